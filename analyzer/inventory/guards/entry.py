"""The function that a request meets in a function, a class or an object, and what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, External, FunctionValue, Instance, OneOf, Value
from analyzer.inventory.guards.choices import like
from analyzer.inventory.guards.values import NEXT, REQUEST, RESPONSE, Refusal, Role
from analyzer.routing.router import AHEAD
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.inventory.guards.probe import Probe
    from analyzer.inventory.guards.values import Names

ROUTE_HANDLER = "get_route_handler"
"""https://fastapi.tiangolo.com/how-to/custom-request-and-route/"""


def entry_point(
    interp: Interpreter, value: FunctionValue | ClassValue | Instance
) -> tuple[FunctionValue | None, list[Value], Value | None]:
    """Return the function that a request meets, with what the framework passes to it."""
    if isinstance(value, FunctionValue):
        return value, [] if value.scope.python else [REQUEST, RESPONSE, NEXT, NEXT], value.this
    this = Instance(value.cls, dict(value.fields), value.host, open=True) if isinstance(value, Instance) else Instance(value, open=True)
    like(interp, value, this)
    this.fields = {"app": NEXT} | {name: NEXT if held is AHEAD else held for name, held in this.fields.items()}
    cls = value.cls if isinstance(value, Instance) else value
    if any(isinstance(base, ClassValue) and ROUTE_HANDLER in base.members for base in lineage(cls)):
        names: tuple[str, ...] = (ROUTE_HANDLER,)
        this.fields = {"endpoint": Role("handler"), "path": Role("path")} | this.fields
    else:
        names = ("__call__", "dispatch") if isinstance(value, Instance) else ("dispatch", "__call__", "__init__")
    for name in names:
        for base in lineage(cls):
            method = base.members.get(name) if isinstance(base, ClassValue) else None
            if isinstance(method, FunctionValue):
                return method, [Role("scope"), NEXT, NEXT] if name == "__call__" and asgi(method) else [], this
    found = interp.get(value, "use") if isinstance(value, Instance) and not cls.python else None
    return (found, [REQUEST, RESPONSE, NEXT], this) if isinstance(found, FunctionValue) else (None, [], None)


def answers_itself(value: Value, function: FunctionValue) -> bool:
    """Return whether what a function returns is the answer: all but FastAPI's dependencies, of which it is the value."""
    if not function.scope.python or isinstance(value, ClassValue) or function.node.name in {"dispatch", ROUTE_HANDLER}:
        return True
    names = {snake_case(getattr(parameter.target, "id", "")) for parameter in function.node.parameters}
    return bool(names & {"call_next", "next", "scope"})


def of_backend(function: FunctionValue) -> bool:
    """Return whether a function is Starlette's backend that says who asks: it is called ``authenticate`` whether it refuses or not."""
    bases = lineage(function.home) if isinstance(function.home, ClassValue) else []
    return any(isinstance(base, External) and base.path[-1:] == ("AuthenticationBackend",) for base in bases)


def asgi(method: FunctionValue) -> bool:
    """Return whether a method is an ASGI application: ``(self, scope, receive, send)``, by its names or its types."""
    parameters = method.node.parameters[1:4]
    names = [getattr(parameter.target, "id", "") for parameter in parameters]
    types = [getattr(parameter.annotation, "name", "") or getattr(parameter.annotation, "id", "") for parameter in parameters]
    return names[:1] == ["scope"] or names[1:] == ["receive", "send"] or types == ["Scope", "Receive", "Send"]


def is_error_handler(function: FunctionValue) -> bool:
    """Return whether a function is Express's ``(err, req, res, next)``."""
    first = function.node.parameters[0].target if function.node.parameters else None
    return len(function.node.parameters) == 4 and isinstance(first, p.Name) and first.id.lstrip("_").lower() in {"err", "error", "e", "ex"}


def stub(function: FunctionValue) -> bool:
    """Return whether a body does nothing but pass on: empty, ``...``, ``next()``."""
    body = [statement for statement in function.node.body if not isinstance(statement, p.Define)]
    if len(body) > 1:
        return False
    for statement in body:
        value = statement.value if isinstance(statement, (p.Do, p.Return)) else None
        if isinstance(statement, (p.Do, p.Return)) and (value is None or isinstance(value, (p.Literal, p.Opaque, p.RecordDisplay))):
            continue
        if isinstance(value, p.Call) and isinstance(value.callee, p.Name) and not value.arguments:
            continue
        if isinstance(value, p.Name):
            continue
        return False
    return True


def object_call(probe: Probe, callee: Instance, arguments: list[Value], keywords: dict[str, Value]) -> Value | None:
    """Return what calling an object returns; None where its code is not visible.

    What another middleware, called as the application, returns is the answer; it may take as many steps as the one that stands around it.
    """
    own = probe.interp.get(callee, "__call__")
    if isinstance(own, FunctionValue):
        return probe.enter(own, arguments, keywords, callee)
    method, given, this = entry_point(probe.interp, callee)
    if method is None or method.node.name != "dispatch":
        return None
    probe.depth -= 1
    try:
        value = probe.enter(method, given, {}, this)
    finally:
        probe.depth += 1
    for option in value.options if isinstance(value, OneOf) else [value]:
        if isinstance(option, Refusal):
            probe.refuse(option.text, because=option.because, blind=option.blind)
    return value


def gets_nothing(names: Names) -> bool:
    """Return whether a function has no parameters but its object, so that nothing of the request is in what it asks."""
    return all(isinstance(item.target, p.Name) and item.target.id in {"self", "cls"} for item in names.function.node.parameters)
