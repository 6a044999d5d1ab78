"""fastapi-router-controller: a controller has a router, whose verbs mark methods of a class; the class answers the router.

https://github.com/KiraPC/fastapi-router-controller
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import listed
from analyzer.frameworks._fastapi_dependencies import Depends
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.iteration import items_of
from analyzer.interp.libraries.python_imports import import_module, modules_below
from analyzer.interp.slots import get_item
from analyzer.interp.values import NONE, ClassValue, Const, Invocation, Sequence, Value
from analyzer.routing.router import RouteSetup

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PACKAGE = "fastapi_router_controller"
ROUTER = "__router__"


class Controller(Host):
    """``Controller(router)``."""

    __slots__ = ("router",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.router: ApiRouter | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the router."""
        given = host_of(call.argument(0, "router"))
        self.router = given if isinstance(given, ApiRouter) else None

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the router, or a decorator of classes."""
        found: dict[str, Value] = {
            "add_resource": HostFunction(name, self.add),
            "resource": HostFunction(name, lambda _call, _interp: HostFunction("resource", self.add)),
            "use": HostFunction(name, lambda _call, _interp: HostFunction("use", use)),
        }
        return self.router if name in {"route", "router"} else found.get(name)

    def add(self, call: Invocation, interp: Interpreter) -> Value:
        """Give a class the router, with the routes of the classes that it derives from; each route depends on the class."""
        cls, router = call.argument(0), self.router
        if not isinstance(cls, ClassValue) or router is None:
            return cls or NONE
        given = cls.members.get("dependencies")
        own: list[Value] = [*listed(given), Depends(cls, call.site)]
        for step in router.router.steps:
            if isinstance(step, RouteSetup):
                step.chain = [*own, *step.chain]
        for base in cls.bases:
            inherited = base.members.get(ROUTER) if isinstance(base, ClassValue) else None
            steps = inherited.router.steps if isinstance(inherited, ApiRouter) else []
            if isinstance(inherited, ApiRouter) and any(isinstance(step, RouteSetup) for step in steps):
                router.include(Invocation([inherited], {"dependencies": Sequence(own)}, call.site), interp)
        cls.members[ROUTER] = router
        cls.members["router"] = HostFunction("router", lambda _call, _interp: router)
        return cls


class Kept(Host):
    """A class that ``Controller.routers()`` answers the router of, if it has one by then."""

    __slots__ = ("cls",)

    def __init__(self, cls: ClassValue) -> None:
        super().__init__()
        self.cls = cls


def use(call: Invocation, interp: Interpreter) -> Value:
    """Keep a class for ``Controller.routers()``."""
    cls = call.argument(0) or NONE
    if isinstance(cls, ClassValue):
        interp.facts.setdefault(PACKAGE, []).append(Kept(cls))
    return cls


def routers(_call: Invocation, interp: Interpreter) -> Value:
    """Return the routers of the classes that are kept."""
    kept = [item.cls.members.get(ROUTER) for item in interp.facts.get(PACKAGE, []) if isinstance(item, Kept)]
    return Sequence([router for router in kept if router is not None])


def load(call: Invocation, interp: Interpreter) -> Value:
    """Import every module of a folder and of those in it."""
    package = interp.text_of(call.argument(1, "package")) or ""
    folders = Sequence([call.argument(0, "directory") or NONE])
    found = modules_below(Invocation([folders, Const(f"{package}.")], {}, call.site), interp, deep=True)
    for row in items_of(interp, found)[0]:
        import_module(Invocation([get_item(interp, row, Const(1))], {}, call.site), interp)
    return NONE


def router_controller_modules() -> dict[str, Value]:
    """Return the library's modules by import name."""
    controller = HostClass("Controller", Controller, {"routers": HostFunction("routers", routers)})
    loader = HostClass("ControllerLoader", Host, {"load": HostFunction("load", load)})
    members: dict[str, Value] = {"Controller": controller, "ControllerLoader": loader, "ControllersTags": Sequence([])}
    return {f"pypi:{PACKAGE}": HostModule(PACKAGE, members)}
