"""Copies of plain data, all the way down: ``structuredClone`` and its kin.

https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 40


def clone(call: Invocation, interp: Interpreter) -> Value:
    """Return ``structuredClone(x)``, lodash's ``cloneDeep(x)``."""
    return copied(interp, call.argument(0) or NONE, 0)


def copied(interp: Interpreter, value: Value, depth: int) -> Value:
    """Return a copy of plain data, all the way down; what is no plain data is itself."""
    if depth > DEEPEST:
        return value
    if isinstance(value, Sequence):
        interp.weigh(4 * len(value.items))
        return Sequence([copied(interp, item, depth + 1) for item in value.items], value.kind, value.open)
    if isinstance(value, Record) and value.kind in {"object", "map", "dict"} and interp.spend(0):
        interp.weigh(4 * len(value.entries))
        made = Record({key: copied(interp, item, depth + 1) for key, item in value.entries.items()}, value.open, kind=value.kind)
        made.getters, made.keys = dict(value.getters), dict(value.keys)
        return made
    return value
