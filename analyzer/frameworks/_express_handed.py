"""Middleware and handlers that hand their requests to a router: by calling it, by a function that calls it, or by one made for the request.

https://expressjs.com/en/guide/writing-middleware.html: a router is a function of a request, a response and what comes next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._express_passing import only_passes, passes_on
from analyzer.interp.delegation import delegates_to, only_call
from analyzer.interp.hosts import Host, host_of
from analyzer.interp.inspection import calls_named
from analyzer.interp.values import External, FunctionValue, Invocation, ModuleValue, OneOf, Record, Unknown, Value
from analyzer.routing.router import Mount, Router, RouteSetup, Switched, Use

if TYPE_CHECKING:
    from analyzer.interp.conditions import Reason
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Site

DEEPEST = 4
RATION = 20_000
MAKERS = frozenset({"Router", "express"})


def hosts_in(value: Value, interp: Interpreter, depth: int = 0) -> list[Host]:
    """Return the routers, and other hosts, that a handler is, or that it hands its requests to."""
    if isinstance(value, OneOf):
        return [host for option in value.options for host in hosts_in(option, interp, depth)]
    if isinstance(value, ModuleValue):
        value = interp.get(value, "default")
    if isinstance(value, Record) and isinstance(value.entries.get("default"), Host):
        value = value.entries["default"]
    host = host_of(value)
    if host is not None:
        return [host]
    if isinstance(value, External) and value.path[-1:] == ("()",):
        return [host for host in map(host_of, value.arguments) if host is not None]
    if not isinstance(value, FunctionValue) or depth > DEEPEST:
        return []
    found = [host for inner in delegates_to(interp, value, "handle") if inner is not value for host in hosts_in(inner, interp, depth + 1)]
    return list(dict.fromkeys(found)) or made_inside(value, interp)


def called_by(handler: Value, interp: Interpreter) -> list[Host | None]:
    """Return what a handler itself calls with its request, by the variables and fields that hold it now."""
    return [host_of(value) for value in delegates_to(interp, handler, "handle")] if isinstance(handler, FunctionValue) else []


def stands(router: Router, target: Router, paths: list[str], site: Site) -> bool:
    """Return whether the very same mount stands already (a module run twice)."""
    return any(isinstance(step, Mount) and step.router is target and step.paths == paths and step.site == site for step in router.steps)


def mount_after(step: Use | Mount, target: Router, router: Router) -> None:
    """Mount one more router where a step stands."""
    target.mounted = True
    before = list(step.chain) if isinstance(step, Mount) else []
    router.steps.insert(router.steps.index(step) + 1, Mount(step.paths, target, before, step.site, step.reasons))


def made_inside(handler: FunctionValue, interp: Interpreter) -> list[Host]:
    """Return the routers that a handler makes by itself for each request, and calls."""
    if not calls_named(handler, MAKERS):
        return []
    outer = interp.facts.get("handled")
    interp.facts["handled"] = []
    with interp.ration(RATION):
        given: list[Value] = [Unknown("request"), Unknown("response"), Unknown("what comes next")]
        interp.invoke(handler, Invocation(given, {}, handler.site))
    found: list[Host] = interp.facts.pop("handled")
    if outer is not None:
        interp.facts["handled"] = outer
    return found


def unfold(routers: list[Router], interp: Interpreter) -> None:
    """Put what stands in a router that handles a route, or that a route's handler only hands on to, in its place."""
    for router in routers:
        for step in router.steps:
            if isinstance(step, RouteSetup) and step.handler is not None:
                inner = opened(step.handler, step.reasons, interp)
                step.chain = [part for value in step.chain for part in opened(value, step.reasons, interp) or [value]]
                if inner and not isinstance(inner[-1], Switched):
                    step.chain += inner[:-1]
                    step.handler = inner[-1]
                    step.passes = step.methods != ["ALL"] and passes_on(step.handler)
                    step.yields = step.passes and only_passes(step.handler)


def opened(handler: Value, reasons: tuple[Reason, ...], interp: Interpreter) -> list[Value]:
    """Return what a request meets in the router that a handler is or only hands it to; nothing where that depends on its path."""
    if isinstance(handler, FunctionValue):
        handed = delegates_to(interp, handler, "handle") if only_call(handler.node) is not None else []
        handler = handed[0] if len(handed) == 1 else handler
    router = getattr(host_of(handler), "router", None)
    return for_every_path(router, reasons) if isinstance(router, Router) else []


def for_every_path(router: Router, reasons: tuple[Reason, ...], depth: int = 0) -> list[Value]:
    """Return the middleware of a router that has nothing else, and none for some paths or under conditions of its own."""
    found: list[Value] = []
    for step in router.steps:
        if not isinstance(step, Use | Mount) or not {*step.paths} <= {"", "/"} or not set(step.reasons) <= set(reasons):
            return []
        if isinstance(step, Mount):
            inner = for_every_path(step.router, reasons, depth + 1) if depth < DEEPEST else []
        else:
            inner = [] if step.whole or step.method else step.chain
        if not inner:
            return []
        found += inner
    return [value for value in found if not answers_errors(value)]


def answers_errors(handler: Value) -> bool:
    """Return whether a handler is ``(err, req, res, next)``: four parameters, and requests without an error go by it."""
    return isinstance(handler, FunctionValue) and len(handler.node.parameters) == 4
