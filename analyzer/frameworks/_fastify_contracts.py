"""ts-rest on Fastify: a contract says methods and paths as data; a server object makes routers of it, and plugins of routers.

https://ts-rest.com/docs/fastify
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastify_types import HostPlugin
from analyzer.interp.hosts import HostFunction, HostModule, host_of
from analyzer.interp.iteration import entries_of
from analyzer.interp.values import NONE, Const, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 8


def server(_call: Invocation, _interp: Interpreter) -> Value:
    """Return ``initServer()``."""
    return Record(
        {
            "router": HostFunction("router", router),
            "route": HostFunction("route", lambda call, _i: call.argument(1) or NONE),
            "registerRouter": HostFunction("registerRouter", register_router),
            "plugin": HostFunction("plugin", plugin),
        }
    )


def router(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``s.router(contract, routes)``: both, to be registered later."""
    return Record({"contract": call.argument(0) or NONE, "routes": call.argument(1) or NONE}, kind="contract router")


def register_router(call: Invocation, interp: Interpreter) -> Value:
    """Take ``s.registerRouter(contract, router, app, options)``."""
    target = host_of(call.argument(2))
    if target is not None and hasattr(target, "hooks"):
        put(call.argument(0) or NONE, implementation(call.argument(1)), target, call.argument(3), call, interp, 0)  # type: ignore[arg-type]
    return NONE


def plugin(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``s.plugin(router)``, a plugin whose options are those of ``registerRouter``."""
    given = call.argument(0)

    def run(inner: Invocation, running: Interpreter) -> Value:
        context = host_of(inner.argument(0))
        if context is not None and isinstance(given, Record):
            contract, routes = given.entries.get("contract", NONE), implementation(given)
            put(contract, routes, context, inner.argument(1), call, running, 0)  # type: ignore[arg-type]
        return NONE

    return HostPlugin("plugin", run)


def implementation(given: Value | None) -> Value:
    """Return the functions of a router, or what was given as they are."""
    return given.entries.get("routes", NONE) if isinstance(given, Record) and given.kind == "contract router" else given or NONE


def put(
    routes: Value, given: Value, context: PluginContext, options: Value | None, call: Invocation, interp: Interpreter, depth: int
) -> None:
    """Register each route of a contract, with the function that implements it and the hooks of both."""
    entries, is_open = entries_of(interp, routes)
    if is_open and not entries:
        interp.note("contract that is not known", "registerRouter", call.site)
    for name, route in entries.items():
        own = implementation(interp.get(implementation(given), name))
        if not isinstance(route, Record) or depth > DEEPEST:
            continue
        if "method" not in route.entries or "path" not in route.entries:
            put(route, own, context, options, call, interp, depth + 1)
            continue
        made = Record({"method": route.entries["method"], "url": route.entries["path"]})
        made.entries["handler"] = own.entries.get("handler", own) if isinstance(own, Record) else own
        for holder in (options, own):
            hooks = holder.entries.get("hooks") if isinstance(holder, Record) else None
            for label, value in hooks.entries.items() if isinstance(hooks, Record) else ():
                known = made.entries.get(label)
                made.entries[label] = Sequence([known, value]) if known is not None else value
        path = route.entries["path"]
        site = path.site if isinstance(path, Const) and path.site.file else call.site
        context.route(Invocation([made], {}, site), interp)


def contract_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:@ts-rest/fastify": HostModule("@ts-rest/fastify", {"initServer": HostFunction("initServer", server)})}
