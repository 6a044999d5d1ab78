# $ oracle=no: the libraries are not installed there
"""Libraries that mark methods of a class: an object of it has a router, or is added as a resource."""

from classy_fastapi import Routable, delete, get, route, websocket
from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi_class.decorators import post
from fastapi_class.routable import Routable as Other
from fastapi_utils import Api, Resource, set_responses


def signed_in(authorization: str = Header("")):
    if not authorization:
        raise HTTPException(401)


class Users(Routable):
    def __init__(self, store, **options) -> None:
        super().__init__(prefix="/users", **options)
        self._store = store

    @get("/{name}")  # $ endpoint="GET /users/{name}" endpoint="GET /v2/users/{name}"
    def one(self, name: str): ...

    @delete("/{name}", dependencies=[Depends(signed_in)])  # $ endpoint="DELETE /users/{name}" endpoint="DELETE /v2/users/{name}" guard=signed_in
    def remove(self, name: str): ...

    @route("/any", methods=["PUT", "PATCH"])  # $ endpoint="PUT /users/any" endpoint="PATCH /users/any" endpoint="PUT /v2/users/any" endpoint="PATCH /v2/users/any"
    def any(self): ...

    def helper(self): ...


class Sockets(Routable):
    @websocket("/ws")  # $ endpoint="WS /ws"
    async def listen(self, socket): ...


class Orders(Other):
    @post("/orders")  # $ endpoint="POST /orders" guard=signed_in
    def order(self): ...


class Status(Resource):
    @set_responses(str)
    def get(self): ...

    def put(self): ...


app = FastAPI()
app.include_router(Users(None).router)
app.include_router(Users(None).router, prefix="/v2")
app.include_router(Sockets().router)
app.include_router(Orders(dependencies=[Depends(signed_in)]).router)
api = Api(app)
api.add_resource(Status(), "/status", "/alive")  # $ endpoint="GET /status" endpoint="PUT /status" endpoint="GET /alive" endpoint="PUT /alive"
