"""Open paths as patterns that a list is made into, below a prefix that settings name: what is cut off a path is asked for too."""

import re

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel, computed_field
from starlette.middleware.base import BaseHTTPMiddleware


class Settings(BaseModel):
    CONTEXT_PATH: str = ""

    @computed_field
    @property
    def PREFIX(self) -> str:
        return self.CONTEXT_PATH + "/api/v1"


settings = Settings()


class Whitelist:
    def __init__(self, paths=None):
        self.paths = paths or ["/", "/login/*", "*.html", "/license"]
        self.patterns = []
        for path in self.paths:
            if "*" in path:
                self.patterns.append(re.compile("^" + path.replace(".", r"\.").replace("*", ".*") + "$"))

    def holds(self, path: str) -> bool:
        if path.startswith(settings.PREFIX):
            path = path[len(settings.PREFIX) :]
        context = settings.CONTEXT_PATH
        if context and path.startswith(context):
            path = path[len(context) :]
        if path in self.paths:
            return True
        return any(pattern.match(path) is not None for pattern in self.patterns)


whitelist = Whitelist()


class Tokens(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        if request.method == "OPTIONS" or whitelist.holds(request.url.path):
            return await call_next(request)
        if not request.headers.get("x-token"):
            return JSONResponse({"detail": "token"}, status_code=401)
        return await call_next(request)


app = FastAPI()
app.add_middleware(Tokens)


@app.post("/api/v1/login/token")  # $ endpoint="POST /api/v1/login/token" guard=none
def login(): ...


@app.get("/api/v1/license")  # $ endpoint="GET /api/v1/license" guard=none
def license(): ...


@app.get("/api/v1/page.html")  # $ endpoint="GET /api/v1/page.html" guard=none
def page(): ...


@app.get("/api/v1/orders")  # $ endpoint="GET /api/v1/orders" guard=Tokens
def orders(): ...


@app.get("/apis/login")  # $ endpoint="GET /apis/login" guard=Tokens
def apis(): ...
