# $ oracle=no (the application inside is what is asked)
# What a module serves may be the application inside something else: that stands before every route, paths that it lets through left out.
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Guarded:
    def __init__(self, app: ASGIApp, open_paths: set[str]):
        self.app = app
        self.open_paths = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send):
        if scope["type"] == "http" and scope["path"] not in self.open_paths:
            if b"authorization" not in dict(scope["headers"]):
                return await JSONResponse({}, status_code=401)(scope, receive, send)
        await self.app(scope, receive, send)


class Timed:
    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send):
        await self.app(scope, receive, send)


inner = FastAPI()


@inner.get("/list")  # $ endpoint="GET /list" guard=Guarded
def list_files():
    return []


@inner.get("/hours")  # $ endpoint="GET /hours" guard=none
def hours():
    return []


app = Timed(Guarded(inner, open_paths={"/hours"}))
