# Dependencies and middleware that only a changed setting puts in place guard nothing as the code stands.
import json
import os
from types import SimpleNamespace

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from starlette.middleware.base import BaseHTTPMiddleware


def require_key(request: Request):
    if not request.headers.get("x-api-key"):
        raise HTTPException(401)


class KeyMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        if not request.headers.get("x-api-key"):
            raise HTTPException(401)
        return await call_next(request)


def create_app(store):
    app = FastAPI()
    if os.environ.get("API_KEY"):
        app.add_middleware(KeyMiddleware)
    dependencies = []
    if store.auth and store.auth.type != "no_auth":
        dependencies.append(Depends(require_key))
    router = APIRouter()

    @router.get("/items")  # $ endpoint="GET /api/items" guard=none
    def items(): ...

    @router.get("/notes", dependencies=[Depends(require_key)])  # $ endpoint="GET /api/notes" guard=require_key
    def notes(): ...

    app.include_router(router, prefix="/api", dependencies=dependencies)
    return app


app = create_app(json.loads(os.environ.get("STORE", '{"auth": null}'), object_hook=lambda item: SimpleNamespace(**item)))
