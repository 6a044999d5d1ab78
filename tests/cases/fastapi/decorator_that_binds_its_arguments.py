import functools
import inspect

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


def request_of(handler, *args, **kwargs):
    signature = inspect.signature(handler)
    if "request" in signature.parameters:
        return signature.bind_partial(*args, **kwargs).arguments.get("request")
    return None


def needs(scope):
    def decorator(handler):
        @functools.wraps(handler)
        async def inner(*args, **kwargs):
            request = request_of(handler, *args, **kwargs)
            if not request:
                raise ValueError("a handler without a request")
            held = request.session.get("scopes") if "session" in request.scope else []
            if scope not in (held or []):
                raise HTTPException(status_code=403)
            return await handler(*args, **kwargs)

        return inner

    return decorator


def counted(handler):
    @functools.wraps(handler)
    async def inner(*args, **kwargs):
        bound = inspect.signature(handler).bind(*args, **kwargs)
        if len(bound.arguments["name"]) > 20:
            raise HTTPException(status_code=403)
        return await handler(*args, **kwargs)

    return inner


@app.get("/items")  # $ endpoint="GET /items" guard=needs
@needs("items")
async def items(request: Request):
    return []


@app.get("/names")  # $ endpoint="GET /names" guard=none
@counted
async def names(request: Request, name: str = ""):
    return []
