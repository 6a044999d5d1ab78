"""Decorators and wrappers around a handler: ``@requires("admin")``, ``withUser(handler)``; what a request goes through on its way to it.

https://www.starlette.io/authentication/#permissions
"""

from __future__ import annotations

from analyzer.interp.values import External, FunctionValue, Sequence, Value


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
    return found


def decorations(function: FunctionValue) -> list[Value]:
    """Return the libraries' decorators of a function, outermost first."""
    kept = function.fields.get("__decorators__")
    return [item for item in reversed(kept.items) if isinstance(item, External)] if isinstance(kept, Sequence) else []
