"""What every JavaScript lowering function shares: the text, the dispatch tables, the counters and the bounds.

A handler of an expression is ``(context, node) -> Expr``; of a statement ``(context, node, out)``, appending to ``out``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_comments import document, documentation
from analyzer.syntax.parsing import Deadline
from analyzer.syntax.program import Block, Do, Literal, Name, Opaque

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

    from analyzer.syntax.program import Expr, Stmt

    Expression = Callable[["Context", Node], Expr]
    Statement = Callable[["Context", Node, list[Stmt]], None]

DEPTH = 250
"""Nested expressions and statements that are followed."""

LINKS = 1000
"""Links of chains (calls, members, operators, else-if) that may lie on one path into the result: whoever reads it recurses."""

CHAIN = LINKS // 2
"""Links of one chain, so that what stands inside a long one has room left."""


class Context:
    """One file being lowered."""

    __slots__ = ("_text", "branches", "deadline", "depth", "expressions", "kinds", "links", "optional", "statements", "truncated")

    def __init__(
        self,
        source: bytes,
        kinds: dict[int, str],
        expressions: dict[int, Expression | None],
        statements: dict[int, Statement | None],
        deadline: float,
    ) -> None:
        self._text = source.decode("latin-1")
        self.optional = b"?." in source
        self.kinds = kinds
        self.expressions = expressions
        self.statements = statements
        self.deadline = Deadline(deadline)
        self.depth = 0
        self.links = 0
        self.branches = 0
        self.truncated = ""

    def slice(self, start: int, end: int) -> str:
        """Return the text between two byte offsets."""
        text = self._text[start:end]
        return text if text.isascii() else text.encode("latin-1").decode("utf-8", "replace")

    def text(self, node: Node) -> str:
        """Return the text of ``node``."""
        text = self._text[node.start_byte : node.end_byte]
        return text if text.isascii() else text.encode("latin-1").decode("utf-8", "replace")

    def room(self) -> int:
        """Return how many links the next chain may have."""
        return min(CHAIN, LINKS - self.links)

    def bound(self, which: str) -> None:
        """Record that a bound was hit; the first one is kept."""
        if not self.truncated:
            self.truncated = which

    def expression(self, node: Node) -> Expr:
        """Lower an expression or a binding pattern; what no handler knows becomes ``Opaque``."""
        handler = self.expressions[node.kind_id] or opaque
        if self.depth >= DEPTH:
            self.bound("depth")
            return Opaque(self.kinds[node.kind_id], line=node.start_point[0] + 1)
        self.depth += 1
        result = handler(self, node)
        self.depth -= 1
        return result

    def values(self, node: Node) -> list[Expr]:
        """Lower the expressions that are children of ``node``."""
        table = self.expressions
        return [self.expression(child) for child in node.children if table[child.kind_id] is not None]

    def value(self, node: Node) -> Expr:
        """Lower the expression among the children of ``node``; ``Literal(None)`` when a syntax error left none."""
        table = self.expressions
        error: Node | None = None
        for child in node.children:
            handler = table[child.kind_id]
            if handler is opaque:
                error = error or child
            elif handler is not None:
                return self.expression(child)
        return Literal(None, line=node.start_point[0] + 1) if error is None else self.expression(error)

    def statement(self, node: Node, out: list[Stmt]) -> None:
        """Lower one statement to the end of ``out``; an expression in its place becomes ``Do``."""
        handler = self.statements[node.kind_id]
        if handler is not None:
            if self.depth >= DEPTH:
                self.bound("depth")
                out.append(Do(Opaque(self.kinds[node.kind_id], line=node.start_point[0] + 1), line=node.start_point[0] + 1))
                return
            self.depth += 1
            handler(self, node, out)
            self.depth -= 1
        elif self.expressions[node.kind_id] is not None:
            value = self.expression(node)
            if not isinstance(value, (Name, Literal)):
                out.append(Do(value, line=value.line))

    def sequence(self, nodes: Iterable[Node]) -> list[Stmt]:
        """Lower a list of statements, stopping at the deadline; a comment just before a declaration documents it."""
        out: list[Stmt] = []
        comment: Node | None = None
        for node in nodes:
            if self.kinds[node.kind_id] == "comment":
                comment = node
                continue
            if self.deadline.passed():
                self.bound("time")
                break
            before = len(out)
            self.statement(node, out)
            if comment is not None:
                document(out[before:], documentation(self, comment))
                comment = None
        return out

    def body(self, node: Node | None) -> list[Stmt]:
        """Lower the body of a loop, a branch or a function: a block's statements, or the one statement."""
        if node is None:
            return []
        if self.kinds[node.kind_id] == "statement_block":
            return self.sequence(node.children)
        out: list[Stmt] = []
        self.statement(node, out)
        return out

    def field(self, node: Node, name: str) -> Node | None:
        """Return the child at a grammar field. A comment inside the field carries the field's name too, and is passed over."""
        child = node.child_by_field_name(name)
        if child is not None and self.kinds[child.kind_id] == "comment":
            return next((other for other in node.children_by_field_name(name) if self.kinds[other.kind_id] != "comment"), None)
        return child


def opaque(context: Context, node: Node) -> Expr:
    """Lower what the small language does not express: its kind, and the expressions below it that may do something."""
    parts: list[Expr] = []
    stack = list(reversed(node.children))
    while stack:
        child = stack.pop()
        if context.expressions[child.kind_id] not in _UNKNOWN:
            part = context.expression(child)
            if not isinstance(part, (Name, Literal)):
                parts.append(part)
        elif context.kinds[child.kind_id] not in _TYPES:
            stack.extend(reversed(child.children))
    return Opaque(context.kinds[node.kind_id], parts, line=node.start_point[0] + 1)


def broken(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower the statements and expressions inside an ERROR node, as if they stood in its place."""
    stack = list(reversed(node.children))
    while stack:
        child = stack.pop()
        kind = child.kind_id
        if context.expressions[kind] not in _UNKNOWN or context.statements[kind] not in _BROKEN:
            context.statement(child, out)
        elif context.kinds[kind] not in _TYPES:
            stack.extend(reversed(child.children))


_UNKNOWN = (None, opaque)
_BROKEN = (None, broken)
_TYPES = {"type_annotation", "type_arguments", "type_parameters", "object_type", "interface_body"}


def block(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower a bare block."""
    out.append(Block(context.sequence(node.children), line=node.start_point[0] + 1))
