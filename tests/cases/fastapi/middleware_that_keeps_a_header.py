# ASGI's headers are gone through, and what was found is asked for afterwards.
from fastapi import FastAPI


class Gate:
    def __init__(self, app, open_to=()):
        self.app = app
        self.open_to = tuple(open_to)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or any(scope["path"].startswith(path) for path in self.open_to):
            return await self.app(scope, receive, send)
        token = None
        for name, value in scope["headers"]:
            if name == b"authorization":
                token = value.decode().removeprefix("Bearer ")
        if token is None:
            await send({"type": "http.response.start", "status": 401, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return None
        return await self.app(scope, receive, send)


app = FastAPI()
app.add_middleware(Gate, open_to=["/doors"])


@app.get("/doors")  # $ endpoint="GET /doors" guard=none
def doors(): ...


@app.get("/rooms")  # $ endpoint="GET /rooms" guard=Gate
def rooms(): ...
