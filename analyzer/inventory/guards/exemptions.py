"""Paths that a guard lets through: ``unless({path: [...]})`` and its kin.

https://github.com/jfromaniello/express-unless#current-options
"""

from __future__ import annotations

from analyzer.interp.values import Const, External, Record, Sequence, Value
from analyzer.inventory.guards import patterns

ANY_PATH = Record({"source": Const(""), "flags": Const("")}, kind="regexp")


def exempted(value: External) -> list[Value]:
    """Return what ``.unless({path: [...], method: [...]})`` lets by: paths, and methods on any path."""
    options = value.arguments[0] if value.arguments else None
    if not isinstance(options, Record):
        return []
    method = options.entries.get("method")
    by_method: list[Value] = [Record({"url": ANY_PATH, "methods": method})] if method is not None else []
    return [*listed(options.entries.get("path")), *by_method]


def listed(value: Value | None) -> list[Value]:
    """Return one or several as a list."""
    return list(value.items) if isinstance(value, Sequence) else [value] if value is not None else []


def exempts(paths: list[Value], path: str, method: str) -> bool:
    """Return whether a path is among those left out: texts, regular expressions, ``{url, methods}``."""
    return any(lets_by(item, path, method) for item in paths)


def lets_by(item: Value, path: str, method: str) -> bool:
    """Return whether one of those left out is this path, and this method where it names any."""
    if not isinstance(item, Record) or item.kind == "regexp":
        return meets(item, path)
    methods = listed(item.entries.get("methods") or item.entries.get("method"))
    named = not methods or any(isinstance(each, Const) and each.value == method for each in methods)
    return named and any(meets(wanted, path) for wanted in listed(item.entries.get("url")))


def meets(wanted: Value, path: str) -> bool:
    """Return whether a path is a text, or a regular expression occurs in it."""
    if isinstance(wanted, Record):
        source, flags = wanted.entries.get("source"), wanted.entries.get("flags")
        if not isinstance(source, Const) or not isinstance(flags, Const):
            return False
        return patterns.fits(str(source.value), path, str(flags.value)) is True
    return isinstance(wanted, Const) and str(wanted.value).rstrip("/") == path.rstrip("/")
