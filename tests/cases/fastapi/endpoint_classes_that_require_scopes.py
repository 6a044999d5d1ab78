# Each method of a class of handlers is a handler with decorators of its own.
from fastapi import Depends, FastAPI, HTTPException, Request
from starlette.authentication import AuthCredentials, AuthenticationBackend, SimpleUser, has_required_scope, requires
from starlette.endpoints import HTTPEndpoint
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route


class Names(AuthenticationBackend):
    async def authenticate(self, conn):
        name = conn.headers.get("x-user")
        return (AuthCredentials(["authenticated"]), SimpleUser(name)) if name else None


class Bed(HTTPEndpoint):
    async def get(self, request):
        return JSONResponse({})

    @requires("authenticated")
    async def put(self, request):
        return JSONResponse({})


class Meadow(Bed):
    @requires(["authenticated"], status_code=401)
    async def delete(self, request):
        return JSONResponse({})


def scope(name):
    def check(request: Request):
        if not has_required_scope(request, [name]):
            raise HTTPException(403)

    return check


app = FastAPI(
    middleware=[Middleware(AuthenticationMiddleware, backend=Names())],
    routes=[
        Route("/beds", Bed, methods=["GET"]),  # $ endpoint="GET /beds" guard=none
        Route("/beds", Bed, methods=["PUT"]),  # $ endpoint="PUT /beds" guard=requires
        Route("/meadows", Meadow, methods=["DELETE", "PUT"]),  # $ endpoint="PUT /meadows" endpoint="DELETE /meadows" guard=requires
    ],
)


@app.get("/seeds", dependencies=[Depends(scope("authenticated"))])  # $ endpoint="GET /seeds" guard=check
def seeds(): ...
