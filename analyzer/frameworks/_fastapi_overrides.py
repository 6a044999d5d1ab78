"""What an application puts in the place of dependencies: ``app.dependency_overrides[identity] = token_identity``.

https://fastapi.tiangolo.com/advanced/testing-dependencies/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.values import NONE, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

OVERRIDES = "fastapi overrides"


class Override(Host):
    """One entry."""

    __slots__ = ("instead", "target")

    def __init__(self, target: Value, instead: Value) -> None:
        super().__init__()
        self.target = target
        self.instead = instead


class Overrides(Host):
    """The dictionary, which is written to; what a test or a setting may write leaves it."""

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method of the dictionary."""
        if name == "__setitem__":
            return HostFunction(name, self.put)
        return HostFunction(name, self.update) if name == "update" else Unknown(f"overrides.{name}")

    def put(self, call: Invocation, interp: Interpreter) -> Value:
        """Take one entry."""
        key, value = call.argument(0), call.argument(1)
        if key is not None and value is not None and not interp.conditions:
            interp.facts.setdefault(OVERRIDES, []).append(Override(key, value))
        return NONE

    def update(self, call: Invocation, interp: Interpreter) -> Value:
        """Take the entries of another dictionary."""
        given = call.argument(0)
        if isinstance(given, Record):
            for text, value in given.entries.items():
                self.put(Invocation([given.keys.get(text, NONE), value], {}, call.site), interp)
        return NONE


def overridden(interp: Interpreter, target: Value) -> Value:
    """Return what stands in for a dependency, else the dependency."""
    entries = (entry for entry in reversed(interp.facts.get(OVERRIDES, ())) if isinstance(entry, Override))
    return next((entry.instead for entry in entries if entry.target is target), target)
