# What the standard library answers decides paths: parts of addresses, classes made on the way, arguments of types, what objects spell.
import inspect
from abc import ABC, abstractmethod
from functools import wraps
from types import MappingProxyType
from typing import Literal, get_args
from urllib.parse import quote, urljoin, urlparse

from fastapi import APIRouter, FastAPI

Kind = Literal["cats", "dogs"]
BASE_URL = "https://example.org:8443/base/"
PARTS = ["", "api", None, "v1"]
TABLE = MappingProxyType({"one": "first"})


class View(ABC):
    name = ""

    @abstractmethod
    def get(self): ...


class Partial(View):
    name = "partial"


class Whole(View):
    name = "whole"

    def get(self): ...


class Prefix:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return "/" + self.text


def logged(function):
    @wraps(function)
    def inner(*args):
        return function(*args)

    return inner


@logged
def listed(): ...


app = FastAPI()
for kind in get_args(Kind):
    app.add_api_route(f"/{kind}", listed)  # $ endpoint="GET /cats" endpoint="GET /dogs"
app.add_api_route(urlparse(BASE_URL).path + "parsed", listed)  # $ endpoint="GET /base/parsed"
app.add_api_route(urljoin("/one/two", "joined"), listed)  # $ endpoint="GET /one/joined"
app.add_api_route("/" + quote("a b"), listed)  # $ endpoint="GET /a%20b"
app.add_api_route("/" + "/".join(filter(None, PARTS)), listed)  # $ endpoint="GET /api/v1"
app.add_api_route(f"/{listed.__name__}", listed)  # $ endpoint="GET /listed"
app.add_api_route("/" + "ab" * 2, listed)  # $ endpoint="GET /abab"
app.add_api_route("/" + "a.b.c".replace(".", "/", 1), listed)  # $ endpoint="GET /a/b.c"
for key, value in TABLE.items():
    app.add_api_route(f"/{key}/{value}", listed)  # $ endpoint="GET /one/first"

router = APIRouter(prefix=str(Prefix("spelled")))
router.add_api_route(f"{Prefix('inner')}", listed)  # $ endpoint="GET /spelled/inner"
app.include_router(router)

for name in ("first", "second"):
    made = type(f"{name.title()}View", (Whole,), {"name": name})

for view in [Partial, *View.__subclasses__(), *Whole.__subclasses__()]:
    if inspect.isabstract(view):
        continue
    app.add_api_route(f"/views/{view.name}", view().get)  # $ endpoint="GET /views/whole" endpoint="GET /views/first" endpoint="GET /views/second"
