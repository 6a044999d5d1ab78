"""`id(x)` tells objects apart: a router that has two names is included once, and a dictionary may be asked for it by its identity."""

from fastapi import APIRouter, FastAPI

one = APIRouter()
alias = one


@one.get("/one")  # $ endpoint="GET /api/one" endpoint="GET /same/one" endpoint="GET /own/one"
def read_one(): ...


two = APIRouter()


@two.get("/two")  # $ endpoint="GET /api/two" endpoint="GET /two"
def read_two(): ...


seen = set()
root = APIRouter(prefix="/api")
for name in ("one", "alias", "two"):
    found = globals()[name]
    if isinstance(found, APIRouter) and id(found) not in seen:
        seen.add(id(found))
        root.include_router(found)

by_identity = {}
for router in (one, two):
    by_identity[id(router)] = router

app = FastAPI()
app.include_router(root)
app.include_router(by_identity[id(two)])
app.include_router(one, prefix="/other" if id(one) != id(alias) else "/same")
app.include_router(one, prefix="/mixed" if id(one) == id(two) else "/own")
