"""An expression in words, close to its source: for reports of what could not be read, and under which test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.values import Invocation

LONGEST_TEXT = 80
LEFT_OUT = "…"
"""What stands in the words for an expression where they say less than it does."""


def stopped(call: Invocation | None, text: str) -> str:
    """Return the argument that a path could not be read from, as it is written, and what was read of it: ``prefix = /{?}``."""
    shown = text.replace(HOLE, "{?}")
    arguments = call.node.arguments if call is not None and call.node is not None else []
    written = describe(arguments[0].value) if arguments else ""
    return shown if written in {"", LEFT_OUT, repr(shown)} else f"{written} = {shown}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + LEFT_OUT


def _operand(whole: p.Binary | p.Logical, part: p.Expr, budget: int) -> str:
    text = describe(part, budget - 1)
    return f"({text})" if isinstance(part, p.Binary | p.Logical) and part.operator != whole.operator else text


def describe(node: p.Node | None, budget: int = 6) -> str:
    """Return an expression in words close to its source, at most about 80 characters."""
    if node is None or budget < 0:
        return LEFT_OUT
    match node:
        case p.Name():
            return node.id
        case p.Literal():
            return repr(node.value) if isinstance(node.value, str) else str(node.value).lower()
        case p.Member():
            return f"{describe(node.object, budget - 1)}.{node.name}"
        case p.Index():
            return f"{describe(node.object, budget - 1)}[{describe(node.index, budget - 1)}]"
        case p.Call():
            given = [describe(argument.value, budget - 2) for argument in node.arguments[:3]]
            inner = ", ".join([*given, LEFT_OUT] if len(node.arguments) > len(given) else given)
            return f"{describe(node.callee, budget - 1)}({inner})"
        case p.Unary():
            return f"{node.operator} {describe(node.operand, budget - 1)}"
        case p.Binary() | p.Logical():
            return f"{_operand(node, node.left, budget)} {node.operator} {_operand(node, node.right, budget)}"
        case p.Await():
            return f"await {describe(node.value, budget - 1)}"
        case p.Formatted():
            return describe(node.value, budget)
        case p.Template():
            parts = (str(part.value) if isinstance(part, p.Literal) else f"${{{describe(part, budget - 2)}}}" for part in node.parts)
            return "`" + _shortened("".join(parts)) + "`"
        case _:
            return LEFT_OUT
