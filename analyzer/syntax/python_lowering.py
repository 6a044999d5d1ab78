"""What the lowering of one Python file carries along, and the tables of what lowers which node kind.

Kinds: https://github.com/tree-sitter/tree-sitter-python/blob/v0.25.0/grammar.js
The modules ``python_*`` register their functions here on import, so that expressions, statements and definitions,
which contain each other, need not import each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from analyzer.syntax.parsing import language
from analyzer.syntax.program import Call, Class, Comprehension, Expr, Function, Name, Opaque, Stmt
from analyzer.syntax.walking import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import tree_sitter

    ExpressionHandler = Callable[["Lowering", tree_sitter.Node], Expr]
    StatementHandler = Callable[["Lowering", tree_sitter.Node, list[Stmt]], None]

NESTING_LIMIT = 250
"""Levels of syntax inside syntax that are lowered; what is deeper becomes ``Opaque``."""
CHAIN_LIMIT = 1_000
"""Links of chains (calls, members, operators, ``elif``) above one node that are lowered one inside the other."""

LANGUAGE = language("python")
ERROR_KIND = 65535


def _kinds() -> dict[str, list[int]]:
    kinds: dict[str, list[int]] = {"ERROR": [ERROR_KIND]}
    for kind in range(LANGUAGE.node_kind_count):
        name = LANGUAGE.node_kind_for_id(kind)
        if name is not None and LANGUAGE.node_kind_is_named(kind):
            kinds.setdefault(name, []).append(kind)
    return kinds


def _tokens() -> dict[str, list[int]]:
    tokens: dict[str, list[int]] = {}
    for kind in range(LANGUAGE.node_kind_count):
        name = LANGUAGE.node_kind_for_id(kind)
        if name is not None and not LANGUAGE.node_kind_is_named(kind):
            tokens.setdefault(name, []).append(kind)
    return tokens


_NAMED = _kinds()
_TOKENS = _tokens()
_IGNORED = frozenset(kind for name in ("comment", "line_continuation") for kind in _NAMED.get(name, ()))

OPERATORS: dict[int, str] = {kind: name for name, kinds in _TOKENS.items() for kind in kinds}
"""The text of every token kind."""


def kinds(*names: str) -> frozenset[int]:
    """Return the identifiers of the named node kinds; kinds that the grammar does not know are left out."""
    return frozenset(kind for name in names for kind in _NAMED.get(name, ()))


def tokens(*names: str) -> frozenset[int]:
    """Return the identifiers of keywords and punctuation."""
    return frozenset(kind for name in names for kind in _TOKENS.get(name, ()))


def field(name: str) -> int:
    """Return the identifier of a field of the grammar, for ``child_by_field_id``."""
    return LANGUAGE.field_id_for_name(name) or 0


IDENTIFIER = kinds("identifier")


class Lowering:
    """One file being lowered: its bytes, the bounds, and what is counted on the way."""

    __slots__ = ("branches", "chain", "copies", "damaged", "depth", "generator", "in_class", "source", "truncated")

    def __init__(self, source: bytes, *, damaged: bool) -> None:
        """``source`` is valid UTF-8; ``damaged`` says that the tree holds syntax errors."""
        self.source = source
        self.damaged = damaged
        self.truncated = ""
        self.depth = 0
        self.chain = 0
        self.copies = 1
        self.branches = 0
        self.generator = False
        self.in_class = False

    def text(self, node: tree_sitter.Node) -> str:
        """Return the source text of ``node``."""
        start, end = node.byte_range
        return self.source[start:end].decode("utf-8", "replace")

    def expression(self, node: tree_sitter.Node) -> Expr:
        """Lower an expression; beyond the nesting limit, give an ``Opaque``."""
        kind = node.kind_id
        if kind in IDENTIFIER:
            start, end = node.byte_range
            return Name(self.source[start:end].decode("utf-8", "replace"), line=node.start_point.row + 1)
        if self.depth >= NESTING_LIMIT:
            return self.too_deep(node)
        self.depth += 1
        lowered = (EXPRESSIONS[kind] or opaque)(self, node)
        self.depth -= 1
        return lowered

    def statements(self, nodes: Iterable[tree_sitter.Node]) -> list[Stmt]:
        """Lower statements in order; tokens and comments between them are passed over."""
        found: list[Stmt] = []
        if self.depth >= NESTING_LIMIT:
            self.truncated = "depth"
            return found
        self.depth += 1
        for node in nodes:
            handler = STATEMENTS[node.kind_id]
            if handler is not None:
                handler(self, node, found)
        self.depth -= 1
        return found

    def too_deep(self, node: tree_sitter.Node, parts: list[Expr] | None = None) -> Opaque:
        """Record that a bound was hit at ``node``."""
        self.truncated = "depth"
        return Opaque(node.type, parts or [], line=node.start_point.row + 1)


EXPRESSIONS: dict[int, ExpressionHandler | None] = {}
"""By node kind: what lowers it as an expression. None for tokens and comments."""
STATEMENTS: dict[int, StatementHandler | None] = {}
"""By node kind: what lowers it as a statement. None for tokens and comments."""


_Lowers = TypeVar("_Lowers", bound="ExpressionHandler")


def expressions(*names: str) -> Callable[[_Lowers], _Lowers]:
    """Register a function for the node kinds ``names``."""

    def register(handler: _Lowers) -> _Lowers:
        EXPRESSIONS.update(dict.fromkeys(kinds(*names), handler))
        return handler

    return register


def statements(*names: str) -> Callable[[StatementHandler], StatementHandler]:
    """Register a function for the node kinds ``names``."""

    def register(handler: StatementHandler) -> StatementHandler:
        STATEMENTS.update(dict.fromkeys(kinds(*names), handler))
        return handler

    return register


def parts_of(node: tree_sitter.Node) -> list[tree_sitter.Node]:
    """Return the children without tokens and comments."""
    return [child for child in node.children if EXPRESSIONS[child.kind_id] is not None]


def holds_code(value: Expr) -> bool:
    """Whether a call, a function or a comprehension is inside."""
    return any(isinstance(node, Call | Function | Class | Comprehension) for node in walk([value]))


def opaque(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower what has no expression of its own: only the parts that hold code are kept."""
    parts = [lowering.expression(child) for child in parts_of(node)]
    return Opaque(node.type, [part for part in parts if holds_code(part)], line=node.start_point.row + 1)


def _set_defaults() -> None:
    named: dict[int, Any] = {kind: opaque for found in _NAMED.values() for kind in found if kind not in _IGNORED}
    every = [*range(LANGUAGE.node_kind_count), ERROR_KIND - 1, ERROR_KIND]
    EXPRESSIONS.update({kind: named.get(kind) for kind in every})
    STATEMENTS.update(dict.fromkeys(every))


_set_defaults()
