"""Python's methods of lists, tuples, sets and deques where they are not what JavaScript's of the same name are, or are Python's alone.

https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import operators
from analyzer.interp.entries import unsure
from analyzer.interp.failures import fail_as
from analyzer.interp.iteration import items_of
from analyzer.interp.methods_sequence import push
from analyzer.interp.operators_python import binary
from analyzer.interp.ordering import in_order
from analyzer.interp.values import NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def position_of(interp: Interpreter, this: Sequence, wanted: Value) -> int | None:
    """Return where a value surely stands first, -1 where it surely does not; None where that is not known."""
    for position, item in enumerate(this.items):
        same = Const(value=True) if item is wanted else binary(interp, "==", item, wanted)
        if not isinstance(same, Const):
            return None
        if same.value:
            return position
    return None if this.open else -1


def index(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the position of a value."""
    found = position_of(interp, this, call.argument(0) or NONE)
    if found == -1:
        fail_as(interp, "ValueError")
    return Unknown("index", call.site) if found is None or found < 0 else Const(found)


def remove(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Remove a value, where it surely stands there and this surely runs."""
    found = position_of(interp, this, call.argument(0) or NONE)
    if found is not None and found >= 0 and not unsure(interp, this):
        del this.items[found]
    elif found == -1:
        fail_as(interp, "KeyError" if this.kind == "set" else "ValueError")
    return NONE


def discard(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Remove a value from a set, if it is there."""
    found = position_of(interp, this, call.argument(0) or NONE)
    if found is not None and found >= 0 and not unsure(interp, this):
        del this.items[found]
    return NONE


def count(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return how often a value stands in a list."""
    verdicts = [binary(interp, "==", item, call.argument(0) or NONE) for item in this.items]
    if this.open or not all(isinstance(verdict, Const) for verdict in verdicts):
        return Unknown("count", call.site)
    return Const(sum(1 for verdict in verdicts if isinstance(verdict, Const) and verdict.value))


def sort(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Sort in place by what is known; any other order stays as written."""
    this.items = in_order(interp, this.items, call)
    return NONE


def pop(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Remove and return the last item, or the one at a position."""
    position = call.argument(0)
    at = position.value if isinstance(position, Const) and isinstance(position.value, int) else -1
    if -len(this.items) <= at < len(this.items):
        return this.items.pop(at)
    if not this.open:
        fail_as(interp, "KeyError" if this.kind == "set" else "IndexError")
    return Unknown("empty list", call.site)


def append_left(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Insert at the front of a deque."""
    this.items[:0] = call.arguments[:1]
    return NONE


def extend_left(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Insert every item of another collection at the front of a deque, one after the other."""
    this.items[:0] = list(reversed(items_of(interp, call.argument(0) or NONE)[0]))
    return NONE


def update(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Take the items of others into a set."""
    for argument in call.arguments:
        items, is_open = items_of(interp, argument)
        this.open = this.open or is_open
        push(interp, this, Invocation(operators.distinct([*this.items, *items])[len(this.items) :], {}, call.site))
    return NONE


def reverse(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Reverse in place."""
    this.items.reverse()
    return NONE


def contains(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether a value stands in a list."""
    return operators.contains(interp, call.argument(0) or NONE, this, negated=False)


def item(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the item at a position."""
    at = call.argument(0)
    inside = isinstance(at, Const) and isinstance(at.value, int) and -len(this.items) <= at.value < len(this.items)
    return this.items[int(at.value or 0)] if inside and isinstance(at, Const) else Unknown("item", call.site)


def length(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return how many items there are."""
    return Unknown("length", call.site) if this.open else Const(len(this.items))


METHODS: dict[str, Callable[[Interpreter, Sequence, Invocation], Value]] = {
    "index": index, "remove": remove, "discard": discard, "count": count, "sort": sort, "pop": pop, "appendleft": append_left,
    "extendleft": extend_left, "update": update, "reverse": reverse, "__contains__": contains, "__getitem__": item, "__len__": length,
}  # fmt: skip
"""``update`` is a set's: lists have none."""
