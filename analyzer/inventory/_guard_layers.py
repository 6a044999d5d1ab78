"""Decorators and wrappers around a handler: ``@requires("admin")``, ``withUser(handler)``; what a request goes through on its way to it.

https://www.starlette.io/authentication/#permissions
"""

from __future__ import annotations

from analyzer.interp.values import External, FunctionValue, Sequence, Site, Value
from analyzer.syntax import program as p

REQUIRED = frozenset({"jwt_required", "fresh_jwt_required", "jwt_refresh_token_required"})
"""https://indominusbyte.github.io/fastapi-jwt-auth/usage/basic/"""


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
    """Return the guard that a handler calls as AuthJWT wants it: ``Authorize.jwt_required()`` of its own parameter."""
    names = {getattr(parameter.target, "id", "") for parameter in handler.node.parameters}
    if not handler.scope.python or not names:
        return []
    for statement in handler.node.body:
        call = statement.value if isinstance(statement, p.Do) else None
        call = call.value if isinstance(call, p.Await) else call
        callee = call.callee if isinstance(call, p.Call) else None
        if isinstance(callee, p.Member) and callee.name in REQUIRED and isinstance(callee.object, p.Name) and callee.object.id in names:
            return [External("fastapi_jwt_auth", ("AuthJWT", callee.name, "()"), site=Site(handler.file, statement.line))]
    return []


def decorations(function: FunctionValue) -> list[Value]:
    """Return the libraries' decorators of a function, outermost first."""
    kept = function.fields.get("__decorators__")
    return [item for item in reversed(kept.items) if isinstance(item, External)] if isinstance(kept, Sequence) else []
