# What a branch has assigned is what the rest of that branch means; after both, a name may be either's.
import os

from fastapi import APIRouter, FastAPI

app = FastAPI()


def add_pages(router):
    @router.get("/pages")  # $ endpoint="GET /web/pages" confidence=conditional
    async def pages(): ...


def add_items(router):
    @router.get("/items")  # $ endpoint="GET /web/items" endpoint="GET /api/items" confidence=conditional
    async def items(): ...


mode = os.environ.get("MODE", "").lower()
if mode == "web":
    router = APIRouter()
    add_pages(router)
    add_items(router)
    app.include_router(router, prefix="/web")
elif mode == "api":
    router = APIRouter()
    add_items(router)
    app.include_router(router, prefix="/api")

prefix = ""
if os.getenv("BEHIND_A_PROXY"):
    prefix = "/proxied"

    @app.get(prefix + "/origin")  # $ endpoint="GET /proxied/origin" confidence=conditional
    async def origin(): ...


@app.get(prefix + "/state")  # $ endpoint="GET /state"
async def state(): ...
