"""Bytes to syntax trees: how the grammars are loaded, how files are decoded, and how a parse is stopped.

A deadline needs a *callable* source: py-tree-sitter ignores ``progress_callback`` when it is given bytes, and a stopped parser
resumes the old text unless it is reset. https://tree-sitter.github.io/py-tree-sitter/classes/tree_sitter.Parser.html
py-tree-sitter 0.26.1 never frees what the callable returns, and the lexer asks again for what it goes back to (600 MB for a file
of 60 KB): hence small files are given as bytes, and larger ones in slices that are made once.
"""

from __future__ import annotations

import codecs
import threading
import time
from functools import cache
from typing import TYPE_CHECKING

import tree_sitter_javascript
import tree_sitter_python
import tree_sitter_typescript
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node, Point, Tree

_SMALL = 1 << 14
"""Bytes that the worst text, quadratic in its length, takes 0.3 seconds for: no deadline is needed."""

_CHUNK = 1 << 10

_UNASKED = 32
"""Steps (statements, or hundreds of the parser's operations) between two looks at the clock."""

_ERROR_KINDS = (0xFFFF, 0xFFFE)
"""tree-sitter's own kinds for what no grammar accepts, beyond the grammar's numbers."""

_GRAMMARS = {
    "javascript": tree_sitter_javascript.language,
    "typescript": tree_sitter_typescript.language_typescript,
    "tsx": tree_sitter_typescript.language_tsx,
    "python": tree_sitter_python.language,
}


_parsers = threading.local()


class BinaryContentError(ValueError):
    """The bytes are not text: they hold NUL."""


class Deadline:
    """A time of the thread's processor. The system is asked for it every now and then only: asking costs more than what is timed."""

    __slots__ = ("_left", "_until")

    def __init__(self, until: float) -> None:
        self._until = until
        self._left = 0

    def passed(self) -> bool:
        """Return whether it was passed when the clock was last looked at."""
        self._left -= 1
        if self._left > 0:
            return False
        self._left = _UNASKED
        return time.thread_time() > self._until


@cache
def language(grammar: str) -> Language:
    """Return the grammar called javascript, typescript, tsx or python."""
    return Language(_GRAMMARS[grammar]())


@cache
def kinds(grammar: str) -> dict[int, str]:
    """Return the name of every node kind by its ``kind_id``; the same name may stand at several ids."""
    known = language(grammar)
    names = {number: known.node_kind_for_id(number) or "" for number in range(known.node_kind_count)}
    return names | dict.fromkeys(_ERROR_KINDS, "ERROR")


def _parser(grammar: str) -> Parser:
    """Return the thread's parser: one that two threads use at once crashes."""
    parser: Parser | None = getattr(_parsers, grammar, None)
    if parser is None:
        parser = Parser(language(grammar))
        setattr(_parsers, grammar, parser)
    return parser


def decode(content: bytes) -> bytes:
    """Return ``content`` as UTF-8 without a byte order mark; invalid UTF-8 is left as it is.

    Raises:
        BinaryContentError: a NUL byte is found, also when UTF-16 cannot be decoded.

    """
    if content.startswith(codecs.BOM_UTF8):
        content = content[len(codecs.BOM_UTF8) :]
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"\0" in content:
        raise BinaryContentError
    return content


def parse(source: bytes, grammar: str, deadline: float) -> Tree | None:
    """Parse UTF-8 text; None when ``time.thread_time()`` passed ``deadline`` before the parse was done."""
    parser = _parser(grammar)
    if len(source) <= _SMALL:
        return parser.parse(source)

    passed = Deadline(deadline).passed

    def stop(_offset: int, _has_error: bool) -> bool:  # noqa: FBT001  (the signature that tree-sitter calls)
        return passed()

    try:
        return parser.parse(_reader(source), progress_callback=stop)
    except ValueError:
        parser.reset()
        return None


def _reader(source: bytes) -> Callable[[int, Point], bytes]:
    made: dict[int, bytes] = {}

    def read(offset: int, _point: Point) -> bytes:
        piece = made.get(offset)
        if piece is None:
            piece = made[offset] = source[offset : _whole(source, (offset // _CHUNK + 1) * _CHUNK)]
        return piece

    return read


def _whole(source: bytes, end: int) -> int:
    """Return ``end``, or the end of the UTF-8 character that it would cut: a slice that begins with half of one is an error."""
    last = min(end + 3, len(source))
    while end < last and source[end] & 0xC0 == 0x80:
        end += 1
    return end


def count_errors(root: Node) -> int:
    """Return the number of ERROR and MISSING nodes below ``root``, without recursion."""
    if not root.has_error:
        return 0
    found = 0
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            found += 1
        stack.extend(child for child in node.children if child.has_error)
    return found
