# $ oracle=no (the library is not installed)
"""wireup's classes of handlers: the router is the class's own, and setting the container up includes it."""

import wireup
import wireup.integration.fastapi
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException


def signed_in(authorization: str = Header("")):
    if not authorization:
        raise HTTPException(401)


class Users:
    router = APIRouter(prefix="/users", dependencies=[Depends(signed_in)])

    def __init__(self, store) -> None:
        self.store = store

    @router.get("/")  # $ endpoint="GET /users/" guard=signed_in
    async def listed(self): ...

    @router.delete("/{name}")  # $ endpoint="DELETE /users/{name}" guard=signed_in
    async def removed(self, name: str): ...


app = FastAPI()
container = wireup.create_async_container(injectables=[])
wireup.integration.fastapi.setup(container, app, class_based_handlers=[Users])
