"""``Number`` and ``Math``, as exact as node's where the numbers are known.

https://tc39.es/ecma262/#sec-numbers-and-dates
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.javascript_conversions import EXACT, SPACES, Number, normal, number_of, number_text, text_number, text_of
from analyzer.interp.javascript_operators import int32, power
from analyzer.interp.values import HOLE, Const, Invocation, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST_DIGITS = 100
_FLOAT = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)", re.ASCII)


def digits_of(interp: Interpreter, call: Invocation, default: int) -> int | None:
    """Return how many digits are asked for; None where that is not known, or out of range."""
    given = call.argument(0)
    found = default if given is None else number_of(interp, given)
    return int(found) if found is not None and 0 <= found <= MOST_DIGITS else None


def fixed(number: float, digits: int) -> str:
    """Return a number with so many digits after the point, halves away from zero."""
    with localcontext() as context:
        context.prec = 400
        return f"{Decimal(number).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP):f}"


def to_fixed(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``toFixed``."""
    number, digits = number_of(interp, this), digits_of(interp, call, 0)
    if number is None or digits is None:
        return Unknown("number", call.site)
    return Const(number_text(number) if not math.isfinite(number) or abs(number) >= 1e21 else fixed(number, digits))


def exponential(number: float, digits: int) -> tuple[str, int]:
    """Return the digits of a number, so many after the first, and its exponent."""
    with localcontext() as context:
        context.prec, context.rounding = digits + 1, ROUND_HALF_UP
        rounded = +Decimal(number)
        exponent = rounded.adjusted() if rounded else 0
        return f"{abs(rounded).scaleb(-exponent):.{digits}f}".replace(".", ""), exponent


