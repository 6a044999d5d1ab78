"""JavaScript's conversions: what a value is as a text, as a number, as the operand of an operator.

What ``undefined`` becomes as a text is left unknown: in the code that registers routes it is the sign of something that was not read.

https://tc39.es/ecma262/#sec-type-conversion
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.values import HOLE, Const, FunctionValue, Instance, Invocation, Null, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

Number = int | float
EXACT = 2**53
DEEPEST = 8
SPACES = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript takes for white space: https://tc39.es/ecma262/#sec-white-space and line ends."""
_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|Infinity)", re.ASCII)
_PREFIXED = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")


def normal(number: Number) -> Number:
    """Return a number with whole ones as ``int``, as far as those are exact; ``-0`` stays a float."""
    if isinstance(number, bool):
        return int(number)
    if isinstance(number, int):
        return number if abs(number) <= EXACT else rounded(number)
    whole = math.isfinite(number) and number.is_integer() and abs(number) <= EXACT and not (number == 0 and math.copysign(1, number) < 0)
    return int(number) if whole else number


def rounded(number: int) -> float:
    """Return the double that is nearest to an integer."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def number_text(number: Number) -> str:
    """Return ``String(number)``: https://tc39.es/ecma262/#sec-numeric-types-number-tostring."""
    if isinstance(number, int) and abs(number) <= EXACT:
        return str(int(number))
    number = float(number) if isinstance(number, float) else rounded(number)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    point = len(whole) + int(exponent or 0)
    digits = whole + fraction
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    exponent = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return (digits if count == 1 else f"{digits[0]}.{digits[1:]}") + exponent


def text_number(text: str) -> Number:
    """Return ``Number(text)``; NaN for what is no number."""
    text = text.strip(SPACES)
    if not text:
        return 0
    if _PREFIXED.fullmatch(text):
        return normal(int(text, 0))
    if len(text) > 400 or not _DECIMAL.fullmatch(text):
        return math.nan
    return normal(float(text))


def number_of(interp: Interpreter, value: Value) -> Number | None:
    """Return ``Number(value)``; None where it is not known, or comes from ``undefined``."""
    if isinstance(value, Const):
        inner = value.value
        if isinstance(inner, bool):
            return int(inner)
        if isinstance(inner, (int, float)):
            return normal(inner)
        if isinstance(inner, str):
            return None if HOLE in inner else text_number(inner)
        return 0 if isinstance(value, Null) else None
    moment = moment_of(value)
    if moment is not None:
        return moment
    made = primitive_by(interp, value, "valueOf")
    if made is not None:
        return number_of(interp, made)
    text = text_of(interp, value)
    return None if text is None else text_number(text)


def moment_of(value: Value) -> Number | None:
    """Return the milliseconds of a ``Date``; None for anything else."""
    if isinstance(value, Record) and value.kind == "date":
        moment = value.entries.get("@@time")
        return moment.value if isinstance(moment, Const) and isinstance(moment.value, (int, float)) else None
    return None


def primitive_by(interp: Interpreter, value: Value, name: str) -> Const | None:
    """Return what an object's own ``valueOf`` or ``toString`` makes of it; None where it has none, or says nothing known."""
    method: Value | None = None
    if isinstance(value, Record) and value.kind == "object":
        method = value.entries.get(name)
    elif isinstance(value, Instance):
        found = interp.get(value, name)
        method = found if isinstance(found, FunctionValue) else None
    if not isinstance(method, FunctionValue):
        return None
    made = interp.invoke(method, Invocation([], {}, interp.site, value))
    return made if isinstance(made, Const) and made.value is not None else None


def text_of(interp: Interpreter, value: Value, depth: int = 0) -> str | None:
    """Return ``String(value)``; None where it is not known, or comes from ``undefined``."""
    if isinstance(value, Const):
        inner = value.value
        if isinstance(inner, str):
            return None if HOLE in inner else inner
        if isinstance(inner, bool):
            return "true" if inner else "false"
        if isinstance(inner, (int, float)):
            return number_text(inner)
        return "null" if isinstance(value, Null) else None
    if isinstance(value, Sequence):
        return list_text(interp, value, ",", depth)
    if isinstance(value, Record):
        return record_text(interp, value)
    made: Value | None = None
    if isinstance(value, Instance):
        made = primitive_by(interp, value, "toString")
        if made is not None:
            return text_of(interp, made)
    written = value.get("toString", interp) if isinstance(value, Host) else None
    if isinstance(written, HostFunction):
        made = interp.invoke(written, Invocation([], {}, interp.site, value))
        return made.value if isinstance(made, Const) and isinstance(made.value, str) else None
    return None


def list_text(interp: Interpreter, value: Sequence, separator: str, depth: int = 0) -> str | None:
    """Return ``list.join(separator)``; None where not all of it is known."""
    if value.kind not in {"list", "tuple"} or value.open or depth > DEEPEST:
        return None
    interp.weigh(len(value.items))
    parts: list[str] = []
    size = 0
    for item in value.items:
        part = "" if isinstance(item, Null) else text_of(interp, item, depth + 1)
        size += len(separator) + len(part or "")
        if part is None or size > interp.bounds.text:
            return None
        parts.append(part)
    return separator.join(parts)


def record_text(interp: Interpreter, value: Record) -> str | None:
    """Return what an object is as a text: what its own ``toString`` says, or what its kind says."""
    if value.kind == "regexp":
        source, flags = (value.entries.get(name) for name in ("source", "flags"))
        if isinstance(source, Const) and isinstance(flags, Const) and HOLE not in f"{source.value}{flags.value}":
            return f"/{source.value}/{flags.value}"
        return None
    if value.kind == "url":
        return interp.text_of(value.entries.get("href"))
    if value.kind == "error":
        name, message = interp.text_of(interp.get(value, "name")), interp.text_of(value.entries.get("message"))
        return None if name is None or message is None or HOLE in name + message else f"{name}: {message}" if message else name
    made = primitive_by(interp, value, "toString")
    if made is not None:
        return text_of(interp, made)
    plain = value.kind == "object" and not value.open and not value.getters and "toString" not in value.entries
    return "[object Object]" if plain and not any(key.startswith("@@") for key in value.entries) else None
