"""What Python's string and number literals mean.

https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analyzer.syntax.program import Expr, Formatted, Literal, Opaque, Template
from analyzer.syntax.python_lowering import EXPRESSIONS, Lowering, expressions, kinds, parts_of, tokens

if TYPE_CHECKING:
    import tree_sitter

_STRING = kinds("string")
_INTERPOLATION = kinds("interpolation")
_EQUALS = tokens("=")
_SHAPES = kinds("type_conversion", "format_specifier")
_PREFIX = re.compile(rb"[a-zA-Z]{0,3}")
_BYTES = re.compile(rb"""[bB](["'])([\x20-\x21\x23-\x26\x28-\x5b\x5d-\x7e]{1,80})\1""")
"""Bytes that are plain text, as the names of headers are in ASGI."""
_ESCAPE = re.compile(r"\\(\n|\r\n?|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^{}]{1,100}\}|[\\'\"abfnrtv])")
_SIMPLE = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SMALLEST, _LARGEST = -(2**63), 2**64 - 1
_LONGEST_INTEGER = 70


def _character(code: int) -> str:
    """Return the character, or a replacement for what no text can hold: surrogates and values beyond Unicode."""
    return _REPLACEMENT if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _unescape(match: re.Match[str]) -> str:
    escape = match[1]
    first = escape[0]
    if first in _SIMPLE:
        return _SIMPLE[first]
    if first in "\r\n":
        return ""
    if first in "xuU":
        return _character(int(escape[1:], 16))
    if first == "N":
        try:
            return unicodedata.lookup(escape[2:-1])
        except KeyError:
            return match[0]
    return _character(int(escape, 8))


def unescape(text: str) -> str:
    """Return the value of the inside of a literal that is not raw."""
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _plain(lowering: Lowering, node: tree_sitter.Node) -> list[Expr] | None:
    """Return the parts of one string literal, or None for bytes."""
    start, end = node.byte_range
    source = lowering.source
    line = node.start_point.row + 1
    quote = start
    first = source[start]
    prefix = b""
    if first not in b"'\"":
        prefix = _PREFIX.match(source, start, end)[0].lower()  # type: ignore[index]  # it matches nothing as well
        if b"b" in prefix:
            return None
        quote += len(prefix)
    width = 3 if source[quote : quote + 3] in {b'"""', b"'''"} and end - quote > 5 else 1
    start, end = quote + width, max(quote + width, end - width)
    if b"f" in prefix or b"t" in prefix:
        return _interpolated(lowering, node, (start, end), raw=b"r" in prefix)
    text = source[start:end].decode("utf-8", "replace")
    return [Literal(text if b"r" in prefix else unescape(text), line=line)]


def _interpolated(lowering: Lowering, node: tree_sitter.Node, inside: tuple[int, int], *, raw: bool) -> list[Expr]:
    start, end = inside
    parts: list[Expr] = []

    def literal(until: int, line: int) -> None:
        text = lowering.source[start:until].decode("utf-8", "replace").replace("{{", "{").replace("}}", "}")
        if text:
            parts.append(Literal(text if raw else unescape(text), line=line))

    for child in node.children:
        if child.kind_id not in _INTERPOLATION:
            continue
        line = child.start_point.row + 1
        literal(child.start_byte, line)
        start = child.end_byte
        parts.extend(_interpolation(lowering, child, line))
    literal(end, node.end_point.row + 1)
    return parts


def _interpolation(lowering: Lowering, node: tree_sitter.Node, line: int) -> list[Expr]:
    children = node.children
    inside = next((child for child in children if EXPRESSIONS[child.kind_id] is not None), None)
    if inside is None:
        return []
    value = lowering.expression(inside)
    shape = "".join(lowering.text(child) for child in children if child.kind_id in _SHAPES)
    if len(children) > 3 and children[2].kind_id in _EQUALS:
        written = Literal(lowering.source[children[0].end_byte : children[2].end_byte].decode("utf-8", "replace"), line=line)
        return [written, _shaped(value, shape or "!r", line)]
    return [_shaped(value, shape, line) if shape else value]


def _shaped(value: Expr, shape: str, line: int) -> Expr:
    """Return a value with the shape that it is written in; one whose width is computed is left as it is."""
    return value if "{" in shape else Formatted(value, shape, line=line)


def _joined(parts: list[Expr], line: int) -> Expr:
    """Merge neighbouring literals; text alone is a ``Literal``."""
    merged: list[Expr] = []
    pending: list[str] = []
    pending_line = line
    for part in parts:
        if isinstance(part, Literal) and isinstance(part.value, str):
            if not pending:
                pending_line = part.line
            pending.append(part.value)
            continue
        if pending:
            merged.append(Literal("".join(pending), line=pending_line))
            pending = []
        merged.append(part)
    if not merged:
        return Literal("".join(pending), line=line)
    if pending:
        merged.append(Literal("".join(pending), line=pending_line))
    return Template(merged, line=line)


@expressions("string")
def string(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower one literal to a ``Literal``, or a ``Template`` for an f-string or t-string with expressions."""
    parts = _plain(lowering, node)
    if parts is None:
        found = _BYTES.fullmatch(lowering.source, *node.byte_range)
        line = node.start_point.row + 1
        return Opaque("bytes", parts=[Literal(found[2].decode(), line=line)] if found else [], line=line)
    if len(parts) == 1 and isinstance(parts[0], Literal):
        parts[0].line = node.start_point.row + 1
        return parts[0]
    return _joined(parts, node.start_point.row + 1)


@expressions("concatenated_string")
def concatenated_string(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower neighbouring literals to one."""
    parts: list[Expr] = []
    for child in parts_of(node):
        found = _plain(lowering, child) if child.kind_id in _STRING else [lowering.expression(child)]
        if found is None:
            return Opaque("bytes", line=node.start_point.row + 1)
        parts.extend(found)
    return _joined(parts, node.start_point.row + 1)


def _whole(text: str) -> int | None:
    if len(text) > _LONGEST_INTEGER:
        return None
    try:
        value = int(text, 8) if text[0] == "0" and text.isdecimal() else int(text, 0)
    except ValueError:
        return None
    return value if _SMALLEST <= value <= _LARGEST else None


@expressions("integer", "float")
def number(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower a number; complex numbers and integers beyond 64 bits are ``Opaque``."""
    text = lowering.text(node)
    line = node.start_point.row + 1
    whole = _whole(text.rstrip("lL"))
    if whole is not None:
        return Literal(whole, line=line)
    try:
        return Literal(float(text), line=line) if node.type == "float" else Opaque(node.type, line=line)
    except ValueError:
        return Opaque(node.type, line=line)


@expressions("true")
def true(_lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``True``."""
    return Literal(value=True, line=node.start_point.row + 1)


@expressions("false")
def false(_lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``False``."""
    return Literal(value=False, line=node.start_point.row + 1)


@expressions("none")
def none(_lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``None``."""
    return Literal(None, line=node.start_point.row + 1)
