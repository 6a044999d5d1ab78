# Middleware that names what it protects: whatever is below none of these prefixes is let through.
from typing import List

from fastapi import FastAPI, Request, status
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

SIGNED: List[str] = ["/ledger/", "/staff/"]
KEYED = ("/vault", "", "/safe")


class Signing(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        wanted = any(request.url.path.startswith(path) for path in SIGNED)
        if not wanted:
            return await call_next(request)
        signature = request.headers.get("x-signature")
        token = request.headers.get("authorization")
        if not all([signature, token]):
            return JSONResponse(status_code=status.HTTP_401_UNAUTHORIZED, content={"detail": "signature"})
        return await call_next(request)


app = FastAPI()
app.add_middleware(Signing)


@app.middleware("http")
async def require_key(request: Request, call_next):
    if True not in [request.url.path.startswith(path) for path in KEYED if path]:
        return await call_next(request)
    if "x-api-key" not in request.headers:
        return JSONResponse({"detail": "key"}, status_code=401)
    return await call_next(request)


@app.get("/ledger/{row}")  # $ endpoint="GET /ledger/{row}" guard=Signing
def row(row: int): ...


@app.get("/staff/")  # $ endpoint="GET /staff/" guard=Signing
def staff(): ...


@app.get("/staff")  # $ endpoint="GET /staff" guard=none
def hall(): ...


@app.get("/vault")  # $ endpoint="GET /vault" guard=require_key
def vault(): ...


@app.get("/safe/{number}")  # $ endpoint="GET /safe/{number}" guard=require_key
def safe(number: int): ...


@app.get("/live")  # $ endpoint="GET /live" guard=none
def live(): ...
