"""What FastAPI and Starlette hold once an application stands: methods, full paths, and the line that registered each.

From 0.137 on an included router stays a router (``effective_route_contexts``); before, its routes were copied.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import fastapi
import fastapi.routing
import starlette.endpoints
import starlette.routing

APPS: list[fastapi.FastAPI] = []
HTTP = (fastapi.routing.APIRoute, starlette.routing.Route)
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SOCKET = (fastapi.routing.APIWebSocketRoute, starlette.routing.WebSocketRoute)


def watch(root: Path) -> None:
    """Note from now on which line of ``root`` makes each route, and every application that is made."""
    for kind in (*HTTP, *SOCKET):
        _after(kind, lambda route: setattr(route, "oracle_place", _place(root)))
    _after(fastapi.FastAPI, APPS.append)


def routes() -> list[tuple[fastapi.FastAPI, dict[str, Any]]]:
    """Return the routes of all applications that are not mounted on another, each with its application."""
    children: set[int] = set()
    walked = [(app, _walk(app.routes, "", children)) for app in APPS]
    return [(app, route) for app, found in walked if id(app) not in children for route in found]


def _after(kind: Any, note: Any) -> None:
    original = kind.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        note(self)

    kind.__init__ = init


def _place(root: Path) -> tuple[str, int]:
    frame = sys._getframe(1)
    while frame.f_back is not None:
        included = frame.f_locals.get("route") if frame.f_code.co_name == "include_router" else None
        if hasattr(included, "oracle_place"):
            place: tuple[str, int] = included.oracle_place
            return place
        file = Path(frame.f_code.co_filename)
        own_way = frame.f_code.co_name == "add_api_route" and isinstance(frame.f_locals.get("self"), fastapi.APIRouter)
        if file.is_relative_to(root) and not own_way:
            return file.relative_to(root).as_posix(), frame.f_lineno
        frame = frame.f_back
    return "", 0


def _walk(found: Any, prefix: str, children: set[int]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for route in found:
        contexts = route.effective_route_contexts() if hasattr(route, "effective_route_contexts") else [None]
        for context in contexts:
            source = context.original_route if context else route
            effective = (context.starlette_route or context) if context else route
            if isinstance(effective, starlette.routing.Mount):
                app = getattr(effective, "_base_app", effective.app)
                while not hasattr(app, "routes") and hasattr(app, "app"):
                    app = app.app
                children.add(id(app))
                rows += _walk(getattr(app, "routes", None) or [], prefix + effective.path, children)
            elif isinstance(source, (*HTTP, *SOCKET)) and not _librarys(source):
                rows += _rows(source, effective, prefix)
    return rows


def _librarys(route: Any) -> bool:
    return getattr(route.endpoint, "__module__", "").startswith(("fastapi.", "starlette."))


def _rows(source: Any, effective: Any, prefix: str) -> list[dict[str, Any]]:
    file, line = source.oracle_place
    methods = {"WS"} if isinstance(source, SOCKET) else set(effective.methods or ())
    if isinstance(source.endpoint, type) and issubclass(source.endpoint, starlette.endpoints.HTTPEndpoint):
        own = {verb for verb in VERBS if hasattr(source.endpoint, verb.lower())}
        methods = own & methods if methods else own
    if "GET" in methods and not isinstance(source, fastapi.routing.APIRoute):
        methods.discard("HEAD")
    return [{"method": method, "path": prefix + effective.path, "file": file, "line": line} for method in sorted(methods)]
