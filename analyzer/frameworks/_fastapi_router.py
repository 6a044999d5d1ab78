"""FastAPI's and Starlette's routers: what they hold, include and mount.

From 0.137 on, routers are included by reference; before, by copying their routes.

https://fastapi.tiangolo.com/reference/apirouter/, https://www.starlette.io/routing/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import VERBS, answered, listed, original
from analyzer.frameworks._fastapi_libraries import library_mount
from analyzer.frameworks._fastapi_overrides import Overrides
from analyzer.frameworks._fastapi_routes import (
    PAGES,
    MiddlewareUse,
    RouteObject,
    Routes,
    RouteView,
    called_back,
    middleware_of,
    path_named,
)
from analyzer.frameworks._fastapi_setup import complete, starlette
from analyzer.frameworks._fastapi_wrapped import inside
from analyzer.interp.absent import note_absent
from analyzer.interp.hosts import Host, HostFunction, host_of
from analyzer.interp.values import (
    HOLE,
    NONE,
    Const,
    External,
    FunctionValue,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Value,
)
from analyzer.interp.wording import stopped
from analyzer.routing.router import Mount, Router, RouteSetup, begin, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Site


class ApiRouter(Host):
    """``FastAPI``, ``APIRouter``, ``Starlette`` or ``Router``: all of them hold routes."""

    __slots__ = ("at", "class_name", "documents", "fields", "library", "prefix", "router", "started", "taken_by")
    wrapped_by_libraries = True
    typeof = "object"

    def __init__(self, class_name: str) -> None:
        super().__init__()
        self.class_name = class_name
        self.router = Router("fastapi", root=class_name in {"FastAPI", "Starlette"}, ordered=False)
        self.prefix = ""
        self.fields: dict[str, Value] = {"dependency_overrides": Overrides()}
        self.started: list[Value] = []
        self.taken_by: list[ApiRouter] = []
        self.documents = False
        self.library: External | None = None
        self.at: Site | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the constructor's arguments."""
        begin(interp, self.router, call.site)
        known = interp.facts.setdefault("fastapi", [])
        if self not in known:
            known.append(self)
        prefix = call.keywords.get("prefix")
        self.prefix = "" if prefix is None else (interp.text_of(prefix) if prefix is not NONE else "") or ""
        self.router.before = listed(call.keywords.get("dependencies"))
        self.router.middleware = middleware_of(call, interp)
        self.fields.update({name: value for name, value in call.keywords.items() if name not in {"routes", "dependencies", "lifespan"}})
        for name in ("lifespan", "on_startup"):
            found = call.keywords.get(name)
            if found is not None and found is not NONE:
                self.started.extend(listed(found))
        for route in listed(call.argument({"Router": 0, "Starlette": 1}.get(self.class_name, -1), "routes")):
            self.add_object(route, call, interp)
        called_back(call)

    def self_value(self) -> Value:
        """Return the object that code holds."""
        return self.owner or self

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a registering method or a field."""
        if name in VERBS:
            return HostFunction(name, lambda call, i: self.verb(name, call, i))
        special = {
            "api_route": self.api_route, "add_api_route": self.add_api_route, "websocket": self.websocket,
            "add_api_websocket_route": self.add_websocket, "include_router": self.include,
            "generate_and_include_versioned_routers": self.include_all, "mount": self.mount, "add_middleware": self.add_middleware,
            "middleware": self.middleware, "on_event": self.on_event, "add_event_handler": self.add_event_handler, "host": self.host,
            "url_path_for": lambda call, i: path_named(self.router, i.text_of(call.argument(0, "name"))),
        }.get(name)  # fmt: skip
        if special is not None:
            return HostFunction(name, special)
        plain, place = {
            "add_route": (self.add_api_route, 2), "route": (self.api_route, 1), "add_websocket_route": (self.add_websocket, -1),
            "websocket_route": (self.websocket, -1),
        }.get(name, (None, -1))  # fmt: skip
        if plain is not None:
            return HostFunction(name, lambda call, i: plain(starlette(call, place), i))
        if name in self.fields:
            return self.fields[name]
        if name == "router":
            return self
        if name in PAGES and self.class_name == "FastAPI":
            return Const(PAGES[name])
        if name == "prefix":
            return Const(self.prefix)
        if name == "routes":
            return Routes(self)
        if name == "exception_handler":
            return HostFunction(name, lambda _c, _i: HostFunction("decorator", lambda c, _j: c.argument(0) or NONE))
        if name == "dependencies":
            return Sequence(self.router.before)
        if name in {"state", "extra", "user_middleware"}:
            return self.fields.setdefault(name, Record(open=True))
        _ = interp
        return External("fastapi", (self.class_name, name)) if not name.startswith("_") else None

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field; a new prefix counts for what is added after it."""
        if name == "routes":
            Routes(self).replace(value, Invocation([], {}, interp.site), interp)
            return
        if name == "dependency_overrides":
            Overrides().update(Invocation([value], {}, interp.site), interp)
            return
        self.fields[name] = value
        if name == "prefix":
            self.prefix = interp.text_of(value) or ""
        if name == "dependencies":
            self.router.before = listed(self.fields.pop(name))
        if name == "lifespan_context" and isinstance(value, FunctionValue):
            self.started.append(value)

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """An application is called by its server."""
        return NONE

    def override(self, name: str, interp: Interpreter) -> Value | None:
        """Return the method of the repository's own subclass, where it has one."""
        if self.owner is None:
            return None
        found = interp.get(self.owner, name)
        return found if isinstance(found, FunctionValue) else None

    def verb(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@router.get(path)``."""
        keywords = {**call.keywords, "methods": Sequence([Const(name.upper())])}
        arguments = list(call.arguments)
        if "path" in keywords and not arguments:
            arguments = [keywords.pop("path")]
        inner = Invocation(arguments, keywords, call.site)
        own = self.override("api_route", interp)
        return interp.invoke(own, inner) if own is not None else self.api_route(inner, interp)

    def api_route(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@router.api_route(path, methods=[...])``."""
        site, condition_free = call.site, dict(call.keywords)
        path = call.argument(0, "path") or Const("")
        condition_free.pop("path", None)

        def decorator(inner: Invocation, running: Interpreter) -> Value:
            handler = inner.argument(0) or NONE
            add = Invocation([path, handler], condition_free, site, call.this)
            own = self.override("add_api_route", running)
            if own is not None:
                before, self.at = self.at, site
                running.invoke(own, add)
                self.at = before
            else:
                self.add_api_route(add, running)
            return handler

        return HostFunction("route decorator", decorator)

    def add_api_route(self, call: Invocation, interp: Interpreter) -> Value:
        """Register a route."""
        handler = call.argument(1, "endpoint", "func", "route")
        methods = [text.upper() for item in listed(call.argument(-1, "methods")) for text in interp.texts_of(item)]
        found = ["ALL" if HOLE in method else method for method in methods]
        for method, answering in answered(handler):
            if not found or method in found:
                self.add([method], call, answering, interp)
        if not answered(handler):
            self.add(found or ["GET"], call, handler, interp)
        return NONE

    def add(self, methods: list[str], call: Invocation, handler: Value | None, interp: Interpreter) -> None:
        """Add a route under this router's prefix."""
        path = call.argument(0, "path") or Const("")
        texts = interp.texts_of(path) or [""]
        for text in texts:
            if HOLE in text:
                interp.note("path: part of it is not known", stopped(call, text), call.site)
        site = self.at or call.site
        target = original(handler)
        if isinstance(target, FunctionValue) and target.file != site.file:
            site = target.site
        setup = RouteSetup(list(dict.fromkeys(methods)), texts, middleware_of(call, interp), handler, site, interp.reasons)
        complete(setup, self, call)
        record(interp, self.router, setup)
        called_back(call)

    def websocket(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@router.websocket(path)``."""
        site = call.site

        def decorator(inner: Invocation, running: Interpreter) -> Value:
            handler = inner.argument(0) or NONE
            path = call.argument(0, "path") or Const("")
            self.add(["WS"], Invocation([path], call.keywords, site), handler, running)
            return handler

        return HostFunction("websocket decorator", decorator)

    def add_websocket(self, call: Invocation, interp: Interpreter) -> Value:
        """Register a WebSocket route."""
        self.add(["WS"], call, call.argument(1, "endpoint", "route"), interp)
        return NONE

    def include(self, call: Invocation, interp: Interpreter) -> Value:
        """Include a router: its routes as they are now, or (from 0.137) as they will be."""
        value = call.argument(0, "router") or NONE
        prefix = interp.texts_of(call.argument(1, "prefix")) or [""]
        called_back(call)
        for option in value.options if isinstance(value, OneOf) else [value]:
            if isinstance(option, ModuleValue):
                option = interp.get(option, "router")
            target = host_of(option)
            if isinstance(target, ApiRouter) and target.library is not None and not target.router.steps:
                record(interp, self.router, library_mount(self.prefix + prefix[0], target.library, call))
            elif isinstance(target, ApiRouter):
                if target is not self:
                    self.take(target, prefix, listed(call.keywords.get("dependencies")), call, interp)
            else:
                record(interp, self.router, library_mount(self.prefix + prefix[0], option, call))
                if not note_absent(interp, option, call) and not isinstance(option, External):
                    interp.note("included router that is not known", f"include_router({getattr(option, 'reason', '…')})", call.site)
        return NONE

    def include_all(self, call: Invocation, interp: Interpreter) -> Value:
        """Include several routers (Cadwyn serves the newest version's routes)."""
        for argument in call.arguments:
            self.include(Invocation([argument], {}, call.site), interp)
        return NONE

    def take(self, target: ApiRouter, prefix: list[str], dependencies: list[Value], call: Invocation, interp: Interpreter) -> None:
        """Mount a router's routes below this one's prefix."""
        target.router.mounted = True
        limit = None if interp.facts.get("fastapi lazy") else len(target.router.steps)
        paths = [self.prefix + text for text in prefix]
        record(interp, self.router, Mount(paths, target.router, dependencies, call.site, interp.reasons, limit))
        self.started.extend(item for item in target.started if item not in self.started)

    def mount(self, call: Invocation, interp: Interpreter) -> Value:
        """Mount an application below a path."""
        path = (interp.text_of(call.argument(0, "path")) or "").rstrip("/")
        app = call.argument(1, "app") or NONE
        for option in app.options if isinstance(app, OneOf) else [app]:
            target, around = inside(option)
            if isinstance(target, ApiRouter) and target is not self:
                if interp.off:
                    target.router.offered.append(self.router)
                else:
                    target.router.mounted = True
                record(interp, self.router, Mount([path], target.router, around, call.site, interp.reasons, isolated=True))
            else:
                record(interp, self.router, library_mount(path, option, call))
        return NONE

    def mount_routes(self, routes: Value, call: Invocation, interp: Interpreter) -> None:
        """Mount a list of route objects below a path."""
        inner = ApiRouter("Router")
        keywords = {"routes": routes, "middleware": call.keywords.get("middleware", NONE)}
        inner.initialise(Invocation([], keywords, call.site), interp)
        self.mount(Invocation([call.argument(0, "path") or Const(""), inner], {}, call.site), interp)

    def host(self, call: Invocation, interp: Interpreter) -> Value:
        """Serve an application under a host name."""
        return self.mount(Invocation([Const(""), *call.arguments[1:]], call.keywords, call.site), interp)

    def add_object(self, route: Value, call: Invocation, interp: Interpreter) -> None:
        """Add a route object (``APIRoute``, ``Route``, ``Mount``, ``WebSocketRoute``)."""
        host = host_of(route)
        if isinstance(host, RouteObject):
            host.add_to(self, interp)
        elif isinstance(host, Routes):
            self.take(host.holder, [""], [], call, interp)
        elif isinstance(host, RouteView):
            record(interp, self.router, host.step)
            if host.holder is not self and self not in host.holder.taken_by:
                host.holder.taken_by.append(self)
        elif isinstance(route, Record) and "path" in route.entries:
            self.add_api_route(
                Invocation([route.entries["path"], route.entries.get("endpoint", NONE)], dict(route.entries), call.site), interp
            )
        elif isinstance(route, (Sequence, OneOf)):
            for item in route.items if isinstance(route, Sequence) else route.options:
                self.add_object(item, call, interp)

    def add_middleware(self, call: Invocation, interp: Interpreter) -> Value:
        """Put an ASGI middleware before every route."""
        middleware = call.argument(0, "middleware_class")
        if middleware is not None:
            self.router.middleware.insert(0, MiddlewareUse(middleware, call, off=interp.off))
        return NONE

    def middleware(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@app.middleware("http")``."""

        def decorator(inner: Invocation, running: Interpreter) -> Value:
            self.router.middleware.insert(0, MiddlewareUse(inner.argument(0) or NONE, inner, off=running.off))
            return inner.argument(0) or NONE

        return HostFunction("middleware decorator", decorator)

    def on_event(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@app.on_event("startup")``."""
        starts = interp.text_of(call.argument(0)) == "startup"

        def decorator(inner: Invocation, _i: Interpreter) -> Value:
            if starts and inner.arguments:
                self.started.append(inner.arguments[0])
            return inner.argument(0) or NONE

        return HostFunction("event decorator", decorator)

    def add_event_handler(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a startup handler."""
        if interp.text_of(call.argument(0)) == "startup" and len(call.arguments) > 1:
            self.started.append(call.arguments[1])
        return NONE
