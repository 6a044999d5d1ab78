"""Runs each folder named on the command line under the real FastAPI and prints what it registers, as JSON.

    python boot.py FOLDER...

Packages that are not installed are stand-ins. Nothing listens; start-up hooks do not run. Afterwards each endpoint is asked
once without credentials: 401 or 403 says that something guards it, and so does the code that closes a WebSocket. Each folder runs in
a process of its own (``os.fork``).
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import io
import json
import os
import re
import sys
import traceback
from pathlib import Path
from typing import Any

import registered
from stand_ins import Finder

NAMES = ("main", "server", "asgi", "app.main", "api.main", "app.server", "app.asgi", "app")


def roots() -> list[Path]:
    here = Path.cwd()
    return [folder for folder in (here, here / "src", here / "backend") if folder.is_dir()]


def entry() -> str:
    """Return the module that makes the application."""
    for name in NAMES:
        path = name.replace(".", "/")
        if any((root / f"{path}.py").exists() or (root / path / "__init__.py").exists() for root in roots()):
            return name
    return next(f"{child.name}.main" for root in roots() for child in sorted(root.iterdir()) if (child / "main.py").exists())


async def ask(app: Any, method: str, path: str) -> int:
    """Return the status of the answer to a request without credentials, or 0."""
    path = re.sub(r"\{[^{}]*\}", "1", path)
    statuses = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path, "raw_path": path.encode()}
    scope |= {"scheme": "http", "root_path": "", "query_string": b"", "headers": [(b"host", b"test")], "state": {}}
    with contextlib.suppress(Exception):
        await asyncio.wait_for(app(scope | {"client": ("127.0.0.1", 1), "server": ("test", 80)}, receive, send), 2)
    return statuses[0] if statuses else 0


DENIES = {1008, 3000, 3003, 4401, 4403}
"""https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number, and two that are made of HTTP's."""


async def knock(app: Any, path: str) -> int:
    """Return 403 where a WebSocket without credentials is closed by a code that denies, 200 where it is accepted and left open, or 0."""
    path = re.sub(r"\{[^{}]*\}", "1", path)
    sent: list[dict[str, Any]] = []
    heard = iter([{"type": "websocket.connect"}])

    async def receive() -> dict[str, Any]:
        return next(heard, {"type": "websocket.disconnect", "code": 1000})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "asgi": {"version": "3.0"}, "http_version": "1.1", "path": path, "raw_path": path.encode()}
    scope |= {"scheme": "ws", "root_path": "", "query_string": b"", "headers": [(b"host", b"test")], "state": {}, "subprotocols": []}
    with contextlib.suppress(Exception):
        await asyncio.wait_for(app(scope | {"client": ("127.0.0.1", 1), "server": ("test", 80)}, receive, send), 2)
    closed = next((message for message in sent if message["type"] == "websocket.close"), None)
    if closed is not None:
        return 403 if closed.get("code") in DENIES else 0
    return 200 if any(message["type"] == "websocket.accept" for message in sent) else 0


def run(folder: Path) -> list[dict[str, Any]]:
    os.chdir(folder)
    sys.argv[1:] = []
    registered.watch(folder)
    sys.path[:0] = [str(root) for root in roots()]
    sys.meta_path.append(Finder(roots))
    module = importlib.import_module(entry())
    factory = getattr(module, "create_app", None)
    if not registered.APPS and callable(factory):
        factory()
    found = registered.routes()
    for app, route in found:
        asked = knock(app, route["path"]) if route["method"] == "WS" else ask(app, route["method"], route["path"])
        route["status"] = asyncio.run(asked)
    return [route for _, route in found]


def apart(folder: str) -> dict[str, Any]:
    """Run a folder in a child process, so that no module of one meets another's."""
    reading, writing = os.pipe()
    if not os.fork():
        sys.stdout = sys.stderr = io.StringIO()
        try:
            answer: dict[str, Any] = {"routes": run(Path(folder).resolve())}
        except BaseException:  # noqa: BLE001 - sys.exit of a folder must not look like our own
            answer = {"routes": [], "error": traceback.format_exc()}
        with os.fdopen(writing, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.wait()
    read: dict[str, Any] = json.loads(text)
    return read


print(json.dumps({folder: apart(folder) for folder in sys.argv[1:]}))
