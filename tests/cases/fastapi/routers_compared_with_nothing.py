# A router, or an application, is something: `is not None` is decided, however it was come by.
from fastapi import APIRouter, FastAPI

orders, parts, tools = APIRouter(prefix="/orders"), APIRouter(prefix="/parts"), APIRouter(prefix="/tools")
app = FastAPI()


@orders.get("/")  # $ endpoint="GET /orders/"
def list_orders(): ...


@parts.get("/")  # $ endpoint="GET /parts/"
def list_parts(): ...


@tools.get("/")
def list_tools(): ...


def found(name):
    try:
        return globals()[name]
    except Exception as problem:
        print("no", name, problem)
        return None


for name in ("orders", "parts"):
    router = found(name)
    if router is not None:
        app.include_router(router)

if tools is None:
    app.include_router(tools)


def served(given=None):
    made = given if given is not None else FastAPI()

    @made.get("/live")  # $ endpoint="GET /live"
    def live(): ...

    if made != given:
        made.include_router(tools)


served(app)
