r"""JSON text that is inert wherever it is shown: control characters, line separators and overrides are written as ``\uXXXX``.

JSON allows U+2028, C1 controls and bidirectional overrides raw inside strings; terminals, editors and script blocks do not take
them as plain text: https://www.rfc-editor.org/rfc/rfc8259#section-7
"""

from __future__ import annotations

import re

import msgspec

_UNSAFE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_encoder = msgspec.json.Encoder()


def dump(value: object, indent: int = 2) -> str:
    """``value`` as JSON with the fields in their written order, a line each, and one line end at the end."""
    text = msgspec.json.format(_encode(value), indent=indent).decode("utf-8")
    return _UNSAFE.sub(_escaped, text) + "\n"


def _encode(value: object) -> bytes:
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        # A file name that is no UTF-8 arrives with lone surrogates, which JSON cannot carry.
        return _encoder.encode(_without_surrogates(msgspec.to_builtins(value)))


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
