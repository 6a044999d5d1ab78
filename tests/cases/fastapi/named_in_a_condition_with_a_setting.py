# A name that an expression gives while a setting, off by default, is asked before it: every round of the loop has its own.
import os
from types import SimpleNamespace

from fastapi import APIRouter, FastAPI

closed = os.getenv("SHOP_CLOSED") == "1"


def part(name):
    reading = APIRouter(prefix=f"/{name}")
    writing = APIRouter(prefix=f"/{name}")

    @reading.get("/list")  # $ endpoint="GET /apples/list" endpoint="GET /pears/list"
    def listed():
        return []

    @writing.post("/add")  # $ endpoint="POST /apples/add" endpoint="POST /pears/add"
    def added():
        return {}

    return SimpleNamespace(reading=reading, writing=writing)


app = FastAPI()
for shelf in (part("apples"), part("pears")):
    app.include_router(shelf.reading)
    if not closed and (router := getattr(shelf, "writing", None)):
        app.include_router(router)
