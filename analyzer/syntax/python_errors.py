"""What is kept of Python that does not parse: statements and expressions inside the parser's ERROR nodes.

https://tree-sitter.github.io/tree-sitter/using-parsers/2-basic-parsing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Class, Define, Do, Expr, Function, Name, Stmt
from analyzer.syntax.python_definitions import parameters
from analyzer.syntax.python_expressions import arguments
from analyzer.syntax.python_lowering import (
    ERROR_KIND,
    EXPRESSIONS,
    IDENTIFIER,
    STATEMENTS,
    Lowering,
    holds_code,
    kinds,
    parts_of,
    tokens,
)

if TYPE_CHECKING:
    import tree_sitter

_DECORATOR, _BLOCK = kinds("decorator"), kinds("block")
_DEF, _CLASS, _ASYNC = tokens("def"), tokens("class"), tokens("async")
_PARAMETERS, _ARGUMENTS = kinds("parameters"), kinds("argument_list")


def error(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower what is inside an ERROR node; a definition that lost its body keeps its head and its decorators."""
    found.extend(fragments(lowering, node.children))


def fragments(lowering: Lowering, nodes: list[tree_sitter.Node]) -> list[Stmt]:
    """Lower the children of an ERROR node."""
    found: list[Stmt] = []
    decorators: list[Expr] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        kind = node.kind_id
        if kind in _DECORATOR:
            decorators.extend(lowering.expression(part) for part in parts_of(node))
        elif kind in _DEF or kind in _CLASS:
            at += _head(lowering, nodes, at, decorators, found)
            decorators = []
        elif kind in _BLOCK:
            found.extend(lowering.statements(node.children))
        else:
            _fragment(lowering, node, found)
        at += 1
    found.extend(Do(value, line=value.line) for value in decorators)
    return found


def _fragment(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    kind = node.kind_id
    if kind == ERROR_KIND or STATEMENTS[kind] is not None:
        found.extend(lowering.statements([node]))
    elif EXPRESSIONS[kind] is not None and kind not in IDENTIFIER:
        value = lowering.expression(node)
        if holds_code(value):
            found.append(Do(value, line=value.line))


def _head(lowering: Lowering, nodes: list[tree_sitter.Node], at: int, decorators: list[Expr], found: list[Stmt]) -> int:
    """Lower ``def name(parameters)`` or ``class name(bases)`` and return how many nodes after ``at`` it took."""
    following = nodes[at + 1 : at + 3]
    if not following or following[0].kind_id not in IDENTIFIER:
        found.extend(Do(value, line=value.line) for value in decorators)
        return 0
    line = nodes[at].start_point.row + 1
    name = lowering.text(following[0])
    inside = following[1] if len(following) > 1 else None
    value: Function | Class
    if nodes[at].kind_id in _DEF:
        signature = inside if inside is not None and inside.kind_id in _PARAMETERS else None
        is_async = at > 0 and nodes[at - 1].kind_id in _ASYNC
        kind = "method" if lowering.in_class else "function"
        value = Function(name, parameters(lowering, signature), [], kind, decorators, is_async=is_async, end=line, line=line)
        taken = 1 if signature is None else 2
    else:
        bases = arguments(lowering, inside) if inside is not None and inside.kind_id in _ARGUMENTS else []
        value = Class(name, [base.value for base in bases if base.keyword is None], [], decorators, end=line, line=line)
        taken = 2 if bases else 1
    found.append(Define(value, line=line))
    return taken


STATEMENTS[ERROR_KIND] = error
