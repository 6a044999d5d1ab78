from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse


class SignedIn:
    def __init__(self, app, open_paths=None):
        self.app = app
        self.open_paths = open_paths or []

    async def __call__(self, scope, receive, send):
        path = scope.get("path", "")
        root_path = scope.get("root_path", "")
        if root_path:
            path = path.replace(root_path, "")
        if path not in ["/login", *self.open_paths]:
            request = Request(scope, receive)
            if "authorization" not in request.headers:
                await PlainTextResponse("sign in", 401)(scope, receive, send)
                return
        await self.app(scope, receive, send)


app = FastAPI(root_path="/api")
app.add_middleware(SignedIn, open_paths=["/alive"])


@app.get("/login")  # $ endpoint="GET /login" guard=none
def login(): ...


@app.get("/alive")  # $ endpoint="GET /alive" guard=none
def alive(): ...


@app.get("/items")  # $ endpoint="GET /items" guard=SignedIn
def items(): ...
