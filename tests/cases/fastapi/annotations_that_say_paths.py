from typing import Annotated, get_type_hints

from fastapi import FastAPI


class Pages:
    start: Annotated[str, "/start"]
    about: Annotated[str, "/about"]


def page(): ...


app = FastAPI()
for name, hint in get_type_hints(Pages, include_extras=True).items():
    app.get(f"{hint.__metadata__[0]}/{name}")(page)  # $ endpoint="GET /start/start" endpoint="GET /about/about"
for hint in Pages.__annotations__.values():
    app.head(hint.__metadata__[0])(page)  # $ endpoint="HEAD /start" endpoint="HEAD /about"
