"""The order that JavaScript's arrays are sorted in.

https://tc39.es/ecma262/#sec-array.prototype.sort
"""

from __future__ import annotations

import math
from functools import cmp_to_key
from typing import TYPE_CHECKING

from analyzer.interp.javascript_conversions import number_of, text_of
from analyzer.interp.javascript_operators import units
from analyzer.interp.values import NONE, Invocation, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

SORTED = 2_000
"""A longer list is left in its order: a comparison by code of the repository is a call."""


def sort(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Sort in place; where a comparison is not known, the items stay as they are written."""
    ordered = sorted_items(interp, this, call.argument(0))
    if ordered is not None:
        this.items[:] = ordered
    return this


def to_sorted(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return a sorted copy."""
    return sort(interp, Sequence(list(this.items), open=this.open), call)


class UndecidedError(Exception):
    """A comparison is not known."""


def sorted_items(interp: Interpreter, this: Sequence, function: Value | None) -> list[Value] | None:
    """Return the items in order, ``undefined`` last; None where that is not known."""
    if len(this.items) > SORTED or this.open:
        return None
    last = [item for item in this.items if item is NONE]
    items = [item for item in this.items if item is not NONE]
    if function is None or function is NONE:
        texts = [text_of(interp, item) for item in items]
        if any(text is None for text in texts):
            return None
        order = sorted(range(len(items)), key=lambda position: units(texts[position] or ""))
        return [*(items[position] for position in order), *last]

    def compared(a: Value, b: Value) -> int:
        answer = interp.invoke(function, Invocation([a, b], {}, interp.site)) if interp.spend() else NONE
        number = number_of(interp, answer)
        if number is None:
            raise UndecidedError
        return 0 if math.isnan(number) else (number > 0) - (number < 0)

    try:
        return [*sorted(items, key=cmp_to_key(compared)), *last]
    except UndecidedError:
        return None
