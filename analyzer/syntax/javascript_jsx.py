"""JSX: of an element only the embedded expressions matter to a backend.

https://facebook.github.io/jsx/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Literal, Opaque

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr

_TAGS = {"jsx_opening_element", "jsx_self_closing_element"}
_INSIDE = {"jsx_element", "jsx_fragment", "jsx_expression", "jsx_attribute"}
_ATTRIBUTES = {"jsx_attribute", "jsx_expression"}


def jsx(context: Context, node: Node) -> Expr:
    """Lower an element to the expressions embedded in it and in the elements nested in it, in source order."""
    parts: list[Expr] = []
    stack = [node]
    while stack:
        current = stack.pop()
        kind = context.kinds[current.kind_id]
        if kind in _TAGS:
            stack.extend(child for child in reversed(current.children) if context.kinds[child.kind_id] in _ATTRIBUTES)
        elif kind in _INSIDE:
            stack.extend(reversed(current.children))
        elif context.expressions[current.kind_id] is not None:
            value = context.expression(current)
            if not isinstance(value, Literal):
                parts.append(value)
    return Opaque("jsx", parts, line=node.start_point[0] + 1)
