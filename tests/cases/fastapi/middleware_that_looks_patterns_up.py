"""Patterns of paths, with their methods, say what is public; what was found out is an object of its own."""

import re
from dataclasses import dataclass, field
from typing import Dict, Sequence

from fastapi import FastAPI, HTTPException, Request
from starlette.responses import JSONResponse

PUBLIC: Dict[str, Sequence[str]] = {r"^/tides$": ["GET"], r"^/docs": ["GET"]}


@dataclass
class Match:
    asks: bool
    scopes: Sequence[str] = field(default_factory=list)


def listed(path: str, method: str, paths: Dict[str, Sequence[str]]) -> tuple[bool, Sequence[str]]:
    for pattern, methods in paths.items():
        if re.match(pattern, path):
            for one in methods:
                needed: Sequence[str] = []
                if isinstance(one, tuple):
                    one, needed = one
                if method.casefold() == one.casefold():
                    return True, needed
    return False, []


def found(path: str, method: str, public: Dict[str, Sequence[str]], *, by_default: bool) -> Match:
    matched, scopes = listed(path, method, public)
    if matched:
        return Match(asks=by_default, scopes=scopes)
    if by_default:
        return Match(asks=False)
    return Match(asks=True)


@dataclass
class Asking:
    app: object
    public: Dict[str, Sequence[str]]
    by_default: bool
    key: str = "payload"

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        request = Request(scope)
        match = found(request.url.path, request.method, self.public, by_default=self.by_default)
        try:
            payload = self.proved(request.headers.get("Authorization"), must=match.asks)
        except HTTPException as e:
            response = JSONResponse({"detail": e.detail}, status_code=e.status_code)
            return await response(scope, receive, send)
        setattr(request.state, self.key, payload)
        return await self.app(scope, receive, send)

    def proved(self, header, must: bool = True):
        if not header:
            if must:
                raise HTTPException(status_code=401, detail="Not authenticated")
            return None
        return header


app = FastAPI()
app.add_middleware(Asking, public=PUBLIC, by_default=False)


@app.get("/tides")  # $ endpoint="GET /tides" guard=none
async def tides():
    return {}


@app.post("/tides")  # $ endpoint="POST /tides" guard=Asking
async def turn():
    return {}


@app.get("/berths")  # $ endpoint="GET /berths" guard=Asking
async def berths():
    return {}
