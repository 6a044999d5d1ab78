"""JSON (with comments too), TOML and INI that strangers wrote: bounded in size, never an exception, a reason instead."""

from __future__ import annotations

import configparser
import json
import re
from typing import Any

import tomli

MAX_BYTES = 4 << 20
# Every alternative also matches where its end is missing, so that no text is scanned twice.
_JSON_PIECES = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)')
_TRAILING_COMMA = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|,(?=\s*[}\]])')
_MAX_COMMENTED = 512 << 10
_TOML_KEYS = re.compile(rb"""[\w."' \t-]+""")
_MAX_KEY_PARTS = 300
"""Reading a dotted key takes a time that grows with the square of its parts, in tomllib and in tomli."""


def load_json(content: bytes) -> tuple[dict[str, Any], str]:
    """Return the object and "", or an empty one and why it could not be read."""
    return _load(content, json.loads)


def load_json_with_comments(content: bytes) -> tuple[dict[str, Any], str]:
    """Return the object of a tsconfig-like file: comments and trailing commas are allowed."""
    value, problem = _load(content, json.loads)
    if not problem or len(content) > _MAX_COMMENTED:
        return value, problem
    return _load(content, lambda source: json.loads(_without_comments(source)))


def load_toml(content: bytes) -> tuple[dict[str, Any], str]:
    """Return the table and "", or an empty one and why it could not be read."""
    if any(run.count(b".") > _MAX_KEY_PARTS for run in _TOML_KEYS.findall(content[:MAX_BYTES])):
        return {}, "cannot be parsed (nested too deeply)"
    return _load(content, tomli.loads)


def load_ini(content: bytes) -> tuple[dict[str, Any], str]:
    """Return the sections, each a table of names as written, and "", or none and why they could not be read."""
    return _load(content, _sections)


def decode(content: bytes) -> str:
    """Return text of UTF-8 (with or without a mark) or of UTF-16 with one; what cannot be decoded is replaced."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return content.decode("utf-8-sig", errors="replace")


def table(value: object) -> dict[str, Any]:
    """Return ``value`` if it is a table with text keys, else an empty one."""
    return {key: inner for key, inner in value.items() if isinstance(key, str)} if isinstance(value, dict) else {}


def text_table(value: object) -> dict[str, str]:
    """Return the texts of a table by key; anything else is left out."""
    return {key: inner for key, inner in table(value).items() if isinstance(inner, str)}


def texts(value: object) -> list[str]:
    """Return the texts of a list, or of one text; anything else is left out."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def text(value: object) -> str:
    """Return ``value`` if it is text, else ""."""
    return value if isinstance(value, str) else ""


def _load(content: bytes, parse: Any) -> tuple[dict[str, Any], str]:  # noqa: ANN401 - any parser of text
    if len(content) > MAX_BYTES:
        return {}, f"is larger than {MAX_BYTES >> 20} MB"
    try:
        value = parse(decode(content))
    except (ValueError, RecursionError, MemoryError) as error:
        return {}, f"cannot be parsed ({_reason(error)})"
    return (value, "") if isinstance(value, dict) else ({}, "is not an object")


def _sections(source: str) -> dict[str, dict[str, str]]:
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(source)
    except configparser.Error as error:
        raise ValueError("malformed") from error
    return {section: dict(parser.items(section)) for section in parser.sections()}


def _reason(error: BaseException) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}"
    found = re.search(r"line (\d+)", str(error))
    return f"line {found[1]}" if found else "nested too deeply" if isinstance(error, RecursionError) else "malformed"


def _without_comments(source: str) -> str:
    bare = _JSON_PIECES.sub(_string_only, source)
    return _TRAILING_COMMA.sub(_string_only, bare)


def _string_only(piece: re.Match[str]) -> str:
    return piece[0] if piece[0].startswith('"') else " "
