"""``functools.singledispatch``: a function with a body for each type of its first argument.

https://docs.python.org/3/library/functools.html#functools.singledispatch
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.inspection import parameters
from analyzer.interp.reflection_python import is_instance
from analyzer.interp.values import NONE, ClassValue, FunctionValue, Invocation, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


class SingleDispatch(Host):
    """The function, and the bodies that were registered with it."""

    __slots__ = ("bodies", "default")

    def __init__(self, default: Value) -> None:
        super().__init__()
        self.default = default
        self.bodies: list[tuple[Value, Value]] = []

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what registers a body, else what the function has."""
        return HostFunction(name, self.register) if name == "register" else interp.get(self.default, name)

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``register(kind, body)``, ``@register(kind)``, or ``@register`` above a body whose first parameter says the type."""
        first, body = call.argument(0, "cls") or NONE, call.argument(1, "func")
        if body is not None:
            self.bodies.append((first, body))
            return body
        if not isinstance(first, FunctionValue):
            return HostFunction(
                "register", lambda inner, running: self.register(Invocation([first, *inner.arguments], {}, call.site), running)
            )
        told = parameters(interp, first)
        self.bodies.append(((told[0].annotation if told else None) or NONE, first))
        return first

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what the nearest body returns; of one that may be meant nothing is known."""
        given = call.argument(0) or NONE
        met = [(kind, body, is_instance(interp, given, kind)) for kind, body in self.bodies]
        if any(verdict is None for _, _, verdict in met):
            return Unknown("which body is called", call.site)
        fitting = [(kind, body) for kind, body, verdict in met if verdict]
        chosen = next((body for kind, body in reversed(fitting) if not any(derives(other, kind) for other, _ in fitting)), self.default)
        return interp.invoke(chosen, call)


def derives(one: Value, other: Value) -> bool:
    """Return whether a class derives from another one."""
    return one is not other and isinstance(one, ClassValue) and other in lineage(one)


def single_dispatch(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``functools.singledispatch(f)``."""
    return SingleDispatch(call.argument(0) or NONE)
