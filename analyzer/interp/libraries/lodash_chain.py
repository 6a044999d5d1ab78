"""lodash's chains: ``_(list).filter(...)`` and ``_.chain(list)``, whose steps are the functions of the same name.

https://lodash.com/docs/4.17.15#lodash
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.values import NONE, Invocation, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analyzer.interp.interpreter import Interpreter

ENDS = frozenset({"value", "valueOf", "toJSON", "run"})
SINGLE = frozenset({
    "every", "find", "first", "get", "has", "head", "includes", "indexOf", "isArray", "isEmpty", "isEqual", "isFunction", "isNil",
    "isString", "isUndefined", "join", "last", "reduce", "some", "sum",
})  # fmt: skip
"""What ends a chain by itself, unless it was begun by ``_.chain``."""


class Chain(Host):
    """A value on its way through functions of lodash."""

    __slots__ = ("explicit", "functions", "held")
    typeof = "object"

    def __init__(self, held: Value, functions: Mapping[str, Value], *, explicit: bool) -> None:
        super().__init__()
        self.held = held
        self.functions = functions
        self.explicit = explicit

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a step of the chain, or its end."""
        if name in ENDS:
            return HostFunction(name, lambda _call, _interp: self.held)
        if name == "chain":
            return HostFunction(name, lambda _call, _interp: Chain(self.held, self.functions, explicit=True))
        if name in {"tap", "thru"}:
            return HostFunction(name, lambda call, interp: self.through(call, interp, keeps=name == "tap"))
        if name in self.functions:
            return HostFunction(name, lambda call, interp: self.step(name, call, interp))
        if isinstance(self.held, Sequence):
            return HostFunction(name, lambda call, interp: self.wrapped(interp.invoke(interp.get(self.held, name), call)))
        return None

    def step(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Return what one of lodash's functions makes of the value."""
        given = Invocation([self.held, *call.arguments], call.keywords, call.site, None, call.open)
        found = interp.invoke(self.functions[name], given)
        return found if name in SINGLE and not self.explicit else self.wrapped(found)

    def through(self, call: Invocation, interp: Interpreter, *, keeps: bool) -> Value:
        """Return what a function of the program's makes of the value; ``tap`` keeps the value as it is."""
        found = interp.invoke(call.argument(0) or NONE, Invocation([self.held], {}, call.site))
        return self if keeps else self.wrapped(found)

    def wrapped(self, value: Value) -> Value:
        """Return the chain with its next value."""
        return Chain(value, self.functions, explicit=self.explicit)


def chaining(functions: Mapping[str, Value], *, explicit: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return what begins a chain."""

    def begin(call: Invocation, _interp: Interpreter) -> Value:
        return Chain(call.argument(0) or NONE, functions, explicit=explicit)

    return begin
