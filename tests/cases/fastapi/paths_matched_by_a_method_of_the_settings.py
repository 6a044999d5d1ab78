from fnmatch import fnmatch
from typing import List

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import computed_field
from pydantic_settings import BaseSettings
from starlette.middleware.base import BaseHTTPMiddleware


class Settings(BaseSettings):
    BASE: str = "/api"
    OPEN: List = ["/icon", "/api/public/*"]

    def matches(self, route: str, patterns: List[str]) -> bool:
        def has_match(pattern):
            return fnmatch(route, pattern)

        return any(list(map(has_match, patterns)))

    def needs_token(self, route: str) -> bool:
        return not self.matches(route, self.OPEN)


settings = Settings()


class Asking(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        response = await call_next(request)
        route = request.scope["path"]
        if settings.needs_token(route):
            token = request.headers.get("Authorization", "").replace("Bearer ", "")
            if not token:
                return JSONResponse({"error": "no token"}, status_code=401)
        return response


app = FastAPI()
app.add_middleware(Asking)


@app.get("/icon")  # $ endpoint="GET /icon" guard=none
def icon():
    return ""


@app.get("/api/public/cat")  # $ endpoint="GET /api/public/cat" guard=none
def cat():
    return ""


@app.get("/api/items")  # $ endpoint="GET /api/items" guard=Asking
def items():
    return []
