"""JavaScript's arithmetic, order and loose comparison, on values that are known.

https://tc39.es/ecma262/#sec-applystringornumericbinaryoperator
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analyzer.interp.javascript_conversions import Number, normal, number_of, primitive_by, text_number, text_of
from analyzer.interp.truth import is_flag
from analyzer.interp.values import HOLE, Const, Instance, Record, Sequence, Symbol, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LARGEST_SHIFT = 31


def divided(a: float, b: float) -> float:
    """Return ``a / b``."""
    if b == 0:
        return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)
    return a / b


def remainder(a: float, b: float) -> float:
    """Return ``a % b``, whose sign is that of ``a``."""
    if b == 0 or math.isinf(a) or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.copysign(math.fmod(a, b), a)


def power(a: float, b: float) -> float:
    """Return ``a ** b``."""
    if math.isnan(b) or (abs(a) == 1 and math.isinf(b)):
        return math.nan
    try:
        found = float(a) ** float(b)
    except OverflowError:
        return math.inf if a > 0 or b % 2 == 0 else -math.inf
    except ZeroDivisionError:
        return math.inf
    return math.nan if isinstance(found, complex) else found


def int32(number: Number) -> int:
    """Return a number as the 32 bits that bitwise operators see."""
    if not math.isfinite(number):
        return 0
    bits = int(number) & 0xFFFFFFFF
    return bits - (1 << 32) if bits >> 31 else bits


BITS: dict[str, Callable[[int, int], int]] = {
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "<<": lambda a, b: int32(a << (b & LARGEST_SHIFT)),
    ">>": lambda a, b: a >> (b & LARGEST_SHIFT),
    ">>>": lambda a, b: (a & 0xFFFFFFFF) >> (b & LARGEST_SHIFT),
}
ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": divided,
    "%": remainder,
    "**": power,
}
ORDER: dict[str, Callable[[Number | str, Number | str], bool]] = {
    "<": lambda a, b: a < b,  # type: ignore[operator]
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
}
SIGNS = frozenset({*BITS, *ARITHMETIC, *ORDER})


def soft(*values: Value) -> bool:
    """Return whether a setting may change one of the values."""
    return any(value.soft if isinstance(value, Const) else is_flag(value) for value in values)


def computed(interp: Interpreter, sign: str, left: Value, right: Value) -> Value | None:
    """Return ``left sign right``; None where it is not known."""
    if sign == "+":
        return added(interp, left, right)
    if sign in ORDER and (texts := both_texts(left, right)) is not None:
        return Const(ORDER[sign](units(texts[0]), units(texts[1])), soft=soft(left, right))
    a = number_of(interp, left)
    b = number_of(interp, right) if a is not None else None
    if a is None or b is None:
        return None
    if sign in ORDER:
        return Const(ORDER[sign](a, b), soft=soft(left, right))
    if sign in BITS:
        return Const(BITS[sign](int32(a), int32(b)), soft=soft(left, right))
    return Const(normal(calculated(sign, a, b)), soft=soft(left, right))


def calculated(sign: str, a: Number, b: Number) -> Number:
    """Return what an operator makes of two numbers, with the exactness of doubles."""
    if isinstance(a, int) and isinstance(b, int) and sign in {"+", "-", "*"}:
        found = a + b if sign == "+" else a - b if sign == "-" else a * b
        return -0.0 if found == 0 and sign == "*" and (a < 0 or b < 0) else found
    return ARITHMETIC[sign](float(a), float(b))


def added(interp: Interpreter, left: Value, right: Value) -> Value | None:
    """Return the sum of two numbers (or of what counts as such); None for texts, which are concatenated."""
    left, right = (operand(interp, side) for side in (left, right))
    if not (isinstance(left, Const) and isinstance(right, Const)) or isinstance(left.value, str) or isinstance(right.value, str):
        return None
    a, b = number_of(interp, left), number_of(interp, right)
    return None if a is None or b is None else Const(normal(calculated("+", a, b)), soft=soft(left, right))


def operand(interp: Interpreter, value: Value) -> Value:
    """Return what an object is to ``+``: what its ``valueOf`` says."""
    if isinstance(value, (Record, Instance)):
        return primitive_by(interp, value, "valueOf") or value
    return value


def both_texts(left: Value, right: Value) -> tuple[str, str] | None:
    """Return two known texts."""
    if isinstance(left, Const) and isinstance(right, Const) and isinstance(left.value, str) and isinstance(right.value, str):
        return None if HOLE in left.value + right.value else (left.value, right.value)
    return None


def units(text: str) -> str:
    """Return a text that orders as its UTF-16 units do."""
    return text if text.isascii() else "".join(map(chr, memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")))


def loosely_equal(interp: Interpreter, left: Value, right: Value) -> bool | None:
    """Return ``left == right`` where the kinds differ and both are known; None where strict comparison decides, or nothing does."""
    if isinstance(left, Const) and isinstance(right, Const):
        return constants_equal(left, right)
    for side, other in ((left, right), (right, left)):
        if isinstance(side, (Sequence, Record, Instance)) and isinstance(other, Const) and other.value is not None:
            text = text_of(interp, side)
            return None if text is None else constants_equal(Const(text), other)
    return None


def differ(left: Value, right: Value) -> bool:
    """Return whether two constants are of kinds that Python takes for the same: ``true`` and ``1``, a symbol and its text."""
    if not (isinstance(left, Const) and isinstance(right, Const)) or left.value is None or right.value is None:
        return False
    return isinstance(left.value, bool) is not isinstance(right.value, bool) or isinstance(left, Symbol) is not isinstance(right, Symbol)


def constants_equal(left: Const, right: Const) -> bool | None:
    """Return whether two constants are loosely equal."""
    if left.value is None or right.value is None:
        return left.value is None and right.value is None
    if any(isinstance(side, str) and HOLE in side for side in (left.value, right.value)):
        return None
    if isinstance(left.value, str) and isinstance(right.value, str):
        return left.value == right.value
    a, b = (text_number(side) if isinstance(side, str) else normal(side) for side in (left.value, right.value))
    return a == b


UNARY = frozenset({"+", "-", "~"})


def converted(sign: str, value: Const) -> Const | None:
    """Return ``+value``, ``-value`` or ``~value`` of a text, a boolean or a fraction; None where the text is not known."""
    if isinstance(value.value, str) and HOLE in value.value:
        return None
    number = text_number(value.value) if isinstance(value.value, str) else normal(value.value or 0)
    if sign == "~":
        return Const(~int32(number), soft=value.soft)
    return Const(number if sign == "+" else normal(-float(number)), soft=value.soft)
