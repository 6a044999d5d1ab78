"""Python's built-in functions of numbers and characters, where all that they are given is known.

https://docs.python.org/3/library/functions.html#max
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LARGEST = 10**15


def extreme(chosen: Callable[..., Any]) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``max`` or ``min``: of one list or of the arguments, by a key, with a default for an empty list."""

    def choose(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.arguments[0]) if len(call.arguments) == 1 else (call.arguments, False)
        if not items and not is_open:
            return call.keywords.get("default") or Unknown("an empty list's extreme", call.site)
        key = call.keywords.get("key")
        by = list(items) if key is None else [interp.invoke(key, Invocation([item], {}, call.site)) for item in items]
        known = [value.value for value in by if isinstance(value, Const) and not (isinstance(value.value, str) and HOLE in value.value)]
        if is_open or len(known) != len(by):
            return Unknown("extreme", call.site)
        try:
            position: int = chosen(range(len(known)), key=known.__getitem__)
        except TypeError:
            return Unknown("extreme", call.site)
        return items[position]

    return choose


def sum_(call: Invocation, interp: Interpreter) -> Value:
    """Return the sum of known numbers."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    start = call.argument(1, "start") or Const(0)
    numbers = [item.value for item in (*items, start) if isinstance(item, Const) and isinstance(item.value, int | float)]
    whole = len(numbers) == len(items) + 1 and not is_open
    return Const(sum(numbers)) if whole and all(abs(number) < LARGEST for number in numbers) else Unknown("sum", call.site)


def of_one(function: Callable[[Any], Any], kinds: type | tuple[type, ...]) -> Callable[[Invocation, Interpreter], Value]:
    """Return a function of one known value."""

    def answer(call: Invocation, _interp: Interpreter) -> Value:
        given = call.argument(0)
        if not isinstance(given, Const) or not isinstance(given.value, kinds) or len(call.arguments) != 1:
            return Unknown("number", call.site)
        if isinstance(given.value, str) and HOLE in given.value:
            return Unknown("number", call.site)
        try:
            return Const(function(given.value), soft=given.soft, site=given.site)
        except (ArithmeticError, TypeError, ValueError):
            return Unknown("number", call.site)

    return answer


def globals_(call: Invocation, interp: Interpreter) -> Value:
    """Return the names of the module that asks."""
    module = interp.modules.get(call.site.file)
    return Record(module.scope.names, kind="dict") if module is not None else Record(open=True, kind="dict")


def number_functions() -> dict[str, Value]:
    """Return the functions by name."""
    found = {
        "max": extreme(max), "min": extreme(min), "sum": sum_, "abs": of_one(abs, (int, float)), "round": of_one(round, (int, float)),
        "chr": of_one(chr, int), "ord": of_one(ord, str), "hex": of_one(hex, int), "oct": of_one(oct, int), "bin": of_one(bin, int),
        "repr": of_one(repr, (str, int, float)), "ascii": of_one(ascii, (str, int, float)), "globals": globals_,
    }  # fmt: skip
    return {name: HostFunction(name, function) for name, function in found.items()}
