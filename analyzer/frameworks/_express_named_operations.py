"""Libraries for Express that answer an OpenAPI document's operations by functions of their names, and go by what has none.

https://github.com/exegesis-js/exegesis/blob/master/docs/Options.md (version 4),
https://openapistack.co/docs/openapi-backend/intro/ (version 5)
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.frameworks._express_openapi import VERBS, asked_by, bases_of, express_path, kind_of
from analyzer.frameworks._express_operations import text_in
from analyzer.frameworks._fastify_openapi import document_of
from analyzer.interp.hosts import Host, HostClass, HostModule, function
from analyzer.interp.iteration import entries_of
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, Invocation, Record, Value
from analyzer.routing.router import SECURITY, Router, RouteSetup, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzer.interp.interpreter import Interpreter

EXEGESIS, BACKEND = "exegesis-express", "openapi-backend"
CONTROLLER, OPERATION = ("x-exegesis-controller",), ("x-exegesis-operationId", "operationId")
SUFFIXES = (".js", ".cjs", ".mjs", ".ts")
METHODS = (*VERBS, "trace")


def operations_in(document: Value, package: str, call: Invocation, interp: Interpreter) -> Iterator[tuple[str, str, Record, Value]]:
    """Yield a document's operations: path, verb, what it says of the operation and of its path."""
    paths, is_open = entries_of(interp, interp.get(document, "paths"))
    if is_open and not paths:
        interp.note("OpenAPI document that is not known", package, call.site)
    for path, item in interp.within(list(paths.items())):
        for verb in METHODS:
            operation = interp.get(item, verb)
            if isinstance(operation, Record):
                yield path, verb, operation, item


def put(
    router: Router, setup: tuple[str, list[str]], security: Value | None, handler: Value, call: Invocation, interp: Interpreter
) -> None:
    """Register one operation: its verb and paths, what asks for the credential, what answers."""
    verb, paths = setup
    site = handler.site if isinstance(handler, FunctionValue) and handler.site.file else call.site
    chain = [security] if security is not None else []
    record(interp, router, RouteSetup([verb.upper()], paths, chain, handler, site, interp.reasons))


def security_of(package: str, document: Value, operation: Value, handlers: Value, interp: Interpreter) -> Value | None:
    """Return what asks for the credential that an operation names, where the program says how it is checked."""
    asked = asked_by(document, operation, interp)
    checks = interp.get(handlers, asked) if asked else NONE
    return External(package, (SECURITY, asked, kind_of(asked, document, interp))) if isinstance(checks, (FunctionValue, External)) else None


def controller_of(options: Value, name: str, call: Invocation, interp: Interpreter) -> Value:
    """Return a controller: of those that are given by name, or a module of the folder that is."""
    given = interp.get(options, "controllers")
    if not isinstance(given, Const):
        return interp.get(given, name)
    folder = folder_of(given, interp, root(interp))
    places = [posixpath.join(folder, name + suffix) for suffix in SUFFIXES] if folder is not None else []
    place = next((place for place in places if interp.world.is_file(place)), None)
    return import_javascript(interp, "/" + place, call.site.file) if place is not None else NONE


def exegesis(make: Callable[[], Host]) -> HostModule:
    """Return the module ``exegesis-express``."""

    def middleware(call: Invocation, interp: Interpreter) -> Value:
        options = call.argument(1) or NONE
        document = document_of(call.argument(0) or NONE, interp)
        made = make()
        made.initialise(Invocation([], {}, call.site), interp)
        router = getattr(made, "router", None)
        ignored = interp.get(options, "ignoreServers")
        bases = [""] if isinstance(ignored, Const) and ignored.value is True else bases_of(document, interp)
        for path, verb, operation, item in operations_in(document, EXEGESIS, call, interp):
            places = [operation, item, interp.get(document, "paths"), document]
            controller, name = text_in(places, CONTROLLER, interp), text_in([operation], OPERATION, interp)
            found = interp.get(controller_of(options, controller, call, interp), name) if controller and name else NONE
            if isinstance(found, (FunctionValue, External)) and isinstance(router, Router):
                security = security_of(EXEGESIS, document, operation, interp.get(options, "authenticators"), interp)
                put(router, (verb, [base + express_path(path) for base in bases]), security, found, call, interp)
        return made

    members: dict[str, Value] = {"middleware": function("middleware", middleware)}
    return HostModule(EXEGESIS, {**members, "default": Record(dict(members))})


class Backend(Host):
    """``new OpenAPIBackend({definition, handlers})``: ``handleRequest`` is a router of the operations that have handlers."""

    __slots__ = ("document", "handlers", "made", "options", "ready", "security")

    def __init__(self, made: Host) -> None:
        super().__init__()
        self.made, self.ready = made, False
        self.options: Value = NONE
        self.document: Value = NONE
        self.handlers, self.security = Record(), Record()

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the options."""
        self.options = call.argument(0) or NONE
        self.document = document_of(interp.get(self.options, "definition"), interp)
        self.made.initialise(Invocation([], {}, call.site), interp)
        self.handlers.entries.update(entries_of(interp, interp.get(self.options, "handlers"))[0])
        self.security.entries.update(entries_of(interp, interp.get(self.options, "securityHandlers"))[0])

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        if name == "handleRequest":
            self.start(Invocation([], {}, interp.site), interp)
            return self.made
        methods = {"init": self.start, "register": self.register, "registerHandler": self.register, "registerSecurityHandler": self.secure}
        return function(name, methods[name]) if name in methods else External(BACKEND, (name,))

    def start(self, call: Invocation, interp: Interpreter) -> Value:
        """Serve what there are handlers for; those that come later are served as they come."""
        if not self.ready:
            self.ready = True
            self.serve(list(self.handlers.entries), call, interp)
        return self

    def secure(self, call: Invocation, interp: Interpreter) -> Value:
        """Take what checks a scheme's credential."""
        name = interp.text_of(call.argument(0))
        if name is not None and HOLE not in name:
            self.security.entries[name] = call.argument(1) or NONE
        return NONE

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``register("operation", handler)`` or ``register({operation: handler})``."""
        name, handler = interp.text_of(call.argument(0)), call.argument(1)
        given = {name: handler} if name and handler is not None else entries_of(interp, call.argument(0) or NONE)[0]
        self.handlers.entries.update(given)
        if self.ready:
            self.serve(list(given), call, interp)
        return NONE

    def serve(self, names: list[str], call: Invocation, interp: Interpreter) -> None:
        """Register the operations of those names."""
        base = (interp.text_of(interp.get(self.options, "apiRoot")) or "").rstrip("/")
        refuses = "unauthorizedHandler" in self.handlers.entries
        router = getattr(self.made, "router", None)
        for path, verb, operation, _ in operations_in(self.document, BACKEND, call, interp):
            name = interp.text_of(interp.get(operation, "operationId"))
            if name in names and isinstance(router, Router):
                security = security_of(BACKEND, self.document, operation, self.security, interp) if refuses else None
                put(router, (verb, [base + express_path(path)]), security, self.handlers.entries[name], call, interp)


def named_operation_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    backend = HostClass("OpenAPIBackend", lambda: Backend(make()))
    return {
        "npm:" + EXEGESIS: exegesis(make),
        "npm:" + BACKEND: HostModule(BACKEND, {"OpenAPIBackend": backend, "default": backend}, backend.call),
    }