def to_precision(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``toPrecision``."""
    number, digits = number_of(interp, this), digits_of(interp, call, 0)
    if number is None or digits is None or not math.isfinite(number):
        return Unknown("number", call.site)
    if digits == 0:
        return Const(number_text(number))
    text, exponent = exponential(number, digits - 1)
    sign = "-" if number < 0 else ""
    if not -6 <= exponent < digits:
        return Const(sign + in_powers(text, exponent))
    if exponent < 0:
        return Const(f"{sign}0.{'0' * (-exponent - 1)}{text}")
    return Const(sign + (text if exponent == digits - 1 else f"{text[: exponent + 1]}.{text[exponent + 1 :]}"))


def in_powers(digits: str, exponent: int) -> str:
    """Return digits and an exponent in one text."""
    return f"{digits if len(digits) == 1 else f'{digits[0]}.{digits[1:]}'}e{'+' if exponent >= 0 else '-'}{abs(exponent)}"


def to_exponential(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``toExponential`` with its digits named."""
    number, digits = number_of(interp, this), digits_of(interp, call, 0)
    if number is None or digits is None or not math.isfinite(number) or not call.arguments:
        return Unknown("number", call.site)
    return Const(("-" if number < 0 else "") + in_powers(*exponential(number, digits)))


def to_text(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``toString(radix)``; fractions in other radixes are not worked out."""
    number = number_of(interp, this)
    radix = number_of(interp, call.arguments[0]) if call.arguments else 10
    if number is None or radix is None or not 2 <= radix <= 36:
        return Unknown("number", call.site)
    if radix == 10 or not math.isfinite(number):
        return Const(number_text(number), soft=this.soft)
    if not isinstance(number, int):
        return Unknown("number", call.site)
    found, rest = "", abs(number)
    while rest or not found:
        rest, digit = divmod(rest, int(radix))
        found = DIGITS[digit] + found
    return Const(("-" if number < 0 else "") + found)


METHODS: dict[str, Callable[[Interpreter, Const, Invocation], Value]] = {
    "toFixed": to_fixed, "toPrecision": to_precision, "toExponential": to_exponential, "toString": to_text,
    "valueOf": lambda _i, this, _c: this,
}  # fmt: skip


def parse_int(call: Invocation, interp: Interpreter) -> Value:
    """Return ``parseInt(text, radix)``; a default stays one."""
    first = call.argument(0)
    text = text_of(interp, first) if first is not None else None
    radix = number_of(interp, call.arguments[1]) if len(call.arguments) > 1 else 0
    if text is None or radix is None:
        return Unknown("number", call.site)
    text, base = text.strip(SPACES), int(radix) if math.isfinite(radix) else 0
    sign, text = (-1 if text[:1] == "-" else 1), text[1:] if text[:1] in {"-", "+"} else text
    if base in {0, 16} and text[:2] in {"0x", "0X"}:
        base, text = 16, text[2:]
    base = base or 10
    allowed = DIGITS[:base] if 2 <= base <= 36 else ""
    size = next((place for place, c in enumerate(text) if c.lower() not in allowed), len(text))
    soft = isinstance(first, Const) and first.soft
    return Const(normal(sign * int(text[:size], base)) if 0 < size <= 300 else math.nan, soft=soft)


def parse_float(call: Invocation, interp: Interpreter) -> Value:
    """Return ``parseFloat(text)``."""
    first = call.argument(0)
    text = text_of(interp, first) if first is not None else None
    if text is None:
        return Unknown("number", call.site)
    found = _FLOAT.match(text.lstrip(SPACES)[:400])
    return Const(text_number(found[0]) if found else math.nan, soft=isinstance(first, Const) and first.soft)


def to_number(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Number(value)``; a default stays one."""
    first = call.argument(0)
    found = 0 if first is None else number_of(interp, first)
    return Unknown("number", call.site) if found is None else Const(found, soft=isinstance(first, Const) and first.soft)


def asking(ask: Callable[[Number], bool], *, converts: bool) -> HostFunction:
    """Return ``isNaN`` and its kin, which convert what they are given or take only numbers."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        value = call.argument(0)
        if not converts and isinstance(value, Const) and not is_number(value):
            return Const(value=False) if not (isinstance(value.value, str) and HOLE in value.value) else Unknown("number", call.site)
        number = number_of(interp, value) if value is not None else None
        return Unknown("number", call.site) if number is None else Const(ask(number), soft=isinstance(value, Const) and value.soft)

    return HostFunction("ask", run)


def is_number(value: Const) -> bool:
    """Return whether a constant is a number."""
    return isinstance(value.value, (int, float)) and not isinstance(value.value, bool)


def whole(number: Number) -> bool:
    """Return whether a number is an integer."""
    return math.isfinite(number) and float(number).is_integer()


def of_numbers(change: Callable[..., float], count: int) -> HostFunction:
    """Return a function of ``Math`` of so many numbers, of any where ``count`` is 0."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        given = [number_of(interp, argument) for argument in (call.arguments[:count] if count else call.arguments)]
        known = [number for number in given if number is not None]
        if len(known) != len(given) or len(given) < count or call.open:
            return Unknown("number", call.site)
        if any(math.isnan(number) for number in known):
            return Const(math.nan)
        try:
            return Const(normal(change(*known)), soft=any(isinstance(item, Const) and item.soft for item in call.arguments))
        except (ValueError, OverflowError, ZeroDivisionError):
            return Unknown("number", call.site)

    return HostFunction("Math", run)


def towards(change: Callable[[float], int]) -> Callable[[float], float]:
    """Return a rounding that leaves what is not finite."""
    return lambda number: float(change(number)) if math.isfinite(number) else number


def cube_root(number: float) -> float:
    """Return the cube root, whole where it is."""
    found = math.copysign(abs(number) ** (1 / 3), number) if math.isfinite(number) else number
    near = round(found) if math.isfinite(found) else 0
    return float(near) if math.isfinite(found) and near**3 == number else found


def signed(number: float) -> float:
    """Return ``Math.sign``."""
    return number if number == 0 else math.copysign(1, number)


def maths() -> HostModule:
    """Return ``Math``; what is drawn by lot is not known."""
    functions: dict[str, tuple[Callable[..., float], int]] = {
        "max": (lambda *numbers: max(numbers, default=-math.inf), 0), "min": (lambda *numbers: min(numbers, default=math.inf), 0),
        "floor": (towards(math.floor), 1), "ceil": (towards(math.ceil), 1), "trunc": (towards(math.trunc), 1),
        "round": (towards(lambda number: math.floor(number + 0.5) if abs(number) < EXACT // 2 else int(number)), 1),
        "abs": (abs, 1), "sqrt": (math.sqrt, 1), "cbrt": (cube_root, 1), "pow": (power, 2), "hypot": (math.hypot, 0),
        "log2": (math.log2, 1), "log10": (math.log10, 1), "sign": (signed, 1),
        "clz32": (lambda number: 32 - (int32(number) & 0xFFFFFFFF).bit_length(), 1),
        "imul": (lambda a, b: int32(int32(a) * int32(b)), 2),
    }  # fmt: skip
    members: dict[str, Value] = {name: of_numbers(*pair) for name, pair in functions.items()}
    members |= {"PI": Const(math.pi), "E": Const(math.e), "SQRT2": Const(math.sqrt(2)), "LN2": Const(math.log(2))}
    return HostModule("Math", members)


def numbers() -> HostModule:
    """Return ``Number``."""
    return HostModule("Number", {
        "parseInt": HostFunction("parseInt", parse_int), "parseFloat": HostFunction("parseFloat", parse_float),
        "isInteger": asking(whole, converts=False), "isNaN": asking(math.isnan, converts=False),
        "isFinite": asking(math.isfinite, converts=False),
        "isSafeInteger": asking(lambda number: whole(number) and abs(number) < EXACT, converts=False),
        "MAX_SAFE_INTEGER": Const(EXACT - 1), "MIN_SAFE_INTEGER": Const(1 - EXACT), "EPSILON": Const(2**-52),
        "MAX_VALUE": Const(1.7976931348623157e308), "MIN_VALUE": Const(5e-324), "POSITIVE_INFINITY": Const(math.inf),
        "NEGATIVE_INFINITY": Const(-math.inf), "NaN": Const(math.nan), "name": Const("Number"),
    }, to_number)  # fmt: skip


def number_globals() -> dict[str, Value]:
    """Return the global names that are about numbers."""
    return {
        "Number": numbers(), "Math": maths(), "parseInt": HostFunction("parseInt", parse_int),
        "parseFloat": HostFunction("parseFloat", parse_float), "isNaN": asking(math.isnan, converts=True),
        "isFinite": asking(math.isfinite, converts=True), "NaN": Const(math.nan), "Infinity": Const(math.inf),
    }  # fmt: skip
