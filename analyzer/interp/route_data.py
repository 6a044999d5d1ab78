"""What data about routes looks like: a path, a record with a path, a method, a handler, or what holds such records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE, Const, Record, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Value

FIELDS = frozenset({"url", "path", "route", "method", "methods", "verb", "handler"})
ENOUGH = 2
DEEPEST = 3
LOOKED_AT = 20


def reads_like_a_route(value: Value) -> bool:
    """Return whether a value is a record with the fields of a route."""
    return isinstance(value, Record) and len(FIELDS.intersection(value.entries)) >= ENOUGH


def note_listed(interp: Interpreter, values: Iterable[Value]) -> None:
    """Count what is put into a list or a table and reads like a route, or holds one: whoever does that has registered something."""
    if any(describes_routes(value, DEEPEST - 1) for value in values):
        interp.registered += 1
        interp.listed += 1


def tells_a_path(value: Value) -> bool:
    """Return whether a value is a path as routes have it, or a record that names one: what looks it up is used for routes."""
    if isinstance(value, Record):
        return any(is_path(value.entries[name]) for name in FIELDS & value.entries.keys())
    return is_path(value)


def is_path(value: Value) -> bool:
    """Return whether a value is a text that begins with a slash, known whole."""
    return isinstance(value, Const) and isinstance(value.value, str) and value.value[:1] == "/" and HOLE not in value.value


def describes_routes(value: Value, depth: int = 0) -> bool:
    """Return whether a value is, or holds, a record that reads like a route: what makes it has a use though it registers nothing."""
    if depth > DEEPEST or not isinstance(value, (Record, Sequence)):
        return False
    if reads_like_a_route(value):
        return True
    inner = list(value.entries.values()) if isinstance(value, Record) else value.items
    return any(describes_routes(item, depth + 1) for item in inner[:LOOKED_AT])
