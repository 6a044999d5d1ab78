from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


@app.middleware("http")
async def check_token(request: Request, call_next):
    if not request.headers.get("Authorization"):
        return JSONResponse(status_code=401, content={"detail": "no token"})
    return await call_next(request)


@app.get("/items")  # $ endpoint="GET /items" guard=check_token
def items(): ...
