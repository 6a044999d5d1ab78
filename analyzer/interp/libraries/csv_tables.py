"""Tables in CSV, as Python's ``csv`` reads them from an open file or from lines.

https://docs.python.org/3/library/csv.html
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

OPTIONS = ("delimiter", "quotechar", "skipinitialspace")


def rows_of(call: Invocation, interp: Interpreter) -> list[list[str]] | None:
    """Return the rows of a table, None where a part of it or of how it is read is not known."""
    lines, is_open = items_of(interp, call.argument(0) or NONE)
    texts = [item.value for item in interp.within(lines) if isinstance(item, Const) and isinstance(item.value, str)]
    options = {name: value.value for name in OPTIONS if isinstance(value := call.keywords.get(name), Const)}
    if is_open or len(texts) != len(lines) or any(HOLE in text for text in texts) or "dialect" in call.keywords or len(call.arguments) > 2:
        return None
    interp.weigh(sum(map(len, texts)))
    try:
        return list(csv.reader(texts, **options))  # type: ignore[arg-type]  # what is no option is an error, which says so
    except (csv.Error, TypeError, ValueError):
        return None


def reader(call: Invocation, interp: Interpreter) -> Value:
    """Return ``csv.reader(lines)``: lists of texts."""
    rows = rows_of(call, interp)
    if rows is None:
        return Unknown("table", call.site)
    return Sequence([Sequence([Const(cell) for cell in row]) for row in rows], "generator")


def dict_reader(call: Invocation, interp: Interpreter) -> Value:
    """Return ``csv.DictReader(lines, fieldnames)``: dictionaries by the names in the first line, where none are given."""
    rows, given = rows_of(call, interp), call.argument(1, "fieldnames")
    if rows is None:
        return Unknown("table", call.site)
    rows = [row for row in rows if row]
    names = [interp.text_of(item) or "" for item in items_of(interp, given)[0]] if given is not None else rows.pop(0) if rows else []
    return Sequence([Record({n: Const(c) for n, c in zip(names, row, strict=False)}, kind="dict") for row in rows], "generator")


def csv_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    members: dict[str, Value] = {"reader": HostFunction("reader", reader), "DictReader": HostFunction("DictReader", dict_reader)}
    return {"pypi:csv": HostModule("csv", members)}
