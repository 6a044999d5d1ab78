"""Younger libraries that make Express routes of decorated classes.

@decorators/express: https://github.com/serhiisol/node-decorators/tree/main/express;
@inversifyjs/http-core and its adapter for Express: https://inversify.io/framework/docs/introduction/getting-started/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._controllers import before_decorator, controller_decorator, controllers_of, register, verb_decorator
from analyzer.frameworks._express_controllers import VERBS, listed, router_of, slashed, used
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, ClassValue, Const, External, Invocation, Record, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

INVERSIFY = "@inversifyjs/http-core"


def attach(call: Invocation, interp: Interpreter) -> Value:
    """Take ``attachControllers(app, [Class, ...])``: an application or a router, and classes or objects of them."""
    router, table = router_of(call.argument(0)), controllers_of(interp)
    for value in items_of(interp, call.argument(1) or NONE)[0]:
        controller = table.known(value)
        if router is not None and controller is not None:
            register(interp, router, controller, "", slashed, middleware)
    return NONE


def middleware(value: Value) -> Value:
    """Return the method of a class of middleware; the options of a router are none."""
    return External("@decorators/express", ("options",)) if isinstance(value, Record) else used(value)


def decorators_express() -> HostModule:
    """Return what ``@decorators/express`` exports."""
    members: dict[str, Value] = {name: verb_decorator(name.upper()) for name in VERBS}
    members["Controller"] = controller_decorator("@decorators/express")
    members |= {name: HostFunction(name, attach) for name in ("attachControllers", "attachControllerInstances")}
    return HostModule("@decorators/express", members)


class ExpressAdapter(Host):
    """``new InversifyExpressHttpAdapter(container, options, app)``: ``build`` returns the application."""

    __slots__ = ("app", "make")

    def __init__(self, make: Callable[[], Host]) -> None:
        super().__init__()
        self.make = make
        self.app: Value | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the application, if one is given."""
        self.app = call.argument(2)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``build``; what else there is applies to every route."""
        return HostFunction(name, self.build) if name == "build" else External(INVERSIFY, ("adapter", name))

    def build(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the application with all controllers of the program."""
        if router_of(self.app) is None:
            made = self.make()
            made.initialise(Invocation([], {}, call.site, node=call.node), interp)
            self.app = made
        router = router_of(self.app)
        for controller in listed(None, INVERSIFY, interp) if router is not None else []:
            register(interp, router, controller, "", slashed, executed)  # type: ignore[arg-type]
        return self.app or NONE


def executed(value: Value) -> Value:
    """Return the method of a class of middleware."""
    return value.members.get("execute", value) if isinstance(value, ClassValue) else value


def by_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``@Controller("/path")`` or ``@Controller({path})``."""
    given = call.argument(0)
    path = given.entries.get("path", Const("")) if isinstance(given, Record) else given
    return controller_decorator(INVERSIFY).call(Invocation([path] if path is not None else [], {}, call.site), interp)


def guarded(call: Invocation) -> list[Value]:
    """Return the guard that ``@UseGuard(Class)`` stands for."""
    return [External(INVERSIFY, ("UseGuard", "()"), tuple(call.arguments), {}, call.site)]


def inversify_http(make: Callable[[], Host]) -> dict[str, Value]:
    """Return what the framework of inversify and its adapter export."""
    members: dict[str, Value] = {name: verb_decorator(name.upper()) for name in VERBS}
    members |= {"Controller": HostFunction("Controller", by_path), "UseGuard": before_decorator(guarded)}
    members["ApplyMiddleware"] = before_decorator()
    adapter = HostClass("InversifyExpressHttpAdapter", lambda: ExpressAdapter(make))
    express = HostModule("@inversifyjs/http-express", {"InversifyExpressHttpAdapter": adapter})
    four = HostModule("@inversifyjs/http-express-v4", {"InversifyExpress4HttpAdapter": adapter})
    return {f"npm:{module.package}": module for module in (HostModule(INVERSIFY, members), express, four)}


def decorated_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host modules by import name; ``make`` makes an app that is not yet initialised."""
    return {"npm:@decorators/express": decorators_express()} | inversify_http(make)
