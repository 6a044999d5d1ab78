"""Questions that JavaScript's lists ask a callback for each item: what only a setting decides of one, a setting decides of all.

https://tc39.es/ecma262/#sec-properties-of-the-array-prototype-object
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.command_arguments import an_argument, are_arguments
from analyzer.interp.operators import truth_of
from analyzer.interp.quantifiers import for_all, for_any
from analyzer.interp.values import NONE, Const, Invocation, Sequence, Unknown, Value, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def asked(interp: Interpreter, this: Sequence, call: Invocation, position: int) -> tuple[bool | None, bool]:
    """Return what the callback says of the item at a position, and whether a setting may turn it round."""
    function = call.argument(0)
    if function is None:
        return None, False
    passed = Invocation([this.items[position], Const(position), this], {}, call.site, call.argument(1))
    return truth_of(interp.invoke(function, passed), python=False)


def some(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether an item matches."""
    found = for_any([asked(interp, this, call, position) for position in rounds(interp, this)], is_open=this.open)
    none = isinstance(found, Unknown) or (isinstance(found, Const) and found.value is False)
    return Const(value=False, soft=True) if none and are_arguments(this) else found


def every(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether all items match."""
    return for_all([asked(interp, this, call, position) for position in rounds(interp, this)], is_open=this.open)


def rounds(interp: Interpreter, this: Sequence) -> range:
    """Return the positions that a callback is called for."""
    return range(len(interp.within(this.items)))


def finding(*, last: bool, index: bool) -> Callable[[Interpreter, Sequence, Invocation], Value]:
    """Return ``find``, ``findIndex``, ``findLast`` or ``findLastIndex``: the first that surely matches, else any that may."""

    def method(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
        possible: list[Value] = []
        changeable = False
        positions = rounds(interp, this)
        for position in reversed(positions) if last else positions:
            verdict, soft = asked(interp, this, call, position)
            changeable = changeable or soft
            found = Const(position) if index else this.items[position]
            if verdict:
                return found if not possible else one_of([*possible, found])
            if verdict is None:
                possible.append(found)
        if possible:
            return one_of(possible) if not index else Unknown("index")
        if are_arguments(this) and not index:
            return an_argument()
        if this.open:
            return Unknown("not found")
        return Const(-1, soft=changeable) if index else Unknown("not found", absent=True) if changeable else NONE

    return method
