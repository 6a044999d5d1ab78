"""Python's built-in functions of numbers, texts and collections: computed where what they are given is known.

https://docs.python.org/3/library/functions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.methods_text_python import format_spec
from analyzer.interp.operators import softened
from analyzer.interp.operators_python import binary
from analyzer.interp.plain import TooMuch, data_of, pure, value_of
from analyzer.interp.values import NONE, Const, External, Invocation, OneOf, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LONGEST_NUMBER = 300


class Identity(Host):
    """What ``id(x)`` returns: equal to itself and to nothing else, and no text."""

    __slots__ = ("of",)

    def __init__(self, of: Value) -> None:
        super().__init__()
        self.of = of


def identity(call: Invocation, interp: Interpreter) -> Value:
    """Return ``id(x)`` of an object, the same each time."""
    value = call.argument(0)
    if value is None or isinstance(value, (Const, Unknown, External, OneOf)):
        return Unknown("identity", call.site)
    return interp.identities.setdefault(id(value), Identity(value))


def power(base: float, exponent: int, modulus: int | None = None) -> float:
    """Return ``pow(base, exponent)``.

    Raises:
        TooMuch: the result is a longer number than any program needs.

    """
    if abs(exponent) > LONGEST_NUMBER or abs(base) > 1e15:
        raise TooMuch
    return pow(base, exponent) if modulus is None else pow(int(base), exponent, modulus)


def whole(value: float | str = 0, base: int = 10) -> int:
    """Return ``int(value, base)``.

    Raises:
        ValueError: the text is no number.
        TooMuch: it is longer than any number that a program needs.

    """
    if isinstance(value, str):
        if len(value) > LONGEST_NUMBER:
            raise TooMuch
        return int(value, base)
    return int(value)


def real(value: float | str = 0.0) -> float:
    """Return ``float(value)``.

    Raises:
        ValueError: the text is no number.
        TooMuch: it is longer than any number that a program needs.

    """
    if isinstance(value, str) and len(value) > LONGEST_NUMBER:
        raise TooMuch
    return float(value)


def extreme(name: str, choose: Callable[..., Any]) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``min`` or ``max``: of several arguments or of one collection, by a key."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.arguments[0]) if len(call.arguments) == 1 else (call.arguments, False)
        if not items and not is_open:
            return call.keywords.get("default", Unknown(name, call.site))
        key = call.keywords.get("key")
        by = items if key is None else [interp.invoke(key, Invocation([item], {}, call.site)) for item in items]
        known = None if is_open else data_of(*by)
        if known is None:
            return Unknown(name, call.site)
        try:
            position: int = choose(range(len(items)), key=known[0].__getitem__)
        except TypeError:
            return Unknown(name, call.site)
        return softened(items[position]) if known[1] else items[position]

    return run


def total(call: Invocation, interp: Interpreter) -> Value:
    """Return ``sum(items, start)``: of numbers, and of lists."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    value = call.argument(1, "start") or Const(0)
    for item in items:
        value = binary(interp, "+", value, item)
    return Unknown("sum", call.site) if is_open and not isinstance(value, Sequence) else value


def made_slice(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``slice(start, stop, step)``."""
    lower = call.argument(0) if len(call.arguments) > 1 else NONE
    upper = call.argument(1) if len(call.arguments) > 1 else call.argument(0)
    ends = {"lower": lower, "upper": upper, "step": call.argument(2)}
    return Record({name: end or NONE for name, end in ends.items()}, kind="slice")


def written(call: Invocation, interp: Interpreter) -> Value:
    """Return ``repr(x)``."""
    value = call.argument(0) or NONE
    known = data_of(value)
    if known is not None:
        return value_of(repr(known[0][0]), soft=known[1], site=call.site)
    text = interp.text_of(value)
    return Const(text, site=call.site) if text is not None else Unknown("repr", call.site)


def computed() -> dict[str, Value]:
    """Return the functions by name."""
    functions: dict[str, Callable[..., Any]] = {
        "abs": abs, "round": round, "divmod": divmod, "pow": power, "hex": hex, "bin": bin, "oct": oct, "chr": chr, "ord": ord,
        "ascii": ascii, "format": format_spec,
    }  # fmt: skip
    found: dict[str, Value] = {name: pure(name, function) for name, function in functions.items()}
    bodies = {"min": extreme("min", min), "max": extreme("max", max), "sum": total, "slice": made_slice, "repr": written, "id": identity}
    return found | {name: HostFunction(name, body) for name, body in bodies.items()}
