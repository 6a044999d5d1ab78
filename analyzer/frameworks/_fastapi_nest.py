"""PyNest: modules list controllers, whose marked methods are the routes of one application.

https://pythonnest.github.io/PyNest/controllers/, https://pythonnest.github.io/PyNest/guards/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import VERBS
from analyzer.frameworks._fastapi_classes import MARK, Marked, marks, methods_of
from analyzer.frameworks._fastapi_dependencies import depends
from analyzer.frameworks._fastapi_held import application
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, Invocation, Sequence, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastapi_router import ApiRouter
    from analyzer.interp.interpreter import Interpreter

PREFIX, CONTROLLERS, IMPORTS, GUARDS = "__route_prefix__", "__controllers__", "__imports__", "__guards__"
MOST = 2_000


def noting(noted: dict[str, Value]) -> Value:
    """Return a decorator that notes something on a class or a function."""

    def decorator(call: Invocation, _interp: Interpreter) -> Value:
        marked = call.argument(0) or NONE
        if isinstance(marked, ClassValue):
            marked.members.update(noted)
        elif isinstance(marked, FunctionValue):
            marked.fields.update(noted)
        return marked

    return HostFunction("noting", decorator)


def controller(call: Invocation, interp: Interpreter) -> Value:
    """Return ``@Controller("users", tag="x")``: without a prefix the tag is one."""
    return noting({PREFIX: call.argument(0, "prefix") or call.argument(1, "tag") or Const("")})


def module(call: Invocation, interp: Interpreter) -> Value:
    """Return ``@Module(controllers=[...], imports=[...])``."""
    noted = {mark: call.keywords[name] for name, mark in (("controllers", CONTROLLERS), ("imports", IMPORTS)) if name in call.keywords}
    return noting(noted)


def use_guards(call: Invocation, interp: Interpreter) -> Value:
    """Return ``@UseGuards(Guard)``."""
    return noting({GUARDS: Sequence(list(call.arguments))})


class NestApplication(Host):
    """What ``PyNestFactory.create(AppModule)`` answers: it has the application."""

    __slots__ = ("app",)
    typeof = "object"

    def __init__(self, app: ApiRouter) -> None:
        super().__init__()
        self.app = app

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the application, or what adds middleware."""
        if name in {"get_server", "get_http_server"}:
            return HostFunction(name, lambda _c, _i: self.app)
        if name == "use":
            return self.app.get("add_middleware", interp)
        return self.app if name == "http_server" else External("nest", ("core", "PyNestApp", "()", name))


def create(call: Invocation, interp: Interpreter) -> Value:
    """Make the application of a module and of those that it imports."""
    app = application(Invocation([], call.keywords, call.site), interp)
    waiting, seen = list(call.arguments[:1]), {0}
    while waiting and len(seen) < MOST:
        found = waiting.pop()
        if isinstance(found, ClassValue) and id(found) not in seen:
            seen.add(id(found))
            waiting.extend(items_of(interp, found.members.get(IMPORTS, NONE))[0])
            for item in items_of(interp, found.members.get(CONTROLLERS, NONE))[0]:
                if isinstance(item, ClassValue) and id(item) not in seen:
                    seen.add(id(item))
                    register(app, item, interp)
    return NestApplication(app)


def register(app: ApiRouter, cls: ClassValue, interp: Interpreter) -> None:
    """Register the marked methods of a controller: no path but the root ends with a slash."""
    made = interp.invoke(cls, Invocation([], {}, interp.site, open=True))
    prefix = interp.text_of(cls.members.get(PREFIX, NONE)) or ""
    for name, method in methods_of(made).items() if isinstance(made, Instance) else ():
        noted = method.fields.get(MARK)
        guards = [*guards_of(cls.members, interp), *guards_of(method.fields, interp)]
        for item in noted.items if isinstance(noted, Sequence) else ():
            if isinstance(item, Marked):
                own = interp.text_of(item.given.arguments[0]) or ""
                path = "/" + "/".join(part.strip("/") for part in (prefix, own) if part.strip("/"))
                keywords = {**item.given.keywords, "dependencies": Sequence(guards)}
                app.add_api_route(Invocation([Const(path), interp.get(made, name)], keywords, item.given.site), interp)


def guards_of(noted: dict[str, Value], interp: Interpreter) -> list[Value]:
    """Return the dependencies that the guards of a class or a method are."""
    kinds = items_of(interp, noted.get(GUARDS, NONE))[0]
    made = [interp.invoke(kind, Invocation([], {}, interp.site)) for kind in kinds if isinstance(kind, ClassValue)]
    return [depends(Invocation([interp.get(guard, "can_activate")], {}, interp.site), interp) for guard in made]


def nest_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    factory = HostClass("PyNestFactory", Host, {"create": HostFunction("create", create)})
    names: dict[str, Value] = {verb.capitalize(): HostFunction(verb, marks(verb)) for verb in VERBS}
    names |= {name: HostFunction(name, function) for name, function in (("Controller", controller), ("Module", module))}
    names |= {"UseGuards": HostFunction("UseGuards", use_guards), "PyNestFactory": factory}
    parts = ("core", "core.decorators", "core.decorators.controller", "core.decorators.http_method", "core.decorators.module")
    return {f"pypi:nest.{part}": HostModule(f"nest.{part}", names) for part in (*parts, "core.decorators.guards", "core.pynest_factory")}
