"""What JavaScript's comments say: documentation before a declaration, and which lines hold nothing else.

https://jsdoc.app/about-getting-started
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Class, Declare, Define, Function

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Stmt

_LENGTH = 300


def documentation(context: Context, node: Node) -> str:
    """Return the first 300 characters of a ``/** */`` comment without its stars, "" for any other comment."""
    start = node.start_byte
    if context.slice(start, start + 3) != "/**":
        return ""
    lines = context.text(node).removesuffix("*/")[3:].splitlines()
    return "\n".join(line.strip().removeprefix("*").strip() for line in lines).strip()[:_LENGTH]


def document(declared: list[Stmt], doc: str) -> None:
    """Give ``doc`` to the first of the statements when it declares a function or a class."""
    if doc and declared:
        first = declared[0]
        if isinstance(first, (Define, Declare)) and isinstance(first.value, (Function, Class)):
            first.value.doc = doc


def count_lines(source: bytes) -> int:
    """Return the lines that hold more than blanks and comments.

    Read line by line: a comment is seen where it begins a line, so that a block begun behind code hides nothing, and a template
    string's text counts as code unless it looks like a comment.
    """
    count = 0
    inside = False
    for raw in source.splitlines():
        line = raw.strip()
        if not inside and line[:1] != b"/":
            count += line != b""
            continue
        if inside:
            _, ended, line = line.partition(b"*/")
            inside = not ended
            line = line.strip()
        while line.startswith(b"/*"):
            _, ended, line = line[2:].partition(b"*/")
            inside = not ended
            line = line.strip()
        if line and not line.startswith(b"//"):
            count += 1
    return count
