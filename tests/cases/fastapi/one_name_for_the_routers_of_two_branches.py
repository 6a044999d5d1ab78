# $ oracle=no: which of the two is served, a required variable says
# Two branches put routers under one name: what is served in one of them asks for no more than that branch does.
import os

from fastapi import APIRouter, FastAPI

app = FastAPI()
kind = os.environ["SHOP_KIND"]


def add(router):
    @router.get("/lamps")  # $ endpoint="GET /web/lamps" endpoint="GET /api/lamps" confidence=conditional
    def lamps():
        return []


if kind == "web":
    shelf = APIRouter()
    add(shelf)
    app.include_router(shelf, prefix="/web")
elif kind == "api":
    shelf = APIRouter()
    add(shelf)
    app.include_router(shelf, prefix="/api")
