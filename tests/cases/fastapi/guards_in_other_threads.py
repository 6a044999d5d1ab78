"""What a library runs in another thread answers as if it were called: the user whom a middleware looks for is None there, too."""

import asyncio

from anyio import to_thread
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse


def who(scope):
    if not Headers(scope=scope).get("authorization"):
        return None
    return "somebody"


def asker(request):
    return request.headers.get("x-api-key")


class OfScope:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and scope["path"].startswith("/scope"):
            user = await run_in_threadpool(who, scope)
            if user is None:
                return await JSONResponse({}, status_code=401)(scope, receive, send)
        await self.app(scope, receive, send)


class OfRequest:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        request = Request(scope)
        if request.url.path.startswith("/request"):
            key = await asyncio.to_thread(asker, request)
            if not key:
                return await JSONResponse({}, status_code=401)(scope, receive, send)
        await self.app(scope, receive, send)


class OfLoop:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        request = Request(scope)
        if request.url.path.startswith("/loop"):
            key = await asyncio.get_event_loop().run_in_executor(None, asker, request)
            known = key or await to_thread.run_sync(asker, request)
            if not known:
                return await JSONResponse({}, status_code=401)(scope, receive, send)
        await self.app(scope, receive, send)


app = FastAPI()
app.add_middleware(OfScope)
app.add_middleware(OfRequest)
app.add_middleware(OfLoop)


@app.get("/scope/items")  # $ endpoint="GET /scope/items" guard=OfScope
def scope_items():
    return []


@app.get("/request/items")  # $ endpoint="GET /request/items" guard=OfRequest
def request_items():
    return []


@app.get("/loop/items")  # $ endpoint="GET /loop/items" guard=OfLoop
def loop_items():
    return []


@app.get("/items")  # $ endpoint="GET /items" guard=none
def items():
    return []
