"""ts-rest: a contract says methods and paths as data, and one call puts them on an Express app or router.

https://ts-rest.com/docs/core/, https://ts-rest.com/docs/express
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._express_paths import flattened
from analyzer.interp.hosts import HostFunction, HostModule, host_of
from analyzer.interp.iteration import entries_of
from analyzer.interp.values import NONE, Const, External, FunctionValue, Invocation, Record, Value
from analyzer.routing.router import Router, RouteSetup, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 8


def contract(_call: Invocation, _interp: Interpreter) -> Value:
    """Return ``initContract()``: its ``router`` gives back the routes that it was given, with their prefix."""
    same = {name: HostFunction(name, lambda call, _i: call.argument(0) or NONE) for name in ("query", "mutation", "responses", "body")}
    return Record({**same, "router": HostFunction("router", router)}, open=True)


def router(call: Invocation, interp: Interpreter) -> Value:
    """Return ``c.router(routes, {pathPrefix, metadata})``."""
    options = call.argument(1)
    told = options.entries if isinstance(options, Record) else {}
    prefix, metadata = interp.text_of(told.get("pathPrefix")) or "", told.get("metadata")
    routes = call.argument(0) or NONE
    return shared(routes, prefix, metadata, interp, 0) if prefix or isinstance(metadata, Record) else routes


def shared(routes: Value, prefix: str, metadata: Value | None, interp: Interpreter, depth: int) -> Value:
    """Return routes with a prefix before each path, and with the metadata that all of them have."""
    if not isinstance(routes, Record) or depth > DEEPEST:
        return routes
    made = Record(dict(routes.entries), routes.open)
    path = routes.entries.get("path")
    if path is not None and "method" in routes.entries:
        text = interp.text_of(path)
        made.entries["path"] = Const(prefix + text, site=path.site) if text is not None and isinstance(path, Const) else path
        if isinstance(metadata, Record):
            own = routes.entries.get("metadata")
            made.entries["metadata"] = Record(metadata.entries | (own.entries if isinstance(own, Record) else {}), metadata.open)
    else:
        made.entries = {name: shared(value, prefix, metadata, interp, depth + 1) for name, value in routes.entries.items()}
    return made


def endpoints(call: Invocation, interp: Interpreter) -> Value:
    """Take ``createExpressEndpoints(contract, implementation, app, options)``."""
    target = getattr(host_of(call.argument(2)), "router", None)
    options = call.argument(3)
    everywhere = options.entries.get("globalMiddleware") if isinstance(options, Record) else None
    if isinstance(target, Router):
        before = flattened([everywhere] if everywhere is not None else [])
        put(call.argument(0) or NONE, call.argument(1) or NONE, target, before, call, interp, 0)
    return NONE


def put(
    routes: Value,
    implementation: Value,
    target: Router,
    before: list[Value],
    call: Invocation,
    interp: Interpreter,
    depth: int,
) -> None:
    """Register each route of a contract, with the function that implements it."""
    entries, is_open = entries_of(interp, routes)
    if is_open and not entries:
        interp.note("contract that is not known", "createExpressEndpoints", call.site)
    for name, route in entries.items():
        given = interp.get(implementation, name)
        if not isinstance(route, Record) or depth > DEEPEST:
            continue
        path = route.entries.get("path")
        method = interp.text_of(route.entries.get("method"))
        text = interp.text_of(path)
        if path is None or method is None or text is None:
            put(route, given, target, before, call, interp, depth + 1)
            continue
        chain = [*before, *flattened([middleware_of(given)])]
        site = path.site if isinstance(path, Const) and path.site.file else call.site
        setup = RouteSetup([method.upper()], [text], chain, handler_of(given), site, interp.reasons, options={"config": route})
        record(interp, target, setup)


def middleware_of(given: Value) -> Value:
    """Return the middleware of ``{middleware, handler}``."""
    return given.entries.get("middleware", NONE) if isinstance(given, Record) else NONE


def handler_of(given: Value) -> Value:
    """Return the function of an implementation."""
    if isinstance(given, Record):
        return given.entries.get("handler", given)
    return given if isinstance(given, FunctionValue) else External("@ts-rest/express", ("handler",))


def contract_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""

    def server(_call: Invocation, _interp: Interpreter) -> Value:
        return Record({"router": HostFunction("router", lambda call, _i: call.argument(1) or NONE),
                       "route": HostFunction("route", lambda call, _i: call.argument(1) or NONE)}, open=True)  # fmt: skip

    express: dict[str, Value] = {
        "initServer": HostFunction("initServer", server),
        "createExpressEndpoints": HostFunction("createExpressEndpoints", endpoints),
    }
    return {
        "npm:@ts-rest/core": HostModule("@ts-rest/core", {"initContract": HostFunction("initContract", contract)}),
        "npm:@ts-rest/express": HostModule("@ts-rest/express", express),
    }
