"""shared-routes: routes as data that both sides share; each becomes a method that puts its handlers on an Express app or router.

https://github.com/JeromeBu/shared-routes#usage-with-express
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._express_paths import flattened
from analyzer.interp.hosts import HostFunction, HostModule, host_of
from analyzer.interp.iteration import entries_of
from analyzer.interp.values import NONE, Invocation, Record, Value
from analyzer.routing.router import Router, RouteSetup, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def shared_router(call: Invocation, interp: Interpreter) -> Value:
    """Return ``createExpressSharedRouter(routes, router)``: for each route a method of its name."""
    target = getattr(host_of(call.argument(1)), "router", None)
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    if not isinstance(target, Router):
        return Record(open=True)
    if is_open and not entries:
        interp.note("routes that are not known", "createExpressSharedRouter", call.site)
    return Record({name: HostFunction(name, registering(route, target)) for name, route in entries.items()}, open=is_open)


def registering(route: Value, target: Router) -> Callable[[Invocation, Interpreter], Value]:
    """Return what registers one route: ``sharedRouter.name(...handlers)``."""

    def register(call: Invocation, interp: Interpreter) -> Value:
        method, path = interp.text_of(interp.get(route, "method")), interp.text_of(interp.get(route, "url"))
        chain = flattened(call.arguments)
        if method is not None and path is not None and chain:
            setup = RouteSetup([method.upper()], [path], chain[:-1], chain[-1], call.site, interp.reasons, options={"config": route})
            record(interp, target, setup)
        return NONE

    return register


def shared_route_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    same = {name: HostFunction(name, lambda call, _i: call.argument(0) or NONE) for name in ("defineRoute", "defineRoutes")}
    made: dict[str, Value] = {"createExpressSharedRouter": HostFunction("createExpressSharedRouter", shared_router)}
    return {
        "npm:shared-routes": HostModule("shared-routes", {**same}),
        "npm:shared-routes/express": HostModule("shared-routes/express", made),
    }
