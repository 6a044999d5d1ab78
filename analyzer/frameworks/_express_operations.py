"""Libraries for Express that take the routes from an OpenAPI document, and from the modules that it names their handlers.

https://cdimascio.github.io/express-openapi-validator-documentation/guide-operation-handlers/ (version 5),
https://github.com/apigee-127/swagger-tools/blob/master/docs/Middleware.md, https://github.com/apigee-127/swagger-express,
https://github.com/bug-hunters/oas3-tools
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._express_openapi import VERBS, asked_by, bases_of, express_path, kind_of
from analyzer.frameworks._fastify_openapi import document_of
from analyzer.interp.hosts import Host, HostClass, HostModule, function, host_of
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.libraries.config import read_yaml
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, Invocation, Record, Sequence, Value
from analyzer.routing.router import SECURITY, Router, RouteSetup, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

VALIDATOR, TOOLS, MIDDLEWARE, OAS3 = "express-openapi-validator", "swagger-tools", "swagger-express-mw", "oas3-tools"
FORKS = ("autodesk-forks-swagger-express-mw",)
CONTROLLERS = ("x-eov-operation-handler", "x-swagger-router-controller", "x-openapi-router-controller")
NAMES = ("x-eov-operation-id", "operationId")


class Served(msgspec.Struct):
    """What one library serves: a document's operations, found in ``folders`` or among ``named`` functions."""

    package: str
    document: Value
    folders: list[str] = msgspec.field(default_factory=list)
    named: Value = msgspec.field(default_factory=lambda: NONE)
    guards: bool = False


def serve(target: Host | None, served: Served, call: Invocation, interp: Interpreter) -> None:
    """Register every operation that the document says a handler of."""
    router = getattr(target, "router", None)
    if not isinstance(router, Router):
        return
    paths, is_open = entries_of(interp, interp.get(served.document, "paths"))
    if is_open and not paths:
        interp.note("OpenAPI document that is not known", served.package, call.site)
    bases = bases_of(served.document, interp)
    for path, item in interp.within(list(paths.items())):
        for verb in VERBS:
            operation = interp.get(item, verb)
            handler = handler_of(served, item, operation, verb, call, interp) if isinstance(operation, Record) else None
            if handler is not None:
                site = handler.site if isinstance(handler, FunctionValue) and handler.site.file else call.site
                asked = asked_by(served.document, operation, interp) if served.guards else ""
                chain: list[Value] = [External(served.package, (SECURITY, asked, kind_of(asked, served.document, interp)))] if asked else []
                setup = RouteSetup([verb.upper()], [base + express_path(path) for base in bases], chain, handler, site, interp.reasons)
                record(interp, router, setup)


def handler_of(served: Served, item: Value, operation: Value, verb: str, call: Invocation, interp: Interpreter) -> Value | None:
    """Return an operation's handler; None where the document names none, or one that is not there: nothing answers then."""
    controller = text_in([operation, item], CONTROLLERS, interp)
    name = text_in([operation], NAMES, interp) or (None if served.package == VALIDATOR else verb)
    if controller is None or name is None:
        return None
    if served.named is not NONE:
        handler = interp.get(served.named, f"{controller}_{name}")
        return None if isinstance(handler, Const) else handler
    for folder in served.folders:
        place = posixpath.normpath(posixpath.join(folder, controller)).lstrip("/")
        if interp.world.javascript("./" + place, "index.js").kind != "file":
            continue
        module = import_javascript(interp, "/" + place, call.site.file)
        said = [interp.get(module, name), interp.get(interp.get(module, "default"), name)]
        there = sorted((value for value in said if not isinstance(value, Const)), key=lambda value: not isinstance(value, FunctionValue))
        if there:
            return there[0]
    return None if served.folders else External(served.package, (controller, name))


def text_in(places: list[Value], names: tuple[str, ...], interp: Interpreter) -> str | None:
    """Return the first known text that one of several names has in one of several records."""
    said = (interp.text_of(interp.get(place, name)) for place in places for name in names)
    return next((text for text in said if text and HOLE not in text), None)


def folders_of(given: Value, interp: Interpreter) -> list[str]:
    """Return the folders that an option names: one, or several."""
    items = given.items if isinstance(given, Sequence) else [given]
    return [place for item in items if isinstance(item, Const) and (place := folder_of(item, interp, root(interp))) is not None]


class Middleware(Host):
    """What ``initializeMiddleware(document, callback)`` hands to the callback."""

    __slots__ = ("document", "guards", "make")

    def __init__(self, document: Value, make: Callable[[], Host]) -> None:
        super().__init__()
        self.document, self.make, self.guards = document, make, False

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the router, or middleware that routes nothing."""
        if name == "swaggerRouter":
            return function(name, self.router)
        if name == "swaggerSecurity":
            return function(name, self.security)
        return External(TOOLS, (name,))

    def security(self, call: Invocation, _interp: Interpreter) -> Value:
        """Take the handlers of security schemes: what the document protects is asked for from now on."""
        self.guards = True
        return External(TOOLS, ("swaggerMetadata", "()"), (), {}, call.site)

    def router(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``swaggerRouter({controllers})``."""
        controllers = interp.get(call.argument(0) or NONE, "controllers")
        served = Served(TOOLS, self.document, guards=self.guards)
        if isinstance(controllers, Record):
            served.named = controllers
        else:
            served.folders = folders_of(controllers, interp) or [posixpath.join(root(interp), "controllers")]
        return routed(self.make(), served, call, interp)


