"""Plain ASGI middleware goes through the headers in pairs; what kind of request it lets by is what the scope says."""

from fastapi import FastAPI, WebSocket
from starlette.responses import JSONResponse


class Inner:
    def __init__(self, app):
        self.app = app

    async def refuse(self, scope, receive, send):
        await JSONResponse({}, status_code=401)(scope, receive, send)


class Looped(Inner):
    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        for name, _ in scope["headers"]:
            if name == b"authorization":
                return await self.app(scope, receive, send)
        await self.refuse(scope, receive, send)


class Anywhere(Inner):
    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and not any(name.lower() == b"x-api-key" for name, _ in scope["headers"]):
            await self.refuse(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Decoded(Inner):
    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            headers = {name.decode().lower(): value.decode() for name, value in scope.get("headers", [])}
            if headers.get("authorization", "") != "Bearer secret":
                await send({"type": "http.response.start", "status": 401, "headers": []})
                await send({"type": "http.response.body", "body": b""})
                return
        await self.app(scope, receive, send)


class First(Inner):
    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        token = next((value for name, value in scope["headers"] if name in (b"authorization", b"x-api-key")), None)
        if token is None and scope["type"] == "http":
            return await self.refuse(scope, receive, send)
        await self.app(scope, receive, send)


class Traced(Inner):
    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            for name, value in scope["headers"]:
                if name == b"x-trace-id" and not value:
                    return await JSONResponse({}, status_code=400)(scope, receive, send)
        await self.app(scope, receive, send)


looped, anywhere, decoded, first, traced = FastAPI(), FastAPI(), FastAPI(), FastAPI(), FastAPI()
looped.add_middleware(Looped)
anywhere.add_middleware(Anywhere)
decoded.add_middleware(Decoded)
first.add_middleware(First)
traced.add_middleware(Traced)


@looped.get("/a")  # $ endpoint="GET /looped/a" guard=Looped
def a(): ...


@looped.websocket("/bell")  # $ endpoint="WS /looped/bell" guard=none
async def bell(socket: WebSocket): ...


@anywhere.get("/b")  # $ endpoint="GET /anywhere/b" guard=Anywhere
def b(): ...


@decoded.get("/c")  # $ endpoint="GET /decoded/c" guard=Decoded
def c(): ...


@decoded.websocket("/bell")  # $ endpoint="WS /decoded/bell" guard=none
async def decoded_bell(socket: WebSocket): ...


@first.get("/d")  # $ endpoint="GET /first/d" guard=First
def d(): ...


@traced.get("/e")  # $ endpoint="GET /traced/e" guard=none
def e(): ...


app = FastAPI()
app.mount("/looped", looped)
app.mount("/anywhere", anywhere)
app.mount("/decoded", decoded)
app.mount("/first", first)
app.mount("/traced", traced)
