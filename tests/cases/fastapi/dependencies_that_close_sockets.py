# A dependency that closes the socket of somebody without credentials guards it, whatever it returns then.
from fastapi import Depends, FastAPI, HTTPException, Query, WebSocket

app = FastAPI()


async def check(socket: WebSocket, token: str | None = Query(default=None)):
    if not token:
        await socket.close(code=1008)


async def reader(socket: WebSocket, token: str | None = Query(default=None)):
    if token == "secret":
        return token
    await socket.close(code=1008)


def user_of(token):
    if token != "secret":
        raise HTTPException(401)
    return token


async def user(socket: WebSocket, token: str | None = Query(default=None)):
    try:
        return user_of(token)
    except HTTPException:
        pass
    await socket.close(code=1008)


async def place(socket: WebSocket, place: str | None = Query(None)):
    if not place:
        await socket.close(code=4000)
    return place


async def visitor(socket: WebSocket, token: str | None = Query(default=None)):
    if not token:
        return "guest"
    if len(token) > 100:
        await socket.close(code=1008)
    return token


@app.websocket("/checked")  # $ endpoint="WS /checked" guard=check
async def checked(websocket: WebSocket, ok=Depends(check)):
    await websocket.accept()


@app.websocket("/read")  # $ endpoint="WS /read" guard=reader
async def read(websocket: WebSocket, who=Depends(reader)):
    if who:
        await websocket.accept()


@app.websocket("/used")  # $ endpoint="WS /used" guard=user
async def used(websocket: WebSocket, who=Depends(user)):
    if who:
        await websocket.accept()


@app.websocket("/placed")  # $ endpoint="WS /placed" guard=none
async def placed(websocket: WebSocket, where=Depends(place)):
    if where:
        await websocket.accept()


@app.websocket("/visited")  # $ endpoint="WS /visited" guard=none
async def visited(websocket: WebSocket, who=Depends(visitor)):
    await websocket.accept()
