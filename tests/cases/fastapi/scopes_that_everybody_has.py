"""Of an empty list of scopes everybody has all; the classes of errors are told by their status before their names."""

import functools

from fastapi import FastAPI, HTTPException, Request
from starlette.authentication import AuthenticationBackend, has_required_scope, requires
from starlette.middleware.authentication import AuthenticationMiddleware


class Nobody(AuthenticationBackend):
    async def authenticate(self, conn):
        return None


app = FastAPI()
app.add_middleware(AuthenticationMiddleware, backend=Nobody())


class InvalidSession(HTTPException):
    def __init__(self):
        super().__init__(401)


def need(scopes):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            if not has_required_scope(kwargs["request"], scopes):
                raise HTTPException(401)
            return await function(*args, **kwargs)

        return wrapper

    return decorate


@app.get("/feed")  # $ endpoint="GET /feed" guard=none
@need([])
async def feed(request: Request):
    return {}


@app.get("/platforms")  # $ endpoint="GET /platforms" guard=decorate
@need(["platforms.read"])
async def platforms(request: Request):
    return {}


@app.get("/library")  # $ endpoint="GET /library" guard=none
@requires([])
async def library(request: Request):
    return {}


@app.get("/users")  # $ endpoint="GET /users" guard=requires
@requires(["users.read"])
async def users(request: Request):
    return {}


@app.get("/complete")  # $ endpoint="GET /complete" guard=handler
async def complete(request: Request):
    if not request.cookies.get("login"):
        raise InvalidSession()
    return {}


@app.get("/again")  # $ endpoint="GET /again" guard=handler
async def again(request: Request):
    if not request.cookies.get("login"):
        raise InvalidSession
    return {}
