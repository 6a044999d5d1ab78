"""``sys.modules`` holds what is imported, the module that asks too."""

import inspect
import sys

from fastapi import APIRouter, FastAPI

orders = APIRouter(prefix="/orders")
stock = APIRouter(prefix="/stock")


@orders.get("/{number}")  # $ endpoint="GET /orders/{number}"
def order(number: int) -> int:
    return number


@stock.get("/{part}")  # $ endpoint="GET /stock/{part}" endpoint="GET /later/stock/{part}"
def part(part: str) -> str:
    return part


def routers():
    api = sys.modules[__name__]
    available = {}
    for name, value in inspect.getmembers(api):
        if isinstance(value, APIRouter):
            available[name.lower()] = value
    return available


app = FastAPI()
for found in routers().values():
    app.include_router(found)
app.include_router(getattr(sys.modules.get(__name__), "stock"), prefix="/later")
