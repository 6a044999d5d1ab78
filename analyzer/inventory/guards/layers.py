"""Decorators and wrappers around a handler: ``@requires("admin")``, ``withUser(handler)``; what a request goes through on its way to it.

https://www.starlette.io/authentication/#permissions
"""

from __future__ import annotations

from analyzer.interp.values import External, FunctionValue, Sequence, Site, Value
from analyzer.inventory.guards.authjwt import REQUIRED, certain
from analyzer.syntax import program as p
from analyzer.syntax import walking


class Layer(Value):
    """A function that calls the handler, or another layer, that it was made around."""

    __slots__ = ("function", "inner")

    def __init__(self, function: FunctionValue, inner: FunctionValue) -> None:
        self.function = function
        self.inner = inner


def layers(functions: list[FunctionValue]) -> list[Value]:
    """Return what a request goes through of wrappers, outermost first, around the handler, which is last."""
    found: list[Value] = []
    for position, function in enumerate(functions):
        found.extend(decorations(function))
        if position + 1 < len(functions):
            found.append(Layer(function, functions[position + 1]))
    return [*found, *asked(functions[-1])]


def asked(handler: FunctionValue) -> list[Value]:
    """Return the guard that a handler calls, itself or by a helper, as AuthJWT wants it: ``Authorize.jwt_required()`` of its parameter."""
    names = {getattr(parameter.target, "id", "") for parameter in handler.node.parameters}
    if not handler.scope.python or not names:
        return []
    for statement in certain(handler.node.body):
        call = statement.value if isinstance(statement, p.Do) else None
        call = call.value if isinstance(call, p.Await) else call
        found = required(call, names) if isinstance(call, p.Call) else ""
        if isinstance(call, p.Call) and not found:
            found = by_helper(call, handler, names)
        if found:
            return [External("fastapi_jwt_auth", ("AuthJWT", found, "()"), site=Site(handler.file, statement.line))]
    return []


def required(call: p.Call, names: set[str]) -> str:
    """Return the method by which a call asks one of these for a token; "" where it asks for none."""
    callee = call.callee
    asks = isinstance(callee, p.Member) and isinstance(callee.object, p.Name) and callee.object.id in names
    return callee.name if asks and isinstance(callee, p.Member) and callee.name in REQUIRED else ""


def by_helper(call: p.Call, handler: FunctionValue, names: set[str]) -> str:
    """Return the method by which a function of the repository asks for the token of what a handler hands on to it."""
    given = [item.value.id if isinstance(item.value, p.Name) else "" for item in call.arguments]
    holder = handler.scope.holder(call.callee.id) if isinstance(call.callee, p.Name) and not names.isdisjoint(given) else None
    helper = holder.names.get(call.callee.id) if holder is not None and isinstance(call.callee, p.Name) else None
    if not isinstance(helper, FunctionValue):
        return ""
    taken = {getattr(parameter.target, "id", "") for parameter, name in zip(helper.node.parameters, given, strict=False) if name in names}
    return next((found for node in walking.calls(helper.node.body) if (found := required(node, taken))), "")


def decorations(function: FunctionValue) -> list[Value]:
    """Return the libraries' decorators of a function, outermost first."""
    kept = function.fields.get("__decorators__")
    return [item for item in reversed(kept.items) if isinstance(item, External)] if isinstance(kept, Sequence) else []
