"""swagger-routes-express: every operation of an OpenAPI document becomes a route, answered by the function of its name.

https://github.com/davesag/swagger-routes-express#readme (version 3)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._express_openapi import express_path
from analyzer.frameworks._express_paths import flattened
from analyzer.interp.hosts import HostModule, function, host_of
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, Invocation, Record, Sequence, Value
from analyzer.routing.router import Router, RouteSetup, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PACKAGE = "swagger-routes-express"
VERBS = ("get", "post", "patch", "put", "delete", "head")


def connector(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``connector(api, document, options)``, which registers on the application that it is called with."""

    def connect(inner: Invocation, running: Interpreter) -> Value:
        router = getattr(host_of(inner.argument(0)), "router", None)
        if isinstance(router, Router):
            serve(router, call, running)
        return NONE

    return function("connect", connect)


def serve(router: Router, call: Invocation, interp: Interpreter) -> None:
    """Register every operation, also one that nothing answers: the library answers that it is not there yet."""
    api, document, options = call.argument(0) or NONE, call.argument(1) or NONE, call.argument(2) or Record()
    paths, is_open = entries_of(interp, interp.get(document, "paths"))
    if is_open and not paths:
        interp.note("OpenAPI document that is not known", PACKAGE, call.site)
    for path, item in interp.within(list(paths.items())):
        for verb in VERBS:
            operation = interp.get(item, verb)
            if isinstance(operation, Record):
                handler = answering(api, operation, options, interp)
                site = handler.site if isinstance(handler, FunctionValue) and handler.site.file else call.site
                chain = [*guards(document, operation, options, interp), *named(operation, options, interp), *flattened([handler])]
                place = base_of(document, operation, options, interp) + express_path(path)
                record(interp, router, RouteSetup([verb.upper()], [place], chain[:-1], chain[-1], site, interp.reasons))


def answering(api: Value, operation: Value, options: Value, interp: Interpreter) -> Value:
    """Return the function, or functions in a row, of an operation's name, in which slashes are spelled otherwise."""
    name = interp.text_of(interp.get(operation, "operationId")) or HOLE
    separator = interp.text_of(interp.get(options, "apiSeparator")) or "_"
    found = interp.get(api, name.replace("/", separator))
    return found if isinstance(found, (FunctionValue, Sequence)) and flattened([found]) else External(PACKAGE, ("answer", name))


def base_of(document: Value, operation: Value, options: Value, interp: Interpreter) -> str:
    """Return what stands before a path: the first server's own path, or ``basePath`` but for what is tagged as root."""
    if isinstance(interp.get(document, "swagger"), Const) and interp.text_of(interp.get(document, "swagger")):
        root = interp.text_of(interp.get(options, "rootTag")) or "root"
        tags = [interp.text_of(tag) for tag in items_of(interp, interp.get(operation, "tags"))[0][:1]]
        return "" if tags == [root] else interp.text_of(interp.get(document, "basePath")) or ""
    given = interp.get(operation, "servers")
    servers = items_of(interp, given if isinstance(given, Sequence) else interp.get(document, "servers"))[0]
    urls = [interp.text_of(interp.get(server, "url")) or "" for server in servers]
    return next((url for url in urls if url.startswith("/")), "").removesuffix("/")


def guards(document: Value, operation: Record, options: Value, interp: Interpreter) -> list[Value]:
    """Return the middleware that the options name for the scheme, or for the scopes, that an operation asks for."""
    asked = interp.get(operation if "security" in operation.entries else document, "security")
    ways = items_of(interp, asked)[0] if isinstance(asked, Sequence) else []
    schemes = list(entries_of(interp, ways[0])[0].items()) if ways else []
    for scheme, scopes in schemes[:1]:
        texts = sorted(interp.text_of(scope) or "" for scope in items_of(interp, scopes)[0])
        found = interp.get(interp.get(options, "security"), ",".join(texts) or scheme)
        return [] if isinstance(found, Const) else flattened([found])
    return []


def named(operation: Value, options: Value, interp: Interpreter) -> list[Value]:
    """Return the middleware that an operation names."""
    names = [interp.text_of(item) for item in items_of(interp, interp.get(operation, "x-middleware"))[0]]
    found = [interp.get(interp.get(options, "middleware"), name) for name in names if name]
    return [value for value in found if not isinstance(value, Const)]


def connected_modules() -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``npm:``."""
    return {"npm:" + PACKAGE: HostModule(PACKAGE, {"connector": function("connector", connector)})}