def routed(made: Host, served: Served, call: Invocation, interp: Interpreter) -> Value:
    """Return a new router with a document's operations."""
    made.initialise(Invocation([], {}, call.site), interp)
    serve(made, served, call, interp)
    return made


class Runner(Host):
    """What ``SwaggerExpress.create(config, callback)`` hands to the callback."""

    __slots__ = ("served",)

    def __init__(self, served: Served) -> None:
        super().__init__()
        self.served = served

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``register(app)``; the rest is the library's own."""
        return function(name, self.register) if name == "register" else External(MIDDLEWARE, (name,))

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Put the operations on an application."""
        serve(host_of(call.argument(0)), self.served, call, interp)
        return NONE


def runner_of(config: Value, interp: Interpreter) -> Runner:
    """Return the runner for ``{appRoot, swaggerFile}``: the settings below ``config`` say where the controllers are."""
    base = folder_of(interp.get(config, "appRoot"), interp, root(interp)) or root(interp).strip("/")
    given = interp.get(config, "swagger")
    if not isinstance(given, Record):
        file = interp.text_of(interp.get(config, "swaggerFile"))
        given = document_of(Const(file or "/" + posixpath.join(base, "api/swagger/swagger.yaml")), interp)
    settings = interp.get(read_yaml(interp, posixpath.join(base, "config/default.yaml")), "swagger")
    pipe = interp.get(interp.get(settings, "bagpipes"), "_router")
    said = [interp.text_of(item) for item in items_of(interp, interp.get(pipe, "controllersDirs"))[0]]
    folders = [posixpath.join(base, text) for text in (*said, "api/controllers", "controllers") if text and HOLE not in text]
    return Runner(Served(MIDDLEWARE, given, folders, guards=True))


def operation_modules(make: Callable[[], Host], application: Callable[[], Host]) -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""

    def validated(options: Value, interp: Interpreter) -> Served | None:
        """Return what the validator serves; None where the application registers its routes itself."""
        handlers = interp.get(options, "operationHandlers")
        place = interp.get(handlers, "basePath") if isinstance(handlers, Record) else handlers
        folders = folders_of(place, interp) if isinstance(place, Const) and interp.text_of(place) else []
        checks = interp.get(options, "validateSecurity")
        guards = not (isinstance(checks, Const) and checks.value is False)
        return Served(VALIDATOR, document_of(interp.get(options, "apiSpec"), interp), folders, guards=guards) if folders else None

    def middleware(call: Invocation, interp: Interpreter) -> Value:
        served = validated(call.argument(0) or NONE, interp)
        if served is None:
            return External(VALIDATOR, ("middleware", "()"), tuple(call.arguments), {}, call.site)
        return routed(make(), served, call, interp)

    class Validator(Host):
        """``new OpenApiValidator(options).install(app)``, before version 4."""

        __slots__ = ("options",)

        def initialise(self, call: Invocation, _interp: Interpreter) -> None:
            self.options = call.argument(0) or NONE

        def get(self, name: str, _interp: Interpreter) -> Value | None:
            return function(name, self.install) if name in {"install", "installSync"} else External(VALIDATOR, (name,))

        def install(self, call: Invocation, interp: Interpreter) -> Value:
            served = validated(self.options, interp)
            if served is not None:
                serve(host_of(call.argument(0)), served, call, interp)
            return NONE

    def initialize(call: Invocation, interp: Interpreter) -> Value:
        given = Middleware(call.argument(0) or NONE, make)
        return interp.invoke(call.argument(1) or NONE, Invocation([given], {}, call.site))

    def create(call: Invocation, interp: Interpreter) -> Value:
        return interp.invoke(call.argument(1) or NONE, Invocation([NONE, runner_of(call.argument(0) or NONE, interp)], {}, call.site))

    def configured(call: Invocation, interp: Interpreter) -> Value:
        routing = interp.get(call.argument(1) or NONE, "routing")
        folders = folders_of(interp.get(routing, "controllers"), interp)
        made = routed(application(), Served(OAS3, document_of(call.argument(0) or NONE, interp), folders, guards=True), call, interp)
        return Record({"getApp": function("getApp", lambda _call, _interp: made)}, open=True)

    named = {"middleware": function("middleware", middleware), "OpenApiValidator": HostClass("OpenApiValidator", Validator)}
    found: dict[str, Value] = {"npm:" + VALIDATOR: HostModule(VALIDATOR, dict(named))}
    for package in (MIDDLEWARE, *FORKS):
        found["npm:" + package] = HostModule(package, {"create": function("create", create)})
    found["npm:" + TOOLS] = HostModule(TOOLS, {"initializeMiddleware": function("initializeMiddleware", initialize)})
    found["npm:" + OAS3] = HostModule(OAS3, {"expressAppConfig": function("expressAppConfig", configured)})
    return found
