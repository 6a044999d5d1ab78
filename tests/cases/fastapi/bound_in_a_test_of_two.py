# What `and (name := ...)` binds is what the branch has, also where nobody knows what stands before `and`.
import os
from types import SimpleNamespace

from fastapi import APIRouter, FastAPI


def asked():
    router = APIRouter()

    @router.get("/")  # $ endpoint="GET /cats/" endpoint="GET /dogs/" endpoint="GET /fish/"
    def all_of_them(): ...

    return router


def told():
    router = APIRouter()

    @router.post("/")  # $ endpoint="POST /cats/" endpoint="POST /fish/"
    def another(): ...

    return router


cats = SimpleNamespace(prefix="/cats", reading=asked(), writing=told())
dogs = SimpleNamespace(prefix="/dogs", reading=asked())
fish = SimpleNamespace(prefix="/fish", reading=asked(), writing=told())


def create_app() -> FastAPI:
    read_only = os.getenv("SHOP_IS_READ_ONLY") == "1"
    made = FastAPI()
    for module in (cats, dogs, fish):
        if reading := getattr(module, "reading", None):
            made.include_router(reading, prefix=module.prefix)
        if not read_only and (writing := getattr(module, "writing", None)) is not None:
            made.include_router(writing, prefix=module.prefix)
    return made


app = create_app()
