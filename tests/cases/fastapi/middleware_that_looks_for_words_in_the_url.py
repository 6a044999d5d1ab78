"""What is let by is told by words in the whole address; what goes on is called ``callNext``."""

from fastapi import FastAPI, Request, Response

app = FastAPI()


@app.middleware("http")
async def middleware(request: Request, callNext):
    if not any(word in str(request.url) for word in ["/enter", "/docs", "/openapi.json"]):
        if request.method == "OPTIONS":
            return Response("ok")
        try:
            token = request.headers["Authorization"].split(" ")[1]
            if not await valid(token):
                return Response("Unauthorized", status_code=401)
        except Exception:
            return Response("Unauthorized", status_code=401)
    return await callNext(request)


async def valid(token: str) -> bool:
    return token == "secret"


@app.post("/enter")  # $ endpoint="POST /enter" guard=none
async def enter():
    return {}


@app.get("/harbour")  # $ endpoint="GET /harbour" guard=any
async def harbour():
    return {}
