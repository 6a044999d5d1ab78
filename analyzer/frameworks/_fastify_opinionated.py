"""opinionated-machine: modules name their controllers, whose routes are contracts with a function each; the context registers them.

https://github.com/kibertoad/opinionated-machine, https://github.com/lokalise/shared-ts-libs/tree/main/packages/app/fastify-api-contracts
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.construction import construct
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, Invocation, Record, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

PACKAGE = "opinionated-machine"
CONTROLLERS = ("asControllerClass", "asApiControllerClass", "asSSEControllerClass", "asDualModeControllerClass")
ROUTES = ("buildApiRoute", "buildFastifyRoute", "buildFastifyNoPayloadRoute", "buildFastifyPayloadRoute")
CONTRACTS = {
    "buildGetRoute": "get", "buildDeleteRoute": "delete", "buildPayloadRoute": "", "buildContract": "", "buildRestContract": "",
    "defineApiContract": "",
}  # fmt: skip


class Parameters(Host):
    """The parameters that a contract makes its path of: each is named."""

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a parameter's name as it stands in a path."""
        return Const(f":{name}")


class Controlled(Host):
    """What a module says of a class that is a controller."""

    __slots__ = ("cls",)
    typeof = "object"

    def __init__(self, cls: Value) -> None:
        super().__init__()
        self.cls = cls


class Context(Host):
    """``new DIContext(container, options, config)``."""

    __slots__ = ("modules",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.modules: list[Value] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Nothing is known of modules yet."""

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what takes the modules, or registers their routes."""
        own = {"registerDependencies": self.keep, "registerRoutes": self.register}.get(name)
        return HostFunction(name, own) if own is not None else External(PACKAGE, ("context", name))

    def keep(self, call: Invocation, interp: Interpreter) -> Value:
        """Keep the modules whose controllers are served."""
        given = call.argument(0)
        self.modules.extend(items_of(interp, interp.get(given, "modules"))[0] if given is not None else [])
        return NONE

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Register the routes of each controller of each module."""
        app = call.argument(0) or NONE
        for module in self.modules:
            resolve = interp.get(module, "resolveControllers")
            found = interp.invoke(resolve, Invocation([Record(open=True)], {}, call.site, module)) if isinstance(module, Instance) else NONE
            for item in entries_of(interp, found)[0].values():
                if isinstance(item, Controlled) and isinstance(item.cls, ClassValue):
                    serve(item.cls, app, call, interp)
        return NONE


def serve(cls: ClassValue, app: Value, call: Invocation, interp: Interpreter) -> None:
    """Make a controller, and register its routes."""
    made = construct(interp, cls, Invocation([External(PACKAGE, ("dependencies",))], {}, call.site))
    routes = interp.get(made, "routes")
    if any(isinstance(base, ClassValue) and "buildRoutes" in base.members for base in lineage(cls)):
        routes = interp.invoke(interp.get(made, "buildRoutes"), Invocation([], {}, call.site, made))
    for route in entries_of(interp, routes)[0].values():
        handler = interp.get(route, "handler")
        site = handler.site if isinstance(handler, FunctionValue) else call.site
        interp.invoke(interp.get(app, "route"), Invocation([route], {}, site))


def controlled(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``asControllerClass(cls)``."""
    return Controlled(call.argument(0) or NONE)


def contract(method: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return what makes a contract: what it is given, and a method where the function's name says it."""

    def make(call: Invocation, _interp: Interpreter) -> Value:
        given = call.argument(0)
        if not isinstance(given, Record) or not method:
            return given or NONE
        return Record({"method": Const(method), **given.entries}, open=given.open)

    return make


def route_of(call: Invocation, interp: Interpreter) -> Value:
    """Return a contract and a function as the options of a route."""
    said = call.argument(0) or NONE
    url = interp.invoke(interp.get(said, "pathResolver"), Invocation([Parameters()], {}, call.site))
    made = {"method": interp.get(said, "method"), "url": url, "handler": call.argument(1) or NONE}
    options = call.argument(2)
    return Record({**(options.entries if isinstance(options, Record) else {}), **made})


def opinionated_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    routes: dict[str, Value] = {name: HostFunction(name, route_of) for name in ROUTES}
    contracts: dict[str, Value] = {name: HostFunction(name, contract(method)) for name, method in CONTRACTS.items()}
    own: dict[str, Value] = {name: HostFunction(name, controlled) for name in CONTROLLERS}
    own |= {"DIContext": HostClass("DIContext", Context), **routes}
    return {
        f"npm:{PACKAGE}": HostModule(PACKAGE, own),
        "npm:@lokalise/fastify-api-contracts": HostModule("@lokalise/fastify-api-contracts", routes),
        "npm:@lokalise/api-contracts": HostModule("@lokalise/api-contracts", contracts),
    }
