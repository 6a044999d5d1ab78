"""Python's sorting, where what it is sorted by is known.

https://docs.python.org/3/howto/sorting.html
"""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from analyzer.interp.plain import data_of
from analyzer.interp.values import Const, External, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def in_order(interp: Interpreter, items: list[Value], call: Invocation) -> list[Value]:
    """Return items as ``sorted(items, key=..., reverse=...)`` orders them, as they stand where what they are sorted by is not known."""
    key, backwards = call.keywords.get("key"), call.keywords.get("reverse")
    comparing = isinstance(key, External) and key.path == ("cmp_to_key", "()") and len(key.arguments) == 1
    by = items if key is None or comparing else [interp.invoke(key, Invocation([item], {}, call.site)) for item in items]
    known = data_of(*by)
    if known is None:
        return list(items)
    rank: Any = known[0].__getitem__
    if comparing and isinstance(key, External):
        rank = cmp_to_key(lambda one, other: _compared(interp, key.arguments[0], items[one], items[other], call))
    try:
        order = sorted(range(len(items)), key=rank, reverse=isinstance(backwards, Const) and bool(backwards.value))
    except (TypeError, ValueError):
        return list(items)
    return [items[position] for position in order]


def _compared(interp: Interpreter, function: Value, one: Value, other: Value, call: Invocation) -> int:
    found = interp.invoke(function, Invocation([one, other], {}, call.site)) if interp.spend() else None
    if not isinstance(found, Const) or not isinstance(found.value, (int, float)):
        raise ValueError  # noqa: TRY004 - it is what sorting is given up for
    return (found.value > 0) - (found.value < 0)
