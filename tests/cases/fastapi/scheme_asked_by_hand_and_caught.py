# A middleware may ask a scheme by hand: what it raises is caught by its class, and what an optional one finds is nothing.
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.security import APIKeyHeader, HTTPBearer
from starlette.exceptions import HTTPException


class Service:
    def __init__(self, app: FastAPI):
        self.app = app
        self.bearer = HTTPBearer(auto_error=False)
        self.key = APIKeyHeader(name="x-shop-key")

    def protect(self):
        @self.app.middleware("http")
        async def authorization(request: Request, call_next):
            try:
                token = await self.key(request)
            except HTTPException:
                token = getattr(await self.bearer(request), "credentials", None)
            if token:
                token = token.split()
            if token:
                try:
                    int(token[0])
                except ValueError:
                    return JSONResponse({"detail": "no such key"}, 401)
            elif request.url.path.startswith("/v1/"):
                return JSONResponse({"detail": "a key is required"}, 401)
            return await call_next(request)


app = FastAPI()
Service(app).protect()


@app.get("/")  # $ endpoint="GET /" guard=none
def home():
    return {}


@app.get("/v1/orders")  # $ endpoint="GET /v1/orders" guard=authorization
def orders():
    return []
