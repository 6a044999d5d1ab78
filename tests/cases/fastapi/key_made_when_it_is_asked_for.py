# A key that nobody has asked for yet is made then: no request without one has it.
import secrets
from typing import ClassVar

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware


class Keys:
    def __init__(self) -> None:
        self._key: str | None = None

    def key(self) -> str:
        if self._key is None:
            self._key = secrets.token_urlsafe(32)
        return self._key


keys = Keys()


def current_key() -> str:
    return keys.key()


class AsksForKey(BaseHTTPMiddleware):
    OPEN: ClassVar[set[str]] = {"/health", "/docs"}

    async def dispatch(self, request: Request, call_next):
        if request.url.path in self.OPEN:
            return await call_next(request)
        if request.url.path.startswith("/api/") and request.headers.get("X-Desk-Token") != current_key():
            return JSONResponse(status_code=403, content={"error": "no key"})
        return await call_next(request)


app = FastAPI()
app.add_middleware(AsksForKey)


@app.get("/health")  # $ endpoint="GET /health" guard=none
def health(): ...


@app.get("/api/desks")  # $ endpoint="GET /api/desks" guard=AsksForKey
def desks(): ...


@app.get("/pages")  # $ endpoint="GET /pages" guard=none
def pages(): ...
