"""What a parser of JSON or YAML gives in JavaScript, as values; in Python it is `plain.value_of`."""

from __future__ import annotations

from analyzer.interp.values import NULL, Const, Record, Sequence, Unknown, Value


def from_plain(value: object, depth: int = 0) -> Value:
    """Return plain data as values."""
    if depth > 40:
        return Unknown("deep data")
    if isinstance(value, dict):
        return Record({str(key): from_plain(item, depth + 1) for key, item in value.items()})
    if isinstance(value, list):
        return Sequence([from_plain(item, depth + 1) for item in value[:5_000]])
    if value is None:
        return NULL
    if isinstance(value, (str, int, float, bool)):
        return Const(value)
    return Unknown("data")
