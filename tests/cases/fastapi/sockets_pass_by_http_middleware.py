"""Middleware for HTTP does not see WebSockets: neither a function nor a class on Starlette's base. One that is plain ASGI sees both."""

from fastapi import FastAPI, Request, WebSocket
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse


class Doorman(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        if "Authorization" not in request.headers:
            return JSONResponse({}, status_code=401)
        return await call_next(request)


class Porter:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] in ("http", "websocket") and not dict(scope["headers"]).get(b"authorization"):
            await JSONResponse({}, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


app, classed, plain = FastAPI(), FastAPI(), FastAPI()


@app.middleware("http")
async def ask(request: Request, call_next):
    if not request.headers.get("Authorization") and not request.url.path.startswith(("/classed", "/plain")):
        return JSONResponse({}, status_code=401)
    return await call_next(request)


classed.add_middleware(Doorman)
plain.add_middleware(Porter)


@app.get("/letters")  # $ endpoint="GET /letters" guard=ask
def letters(): ...


@app.websocket("/bell")  # $ endpoint="WS /bell" guard=none
async def bell(socket: WebSocket): ...


@classed.get("/letters")  # $ endpoint="GET /classed/letters" guard=Doorman
def classed_letters(): ...


@classed.websocket("/bell")  # $ endpoint="WS /classed/bell" guard=none
async def classed_bell(socket: WebSocket): ...


@plain.get("/letters")  # $ endpoint="GET /plain/letters" guard=Porter
def plain_letters(): ...


@plain.websocket("/bell")  # $ endpoint="WS /plain/bell" guard=Porter
async def plain_bell(socket: WebSocket): ...


app.mount("/classed", classed)
app.mount("/plain", plain)
