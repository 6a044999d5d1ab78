# A middleware that asks for credentials in several places and refuses only those that are wrong.
from fastapi import FastAPI, HTTPException, Request
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse


class Cookies:
    def __init__(self, request, secret):
        self.request = request
        self.secret = secret

    def read(self, key):
        raw = self.request.cookies.get(key)
        if not raw:
            return None
        return self.open(raw)

    def open(self, raw):
        if not raw.endswith(self.secret):
            raise HTTPException(status_code=401)
        return raw


class Identify(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        cookies = Cookies(request, "s3cret")
        header = request.headers.get("Authorization", None)
        token = cookies.read("access_token")
        user = None
        if token:
            user = await self.by_cookie(token)
        elif header and header.lower().startswith("bearer "):
            user = await self.by_token(header)
        request.state.user = user
        return await call_next(request)

    async def by_cookie(self, token):
        if token != "s3cret":
            raise HTTPException(status_code=401)
        return "ann"

    async def by_token(self, header):
        if header.split(" ")[1] != "s3cret":
            raise HTTPException(status_code=401)
        return "ann"


app = FastAPI()
app.add_middleware(Identify)


@app.get("/about")  # $ endpoint="GET /about" guard=none
def about(): ...
