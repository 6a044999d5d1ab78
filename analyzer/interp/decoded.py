"""What a parser of JSON, YAML or TOML gives, as values."""

from __future__ import annotations

from analyzer.interp.values import NULL, Const, Record, Sequence, Unknown, Value


def from_plain(value: object, depth: int = 0, kind: str = "object") -> Value:
    """Return plain data as values."""
    if depth > 40:
        return Unknown("deep data")
    if isinstance(value, dict):
        return Record({str(key): from_plain(item, depth + 1, kind) for key, item in value.items()}, kind=kind)
    if isinstance(value, list):
        return Sequence([from_plain(item, depth + 1, kind) for item in value[:5_000]])
    if value is None:
        return NULL if kind == "object" else Const(None)
    if isinstance(value, (str, int, float, bool)):
        return Const(value)
    return Unknown("data")
