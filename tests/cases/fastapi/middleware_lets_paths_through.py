# Patterns, prefixes and sets of open paths in a middleware: asked for each path.
import re

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()
OPEN = {"/health", "/login"}
ASSETS = re.compile(r"/assets/|/favicon\.")


@app.middleware("http")
async def require_key(request: Request, call_next):
    path = request.url.path
    if path in OPEN or path.startswith(("/feeds", "/news")) or ASSETS.match(path) or re.search(r"^/docs(/|$)", path):
        return await call_next(request)
    if request.headers.get("x-api-key") is None:
        return JSONResponse({"detail": "key"}, status_code=401)
    return await call_next(request)


@app.get("/health")  # $ endpoint="GET /health" guard=none
def health(): ...


@app.get("/feeds/{name}")  # $ endpoint="GET /feeds/{name}" guard=none
def feed(name: str): ...


@app.get("/news")  # $ endpoint="GET /news" guard=none
def news(): ...


@app.get("/assets/{name}")  # $ endpoint="GET /assets/{name}" guard=none
def asset(name: str): ...


@app.get("/my/assets/{name}")  # $ endpoint="GET /my/assets/{name}" guard=require_key
def my_asset(name: str): ...


@app.get("/docs/{page}")  # $ endpoint="GET /docs/{page}" guard=none
def page(page: str): ...


@app.get("/orders")  # $ endpoint="GET /orders" guard=require_key
def orders(): ...
