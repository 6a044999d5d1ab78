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
    "Socket.IO, handed to modules": (
        {
            "a.js": IO + "require('./chat')(io);\nnew (require('./rooms'))(io).start();\nrequire('./none')(process);",
            "chat.js": "module.exports = (server) => {\n  server.on('connection', (client) => {\n    client.on('say', f);\n"
            "    client.once('leave', f);\n    require('./typing')(client);\n  });\n};",
            "typing.js": "module.exports = (from) => { from.on('typing', f); };",
            "rooms.js": "class Rooms {\n  constructor(io) { this.io = io; }\n"
            "  start() { this.io.of('/rooms').on('connection', this.enter.bind(this)); }\n"
            "  enter(one) { one.on('join', f); }\n}\nmodule.exports = Rooms;",
            "none.js": "module.exports = (p) => { p.on('exit', f); const job = make(); job.on('done', f); };",
        },
        ["Socket.IO server", "event say", "event leave", "/rooms", "event join", "event typing"],
    ),
    "Socket.IO, typed": (
        {
            "a.ts": "import { Server, Socket } from 'socket.io';\nconst io = new Server(http);\n"
            "function attach(client: Socket) { client.on('say', f); }\nio.on('connection', attach);",
        },
        ["Socket.IO server", "event say"],
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
    "sse-starlette": (
        {
            "a.py": "from sse_starlette.sse import EventSourceResponse\n"
            "def s(x):\n"
            "    if x:\n"
            "        return EventSourceResponse(g())\n"
            "    return EventSourceResponse(h())"
        },
        ["s"],
    ),
    "FastAPI's own streams": (
        {
            "a.py": "from fastapi import FastAPI\n"
            "from fastapi.sse import EventSourceResponse\n"
            "app = FastAPI()\n"
            "@app.get('/s', response_class=EventSourceResponse)\n"
            "async def s():\n"
            "    yield {}"
        },
        ["s"],
    ),
    "WebSocket routes that are added": (
        {"a.py": "from fastapi import FastAPI\napp = FastAPI()\napp.add_api_websocket_route('/ws', live)"},
        ["/ws"],
    ),
    "fastapi-websocket-pubsub": (
        {"a.py": "from fastapi_websocket_pubsub import PubSubEndpoint\nendpoint = PubSubEndpoint()"},
        ["fastapi-websocket-pubsub"],
    ),
    "better-sse": (
        {"a.js": "const { createSession } = require('better-sse');\nasync function s(req, res) { await createSession(req, res); }"},
        ["s"],
    ),
    "fastify-sse-v2": (
        {"a.js": "require('fastify-sse-v2');\nfunction s(request, reply) { reply.sse(stream()); }"},
        ["s"],
    ),
    "@fastify/sse": ({"a.js": "app.register(require('@fastify/sse'));\napp.get('/s', { sse: true }, f);"}, ["/s"]),
    "graphql-ws": (
        {
            "a.js": "const { useServer } = require('graphql-ws/use/ws');\n"
            "const { WebSocketServer } = require('ws');\n"
            "const s = new WebSocketServer({ path: '/graphql' });\n"
            "useServer({ schema }, s);"
        },
        ["/graphql", "graphql-ws"],
    ),
    "Hocuspocus": ({"a.js": "const { Server } = require('@hocuspocus/server');\nnew Server({}).listen();"}, ["@hocuspocus/server"]),
    "Colyseus": ({"a.js": "const { Server } = require('colyseus');\nnew Server({});"}, ["colyseus"]),
    "SockJS": ({"a.js": "const sockjs = require('sockjs');\nsockjs.createServer();"}, ["sockjs"]),
    "uWebSockets": ({"a.js": "const uWS = require('uWebSockets.js');\nuWS.App().ws('/live', {});"}, ["/live"]),
    "Socket.IO as a Fastify plugin": ({"a.js": "app.register(require('fastify-socket.io'), {});"}, ["Socket.IO server"]),
    "Socket.IO, called": ({"a.js": "const io = require('socket.io')(http);\nio.of('/chat');"}, ["Socket.IO server", "/chat"]),
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
