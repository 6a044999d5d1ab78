# What stands around a mounted application guards it; and a router's dependencies may be assigned before its routes are added.
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Guarded:
    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send):
        if scope["type"] == "http" and b"authorization" not in dict(scope["headers"]):
            return await JSONResponse({}, status_code=401)(scope, receive, send)
        await self.app(scope, receive, send)


class Timed:
    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send):
        await self.app(scope, receive, send)


def require_token(request: Request):
    if not request.headers.get("authorization"):
        raise HTTPException(401)


files = FastAPI()
pages = FastAPI()
members = APIRouter(prefix="/members")
members.dependencies = [Depends(require_token)]


@files.get("/list")  # $ endpoint="GET /files/list" guard=Guarded
def list_files():
    return []


@pages.get("/list")  # $ endpoint="GET /pages/list" guard=none
def list_pages():
    return []


@members.get("/me")  # $ endpoint="GET /members/me" guard=require_token
def me():
    return {}


app = FastAPI()
app.mount("/files", Guarded(files))
app.mount("/pages", Timed(pages))
app.include_router(members)
