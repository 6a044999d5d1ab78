"""JavaScript's literals: what escapes, separators and prefixes mean.

https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar-literals
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.syntax.program import Literal, Opaque, Pattern, Template

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr

_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{1,3})|(\r\n|[\s\S]))")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SINGLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "\n": "", "\r": "", "\r\n": "", "\u2028": "", "\u2029": ""}
_RADIX = {"0x": 16, "0o": 8, "0b": 2}
_LAST_CODE_POINT = 0x10FFFF
_INTEGERS = range(-(2**63), 2**64)
_EXACT = 2**53


def cook(raw: str) -> str:
    """Return the value of the text between the quotes of a string or template; lone surrogates become U+FFFD."""
    if "\\" not in raw:
        return raw
    cooked = _ESCAPE.sub(_escape, raw)
    if _SURROGATE.search(cooked):
        cooked = cooked.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return cooked


def _escape(match: re.Match[str]) -> str:
    braced, four, two, octal, single = match.groups()
    if single is not None:
        return _SINGLE.get(single, single)
    if octal is not None:
        return chr(int(octal, 8))
    digits = (braced or four or two or "").lstrip("0")[:8] or "0"
    code = int(digits, 16)
    return chr(code) if code <= _LAST_CODE_POINT else "\ufffd"


def string(context: Context, node: Node) -> Literal:
    """Lower a quoted string."""
    return Literal(cook(_between_quotes(context.text(node))), line=node.start_point[0] + 1)


def _between_quotes(raw: str) -> str:
    return raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] else raw[1:]


def template_string(context: Context, node: Node) -> Expr:
    """Lower a template: a ``Literal`` when nothing is substituted."""
    result = template(context, node)
    if not result.parts:
        return Literal("", line=result.line)
    if len(result.parts) == 1 and isinstance(result.parts[0], Literal) and not _substitutes(context, node):
        return result.parts[0]
    return result


def _substitutes(context: Context, node: Node) -> bool:
    return any(context.kinds[child.kind_id] == "template_substitution" for child in node.children)


def template(context: Context, node: Node) -> Template:
    """Lower a template, also one that follows a tag."""
    line = node.start_point[0] + 1
    parts: list[Expr] = []
    start = node.start_byte + 1
    for child in node.children:
        if context.kinds[child.kind_id] == "template_substitution":
            _text(context, start, child.start_byte, line, parts)
            parts.append(context.value(child))
            start = child.end_byte
            line = child.end_point[0] + 1
    end = node.end_byte
    _text(context, start, end - 1 if context.slice(end - 1, end) == "`" else end, line, parts)
    return Template(parts, line=node.start_point[0] + 1)


def tagged(context: Context, node: Node) -> Template:
    """Lower a template that follows a tag, with its texts as they are written."""
    result = template(context, node)
    start = node.start_byte + 1
    for child in node.children:
        if context.kinds[child.kind_id] == "template_substitution":
            result.raw.append(context.slice(start, child.start_byte))
            start = child.end_byte
    end = node.end_byte
    result.raw.append(context.slice(start, end - 1 if context.slice(end - 1, end) == "`" else end))
    return result


def _text(context: Context, start: int, end: int, line: int, parts: list[Expr]) -> None:
    if start < end:
        raw = context.slice(start, end).replace("\r\n", "\n")
        parts.append(Literal(cook(raw), line=line))


def regex(context: Context, node: Node) -> Pattern:
    """Lower a regular expression."""
    source, _, flags = context.text(node)[1:].rpartition("/")
    return Pattern(source, flags, line=node.start_point[0] + 1)


def number(context: Context, node: Node) -> Expr:
    """Lower a number: whole ones become ``int``; a BigInt beyond 64 bits, which msgpack cannot carry, ``Opaque``."""
    line = node.start_point[0] + 1
    digits = context.text(node).replace("_", "").lower()
    try:
        value = _number(digits)
    except (ValueError, OverflowError):
        return Opaque("number", line=line)
    return Literal(value, line=line)


def _number(digits: str) -> float | int:
    big = digits.endswith("n")
    if big:
        digits = digits[:-1]
    radix = _RADIX.get(digits[:2])
    if radix:
        value: float | int = int(digits[2:], radix)
    elif len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        value = int(digits, 10 if "8" in digits or "9" in digits else 8)
    elif digits.isdigit():
        value = int(digits)
    else:
        value = float(digits)
        if value.is_integer() and abs(value) < _EXACT:
            value = int(value)
    if isinstance(value, int) and value not in _INTEGERS:
        if big:
            raise OverflowError
        value = float(value)
    return value
