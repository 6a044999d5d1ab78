from collections import defaultdict
from enum import Enum

from fastapi import APIRouter, FastAPI


class Area(Enum):
    USERS = "people"
    ORDERS = "orders"

    @property
    def prefix(self):
        return f"/{self.value}"


HANDLERS = defaultdict(list)


def at(area, path):
    def keep(handler):
        HANDLERS[area].append((path, handler))
        return handler

    return keep


@at(Area.USERS, "/{user}")
def user(user: int): ...


@at(Area.ORDERS, "/open")
def open_orders(): ...


app = FastAPI()
for area, handlers in HANDLERS.items():
    router = APIRouter(prefix=area.prefix)
    for path, handler in handlers:
        router.add_api_route(path, handler)  # $ endpoint="GET /people/{user}" endpoint="GET /orders/open"
    app.include_router(router)


def count(): ...


for area, number in {area: len(handlers) for area, handlers in (HANDLERS | {}).items()}.items():
    app.get(f"/{area.name}/{number}")(count)  # $ endpoint="GET /USERS/1" endpoint="GET /ORDERS/1"
