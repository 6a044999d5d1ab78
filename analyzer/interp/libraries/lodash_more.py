"""More of lodash: parts of lists, groups, texts, questions about objects.

https://lodash.com/docs/4.17.15
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.javascript_conversions import number_of, text_of
from analyzer.interp.javascript_text import METHODS as TEXT_METHODS
from analyzer.interp.operators import held_apart, truth_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

TEXTS = ("startsWith", "endsWith", "padStart", "padEnd", "repeat", "split", "replace")


def part(cut: Callable[[list[Value], int], list[Value]], default: int = 1) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.take`` and its kin: a part of a list, by a number."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        given = call.argument(1)
        count = default if given is None else number_of(interp, given)
        return Sequence([], open=True) if is_open or count is None else Sequence(cut(items, whole_number(count, len(items))))

    return run


def whole_number(count: float, most: int) -> int:
    """Return how many a number asks for: none where it is no number, no more than there are."""
    return 0 if math.isnan(count) else int(min(max(count, 0), most))


def item(position: int) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.head`` or ``_.last``."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        if is_open and (position < 0 or not items):
            return Unknown("item", call.site)
        return items[position] if items else NONE

    return run


def is_empty(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.isEmpty(x)``."""
    value = call.argument(0) or NONE
    if isinstance(value, Const):
        held = isinstance(value.value, str) and bool(value.value)
        return Unknown("empty", call.site) if held and HOLE in str(value.value) else Const(not held, soft=value.soft)
    if not isinstance(value, (Sequence, Record)):
        return Unknown("empty", call.site)
    if isinstance(value, Record):
        size = len(value.entries) if value.kind == "map" else len(entries_of(interp, value)[0])
    else:
        size = len(value.items)
    return Const(value=False) if size else Unknown("empty", call.site) if value.open else Const(value=True)


def grouped(*, one: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.keyBy`` or ``_.groupBy``."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        made, asked = Record(open=is_open), call.argument(1) or NONE
        for value in interp.within(items):
            named = isinstance(asked, Const) and isinstance(asked.value, str)
            answer = interp.get(value, str(asked.value)) if named and isinstance(asked, Const) else called(interp, asked, value)
            key = text_of(interp, answer)
            if key is None:
                made.open = True
            elif one:
                made.entries[key] = value
            else:
                group = made.entries.setdefault(key, Sequence([]))
                if isinstance(group, Sequence):
                    group.items.append(value)
        return made

    return run


def called(interp: Interpreter, function: Value, value: Value) -> Value:
    """Return what a callback makes of a value."""
    return interp.invoke(function, Invocation([value], {}, interp.site)) if interp.spend() else Unknown("fuel")


def times(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.times(n, callback)``."""
    count = number_of(interp, call.argument(0) or NONE)
    if count is None:
        return Sequence([], open=True)
    positions = interp.within(range(whole_number(count, interp.bounds.items)))
    function = call.argument(1)
    return Sequence([Const(n) if function is None else called(interp, function, Const(n)) for n in positions])


def numbers(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.range(start, end)``."""
    given = [number_of(interp, argument) for argument in call.arguments[:2]]
    first, last = (0, given[0]) if len(given) == 1 else (given[0], given[1]) if len(given) == 2 else (None, None)
    if (
        first is None
        or last is None
        or not (math.isfinite(first) and math.isfinite(last))
        or last - first > interp.bounds.rounds
        or first > last
        or len(call.arguments) > 2
    ):
        return Sequence([], open=True)
    return Sequence([Const(n) for n in range(int(first), int(last))])


def apart(*, kept: bool, whole: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.intersection``, ``_.difference`` or ``_.without``: the items that others hold, or do not hold."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        lists = [items_of(interp, argument) for argument in call.arguments[1:]] if whole else [(call.arguments[1:], False)]
        others = [other for found, _ in lists for other in found]
        return Sequence(held_apart(items, others, held=kept), open=is_open or any(more for _, more in lists))

    return run


def picked_by(*, kept: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.pickBy`` or ``_.omitBy``; what is not decided stays."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        entries, is_open = entries_of(interp, call.argument(0) or NONE)
        made = Record(open=is_open)
        for key, value in entries.items():
            asked = call.argument(1)
            answer = value if asked is None else interp.invoke(asked, Invocation([value, Const(key)], {}, call.site))
            verdict = truth_of(answer, python=False)[0]
            if verdict is None or verdict is kept:
                made.entries[key] = value
        return made

    return run


def on_text(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return lodash's spelling of a method of texts: the text comes first."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        value = call.argument(0)
        if not isinstance(value, Const) or not isinstance(value.value, str):
            return Unknown("text", call.site)
        return TEXT_METHODS[name](interp, value, Invocation(call.arguments[1:], {}, call.site))

    return run


def more() -> dict[str, Value]:
    """Return the functions by name."""
    found: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "head": item(0), "first": item(0), "last": item(-1), "take": part(lambda items, n: items[:n]),
        "drop": part(lambda items, n: items[n:]), "tail": part(lambda items, _n: items[1:]), "initial": part(lambda items, _n: items[:-1]),
        "isEmpty": is_empty, "keyBy": grouped(one=True), "groupBy": grouped(one=False), "times": times, "range": numbers,
        "intersection": apart(kept=True, whole=True), "difference": apart(kept=False, whole=True),
        "without": apart(kept=False, whole=False),
        "pickBy": picked_by(kept=True), "omitBy": picked_by(kept=False), **{name: on_text(name) for name in TEXTS},
    }  # fmt: skip
    return {name: HostFunction(name, body) for name, body in found.items()}
