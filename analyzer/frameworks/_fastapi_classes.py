"""Classes of handlers: a library marks their methods, and an object of the class, or a resource that is added, registers them.

https://gitlab.com/companionlabs-opensource/classy-fastapi, https://github.com/yezz123/fastapi-class,
https://fastapi-utils.davidmontague.xyz/user-guide/class-resource/,
https://github.com/goraje/fastapi-controllers, https://maldoinc.github.io/wireup/latest/integrations/fastapi/class_based_handlers/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import VERBS, listed
from analyzer.frameworks._fastapi_dependencies import Depends
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Instance, Invocation, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

MARK = "__class_routes__"
SOCKET = "websocket"
ROUTER_SAYS = ("prefix", "dependencies", "tags")


def marks(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return what ``@get("/path")`` is in a class: it notes the route on the method."""

    def mark(call: Invocation, _interp: Interpreter) -> Value:
        given = dict(call.keywords)
        path = call.argument(0, "path") or Const("")
        given.pop("path", None)
        if name != "route":
            given["methods"] = Sequence([Const(name.upper())])

        def decorator(inner: Invocation, _i: Interpreter) -> Value:
            method = inner.argument(0) or NONE
            noted = method.fields.setdefault(MARK, Sequence([])) if isinstance(method, FunctionValue) else None
            if isinstance(noted, Sequence):
                noted.items.append(Marked(Invocation([path], given, call.site), socket=name == SOCKET))
            return method

        return HostFunction("route of a class", decorator)

    return mark


class Marked(Host):
    """A route that a method is marked with."""

    __slots__ = ("given", "socket")

    def __init__(self, given: Invocation, *, socket: bool) -> None:
        super().__init__()
        self.given = given
        self.socket = socket


class Routable(Host):
    """The base of such classes: an object has a router with the routes of its methods."""

    __slots__ = ("router",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.router = ApiRouter("APIRouter")

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Make the router, and register the methods."""
        self.router.initialise(call, interp)
        owner = self.owner
        for name, method in methods_of(owner).items() if isinstance(owner, Instance) else ():
            noted = method.fields.get(MARK)
            for item in noted.items if isinstance(noted, Sequence) else ():
                if isinstance(item, Marked):
                    add = self.router.add_websocket if item.socket else self.router.add_api_route
                    path, given = item.given.arguments[0], item.given
                    add(Invocation([path, interp.get(owner or NONE, name)], dict(given.keywords), given.site), interp)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the router."""
        return self.router if name == "router" else None


def methods_of(value: Instance | ClassValue) -> dict[str, FunctionValue]:
    """Return the methods of an object or a class by name, those of the bases first."""
    cls = value.cls if isinstance(value, Instance) else value
    order = [base for base in reversed(lineage(cls)) if isinstance(base, ClassValue)]
    members = {name: member for base in order for name, member in base.members.items()}
    return {name: member for name, member in members.items() if isinstance(member, FunctionValue)}


class Resources(Host):
    """``Api(app)``: a resource that is added answers with its methods ``get``, ``post``, ..."""

    __slots__ = ("app",)
    typeof = "object"

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the application."""
        self.app = host_of(call.argument(0, "app"))

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what adds a resource."""
        return HostFunction(name, self.add) if name == "add_resource" else None

    def add(self, call: Invocation, interp: Interpreter) -> Value:
        """Register a resource at its paths."""
        resource = call.argument(0, "resource")
        if isinstance(self.app, ApiRouter) and isinstance(resource, Instance):
            verbs = [name for name in methods_of(resource) if name in VERBS]
            for path in call.arguments[1:]:
                for name in verbs:
                    given: dict[str, Value] = {"methods": Sequence([Const(name.upper())])}
                    self.app.add_api_route(Invocation([path, interp.get(resource, name)], given, call.site), interp)
        return NONE


def create_router(call: Invocation, interp: Interpreter) -> Value:
    """Return the router of fastapi-controllers' ``Rooms.create_router()``, made as the class says; each route depends on the class."""
    router, cls = ApiRouter("APIRouter"), call.this
    order = [base for base in lineage(cls) if isinstance(base, ClassValue)] if isinstance(cls, ClassValue) else []
    said = {name: base.members[name] for base in reversed(order) for name in ROUTER_SAYS if name in base.members}
    router.initialise(Invocation([], said, call.site), interp)
    for method in methods_of(cls).values() if isinstance(cls, ClassValue) else ():
        noted = method.fields.get(MARK)
        for item in noted.items if isinstance(noted, Sequence) else ():
            if isinstance(item, Marked) and isinstance(cls, ClassValue):
                before = [Depends(cls, item.given.site), *listed(item.given.keywords.get("dependencies"))]
                keywords = {**item.given.keywords, "dependencies": Sequence(before)}
                add = router.add_websocket if item.socket else router.add_api_route
                add(Invocation([item.given.arguments[0], method], keywords, item.given.site), interp)
    return router


def include_handlers(call: Invocation, interp: Interpreter) -> Value:
    """Include the routers of wireup's ``setup(container, app, class_based_handlers=[Users])``."""
    app = host_of(call.argument(1, "app"))
    for cls in items_of(interp, call.argument(2, "class_based_handlers") or NONE)[0]:
        if isinstance(app, ApiRouter):
            app.include(Invocation([interp.get(cls, "router")], {}, call.site), interp)
    return NONE


def class_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    names = sorted({*VERBS, "route", SOCKET})
    decorators: dict[str, Value] = {name: HostFunction(name, marks(name)) for name in names}
    routable = HostClass("Routable", Routable)
    api = HostClass("Api", Resources)
    fastapi_class: dict[str, Value] = {
        "decorators": HostModule("fastapi_class.decorators", decorators),
        "routable": HostModule("fastapi_class.routable", {"Routable": routable}),
    }
    found: dict[str, Value] = {
        "pypi:classy_fastapi": HostModule("classy_fastapi", {**decorators, "Routable": routable}),
        "pypi:classy_fastapi.decorators": HostModule("classy_fastapi.decorators", decorators),
        "pypi:classy_fastapi.routable": HostModule("classy_fastapi.routable", {"Routable": routable}),
        "pypi:fastapi_class": HostModule("fastapi_class", {**decorators, **fastapi_class, "Routable": routable}),
    }
    controllers: dict[str, Value] = {
        **decorators,
        "Controller": HostClass("Controller", Host, {"create_router": HostFunction("create_router", create_router)}),
    }
    for package in ("fastapi_controllers", "fastapi_controllers.routing"):
        found[f"pypi:{package}"] = HostModule(package, controllers)
    found["pypi:wireup.integration.fastapi"] = HostModule("wireup.integration.fastapi", {"setup": HostFunction("setup", include_handlers)})
    for package in ("fastapi_utils", "fastapi_restful"):
        found |= {f"pypi:{package}": HostModule(package, {"Api": api}), f"pypi:{package}.api": HostModule(f"{package}.api", {"Api": api})}
    return found
