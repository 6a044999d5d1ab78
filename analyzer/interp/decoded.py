"""What a parser of JSON or YAML gives in JavaScript, as values; in Python it is `plain.value_of`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, NULL, UNSET, Const, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 40
MOST = 20_000
"""How many items of one list are values; it may hold more."""


def from_plain(value: object, depth: int = 0) -> Value:
    """Return plain data as values."""
    if isinstance(value, (str, int, float, bool)):
        return Const(value)
    if depth > DEEPEST:
        return Unknown("deep data")
    if isinstance(value, dict):
        return Record({str(key): from_plain(item, depth + 1) for key, item in value.items()})
    if isinstance(value, list):
        return Sequence([from_plain(item, depth + 1) for item in value[:MOST]], open=len(value) > MOST)
    if value is None:
        return NULL
    return Unknown("data")


def size_of_json(text: str) -> int:
    """Return how many values a text in JSON makes, about, and some of its characters: what reading it weighs."""
    return (len(text) >> 3) + 2 * text.count(",")


def sampled(value: Value, depth: int = 0) -> Value:
    """Return what a sample says as what a user may change, and add to."""
    if isinstance(value, Record) and depth < DEEPEST:
        entries = {name: sampled(item, depth + 1) for name, item in value.entries.items()}
        return Record(entries, kind=value.kind, open=True, keys={} if value.kind == "dict" else {UNSET: NONE})
    return Const(value.value, soft=True, site=value.site) if isinstance(value, Const) else value


def read_json(interp: Interpreter, path: str) -> Value:
    """Return a JSON file's content."""
    text = interp.world.text(path)
    try:
        interp.weigh(size_of_json(text or ""))
        return from_plain(json.loads(text)) if text is not None else Unknown("unreadable JSON")
    except (ValueError, RecursionError):
        return Unknown("invalid JSON")
