# $ oracle=no (there is no proxy)
"""A decorator puts a middleware class into another that asks it about requests; a proxy is asked who the cookies are of."""

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.middleware.base import BaseHTTPMiddleware


def for_sockets(cls):
    class Both:
        def __init__(self, app, *args, **kwargs):
            self.app = app
            self.middleware = cls(app, *args, **kwargs)

        async def __call__(self, scope, receive, send):
            if scope.get("type") == "websocket":
                await self.app(scope, receive, send)
            else:
                await self.middleware(scope, receive, send)

    return Both


@for_sockets
class AskProxy(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        if request.url.path == "/health":
            return await call_next(request)
        return await self.authenticate(request, call_next)

    async def authenticate(self, request, call_next):
        async with httpx.AsyncClient() as client:
            return await self.ask(request, call_next, client)

    async def ask(self, request, call_next, client):
        answer = await client.get("http://proxy/oauth2/auth", headers={"X-Forwarded-Uri": request.url.path}, cookies=request.cookies)
        if answer.status_code == 202:
            return await call_next(request)
        if answer.status_code == 401:
            return RedirectResponse(url="/oauth2/start")
        return JSONResponse({"detail": "proxy error"}, status_code=502)


async def by_address(request: Request, call_next):
    seen = request.headers.get("authorization", "")
    if request.client.host == "10.0.0.1":
        return JSONResponse({}, status_code=403)
    print(seen)
    return await call_next(request)


app = FastAPI()
app.add_middleware(AskProxy)
app.middleware("http")(by_address)


@app.get("/items")  # $ endpoint="GET /items" guard=Both
def items():
    return []


@app.get("/health")  # $ endpoint="GET /health" guard=none
def health():
    return {}
