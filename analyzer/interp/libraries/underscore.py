"""What underscore has otherwise than lodash, and when both take two values for the same.

https://underscorejs.org/#arrays, https://lodash.com/docs/4.17.15#isEqual
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_conversions import number_of
from analyzer.interp.libraries.lodash_more import whole_number
from analyzer.interp.operators import equal
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

DEEPEST = 8


def cut(take: Callable[[list[Value], int], list[Value]], *, one: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return a part of a list, by a number; without one ``_.first`` and ``_.last`` (``one``) are an item, the others leave one out."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        given = call.argument(1)
        count = 1 if given is None else number_of(interp, given)
        if is_open or count is None:
            return Unknown("item", call.site) if one and given is None else Sequence([], open=True)
        found = take(items, whole_number(count, len(items)))
        return next(iter(found), NONE) if one and given is None else Sequence(found)

    return run


def is_equal(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``_.isEqual(a, b)``."""
    verdict = same(call.argument(0) or NONE, call.argument(1) or NONE, DEEPEST)
    return Unknown("equal", call.site) if verdict is None else Const(verdict)


def same(left: Value, right: Value, depth: int) -> bool | None:
    """Return whether two values hold the same, item by item; None where that is not known."""
    if isinstance(left, Const) and isinstance(right, Const):
        open_text = any(isinstance(value.value, str) and HOLE in value.value for value in (left, right))
        return None if open_text else equal(left, right)
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        if left.open or right.open or not depth:
            return None
        if len(left.items) != len(right.items):
            return False
        return every([same(one, other, depth - 1) for one, other in zip(left.items, right.items, strict=True)])
    if isinstance(left, Record) and isinstance(right, Record) and left.kind == right.kind == "object":
        if left.open or right.open or not depth or left.getters or right.getters:
            return None
        if set(left.entries) != set(right.entries):
            return False
        return every([same(value, right.entries[name], depth - 1) for name, value in left.entries.items()])
    kinds = (Const, Sequence, Record)
    return False if isinstance(left, kinds) and isinstance(right, kinds) and type(left) is not type(right) else None


def every(verdicts: list[bool | None]) -> bool | None:
    """Return whether all hold; one that does not decides."""
    return False if False in verdicts else None if None in verdicts else True


def underscore() -> dict[str, Value]:
    """Return the functions by name."""
    first = cut(lambda items, n: items[:n], one=True)
    last = cut(lambda items, n: items[len(items) - n :], one=True)
    rest = cut(lambda items, n: items[n:], one=False)
    initial = cut(lambda items, n: items[: len(items) - n], one=False)
    found = {**dict.fromkeys(("first", "head", "take"), first), "last": last, **dict.fromkeys(("rest", "tail", "drop"), rest)}
    return {name: HostFunction(name, body) for name, body in {**found, "initial": initial, "isEqual": is_equal}.items()}
