"""What Python's displays and comprehensions are in the lowered language.

https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import (
    Binary,
    Call,
    Clause,
    Comprehension,
    Conditional,
    Entry,
    Expr,
    Index,
    ListDisplay,
    Logical,
    Member,
    RecordDisplay,
    Spread,
)
from analyzer.syntax.python_lowering import Lowering, expressions, field, kinds, opaque, parts_of
from analyzer.syntax.python_targets import target

if TYPE_CHECKING:
    import tree_sitter

_PAIR = kinds("pair")
_FOR = kinds("for_in_clause")
_IF = kinds("if_clause")
_LEFT, _RIGHT = field("left"), field("right")
_FIRST = {Binary: "left", Call: "callee", Conditional: "then", Index: "object", Logical: "left", Member: "object"}
_KINDS = {
    "list_comprehension": "list",
    "set_comprehension": "set",
    "dictionary_comprehension": "dict",
    "generator_expression": "generator",
}


def _items(lowering: Lowering, node: tree_sitter.Node) -> list[Expr]:
    items = [lowering.expression(child) for child in parts_of(node)]
    return [_starred(items[0])] if len(items) == 1 else items


def _starred(item: Expr) -> Expr:
    """Return a lone item with its star before the whole: the grammar binds that of ``[*x.f()]`` to ``x``."""
    above: Expr | None = None
    inner = item
    while (first := _FIRST.get(inner.__class__)) is not None:
        above, inner = inner, getattr(inner, first)
    if above is None or not isinstance(inner, Spread):
        return item
    setattr(above, _FIRST[above.__class__], inner.value)
    return Spread(item, line=item.line)


@expressions("list", "list_pattern")
def list_display(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``[a, *b]``."""
    return ListDisplay(_items(lowering, node), line=node.start_point.row + 1)


@expressions("tuple", "expression_list", "pattern_list", "tuple_pattern")
def tuple_display(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``(a, *b)``, with or without its parentheses."""
    return ListDisplay(_items(lowering, node), "tuple", line=node.start_point.row + 1)


@expressions("set")
def set_display(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``{a, *b}``."""
    return ListDisplay(_items(lowering, node), "set", line=node.start_point.row + 1)


@expressions("dictionary")
def dictionary(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``{a: b, **c}``."""
    entries: list[Entry] = []
    for child in parts_of(node):
        parts = parts_of(child)
        line = child.start_point.row + 1
        if child.kind_id in _PAIR and len(parts) > 1:
            key = lowering.expression(parts[0])
            entries.append(Entry(key, lowering.expression(parts[-1]), line=line))
        else:
            entries.append(Entry(None, lowering.expression(parts[-1] if parts else child), line=line))
    return RecordDisplay(entries, line=node.start_point.row + 1)


def _clause(lowering: Lowering, node: tree_sitter.Node) -> Clause:
    left, right = node.child_by_field_id(_LEFT), node.child_by_field_id(_RIGHT)
    bound = opaque(lowering, node) if left is None else target(lowering, left)
    iterable = opaque(lowering, node) if right is None else lowering.expression(right)
    return Clause(bound, iterable, [], line=node.start_point.row + 1)


@expressions(*_KINDS)
def comprehension(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower a comprehension; conditions belong to the ``for`` before them."""
    body, *rest = parts_of(node) or [node]
    clauses: list[Clause] = []
    for child in rest:
        if child.kind_id in _FOR:
            clauses.append(_clause(lowering, child))
        elif child.kind_id in _IF and clauses:
            clauses[-1].conditions.extend(_items(lowering, child))
    parts = parts_of(body) if body.kind_id in _PAIR else [body]
    if not clauses or not parts:
        return opaque(lowering, node)
    key = lowering.expression(parts[0]) if len(parts) > 1 else None
    return Comprehension(_KINDS[node.type], lowering.expression(parts[-1]), clauses, key, line=node.start_point.row + 1)
