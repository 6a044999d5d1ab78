"""Channels that keep a connection open; clients and lifecycle events are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.inventory.realtime import find_realtime
from analyzer.inventory.take import Inputs
from analyzer.model.http import Endpoint
from analyzer.model.location import Location

Service = Callable[..., Inputs]

IO = "const { Server } = require('socket.io');\nconst io = new Server(http);\n"
CASES = {
    "Socket.IO": (
        {"a.js": IO + "io.of('/chat').on('connection', (socket) => { socket.on('message', f); socket.on('disconnect', g); });"},
        ["Socket.IO server", "/chat", "event message"],
    ),
    "Socket.IO client": ({"a.js": "const { io } = require('socket.io-client');\nconst socket = io(url);\nsocket.on('x', f);"}, []),
    "a server of http": ({"a.js": "const { Server } = require('http');\nnew Server();"}, []),
    "ws": ({"a.js": "const { WebSocketServer } = require('ws');\nnew WebSocketServer({ path: '/live' });"}, ["/live"]),
    "ws client": ({"a.js": "const WebSocket = require('ws');\nnew WebSocket('wss://x');"}, []),
    "Fastify": ({"a.js": "require('@fastify/websocket');\napp.get('/live', { websocket: true }, f);\napp.get('/x', f);"}, ["/live"]),
    "express-ws": ({"a.js": "require('express-ws')(app);\napp.ws('/echo', f);"}, ["/echo"]),
    "SSE in Node": (
        {"a.js": "function stream(req, res) { res.setHeader('Content-Type', 'text/event-stream'); res.write('data: x'); }"},
        ["stream"],
    ),
    "SSE, by object": ({"a.js": "function stream(req, res) { res.writeHead(200, { 'Content-Type': 'text/event-stream' }); }"}, ["stream"]),
    "a reader of SSE": ({"a.js": "function read() { return fetch(u, { headers: { Accept: 'text/event-stream' } }); }"}, []),
    "FastAPI": ({"a.py": "from fastapi import FastAPI\napp = FastAPI()\n@app.websocket('/ws')\nasync def live(s): ..."}, ["/ws"]),
    "FastAPI router elsewhere": (
        {
            "r.py": "from fastapi import APIRouter\nrouter = APIRouter()",
            "a.py": "from r import router\n@router.websocket('/ws')\nasync def live(s): ...",
        },
        ["/ws"],
    ),
    "StreamingResponse": (
        {
            "a.py": "from fastapi.responses import StreamingResponse\n"
            "def s():\n"
            "    return StreamingResponse(g(), media_type='text/event-stream')\n"
            "def t():\n"
            "    return StreamingResponse(g())"
        },
        ["s"],
    ),
    "python-socketio": (
        {
            "a.py": "import socketio\n"
            "sio = socketio.AsyncServer()\n"
            "@sio.event\n"
            "def join(sid): ...\n"
            "@sio.on('leave')\n"
            "def l(sid): ...\n"
            "@sio.event\n"
            "def connect(sid): ..."
        },
        ["python-socketio", "join", "leave"],
    ),
}


@pytest.mark.parametrize(("files", "names"), CASES.values(), ids=CASES)
def test_realtime(service: Service, files: dict[str, str], names: list[str]) -> None:
    assert [channel.name for channel in find_realtime(service(files))] == names


def test_a_socket_that_is_served_by_a_router_of_ones_own(service: Service) -> None:
    code = "from own import Router\nrouter = Router()\n@router.websocket('/out')\nasync def out(socket): ..."
    place = Location(file="a.py", line=3)
    served = Endpoint(id="a", method="WS", path="/api/out", template="/api/out", handler="out", location=place, confidence="certain")
    found = find_realtime(service({"a.py": code}, endpoints=[served]))
    assert [(item.kind, item.name, item.library) for item in found] == [("websocket", "/api/out", "pypi:fastapi-websocket")]
