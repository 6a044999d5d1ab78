"""An expression in words, close to its source: for reports of what could not be read, and under which test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.values import Invocation

LONGEST_TEXT = 80
LEFT_OUT = "…"
"""What stands in the words for an expression where they say less than it does."""
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`""")
_WORD = re.compile(r"[\[({]|[\])}]|[^\s\[\](){}]+")
_CHOOSES = frozenset({"or", "??"})


def stopped(call: Invocation | None, text: str) -> str:
    """Return the argument that a path could not be read from, as it is written, and what was read of it: ``prefix = /{?}``."""
    shown = text.replace(HOLE, "{?}")
    arguments = call.node.arguments if call is not None and call.node is not None else []
    written = describe(arguments[0].value) if arguments else ""
    return shown if written in {"", LEFT_OUT, repr(shown)} else f"{written} = {shown}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + LEFT_OUT


def all_of(tests: list[str]) -> str:
    """Return tests in words of which every one has to hold: one that is met in several ways stands in brackets beside others."""
    return " and ".join(f"({text})" if len(tests) > 1 and _chooses(text) else text for text in tests)


def _chooses(text: str) -> bool:
    depth = 0
    for word in _WORD.findall(_QUOTED.sub("''", text)):
        depth += (word in "[({") - (word in "])}")
        if depth == 0 and word in _CHOOSES:
            return True
    return False


def _operand(whole: p.Binary | p.Logical, part: p.Expr, budget: int) -> str:
    """Return one side of an operator, in brackets where it would be read otherwise; what is compared binds closer than ``and``."""
    text = describe(part, budget - 1)
    if isinstance(part, p.Unary):
        return f"({text})" if part.operator == "not" and isinstance(whole, p.Binary) else text
    if isinstance(part, p.Binary):
        apart = isinstance(whole, p.Binary) and (part.operator != whole.operator or part is whole.right)
    else:
        apart = isinstance(part, p.Logical) and part.operator != whole.operator
    return f"({text})" if apart else text


def _whole(part: p.Expr, budget: int) -> str:
    """Return what something is asked or done of, in brackets where it has an operator."""
    text = describe(part, budget - 1)
    return f"({text})" if isinstance(part, p.Binary | p.Logical) else text


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
            return f"{_whole(node.object, budget)}.{node.name}"
        case p.Index():
            return f"{_whole(node.object, budget)}[{describe(node.index, budget - 1)}]"
        case p.Call():
            given = [describe(argument.value, budget - 2) for argument in node.arguments[:3]]
            inner = ", ".join([*given, LEFT_OUT] if len(node.arguments) > len(given) else given)
            return f"{_whole(node.callee, budget)}({inner})"
        case p.Unary():
            return f"{node.operator} {_whole(node.operand, budget)}"
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
