# A middleware that hands the request to another one, which it made itself.
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


class TokenCheck(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        if request.method not in {"POST", "DELETE"} or request.url.path.startswith("/login"):
            return await call_next(request)
        if not request.headers.get("authorization", "").startswith("Bearer "):
            return JSONResponse({"detail": "token"}, status_code=401)
        return await call_next(request)


class AuthMiddleware:
    def __init__(self, app):
        self._inner = app
        self._http = TokenCheck(app)

    async def __call__(self, scope, receive, send):
        if scope["type"] in ("websocket", "lifespan"):
            await self._inner(scope, receive, send)
        else:
            await self._http(scope, receive, send)


app.add_middleware(AuthMiddleware)


@app.get("/notes")  # $ endpoint="GET /notes" guard=none
def notes(): ...


@app.post("/notes")  # $ endpoint="POST /notes" guard=AuthMiddleware
def add(): ...


@app.delete("/notes/{number}")  # $ endpoint="DELETE /notes/{number}" guard=AuthMiddleware
def remove(number: int): ...


@app.post("/login")  # $ endpoint="POST /login" guard=none
def login(): ...
