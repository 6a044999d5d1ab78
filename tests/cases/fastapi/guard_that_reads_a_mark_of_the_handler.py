# A guard for all lets by what a decorator has marked; the mark is an attribute of the handler's function.
from functools import wraps

from fastapi import Depends, FastAPI, HTTPException, Request


def public(handler):
    handler.is_public = True
    return handler


def traced(handler):
    @wraps(handler)
    def wrapper(*args, **kwargs):
        return handler(*args, **kwargs)

    return wrapper


def signed_in(request: Request):
    endpoint = request.scope.get("endpoint")
    if endpoint is not None and getattr(endpoint, "is_public", False):
        return
    if not request.headers.get("authorization"):
        raise HTTPException(status_code=401)


async def keyed(request: Request):
    route = request.scope["route"]
    if hasattr(route.endpoint, "is_public"):
        return
    if not request.headers.get("x-api-key"):
        raise HTTPException(status_code=401)


app = FastAPI(dependencies=[Depends(signed_in), Depends(keyed)])


@app.get("/about")  # $ endpoint="GET /about" guard=none
@public
def about(): ...


@app.get("/help")  # $ endpoint="GET /help" guard=none
@traced
@public
def helping(): ...


@app.get("/me")  # $ endpoint="GET /me" guard=signed_in guard=keyed
def me(): ...


@app.get("/mine")  # $ endpoint="GET /mine" guard=signed_in guard=keyed
@traced
def mine(): ...
