"""Route and middleware objects of FastAPI and Starlette, and ``router.routes``, the list that code reads and changes.

https://www.starlette.io/routing/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._fastapi_arguments import listed, original
from analyzer.frameworks._fastapi_setup import ready, starlette
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostFunction, host_of
from analyzer.interp.iteration import items_of
from analyzer.interp.slots import get_item
from analyzer.interp.values import (
    NONE,
    NOWHERE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.routing.router import AHEAD, Mount, RouteSetup, Switched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.frameworks._fastapi_router import ApiRouter
    from analyzer.interp.interpreter import Interpreter
    from analyzer.routing.router import Router


DEEPEST = 20
PAGES = {
    "docs_url": "/docs",
    "redoc_url": "/redoc",
    "openapi_url": "/openapi.json",
    "swagger_ui_oauth2_redirect_url": "/docs/oauth2-redirect",
}


class RouteObject(Host):
    """``Route``, ``APIRoute``, ``WebSocketRoute``, ``Mount``, ``Host``, made by code and put into a list."""

    __slots__ = ("invocation", "kind")

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.invocation = Invocation([], {}, NOWHERE)

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Remember the arguments."""
        self.invocation = call

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return an argument by name."""
        position = {"path": 0, "endpoint": 1, "app": 1}.get(name, -1)
        return self.invocation.argument(position, name)

    def made(self) -> Invocation:
        """Return the arguments; where a class of the repository never calls this one, what it has set itself.

        ``HEAD`` beside ``GET`` is what Starlette adds, too.
        """
        call, own = self.invocation, self.owner.fields if isinstance(self.owner, Instance) else {}
        path = own.get("path")
        if call.arguments or call.keywords or path is None:
            return call
        keywords: dict[str, Value] = {name: own[name] for name in ("routes",) if name in own}
        methods = own.get("methods")
        if isinstance(methods, Sequence):
            named = [item.value for item in methods.items if isinstance(item, Const)]
            kept = [item for item in methods.items if not ("GET" in named and isinstance(item, Const) and item.value == "HEAD")]
            keywords["methods"] = Sequence(kept, methods.kind, methods.open)
        site = path.site if isinstance(path, Const) else call.site
        return Invocation([path, own.get("endpoint") or own.get("app") or NONE], keywords, site)

    def add_to(self, router: ApiRouter, interp: Interpreter) -> None:
        """Register what the object stands for."""
        call = self.made()
        if self.kind == "mount":
            routes = call.keywords.get("routes")
            if routes is None:
                router.mount(call, interp)
                return
            router.mount_routes(routes, call, interp)
        elif self.kind == "host":
            router.host(call, interp)
        elif self.kind == "websocket":
            router.add_websocket(starlette(call, -1), interp)
        else:
            router.add_api_route(ready(call) if self.kind == "api route" else starlette(call, -1), interp)


class MiddlewareUse(Host):
    """An ASGI middleware class or an HTTP middleware function, as used."""

    __slots__ = ("keywords", "made", "middleware", "off", "site")

    def __init__(self, middleware: Value, call: Invocation, *, off: bool = False) -> None:
        super().__init__()
        self.off = off
        self.middleware = dispatched(middleware, call)
        self.keywords = call.keywords if self.middleware is middleware else {}
        self.site = call.site
        self.made: list[Value] = []

    @property
    def http_alone(self) -> bool:
        """Whether it sees plain requests only, as functions do and what derives from ``BaseHTTPMiddleware``: WebSockets go by it.

        https://www.starlette.io/middleware/#basehttpmiddleware
        """
        order = lineage(self.middleware) if isinstance(self.middleware, ClassValue) else []
        based = any(isinstance(base, External) and base.path[-1:] == ("BaseHTTPMiddleware",) for base in order)
        return based or isinstance(self.middleware, FunctionValue)

    def settle(self, interp: Interpreter) -> list[Value]:
        """Return the class or function; an object of the class where it is made with settings; the backend that authenticates."""
        if not self.made:
            value = self.middleware
            if isinstance(value, ClassValue) and (self.keywords or wraps(value)):
                value = interp.invoke(value, Invocation([AHEAD], dict(self.keywords), self.site))
                value = value if isinstance(value, Instance) else self.middleware
            if isinstance(value, Instance):
                value.fields.pop("app", None)
            backend = self.keywords.get("backend")
            found = [value, interp.get(backend, "authenticate")] if isinstance(backend, Instance) else [value]
            if isinstance(backend, External) and "on_error" in self.keywords:
                found.append(backend)
            self.made = [Switched(item) if self.off else item for item in found]
        return self.made


def dispatched(middleware: Value, call: Invocation) -> Value:
    """Return the function that ``BaseHTTPMiddleware`` is told to call; any other middleware as it is.

    https://github.com/encode/starlette/blob/master/starlette/middleware/base.py
    """
    told = call.keywords.get("dispatch")
    plain = isinstance(middleware, External) and middleware.path[-1:] == ("BaseHTTPMiddleware",)
    return told if plain and told is not None else middleware


def middleware_of(call: Invocation, interp: Interpreter) -> list[Value]:
    """Return what ``middleware=[Middleware(cls, **settings)]`` adds: what ``add_middleware`` would, the first outermost.

    https://www.starlette.io/middleware/#using-middleware
    """
    found: list[Value] = []
    for value in listed(call.keywords.get("middleware")):
        if isinstance(value, External) and value.path[-2:] == ("Middleware", "()") and (value.arguments or "cls" in value.keywords):
            cls = value.keywords.get("cls") or value.arguments[0]
            value = MiddlewareUse(cls, Invocation(list(value.arguments[1:]), value.keywords, call.site), off=interp.off)
        found.append(value)
    return found


def wraps(middleware: ClassValue) -> bool:
    """Return whether what a middleware calls may be what its own ``__init__`` makes: another middleware around the application."""
    members = {name for base in lineage(middleware) if isinstance(base, ClassValue) for name in base.members}
    return {"__init__", "__call__"} <= members


class Routes(Host):
    """``router.routes``: iterated, appended to, cleared."""

    __slots__ = ("holder",)
    typeof = "object"

    def __init__(self, holder: ApiRouter) -> None:
        super().__init__()
        self.holder = holder

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a list method."""
        if name == "__iter__":
            router = self.holder.router
            # From 0.137 on an application's list holds no copies of what it includes; a router's is added elsewhere, with what it includes.
            whole = not router.root or not interp.facts.get("fastapi lazy")
            found = list(setups(router, 0)) if whole else [step for step in router.steps if isinstance(step, RouteSetup)]
            views: list[Value] = [RouteView(self.holder, step) for step in found]
            return Sequence(views[: interp.bounds.items])
        if name in {"append", "insert", "extend"}:
            return HostFunction(name, self.add)
        if name in {"__getitem__", "__setitem__", "__add__", "__iadd__"}:
            return HostFunction(
                name, {"__getitem__": self.item, "__setitem__": self.put, "__add__": self.joined, "__iadd__": self.grown}[name]
            )
        if name == "remove":
            return HostFunction(name, self.remove)
        if name == "clear":
            return HostFunction(name, self.clear)
        _ = interp
        return Unknown(f"routes.{name}")

    def add(self, call: Invocation, interp: Interpreter) -> Value:
        """Add route objects."""
        for argument in call.arguments[-1:]:
            host = host_of(argument)
            if isinstance(host, Routes):
                self.holder.take(host.holder, [""], [], call, interp)
            else:
                self.holder.add_object(argument, call, interp)
        return NONE

    def remove(self, call: Invocation, interp: Interpreter) -> Value:
        """Take one route out; what may be taken out stays."""
        view = call.argument(0)
        if isinstance(view, RouteView) and view.step in self.holder.router.steps and not interp.conditions:
            self.holder.router.steps.remove(view.step)
        return NONE

    def item(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``routes[0]``, ``routes[:]``."""
        items, is_open = items_of(interp, self)
        return get_item(interp, Sequence(items, open=is_open), call.argument(0) or NONE)

    def put(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``routes[:] = [...]``; what is put at another place is added."""
        key, value = call.argument(0) or NONE, call.argument(1) or NONE
        whole = isinstance(key, Record) and all(end is NONE for end in key.entries.values())
        if whole:
            self.replace(value, call, interp)
        else:
            self.holder.add_object(value, call, interp)
        return NONE

    def joined(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``routes + [...]``, a new list."""
        (own, own_open), (others, is_open) = (items_of(interp, value) for value in (self, call.argument(0) or NONE))
        return Sequence([*own, *others][: interp.bounds.items], open=own_open or is_open)

    def grown(self, call: Invocation, interp: Interpreter) -> Value:
        """Add what ``routes += [...]`` does."""
        self.add(call, interp)
        return self

    def replace(self, value: Value, call: Invocation, interp: Interpreter) -> None:
        """Take a new list in place of this one: its own routes that are not in it go, others come; included routers stay."""
        items, is_open = items_of(interp, value)
        if value is self or (is_open and not items):
            return
        kept = {id(item.step) for item in items if isinstance(item, RouteView)}
        steps = self.holder.router.steps
        if not interp.conditions and not is_open and len(steps) <= interp.bounds.items:
            steps[:] = [step for step in steps if id(step) in kept or (items and not isinstance(step, RouteSetup))]
        for item in items:
            if not (isinstance(item, RouteView) and item.holder is self.holder):
                self.holder.add_object(item, call, interp)

    def clear(self, _call: Invocation, interp: Interpreter) -> Value:
        """Take every route out; what may be taken out stays."""
        if not interp.conditions:
            self.holder.router.steps.clear()
        return NONE


def called_back(call: Invocation) -> None:
    """Note that a router only documents what others are called back with: ``callbacks=router.routes``.

    https://fastapi.tiangolo.com/advanced/openapi-callbacks/
    """
    callbacks = call.keywords.get("callbacks")
    if isinstance(callbacks, Routes):
        callbacks.holder.documents = True


def setups(router: Router, depth: int) -> Iterator[RouteSetup]:
    """Yield a router's routes, those of included routers as copies below their prefix."""
    for step in router.steps if depth < DEEPEST else ():
        if isinstance(step, RouteSetup):
            yield step
        elif isinstance(step, Mount):
            for inner in setups(step.router, depth + 1):
                paths = [prefix + path for prefix in step.paths for path in inner.paths]
                yield msgspec.structs.replace(inner, paths=paths, chain=[*step.chain, *inner.chain])


def path_named(router: Router, wanted: str | None) -> Value:
    """Return the path of the route of a name, which is its function's where it is given none; one with parameters is not known.

    https://www.starlette.io/routing/#reverse-url-lookups
    """
    for step in setups(router, 0) if wanted is not None else ():
        given = step.options.get("name")
        handler = original(step.handler)
        own = handler.node.name if isinstance(handler, FunctionValue) else None
        if (given.value if isinstance(given, Const) else own) == wanted and step.paths and "{" not in step.paths[0]:
            return Const(step.paths[0], site=step.site)
    return Unknown("path of a route")


class RouteView(Host):
    """One route of ``router.routes``."""

    __slots__ = ("holder", "step")
    typeof = "object"
    class_name = "APIRoute"

    def __init__(self, holder: ApiRouter, step: RouteSetup) -> None:
        super().__init__()
        self.holder = holder
        self.step = step

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return path, endpoint, methods."""
        if name == "path":
            return Const(self.step.paths[0], site=self.step.site)
        if name == "endpoint":
            return self.step.handler or NONE
        if name == "methods":
            return Sequence([Const(method) for method in self.step.methods], "set")
        if name == "dependencies":
            return Sequence(self.step.chain)
        if name == "name" and isinstance(self.step.handler, FunctionValue):
            return Const(self.step.handler.node.name)
        return self.step.options.get(name) or Unknown(f"route.{name}")

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Let code exchange the endpoint, and write the path anew; what may be written leaves it."""
        if name == "endpoint":
            self.step.handler = value
        text = interp.text_of(value) if name == "path" and not interp.conditions else None
        if text is not None:
            self.step.paths = [text]
