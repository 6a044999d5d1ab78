# A dependency of the whole application may take a request or a WebSocket: FastAPI passes the one that there is, and leaves the other at its default.
from fastapi import Depends, FastAPI, HTTPException, Request, WebSocket

OPEN = ["/", "/sign-in"]


def ask(request: Request = None, socket: WebSocket = None):
    if socket:
        return None
    for path in OPEN:
        if path == request.url.path.lower():
            return None
    if not request.headers.get("Authorization"):
        raise HTTPException(status_code=403, detail="no ticket")
    return request.headers["Authorization"]


app = FastAPI(dependencies=[Depends(ask)])


@app.get("/tickets")  # $ endpoint="GET /tickets" guard=ask
def tickets(): ...


@app.post("/sign-in")  # $ endpoint="POST /sign-in" guard=none
def sign_in(): ...


@app.websocket("/board")  # $ endpoint="WS /board" guard=none
async def board(websocket: WebSocket): ...
