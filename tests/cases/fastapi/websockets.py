from fastapi import APIRouter, FastAPI, WebSocket

router = APIRouter(prefix="/rt")


@router.websocket("/echo/{room}")  # $ endpoint="WS /rt/echo/{room}"
async def echo(websocket: WebSocket, room: str):
    await websocket.accept()


@router.websocket_route("/plain")  # $ endpoint="WS /plain"
async def plain(websocket: WebSocket):
    await websocket.accept()


async def added(websocket: WebSocket): ...


app = FastAPI()
app.add_api_websocket_route("/added", added)  # $ endpoint="WS /added"
app.include_router(router)
