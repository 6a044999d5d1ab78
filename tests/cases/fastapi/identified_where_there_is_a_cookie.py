"""What is nothing unless there are cookies is a credential that is missing: such middleware lets strangers by."""

from fastapi import FastAPI, HTTPException, Request
from starlette.middleware.base import BaseHTTPMiddleware


def check(token: str) -> str:
    if token != "secret":
        raise HTTPException(status_code=401)
    return token


class IdentifyMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        token = None
        if request.cookies:
            token = request.cookies.get("jwt_token") or request.cookies.get("access_token")
        if not token:
            return await call_next(request)
        request.state.user = check(token)
        return await call_next(request)


class AnotherMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        token = None
        if request.cookies:
            token = request.cookies.get("jwt_token")
        if token is None:
            return await call_next(request)
        request.state.user = check(token)
        return await call_next(request)


class EmptyMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        token = ""
        if request.cookies:
            token = request.cookies.get("jwt_token")
        if not token:
            return await call_next(request)
        request.state.user = check(token)
        return await call_next(request)


app = FastAPI()
app.add_middleware(EmptyMiddleware)
app.add_middleware(IdentifyMiddleware)
app.add_middleware(AnotherMiddleware)


@app.get("/orders")  # $ endpoint="GET /orders" guard=none
def orders(): ...
