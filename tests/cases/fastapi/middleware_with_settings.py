# What a middleware is added with decides for whom it asks; a backend that raises refuses, one that returns nothing does not.
from fastapi import FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.base import BaseHTTPMiddleware


class KeyMiddleware(BaseHTTPMiddleware):
    def __init__(self, app, exempt=None):
        super().__init__(app)
        self.exempt = exempt or []

    async def dispatch(self, request, call_next):
        if any(request.url.path.startswith(path) for path in self.exempt):
            return await call_next(request)
        if not request.headers.get("x-api-key"):
            return JSONResponse({}, status_code=401)
        return await call_next(request)


class TokenMiddleware:
    def __init__(self, app, token):
        self.app = app
        self.token = token

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = dict(scope["headers"])
        if headers.get(b"authorization") != self.token:
            response = PlainTextResponse("no", status_code=401)
            return await response(scope, receive, send)
        return await self.app(scope, receive, send)


class Strict(AuthenticationBackend):
    async def authenticate(self, conn):
        if "Authorization" not in conn.headers:
            raise AuthenticationError("no")
        return AuthCredentials(["authenticated"]), SimpleUser("a")


class Loose(AuthenticationBackend):
    async def authenticate(self, conn):
        if "Authorization" not in conn.headers:
            return None
        return AuthCredentials(["authenticated"]), SimpleUser("a")


def refused(conn, error):
    return JSONResponse({}, status_code=401)


keyed = FastAPI()
keyed.add_middleware(KeyMiddleware, exempt=["/docs-of-ours", "/keyed/open"])


@keyed.get("/open/a")  # $ endpoint="GET /keyed/open/a" guard=none
def opened(): ...


@keyed.get("/notes")  # $ endpoint="GET /keyed/notes" guard=KeyMiddleware
def notes(): ...


pure = FastAPI()
pure.add_middleware(TokenMiddleware, token=b"secret")


@pure.get("/notes")  # $ endpoint="GET /pure/notes" guard=TokenMiddleware
def more(): ...


strict = FastAPI()
strict.add_middleware(AuthenticationMiddleware, backend=Strict(), on_error=refused)


@strict.get("/notes")  # $ endpoint="GET /strict/notes" guard=authenticate
def asked(): ...


loose = FastAPI()
loose.add_middleware(AuthenticationMiddleware, backend=Loose(), on_error=refused)


@loose.get("/notes")  # $ endpoint="GET /loose/notes" guard=none
def known(): ...


app = FastAPI()
app.mount("/keyed", keyed)
app.mount("/pure", pure)
app.mount("/strict", strict)
app.mount("/loose", loose)
