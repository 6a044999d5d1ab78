"""What a guard keeps on the request for those that ask after it."""

from __future__ import annotations

import msgspec

from analyzer.interp.values import Instance, Value
from analyzer.inventory.guards.values import Closure, joined
from analyzer.syntax import program as p
from analyzer.syntax import walking


class Kept(msgspec.Struct):
    """What guards and middleware have kept on the request, by name, and how often that has changed."""

    values: dict[str, Value] = msgspec.field(default_factory=dict)
    changes: int = 0

    def put(self, name: str, value: Value) -> None:
        """Keep a value, beside what others keep under that name."""
        before = self.values.get(name)
        after = value if before is None else before if alike(before, value) else joined([before, value])
        if after is not before:
            self.values[name] = after
            self.changes += 1


def alike(one: Value, other: Value) -> bool:
    """Return whether two functions or objects that ask the request are made by the same code."""
    if isinstance(one, Closure) and isinstance(other, Closure):
        return one.node is other.node
    return isinstance(one, Instance) and isinstance(other, Instance) and one.cls is other.cls and one.fields.keys() == other.fields.keys()


def kept_by(function: p.Function) -> frozenset[str]:
    """Return what a function keeps on the request when it has found it, so as not to look for it again: nothing is there at first."""
    return frozenset(
        node.target.name
        for node in walking.walk(list(function.body))
        if node.__class__ is p.Assign and isinstance(node.target, p.Member)
        and isinstance(node.target.object, p.Member) and node.target.object.name == "state"
    )  # fmt: skip
