"""ASGI's headers are bytes: that of a host says nothing of who asks, that of a token does."""  # $ oracle=no (who asks there names no host)

import os

from fastapi import FastAPI

ALLOWED = os.environ.get("ALLOWED_HOSTS", "localhost,testserver").split(",")


def is_allowed(hosts: list[str], host: str) -> bool:
    if not host:
        return False
    return any(host == item for item in hosts)


async def refuse(send) -> None:
    await send({"type": "http.response.start", "status": 403, "headers": []})
    await send({"type": "http.response.body", "body": b"no"})


class HostMiddleware:
    def __init__(self, app, hosts: list[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = dict(scope.get("headers", []))
        if not is_allowed(self.hosts, headers.get(b"host", b"").decode("utf-8")):
            return await refuse(send)
        return await self.app(scope, receive, send)


class TokenMiddleware:
    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = dict(scope.get("headers", []))
        if headers.get(b"x-shop-token", b"").decode() != os.environ.get("TOKEN", "secret"):
            return await refuse(send)
        return await self.app(scope, receive, send)


inner = FastAPI()
inner.add_middleware(TokenMiddleware)


@inner.get("/orders")  # $ endpoint="GET /inner/orders" guard=TokenMiddleware
def inner_orders(): ...


app = FastAPI()
app.add_middleware(HostMiddleware, hosts=ALLOWED)


@app.get("/orders")  # $ endpoint="GET /orders" guard=none
def orders(): ...


app.mount("/inner", inner)
