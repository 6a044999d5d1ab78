# A function that Starlette's own class is told to call is a middleware like one that is decorated.
import hmac

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse

OPEN = ["/", "/openapi.json"]


async def with_key(request, call_next):
    if request.url.path in OPEN:
        return await call_next(request)
    if not hmac.compare_digest(request.headers.get("x-api-key", ""), "key"):
        return JSONResponse({"detail": "no key"}, status_code=401)
    return await call_next(request)


class Doorman:
    def __init__(self, word):
        self.word = word

    async def __call__(self, request, call_next):
        if request.headers.get("authorization") != self.word:
            return JSONResponse({"detail": "no word"}, status_code=403)
        return await call_next(request)


async def timed(request, call_next):
    return await call_next(request)


app = FastAPI()
app.add_middleware(BaseHTTPMiddleware, dispatch=with_key)
app.add_middleware(BaseHTTPMiddleware, dispatch=timed)


@app.get("/")  # $ endpoint="GET /" guard=none
def index(): ...


@app.get("/items")  # $ endpoint="GET /items" guard=with_key
def items(): ...


club = FastAPI(middleware=[Middleware(BaseHTTPMiddleware, dispatch=Doorman("please"))])


@club.get("/rooms")  # $ endpoint="GET /club/rooms" guard=with_key guard=Doorman
def rooms(): ...


app.mount("/club", club)
