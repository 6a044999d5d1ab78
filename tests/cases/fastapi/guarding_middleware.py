from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware


class ApiKeyMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        if request.headers.get("x-api-key") != "k":
            return JSONResponse({"detail": "bad key"}, status_code=401)
        return await call_next(request)


app = FastAPI()
app.add_middleware(ApiKeyMiddleware)


@app.get("/items")  # $ endpoint="GET /items" guard=ApiKeyMiddleware
def items(): ...
