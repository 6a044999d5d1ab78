"""Methods that Python's lists and sets have and JavaScript's arrays do not: what is taken out, and what two sets have in common.

https://docs.python.org/3/library/stdtypes.html#set-types-set-frozenset
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import methods_sequence, operators
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def shared(interp: Interpreter, one: Sequence, other: Sequence, *, kept: bool) -> Sequence:
    """Return the items of one that the other surely has (``kept``), or those that it may not have.

    Where a setting decides, it may decide otherwise.
    """
    interp.weigh(len(one.items) * (1 + len(other.items) // 8))
    verdicts = [operators.contains(interp, item, other, negated=False) for item in one.items]
    known = [verdict.value if isinstance(verdict, Const) else None for verdict in verdicts]
    soft = any(isinstance(verdict, Const) and verdict.soft for verdict in verdicts)
    found = [item for item, has in zip(one.items, known, strict=True) if (has is not False if kept else has is not True)]
    return Sequence([operators.softened(item) for item in found] if soft else found, one.kind, one.open)


def given(interp: Interpreter, call: Invocation) -> list[Sequence]:
    """Return the arguments as lists."""
    return [Sequence(list(items), "set", is_open) for items, is_open in (items_of(interp, argument) for argument in call.arguments)]


def difference(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what the others do not have."""
    left = this
    for other in given(interp, call):
        left = shared(interp, left, other, kept=False)
    return Sequence(list(left.items), this.kind, this.open)


def intersection(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what all have."""
    left = this
    for other in given(interp, call):
        left = shared(interp, left, other, kept=True)
    return Sequence(list(left.items), this.kind, this.open)


def symmetric_difference(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what only one of two has."""
    other = next(iter(given(interp, call)), Sequence([], "set"))
    apart = [*shared(interp, this, other, kept=False).items, *shared(interp, other, this, kept=False).items]
    return Sequence(apart, this.kind, this.open or other.open)


def in_place(method: Callable[[Interpreter, Sequence, Invocation], Value]) -> Callable[[Interpreter, Sequence, Invocation], Value]:
    """Return a method that changes the set itself."""

    def change(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
        made = method(interp, this, call)
        if isinstance(made, Sequence):
            this.items[:] = made.items
        return NONE

    return change


def within(interp: Interpreter, one: Sequence, other: Sequence) -> Value:
    """Return whether one's items are all in the other."""
    left = shared(interp, one, other, kept=False)
    if not left.items and not one.open:
        return Const(value=True)
    verdicts = [operators.contains(interp, item, other, negated=False) for item in left.items]
    sure = any(isinstance(verdict, Const) and not verdict.value for verdict in verdicts)
    return Const(value=False) if sure else Unknown("subset")


def is_subset(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether the other has all."""
    return next((within(interp, this, other) for other in given(interp, call)), Unknown("subset"))


def is_superset(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether all of the other are here."""
    return next((within(interp, other, this) for other in given(interp, call)), Unknown("superset"))


def is_disjoint(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether nothing is in both."""
    for other in given(interp, call):
        verdicts = [operators.contains(interp, item, other, negated=False) for item in this.items]
        values = [verdict.value if isinstance(verdict, Const) else None for verdict in verdicts]
        if True in values:
            return Const(value=False)
        if None not in values and not this.open and not other.open:
            return Const(value=True)
    return Unknown("disjoint")


METHODS: dict[str, Callable[[Interpreter, Sequence, Invocation], Value]] = {
    "difference": difference, "difference_update": in_place(difference), "intersection": intersection,
    "intersection_update": in_place(intersection), "symmetric_difference": symmetric_difference,
    "issubset": is_subset, "issuperset": is_superset, "isdisjoint": is_disjoint,
}  # fmt: skip
SIGNS = {"-": difference, "&": intersection, "^": symmetric_difference, "|": methods_sequence.union}
