# A handler closes the socket of somebody who has not said who he is, before it accepts or after it; one that ends a conversation does not.
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Query, WebSocket, WebSocketDisconnect, WebSocketException, status

app = FastAPI()
ROOMS = {"1"}


def known(socket: WebSocket) -> bool:
    return socket.headers.get("authorization") == "Bearer x"


@app.websocket("/bells")  # $ endpoint="WS /bells" guard=handler
async def bells(websocket: WebSocket):
    if not known(websocket):
        await websocket.close(code=1008)
        return
    await websocket.accept()


@app.websocket("/horns")  # $ endpoint="WS /horns" guard=handler
async def horns(websocket: WebSocket):
    await websocket.accept()
    token = websocket.query_params.get("token")
    if token is None:
        await websocket.send_json({"error": "who are you?"})
        await websocket.close()
        return
    while True:
        await websocket.send_text(await websocket.receive_text())


@app.websocket("/drums")  # $ endpoint="WS /drums" guard=handler
async def drums(websocket: WebSocket, token: Annotated[str | None, Query()] = None):
    if token != "x":
        await websocket.accept()
        await websocket.close(code=4401)
        return
    await websocket.accept()


@app.websocket("/flutes")  # $ endpoint="WS /flutes" guard=handler
async def flutes(websocket: WebSocket):
    if websocket.cookies.get("session") is None:
        raise WebSocketException(code=status.WS_1008_POLICY_VIOLATION)
    await websocket.accept()


@app.websocket("/harps")  # $ endpoint="WS /harps" guard=handler
async def harps(websocket: WebSocket):
    if not websocket.headers.get("authorization"):
        raise WebSocketDisconnect(code=1008)
    await websocket.accept()


class Visitor:
    def __init__(self, socket: WebSocket):
        self.socket = socket

    async def welcome(self) -> bool:
        if not known(self.socket):
            await self.socket.close(3000, "UNAUTHORIZED")
            return False
        return True


@app.websocket("/lutes")  # $ endpoint="WS /lutes" guard=handler
async def lutes(websocket: WebSocket):
    if not await Visitor(websocket).welcome():
        return
    await websocket.accept()


def user_of(token: str | None) -> str:
    if token != "x":
        raise PermissionError
    return token


@app.websocket("/gongs")  # $ endpoint="WS /gongs" guard=handler
async def gongs(websocket: WebSocket, token: str | None = Query(None)):
    try:
        user = user_of(token)
        await websocket.accept()
        while True:
            await websocket.send_json([user, await websocket.receive_text()])
    except PermissionError:
        await websocket.close(code=1008)
    except WebSocketDisconnect:
        pass


def claims_of(authorization: str | None = Header(None)):
    return authorization or None


@app.websocket("/viols")  # $ endpoint="WS /viols" guard=handler
async def viols(websocket: WebSocket, claims=Depends(claims_of)):
    try:
        if claims is None:
            return
        await websocket.accept()
    finally:
        await websocket.close()


@app.websocket("/choirs")  # $ endpoint="WS /choirs" guard=handler
async def choirs(websocket: WebSocket, choir: str | None = Query(None), token: str | None = Query(None)):
    if not choir:
        await websocket.close(code=1003)
        return
    if not token:
        await websocket.close(code=1008)
        return
    await websocket.accept()


@app.websocket("/chat")  # $ endpoint="WS /chat" guard=none
async def chat(websocket: WebSocket, token: str | None = Query(None)):
    await websocket.accept()
    name = "guest"
    if token:
        name = token
    try:
        while True:
            await websocket.send_text(name + await websocket.receive_text())
    except WebSocketDisconnect:
        await websocket.close()


@app.websocket("/news")  # $ endpoint="WS /news" guard=none
async def news(websocket: WebSocket):
    name = "guest"
    if websocket.query_params.get("token"):
        name = "reader"
    await websocket.accept()
    await websocket.send_json({"hello": name})
    await websocket.close()


@app.websocket("/stage")  # $ endpoint="WS /stage" guard=none
async def stage(websocket: WebSocket, token: str | None = Query(None)):
    if not token:
        await websocket.accept()
        await websocket.send_json({"title": "for everybody"})
        await websocket.close()
        return
    await websocket.accept()
    await websocket.send_json({"title": "for you"})
    await websocket.close()


@app.websocket("/talk")  # $ endpoint="WS /talk" guard=none
async def talk(websocket: WebSocket, token: str | None = Query(None)):
    if token:
        await websocket.accept()
        return
    await websocket.accept()
    if await websocket.receive_text() == "bye":
        await websocket.close(code=1008)


@app.websocket("/rooms/{room}")  # $ endpoint="WS /rooms/{room}" guard=none
async def rooms(websocket: WebSocket, room: str, token: str | None = Query(None)):
    user = None
    if token:
        user = token
    if room not in ROOMS:
        await websocket.close(code=4004)
        return
    if len(room) > 20:
        raise WebSocketException(code=1008)
    await websocket.accept()
    await websocket.send_json([user])


@app.websocket("/places")  # $ endpoint="WS /places" guard=none
async def places(websocket: WebSocket):
    if not websocket.query_params.get("place"):
        await websocket.close(code=4000)
        return
    await websocket.accept()
