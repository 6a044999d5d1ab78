"""Express 4 and 5: a router is an ordered list of routes and middleware, and a mount is middleware that is a router.

https://expressjs.com/en/4x/api.html, https://expressjs.com/en/5x/api.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._express_async import async_modules
from analyzer.frameworks._express_awilix import awilix_modules
from analyzer.frameworks._express_batch_schema import batch_schema_modules
from analyzer.frameworks._express_connected import connected_modules
from analyzer.frameworks._express_contracts import contract_modules
from analyzer.frameworks._express_controllers import controller_modules
from analyzer.frameworks._express_decorated import decorated_modules
from analyzer.frameworks._express_handed import answers_errors, called_by, hosts_in, mount_after, stands, unfold
from analyzer.frameworks._express_lent import lent_modules
from analyzer.frameworks._express_named_operations import named_operation_modules
from analyzer.frameworks._express_oas_tools import oas_tools_modules
from analyzer.frameworks._express_openapi import openapi_modules
from analyzer.frameworks._express_operations import operation_modules
from analyzer.frameworks._express_passing import calls_next, only_passes, passes_on
from analyzer.frameworks._express_paths import flattened, is_one_path, is_path, paths_of, stands_for_others, wildcard_free
from analyzer.frameworks._express_route_files import group, route_file_modules
from analyzer.frameworks._express_route_maps import route_map_modules
from analyzer.frameworks._express_shared_routes import shared_route_modules
from analyzer.frameworks._express_typescript_rest import typescript_rest
from analyzer.frameworks._express_unless import unless_modules
from analyzer.interp.absent import note_absent
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.values import (
    HOLE,
    NONE,
    Const,
    External,
    FunctionValue,
    Invocation,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.model.http import RARE
from analyzer.routing.router import LibraryMount, Mount, Router, RouteSetup, Use, as_held, as_set, begin, record, registration_site

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

VERBS = {name: name.upper() for name in ("get", "post", "put", "patch", "delete", "head", "options", "trace", "all")} | {
    "del": "DELETE",
    "ws": "WS",
    **{name.lower(): name for name in RARE if name != "BIND"},
}
SETTINGS = frozenset(["set", "enable", "disable", "engine", "listen"])
LIBRARY_MEMBERS = frozenset(["on", "once", "path", "address"])
APP_FACTORIES = (
    ("@modelcontextprotocol/sdk/server/express.js", "createMcpExpressApp"),
    ("@modelcontextprotocol/express", "createMcpExpressApp"),
)
ROUTER_PACKAGES = (
    *("express-promise-router", "express-promise-router-plus", "express-async-router", "@root/async-router"),
    *("co-router", "router", "express/lib/router", "express/lib/router/index"),
)


class ExpressRouter(Host):
    """An app or a router: both register alike."""

    __slots__ = ("app", "fields", "late", "router", "settings")
    wrapped_by_libraries = True
    typeof = "function"
    own_names = (*VERBS, "use", "route", "param", "set", "enable", "disable", "locals")

    def __init__(self, *, app: bool) -> None:
        super().__init__()
        self.app = app
        self.router = Router("express", root=app)
        self.fields: dict[str, Value] = {"locals": Record(open=True)} if app else {}
        self.settings: dict[str, Value] = {}
        self.late: list[tuple[Use | Mount, FunctionValue]] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Remember where it was made."""
        begin(interp, self.router, call.site)
        interp.facts.setdefault("express", []).append(self)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a registering method, or a field that code has set."""
        if name in self.fields:
            return self.fields[name]
        if name in VERBS:
            return HostFunction(name, lambda call, i: self.verb(name, call, i))
        special = {"use": self.use, "route": self.route, "param": self.param}.get(name)
        if special is not None:
            return HostFunction(name, special)
        if name in SETTINGS:
            return HostFunction(name, self.setting)
        if name in {"router", "_router", "app"} and self.app:
            return self
        if name == "handle":
            return self
        if name in LIBRARY_MEMBERS:
            return External("express", ("app" if self.app else "Router", name))
        added = self.inherited(name, interp)
        return HostFunction(name, lambda call, i: group(self, call, i)) if added is None and name == "group" else added

    def inherited(self, name: str, interp: Interpreter) -> Value | None:
        """Return what code has added to every app or router: to ``express.application``, ``express.Router`` or its prototype."""
        express = interp.host_modules.get("npm:express")
        if not isinstance(express, HostModule):
            return None
        if self.app:
            application = express.members["application"]
            return application.entries.get(name) if isinstance(application, Record) else None
        router = express.members["Router"]
        prototype = router.statics["prototype"] if isinstance(router, HostClass) else None
        added = router.statics.get(name) if isinstance(router, HostClass) else None
        return added or (prototype.entries.get(name) if isinstance(prototype, Record) else None)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field."""
        self.fields[name] = value

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Handle a request: nothing is registered."""
        interp.facts.get("handled", []).append(self)
        return NONE

    def setting(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a setting; ``listen`` calls back."""
        name, value = interp.text_of(call.argument(0)), call.argument(1)
        if name is not None and value is not None:
            self.settings[name] = value
        callback = call.arguments[-1] if call.arguments else None
        if isinstance(callback, FunctionValue) and interp.called.get(id(callback.node), 0) < 2:
            interp.invoke(callback, Invocation([], {}, call.site))
        return self.self_value()

    def self_value(self) -> Value:
        """Return what methods return: the object that code holds."""
        return self.owner or self

    def verb(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Register ``router.get(path, ...handlers)``; ``app.get(name)`` alone reads a setting."""
        if not call.arguments or (len(call.arguments) == 1 and name == "get" and not call.open):
            return self.settings.get(interp.text_of(call.argument(0)) or "") or Unknown("setting", call.site)
        paths, regex = paths_of(call.arguments[0], interp, call)
        if paths is None:
            return self.self_value()
        self.register(VERBS[name], paths, call.arguments[1:], call, interp, regex=regex, path=call.arguments[0])
        return self.self_value()

    def register(
        self,
        method: str,
        paths: list[str],
        handlers: list[Value],
        call: Invocation,
        interp: Interpreter,
        *,
        regex: bool,
        path: Value | None,
    ) -> None:
        """Add a route."""
        flat = flattened(handlers)
        while len(flat) > 1 and answers_errors(flat[-1]):
            flat.pop()
        if not flat:
            return
        site = registration_site(interp, path.items[0] if isinstance(path, Sequence) and path.items else path, call.site, flat[-1])
        setup = RouteSetup([method], paths, as_held(flat[:-1]), flat[-1], site, interp.reasons, regex)
        setup.passes = method != "ALL" and passes_on(flat[-1])
        setup.yields = setup.passes and only_passes(flat[-1])
        record(interp, self.router, setup)

        every = method == "ALL"
        if calls_next(flat[-1]) if every else setup.passes and isinstance(flat[-1], FunctionValue):
            for text in paths if every else filter(stands_for_others, paths):
                use = Use([wildcard_free(text)], as_set(interp, flat), site, interp.reasons, is_one_path(text), "" if every else method)
                record(interp, self.router, use)

    def route(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``router.route(path)``."""
        path = call.argument(0) or Const("/")
        paths, regex = paths_of(path, interp, call)
        return ExpressRoute(self, paths or [HOLE], path, regex=regex)

    def param(self, call: Invocation, interp: Interpreter) -> Value:
        """Register ``router.param(name, callback)``."""
        callback = call.argument(1)
        names = call.argument(0)
        for item in names.items if isinstance(names, Sequence) else [names]:
            name = interp.text_of(item)
            if name is not None and callback is not None:
                self.router.params.setdefault(name, []).append(callback)
        return self.self_value()

    def use(self, call: Invocation, interp: Interpreter) -> Value:
        """Register middleware, or mount routers."""
        arguments = list(call.arguments)
        paths = [""]
        if (len(arguments) > 1 or call.open) and is_path(arguments[0]):
            found, _ = paths_of(arguments.pop(0), interp, call)
            paths = found or [HOLE]
        before: list[Value] = []
        for given in flattened(arguments):
            handler = self.handed_back if given is self else given
            if handler is None:
                continue
            targets = routers_in(handler, interp) if given is not self else []
            for target in targets:
                if target is self or stands(self.router, target.router, paths, call.site):
                    continue
                target.router.mounted = True
                mount = Mount(paths, target.router, list(before), call.site, interp.reasons)
                record(interp, self.router, mount)
                if isinstance(handler, FunctionValue):
                    self.late.append((mount, handler))
            if not targets:
                note_absent(interp, handler, call)
                before.append(handler)
                step = Use(paths, as_set(interp, [handler]), call.site, interp.reasons)
                record(interp, self.router, step)
                if isinstance(handler, FunctionValue):
                    self.late.append((step, handler))
                if isinstance(handler, External) and paths != [""]:
                    record(interp, self.router, LibraryMount(paths[0], handler, call.site))
        return self.self_value()

    def mount_late(self, interp: Interpreter) -> None:
        """Mount the routers that middleware hands its requests to, where what holds them got its value, or another one, after ``use``."""
        for step, handler in self.late:
            mounts = isinstance(step, Mount)
            for target in routers_in(handler, interp, only_called=mounts):
                there = mounts and stands(self.router, target.router, step.paths, step.site)
                if target is not self and step in self.router.steps and not there:
                    mount_after(step, target.router, self.router)
        self.late = []


class ExpressRoute(Host):
    """``router.route(path)``: verbs on one path."""

    __slots__ = ("before", "fields", "parent", "path", "paths", "regex")

    def __init__(self, parent: ExpressRouter, paths: list[str], path: Value, *, regex: bool) -> None:
        super().__init__()
        self.parent = parent
        self.paths = paths
        self.path = path
        self.regex = regex
        self.before: list[Value] = []
        self.fields: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a field that code has set, or a verb; ``all`` before other verbs is their middleware as well as a route."""
        if name in self.fields or name not in VERBS:
            return self.fields.get(name)
        return HostFunction(name, lambda call, i: self.verb(name, call, i))

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field."""
        self.fields[name] = value

    def verb(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Register one verb."""
        handlers = flattened(list(call.arguments))
        self.parent.register(VERBS[name], self.paths, [*self.before, *handlers], call, interp, regex=self.regex, path=self.path)
        if name == "all" and handlers and calls_next(handlers[-1]):
            self.before.extend(handlers)
        return self


def routers_in(value: Value, interp: Interpreter, *, only_called: bool = False) -> list[ExpressRouter]:
    """Return the routers that a handler is, or that it hands its requests to."""
    found = called_by(value, interp) if only_called else hosts_in(value, interp)
    return [host for host in found if isinstance(host, ExpressRouter)]


def make(*, app: bool) -> ExpressRouter:
    """Return a new app or router, not yet initialised."""
    return ExpressRouter(app=app)


class Model:
    """Express."""

    name = "express"
    language = "javascript"
    constructors = frozenset(
        {"express", "Express", "createExpressServer", "InversifyExpressServer", "InversifyExpressHttpAdapter", "expressAppConfig"}
    )

    def modules(self) -> dict[str, Value]:
        """Return ``express`` and the packages that make its routers."""
        router = HostClass("Router", lambda: make(app=False), {"prototype": Record(open=True)})
        application = HostClass("express", lambda: make(app=True))
        express = HostModule("express", {"Router": router, "application": Record(open=True)}, application.call)
        express.members["default"] = express
        found: dict[str, Value] = {"npm:express": express, "npm:@feathersjs/express": express, "npm:ultimate-express": express}
        found["npm:express/lib/express"] = express
        found["npm:http2-express-bridge"] = HostModule("http2-express-bridge", {}, application.call)
        for package, name in APP_FACTORIES:
            found["npm:" + package] = HostModule(package, {name: HostFunction(name, application.call)})
        for package in ROUTER_PACKAGES:
            found["npm:" + package] = HostModule(package, {"Router": router, "default": router, "AsyncRouter": router}, router.call)
        return (
            found
            | openapi_modules()
            | oas_tools_modules()
            | connected_modules()
            | operation_modules(lambda: make(app=False), lambda: make(app=True))
            | controller_modules(lambda: make(app=True))
            | decorated_modules(lambda: make(app=True))
            | awilix_modules(lambda: make(app=False))
            | contract_modules()
            | batch_schema_modules()
            | async_modules(lambda: make(app=False))
            | unless_modules()
            | route_file_modules()
            | route_map_modules(lambda: make(app=False))
            | typescript_rest()
            | shared_route_modules()
            | lent_modules(make)
            | named_operation_modules(lambda: make(app=False))
        )

    def begin(self, interp: Interpreter) -> None:
        """Nothing is prepared: its libraries are modules."""

    def finish(self, interp: Interpreter) -> None:
        """Mount what is known by now."""
        for host in interp.facts.get("express", []):
            if isinstance(host, ExpressRouter):
                host.mount_late(interp)
        unfold(self.routers(interp), interp)

    def routers(self, interp: Interpreter) -> list[Router]:
        """Return every app and router."""
        return [host.router for host in interp.facts.get("express", []) if isinstance(host, ExpressRouter)]

    def start_plugin(self, interp: Interpreter, plugin: FunctionValue | HostFunction) -> None:
        """Express has no plugins."""


MODEL = Model()
