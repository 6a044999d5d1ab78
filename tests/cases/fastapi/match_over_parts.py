from dataclasses import dataclass
from enum import Enum

from fastapi import APIRouter, FastAPI

app = FastAPI()


class Kind(Enum):
    PUBLIC = "public"
    PRIVATE = "private"


@dataclass
class Part:
    prefix: str
    router: APIRouter


items, tags, users, hidden = APIRouter(), APIRouter(), APIRouter(), APIRouter()


@items.get("/items")  # $ endpoint="GET /shop/items"
def list_items(): ...


@tags.get("/tags")  # $ endpoint="GET /v1/tags"
def list_tags(): ...


@users.get("/users")  # $ endpoint="GET /users"
def list_users(): ...


@hidden.get("/hidden")
def list_hidden(): ...


def add(part: object, kind: object = Kind.PUBLIC) -> None:
    match part:
        case _ if not isinstance(kind, Kind) or kind is Kind.PRIVATE:
            pass
        case Part(prefix, router=found):
            app.include_router(found, prefix=prefix)
        case (str(prefix), APIRouter() as found):
            app.include_router(found, prefix=prefix)
        case {"router": found, **rest} if 0 < len(rest) <= 1:
            app.include_router(found)
        case _:
            raise TypeError(part)


add(Part("/shop", items))
add(("/v1", tags))
add({"router": users, "note": "no prefix"})
add(Part("/never", hidden), Kind.PRIVATE)
