# $ oracle=no: fastapi-controllers is not installed there
"""A controller's class answers a router: the methods are its routes, and the class says what is before them."""

from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi_controllers import Controller, get, post, websocket
from fastapi_controllers.routing import delete


def current_user(authorization: str = Header(None)):
    if authorization is None:
        raise HTTPException(status_code=401)
    return authorization


class Shared(Controller):
    @get("/about")  # $ endpoint="GET /rooms/about" guard=none
    async def about(self): ...


class Rooms(Shared):
    prefix = "/rooms"
    tags = ["rooms"]

    @get("/{id}")  # $ endpoint="GET /rooms/{id}" guard=none
    async def one(self, id: int): ...

    @post("", status_code=201, dependencies=[Depends(current_user)])  # $ endpoint="POST /rooms" guard=current_user
    async def made(self): ...

    @websocket("/bell")  # $ endpoint="WS /rooms/bell"
    async def bell(self, socket): ...


class Bills(Controller):
    prefix = "/bills"

    def __init__(self, user: str = Depends(current_user)):
        self.user = user

    @delete("/{id}")  # $ endpoint="DELETE /api/bills/{id}" guard=current_user
    def gone(self, id: int): ...


class Notes(Controller):
    dependencies = [Depends(current_user)]

    @get("/notes")  # $ endpoint="GET /notes" guard=current_user
    def notes(self): ...


app = FastAPI()
app.include_router(Rooms.create_router())
app.include_router(Bills.create_router(), prefix="/api")
for controller in (Notes,):
    app.include_router(controller.create_router())
