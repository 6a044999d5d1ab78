"""FastAPI and Starlette: routers are included by copying their routes, and from 0.137 on by reference.

https://fastapi.tiangolo.com/reference/apirouter/, https://www.starlette.io/routing/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_dependencies import Depends, class_dependencies, depends, parameter_dependencies
from analyzer.interp.values import (
    HOLE,
    NONE,
    NOWHERE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Host,
    HostClass,
    HostFunction,
    HostModule,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
    host_of,
)
from analyzer.routing.router import LibraryMount, Mount, Router, RouteSetup, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

OPTIONS = frozenset({"response_model", "tags", "summary", "status_code", "include_in_schema"})
STARLETTE = "starlette's own"
VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace"})


class ApiRouter(Host):
    """``FastAPI``, ``APIRouter``, ``Starlette`` or ``Router``: all of them hold routes."""

    __slots__ = ("class_name", "fields", "lifespan", "prefix", "router", "started")
    wrapped_by_libraries = True
    typeof = "object"

    def __init__(self, class_name: str) -> None:
        super().__init__()
        self.class_name = class_name
        self.router = Router("fastapi", root=class_name in {"FastAPI", "Starlette"}, ordered=False)
        self.prefix = ""
        self.fields: dict[str, Value] = {}
        self.lifespan: Value | None = None
        self.started: list[Value] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the constructor's arguments."""
        self.router.site = call.site
        self.router.entry = interp.entry
        known = interp.facts.setdefault("fastapi", [])
        if self not in known:
            known.append(self)
        prefix = call.keywords.get("prefix")
        self.prefix = "" if prefix is None else (interp.text_of(prefix) if prefix is not NONE else "") or ""
        self.router.before = listed(call.keywords.get("dependencies"))
        self.router.middleware = listed(call.keywords.get("middleware"))
        self.fields.update({name: value for name, value in call.keywords.items() if name not in {"routes", "dependencies", "lifespan"}})
        for name in ("lifespan", "on_startup"):
            found = call.keywords.get(name)
            if found is not None and found is not NONE:
                self.started.extend(listed(found))
        for route in listed(call.keywords.get("routes")):
            self.add_object(route, call, interp)

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
        }.get(name)  # fmt: skip
        if special is not None:
            return HostFunction(name, special)
        plain = {
            "add_route": self.add_api_route,
            "route": self.api_route,
            "add_websocket_route": self.add_websocket,
            "websocket_route": self.websocket,
        }.get(name)
        if plain is not None:
            return HostFunction(name, lambda call, i: plain(starlette(call), i))
        if name in self.fields:
            return self.fields[name]
        if name == "router":
            return self
        if name == "prefix":
            return Const(self.prefix)
        if name == "routes":
            return Routes(self)
        if name == "exception_handler":
            return HostFunction(name, lambda _c, _i: HostFunction("decorator", lambda c, _j: c.argument(0) or NONE))
        if name == "dependencies":
            return Sequence(self.router.before)
        if name in {"state", "dependency_overrides", "extra", "user_middleware"}:
            return Record(open=True)
        _ = interp
        return External("fastapi", (self.class_name, name))

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field; a new prefix counts for what is added after it."""
        self.fields[name] = value
        if name == "prefix":
            self.prefix = interp.text_of(value) or ""

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
                running.invoke(own, add)
            else:
                self.add_api_route(add, running)
            return handler

        return HostFunction("route decorator", decorator)

    def add_api_route(self, call: Invocation, interp: Interpreter) -> Value:
        """Register a route."""
        handler = call.argument(1, "endpoint", "func", "route")
        methods = [text.upper() for item in listed(call.argument(-1, "methods")) for text in interp.texts_of(item)]
        found = ["ALL" if HOLE in method else method for method in methods] or ["GET"]
        self.add(found, call, handler, interp)
        return NONE

    def add(self, methods: list[str], call: Invocation, handler: Value | None, interp: Interpreter) -> None:
        """Add a route under this router's prefix."""
        path = call.argument(0, "path") or Const("")
        texts = interp.texts_of(path) or [""]
        for text in texts:
            if HOLE in text:
                interp.note("path: part of it is not known", text.replace(HOLE, "{?}"), call.site)
        site = call.site
        target = original(handler)
        if isinstance(target, FunctionValue) and target.file != site.file:
            site = target.site
        options = {
            name: value
            for name, value in call.keywords.items()
            if name in {"response_model", "tags", "summary", "status_code", "include_in_schema"}
        }
        dependencies = listed(call.keywords.get("dependencies"))
        paths = texts if STARLETTE in call.keywords else [self.prefix + text for text in texts]
        setup = RouteSetup(list(dict.fromkeys(methods)), paths, dependencies, handler, site, interp.condition, options=options)
        record(interp, self.router, setup)

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
        for option in value.options if isinstance(value, OneOf) else [value]:
            if isinstance(option, ModuleValue):
                option = interp.get(option, "router")
            target = host_of(option)
            if isinstance(target, ApiRouter):
                if target is not self:
                    self.take(target, prefix, listed(call.keywords.get("dependencies")), call, interp)
            else:
                record(interp, self.router, LibraryMount(prefix[0], option, call.site))
                if not isinstance(option, External):
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
        record(interp, self.router, Mount(paths, target.router, dependencies, call.site, interp.condition, limit))
        self.started.extend(item for item in target.started if item not in self.started)

    def mount(self, call: Invocation, interp: Interpreter) -> Value:
        """Mount an application below a path."""
        path = (interp.text_of(call.argument(0, "path")) or "").rstrip("/")
        app = call.argument(1, "app") or NONE
        for option in app.options if isinstance(app, OneOf) else [app]:
            target = inner_app(option)
            if isinstance(target, ApiRouter) and target is not self:
                target.router.mounted = True
                record(interp, self.router, Mount([path], target.router, [], call.site, interp.condition, isolated=True))
            else:
                record(interp, self.router, LibraryMount(path, option, call.site))
        return NONE

    def host(self, call: Invocation, interp: Interpreter) -> Value:
        """Serve an application under a host name."""
        return self.mount(Invocation([Const(""), *call.arguments[1:]], call.keywords, call.site), interp)

    def add_object(self, route: Value, call: Invocation, interp: Interpreter) -> None:
        """Add a route object (``APIRoute``, ``Route``, ``Mount``, ``WebSocketRoute``)."""
        host = host_of(route)
        if isinstance(host, RouteObject):
            host.add_to(self, interp)
        elif isinstance(route, Record) and "path" in route.entries:
            self.add_api_route(
                Invocation([route.entries["path"], route.entries.get("endpoint", NONE)], dict(route.entries), call.site), interp
            )
        elif isinstance(route, (Sequence, OneOf)):
            for item in route.items if isinstance(route, Sequence) else route.options:
                self.add_object(item, call, interp)

    def add_middleware(self, call: Invocation, interp: Interpreter) -> Value:
        """Put an ASGI middleware before every route."""
        _ = interp
        if call.arguments:
            self.router.middleware.insert(0, MiddlewareUse(call.arguments[0], call))
        return NONE

    def middleware(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@app.middleware("http")``."""

        def decorator(inner: Invocation, _i: Interpreter) -> Value:
            self.router.middleware.insert(0, MiddlewareUse(inner.argument(0) or NONE, inner))
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


def starlette(call: Invocation) -> Invocation:
    """Return a call marked as Starlette's own: FastAPI's router prefix does not apply to what it adds."""
    return Invocation(call.arguments, {**call.keywords, STARLETTE: NONE}, call.site, call.this)


class MiddlewareUse(Host):
    """An ASGI middleware class or an HTTP middleware function, as used."""

    __slots__ = ("middleware", "site")

    def __init__(self, middleware: Value, call: Invocation) -> None:
        super().__init__()
        self.middleware = middleware
        self.site = call.site

    def settle(self, _interp: Interpreter) -> list[Value]:
        """Return the class or function."""
        return [self.middleware]


class RouteObject(Host):
    """``Route``, ``APIRoute``, ``WebSocketRoute``, ``Mount``, made by code and put into a list."""

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

    def add_to(self, router: ApiRouter, interp: Interpreter) -> None:
        """Register what the object stands for."""
        call = self.invocation
        if self.kind == "mount":
            routes = call.keywords.get("routes")
            if routes is None:
                router.mount(call, interp)
                return
            inner = ApiRouter("Router")
            inner.initialise(Invocation([], {"routes": routes}, call.site), interp)
            router.mount(Invocation([call.argument(0, "path") or Const(""), inner], {}, call.site), interp)
        elif self.kind == "websocket":
            router.add_websocket(starlette(call), interp)
        else:
            router.add_api_route(starlette(call), interp)


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
            return Sequence([RouteView(self.holder, step) for step in self.holder.router.steps if isinstance(step, RouteSetup)])
        if name in {"append", "insert", "extend"}:
            return HostFunction(name, self.add)
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
            elif isinstance(host, RouteView):
                record(interp, self.holder.router, host.step)
            else:
                self.holder.add_object(argument, call, interp)
        return NONE

    def remove(self, call: Invocation, _interp: Interpreter) -> Value:
        """Take one route out."""
        view = call.argument(0)
        if isinstance(view, RouteView) and view.step in self.holder.router.steps:
            self.holder.router.steps.remove(view.step)
        return NONE

    def clear(self, _call: Invocation, _interp: Interpreter) -> Value:
        """Take every route out."""
        self.holder.router.steps.clear()
        return NONE


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
        """Let code exchange the endpoint."""
        if name == "endpoint":
            self.step.handler = value


def original(handler: Value | None) -> Value | None:
    """Return the function under wrappers."""
    for _ in range(20):
        if isinstance(handler, FunctionValue) and handler.wraps is not None:
            handler = handler.wraps
        else:
            break
    return handler


def inner_app(value: Value) -> Value | None:
    """Return the application inside ASGI wrappers (``CORSMiddleware(app)``)."""
    for _ in range(6):
        host = host_of(value)
        if isinstance(host, ApiRouter):
            return host
        if isinstance(value, External) and (value.arguments or "app" in value.keywords):
            value = value.keywords.get("app") or value.arguments[0]
        elif isinstance(value, Instance):
            inner = value.fields.get("app")
            if inner is None:
                return None
            value = inner
        else:
            return None
    return None


def listed(value: Value | None) -> list[Value]:
    """Return the items of a list argument."""
    if value is None or value is NONE or (isinstance(value, Const) and value.value is None):
        return []
    if isinstance(value, Sequence):
        return list(value.items)
    if isinstance(value, OneOf):
        return listed(value.options[0])
    return [value]


def prepare(interp: Interpreter, setup: RouteSetup) -> list[Value]:
    """Return what the handler itself depends on: its class's and its parameters' dependencies."""
    handler = setup.handler
    target = original(handler)
    found: list[Value] = []
    if isinstance(target, FunctionValue):
        if isinstance(target.home, ClassValue):
            found.extend(class_dependencies(interp, target.home))
        found.extend(parameter_dependencies(interp, target))
    elif isinstance(target, Instance):
        method = interp.get(target, "__call__")
        if isinstance(method, FunctionValue):
            found.extend(parameter_dependencies(interp, method))
    return found


class Model:
    """FastAPI, with the parts of Starlette that it serves routes by."""

    name = "fastapi"
    language = "python"
    constructors = frozenset({"FastAPI", "Starlette"})

    def modules(self) -> dict[str, Value]:
        """Return ``fastapi`` and ``starlette`` modules, and the libraries whose routers and applications are these."""
        app = HostClass("FastAPI", lambda: ApiRouter("FastAPI"))
        router = HostClass("APIRouter", lambda: ApiRouter("APIRouter"))
        starlette = HostClass("Starlette", lambda: ApiRouter("Starlette"))
        plain = HostClass("Router", lambda: ApiRouter("Router"))
        route = HostClass("Route", lambda: RouteObject("route"))
        api_route = HostClass("APIRoute", lambda: RouteObject("route"))
        socket = HostClass("WebSocketRoute", lambda: RouteObject("websocket"))
        mount = HostClass("Mount", lambda: RouteObject("mount"))
        members: dict[str, Value] = {
            "FastAPI": app, "APIRouter": router, "Depends": HostFunction("Depends", depends), "Security": HostFunction("Security", depends),
        }  # fmt: skip
        routing: dict[str, Value] = {
            "APIRouter": router, "APIRoute": api_route, "APIWebSocketRoute": socket, "Route": route, "Mount": mount, "Router": plain,
            "WebSocketRoute": socket, "Host": mount,
        }  # fmt: skip
        fastapi = HostModule("fastapi", {**members, "routing": HostModule("fastapi.routing", routing)})
        fastapi.members["applications"] = HostModule("fastapi.applications", {"FastAPI": app})
        fastapi.members["param_functions"] = HostModule("fastapi.param_functions", members)
        parts = HostModule("starlette", {
            "routing": HostModule("starlette.routing", routing),
            "applications": HostModule("starlette.applications", {"Starlette": starlette}),
        })  # fmt: skip
        inferring = HostModule("inferring_router", {"InferringRouter": router})
        cadwyn = HostModule("cadwyn", {"Cadwyn": app, "VersionedAPIRouter": router})
        return {
            "pypi:fastapi": fastapi, "pypi:starlette": parts, "pypi:fastapi_utils.inferring_router": inferring,
            "pypi:fastapi_restful.inferring_router": inferring, "pypi:cadwyn": cadwyn,
            "pypi:fastapi_offline": HostModule("fastapi_offline", {"FastAPIOffline": app}),
        }  # fmt: skip

    def finish(self, interp: Interpreter) -> None:
        """Start the applications: lifespans and startup handlers may register routes."""
        for host in list(interp.facts.get("fastapi", [])):
            if isinstance(host, ApiRouter):
                for function in host.started:
                    if isinstance(function, FunctionValue) and interp.called.get(id(function.node), 0) < 3:
                        interp.invoke(
                            function, Invocation([host.self_value()][: len(function.node.parameters)], {}, function.site, open=True)
                        )
                host.started.clear()
        for host in list(interp.facts.get("fastapi", [])):
            if isinstance(host, ApiRouter):
                for step in host.router.steps:
                    if isinstance(step, RouteSetup) and "dependencies resolved" not in step.options:
                        step.options["dependencies resolved"] = NONE
                        step.chain = [*step.chain, *prepare(interp, step)]

    def routers(self, interp: Interpreter) -> list[Router]:
        """Return every application and router."""
        return [host.router for host in interp.facts.get("fastapi", []) if isinstance(host, ApiRouter)]

    def start_plugin(self, interp: Interpreter, plugin: FunctionValue) -> None:
        """FastAPI has no plugins."""


MODEL = Model()
__all__ = ["MODEL", "ApiRouter", "Depends"]
