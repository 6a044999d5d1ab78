"""JavaScript's ``Date``, where it is made of a moment that the code names: in universal time, which is the only one that is known.

https://tc39.es/ecma262/#sec-date-objects
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.javascript_conversions import moment_of, normal, number_of
from analyzer.interp.values import Const, External, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:\d\d))?)?)?", re.ASCII)
PARTS = {
    "getUTCFullYear": lambda moment: moment.year, "getUTCMonth": lambda moment: moment.month - 1, "getUTCDate": lambda moment: moment.day,
    "getUTCHours": lambda moment: moment.hour, "getUTCMinutes": lambda moment: moment.minute, "getUTCSeconds": lambda moment: moment.second,
    "getUTCDay": lambda moment: moment.isoweekday() % 7, "getUTCMilliseconds": lambda moment: moment.microsecond // 1000,
}  # fmt: skip
LARGEST = 8.64e15


def parsed(text: str) -> float | None:
    """Return the milliseconds of an ISO date; None for any other form, which is local or up to the engine."""
    found = ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, part = (int(group) if group else None for group in found.groups()[:7])
    zone = found[8] or "Z"
    try:
        moment = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    except ValueError:
        return math.nan
    shift = 0 if zone == "Z" else (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 60 + int(zone[4:6]))
    milliseconds = int((found[7] or "").ljust(3, "0")) if part is not None else 0
    return (moment - EPOCH) // timedelta(milliseconds=1) + milliseconds - shift * 60_000


def moment(value: Value) -> datetime | None:
    """Return the moment of a date, None where it is not known or not a date that Python can hold."""
    stamp = moment_of(value)
    if stamp is None or math.isnan(stamp) or abs(stamp) > LARGEST:
        return None
    try:
        return EPOCH + timedelta(milliseconds=stamp)
    except OverflowError:
        return None


def iso_text(value: Value) -> str | None:
    """Return ``date.toISOString()``."""
    found = moment(value)
    return None if found is None else f"{found:%Y-%m-%dT%H:%M:%S}.{found.microsecond // 1000:03}Z".rjust(24, "0")


def made(stamp: float) -> Record:
    """Return a ``Date``."""
    return Record({"@@time": Const(normal(stamp))}, kind="date")


def new_date(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Date(moment)``; the present, local times and other spellings are not known."""
    first = call.argument(0)
    if not isinstance(first, (Const, Record)) or len(call.arguments) != 1:
        return External("Date", ("()",), tuple(call.arguments), {}, call.site)
    if isinstance(first, Const) and isinstance(first.value, str):
        stamp = parsed(first.value)
    else:
        stamp = number_of(interp, first)
    return External("Date", ("()",), tuple(call.arguments), {}, call.site) if stamp is None else made(stamp)


def date_member(value: Record, name: str) -> Value | None:
    """Return a method of a date; None where there is none, unknown for those that depend on where the program runs."""
    if name in {"getTime", "valueOf"}:
        return HostFunction(name, lambda _c, _i: value.entries["@@time"])
    if name in {"toISOString", "toJSON"}:
        text = iso_text(value)
        return HostFunction(name, lambda call, _i: Const(text) if text is not None else Unknown("date", call.site))
    if name in PARTS:
        found = moment(value)
        return HostFunction(name, lambda call, _i: Const(PARTS[name](found)) if found is not None else Unknown("date", call.site))
    return None


def parse_date(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Date.parse(text)``."""
    text = interp.text_of(call.argument(0))
    stamp = parsed(text) if text is not None else None
    return Unknown("date", call.site) if stamp is None else Const(normal(stamp))


def utc(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Date.UTC(year, month, day, ...)``."""
    parts = [number_of(interp, argument) for argument in call.arguments[:7]]
    whole = [int(part) for part in parts if part is not None and math.isfinite(part)]
    if len(whole) != len(parts) or not whole:
        return Unknown("date", call.site)
    year, month, day, hour, minute, second, rest = [*whole, *[0, 0, 1, 0, 0, 0, 0][len(whole) :]]
    year += 1900 if 0 <= year < 100 else 0
    year, month = year + month // 12, month % 12
    try:
        found = datetime(year, month + 1, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
    except (ValueError, OverflowError):
        return Unknown("date", call.site)
    return Const((found - EPOCH) // timedelta(milliseconds=1) + rest)


def dates() -> HostModule:
    """Return ``Date``."""
    return HostModule("Date", {
        "parse": HostFunction("parse", parse_date), "UTC": HostFunction("UTC", utc),
        "prototype": Record(open=True),
    }, new_date)  # fmt: skip
