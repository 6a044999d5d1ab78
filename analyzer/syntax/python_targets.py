"""What can stand on the left of Python's ``=``, after ``for`` and after ``as``.

https://docs.python.org/3/reference/simple_stmts.html#assignment-statements
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Expr, ListPattern, RestPattern
from analyzer.syntax.python_lowering import NESTING_LIMIT, Lowering, kinds, parts_of

if TYPE_CHECKING:
    import tree_sitter

_LISTS = kinds("pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list")
_SPLATS = kinds("list_splat_pattern", "list_splat", "splat_pattern")
_WRAPPERS = kinds("parenthesized_expression", "as_pattern_target")


def target(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower a binding target: a Name, Member or Index, or a ListPattern of targets."""
    kind = node.kind_id
    if lowering.depth >= NESTING_LIMIT:
        return lowering.too_deep(node)
    lowering.depth += 1
    lowered = _target(lowering, node, kind)
    lowering.depth -= 1
    return lowered


def _target(lowering: Lowering, node: tree_sitter.Node, kind: int) -> Expr:
    line = node.start_point.row + 1
    if kind in _LISTS:
        return ListPattern([target(lowering, child) for child in parts_of(node)], line=line)
    if kind in _SPLATS or kind in _WRAPPERS:
        inside = parts_of(node)
        if inside:
            bound = target(lowering, inside[-1])
            return RestPattern(bound, line=line) if kind in _SPLATS else bound
    return lowering.expression(node)
