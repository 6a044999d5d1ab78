# A header that FastAPI's own function takes apart: without it both parts are empty, and what follows asks for them.
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from fastapi.security.utils import get_authorization_scheme_param

app = FastAPI()


class InvalidToken(Exception): ...


def bearer(request: Request):
    scheme, value = get_authorization_scheme_param(request.headers.get("Authorization"))
    if not scheme or not value or scheme.lower() != "bearer":
        return None
    return value


def who(request: Request):
    token = bearer(request)
    if token is not None:
        if token.startswith("user_"):
            return token.removeprefix("user_")
        raise InvalidToken
    return "anonymous"


class Identify:
    def __init__(self, app, kept):
        self.app = app
        self.kept = kept

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            scope["who"] = who(Request(scope))
        except InvalidToken:
            response = JSONResponse({"detail": "token"}, status_code=401)
            return await response(scope, receive, send)
        await self.app(scope, receive, send)


app.add_middleware(Identify, kept=60)


class CookieBearer:
    def __init__(self, required: bool = True):
        self.required = required

    async def __call__(self, request: Request):
        header = request.cookies.get("access_token")
        scheme, token = get_authorization_scheme_param(header)
        if not header or scheme.lower() != "bearer":
            if self.required:
                raise HTTPException(status_code=401, detail="Not authenticated")
            return None
        return token


def signed_in(request: Request):
    if bearer(request) is None:
        raise HTTPException(401)


@app.get("/live")  # $ endpoint="GET /live" guard=none
def live(): ...


@app.get("/name", dependencies=[Depends(who)])  # $ endpoint="GET /name" guard=none
def name(): ...


@app.get("/notes", dependencies=[Depends(signed_in)])  # $ endpoint="GET /notes" guard=signed_in
def notes(): ...


@app.get("/orders")  # $ endpoint="GET /orders" guard=CookieBearer
def orders(token: str = Depends(CookieBearer())): ...


@app.get("/feed")  # $ endpoint="GET /feed" guard=none
def feed(token: str = Depends(CookieBearer(required=False))): ...
