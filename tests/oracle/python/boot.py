"""Runs each folder named on the command line under the real FastAPI and prints what it registers, as JSON.

    python boot.py FOLDER...

Packages that are not installed are stand-ins. Nothing listens; start-up hooks do not run. Afterwards each endpoint is asked
once without credentials: 401 or 403 says that something guards it. Each folder runs in a process of its own (``os.fork``).
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import io
import json
import os
import re
import sys
import traceback
import types
from pathlib import Path

import fastapi
import fastapi.routing
import starlette.routing

APPS: list[fastapi.FastAPI] = []
ROOT = Path()


class StandInMeta(type):
    def __getattr__(cls, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn()


class Base(metaclass=StandInMeta):
    def __init__(self, *args, **kwargs) -> None: ...


class StandIn:
    """Anything: can be read, called, iterated, awaited nowhere, used as a decorator or as a base class."""

    def __init__(self, *args, **kwargs) -> None: ...

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn()

    def __call__(self, *args, **kwargs):
        return args[0] if len(args) == 1 and isinstance(args[0], types.FunctionType) else StandIn()

    def __mro_entries__(self, bases):
        return (Base,)

    def __getitem__(self, key):
        return StandIn()

    def __iter__(self):
        return iter(())

    def __or__(self, other):
        return object

    __ror__ = __or__

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None: ...


class StandInModule(types.ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {}) if name.endswith(("Error", "Exception")) else StandIn()


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Last of all finders: what nobody else has becomes a stand-in, unless the folder itself should have it."""

    def find_spec(self, name, path=None, target=None):
        top = name.split(".")[0]
        if top in sys.stdlib_module_names or any((root / top).exists() or (root / f"{top}.py").exists() for root in roots()):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandInModule(spec.name)

    def exec_module(self, module) -> None: ...


def roots() -> list[Path]:
    return [folder for folder in (ROOT, ROOT / "src", ROOT / "backend") if folder.is_dir()]


def place() -> tuple[str, int]:
    frame = sys._getframe(1)
    while frame is not None:
        included = frame.f_locals.get("route") if frame.f_code.co_name == "include_router" else None
        if hasattr(included, "oracle_place"):
            return included.oracle_place
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOT):
            return file.relative_to(ROOT).as_posix(), frame.f_lineno
        frame = frame.f_back
    return "", 0


def record(cls: type) -> None:
    original = cls.__init__

    def init(self, *args, **kwargs) -> None:
        original(self, *args, **kwargs)
        self.oracle_place = place()

    cls.__init__ = init


def record_apps() -> None:
    original = fastapi.FastAPI.__init__

    def init(self, *args, **kwargs) -> None:
        original(self, *args, **kwargs)
        APPS.append(self)

    fastapi.FastAPI.__init__ = init


def own(route) -> bool:
    return not getattr(route.endpoint, "__module__", "").startswith(("fastapi.", "starlette."))


def rows(route, path: str, source) -> list[dict]:
    file, line = getattr(source, "oracle_place", ("", 0))
    if isinstance(route, (fastapi.routing.APIWebSocketRoute, starlette.routing.WebSocketRoute)):
        return [{"method": "WS", "path": path, "file": file, "line": line}]
    methods = set(route.methods or ())
    if "GET" in methods and not isinstance(source, fastapi.routing.APIRoute):
        methods.discard("HEAD")
    return [{"method": method, "path": path, "file": file, "line": line} for method in sorted(methods)]


def walk(routes, prefix: str, children: set[int]) -> list[dict]:
    found = []
    for route in routes:
        if hasattr(route, "effective_candidates"):
            for candidate in route.effective_route_contexts():
                effective = candidate.starlette_route or candidate
                if isinstance(effective, starlette.routing.Mount):
                    found += mounted(effective, prefix, children)
                elif own(candidate.original_route):
                    found += rows(effective, prefix + effective.path, candidate.original_route)
        elif isinstance(route, starlette.routing.Mount):
            found += mounted(route, prefix, children)
        elif isinstance(route, (starlette.routing.Route, starlette.routing.WebSocketRoute)) and own(route):
            found += rows(route, prefix + route.path, route)
    return found


def mounted(mount, prefix: str, children: set[int]) -> list[dict]:
    app = getattr(mount, "_base_app", mount.app)
    children.add(id(app))
    return walk(getattr(app, "routes", None) or [], prefix + mount.path, children)


async def ask(app, method: str, path: str) -> int:
    path = re.sub(r"\{[^{}]*\}", "1", path)
    status = 0

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path, "raw_path": path.encode(),
        "root_path": "", "scheme": "http", "query_string": b"", "headers": [(b"host", b"test")], "client": ("127.0.0.1", 1), "server": ("test", 80), "state": {},
    }
    with contextlib.suppress(Exception):
        await asyncio.wait_for(app(scope, receive, send), 2)
    return status


def entry(folder: Path) -> str:
    for name in ("main", "app", "server", "asgi", "app.main", "api.main", "app.server", "app.asgi"):
        for root in roots():
            if (root / (name.replace(".", "/") + ".py")).exists() or (root / name.replace(".", "/") / "__init__.py").exists() and name == "app" and not (root / "app/main.py").exists():
                return name
    packages = [child for root in roots() for child in sorted(root.iterdir()) if (child / "main.py").exists()]
    return f"{packages[0].name}.main"


def run(folder: Path) -> list[dict]:
    global ROOT
    ROOT = folder
    os.chdir(folder)
    sys.path[:0] = [str(root) for root in roots()]
    sys.meta_path.append(Finder())
    module = importlib.import_module(entry(folder))
    factory = getattr(module, "create_app", None)
    if not APPS and callable(factory):
        factory()
    children: set[int] = set()
    walked = [(app, walk(app.routes, "", children)) for app in APPS]
    found = []
    for app, routes in walked:
        if id(app) in children:
            continue
        for route in routes:
            found.append(route | ({} if route["method"] == "WS" else {"status": asyncio.run(ask(app, route["method"], route["path"]))}))
    return found


def apart(folder: str) -> dict:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        sys.stdout = sys.stderr = io.StringIO()
        try:
            answer = {"routes": run(Path(folder).resolve())}
        except BaseException:
            answer = {"routes": [], "error": traceback.format_exc()}
        with os.fdopen(writing, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


def main() -> None:
    for cls in (fastapi.routing.APIRoute, fastapi.routing.APIWebSocketRoute, starlette.routing.Route, starlette.routing.WebSocketRoute):
        record(cls)
    record_apps()
    print(json.dumps({folder: apart(folder) for folder in sys.argv[1:]}))


main()
