"""What is kept of Python that does not parse: statements and expressions inside the parser's ERROR nodes.

https://tree-sitter.github.io/tree-sitter/using-parsers/2-basic-parsing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Class, Define, Do, Expr, Function, Stmt
from analyzer.syntax.python_chains import arguments
from analyzer.syntax.python_definitions import class_member, parameters, take_doc
from analyzer.syntax.python_lowering import (
    ERROR_KIND,
    EXPRESSIONS,
    IDENTIFIER,
    NESTING_LIMIT,
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
_DEF, _CLASS, _ASYNC, _YIELD = tokens("def"), tokens("class"), tokens("async"), tokens("yield")
_PARAMETERS, _ARGUMENTS = kinds("parameters"), kinds("argument_list")


def error(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower what is inside an ERROR node."""
    found.extend(fragments(lowering, node.children))


def fragments(lowering: Lowering, nodes: list[tree_sitter.Node]) -> list[Stmt]:
    """Lower the children of an ERROR node; a definition in pieces is put together from its head and what is indented below."""
    found: list[Stmt] = []
    if lowering.depth >= NESTING_LIMIT:
        lowering.truncated = "depth"
        return found
    lowering.depth += 1
    decorators: list[Expr] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        kind = node.kind_id
        until = at + 1
        if kind in _DECORATOR:
            decorators.extend(lowering.expression(part) for part in parts_of(node))
        elif (kind in _DEF or kind in _CLASS) and until < len(nodes) and _names(nodes[until], node):
            until = _end_of_body(nodes, at)
            is_async = at > 0 and nodes[at - 1].kind_id in _ASYNC
            found.append(_definition(lowering, nodes[at:until], decorators, is_async=is_async))
            decorators = []
        else:
            _fragment(lowering, node, found)
        at = until
    found.extend(Do(value, line=value.line) for value in decorators)
    lowering.depth -= 1
    return found


def _names(node: tree_sitter.Node, keyword: tree_sitter.Node) -> bool:
    """Return whether ``node`` is the name after ``def`` or ``class``: it stands on the same line."""
    return node.kind_id in IDENTIFIER and node.start_point.row == keyword.start_point.row


def _end_of_body(nodes: list[tree_sitter.Node], at: int) -> int:
    """Return the place of the first node on a later line that is not indented deeper than the definition at ``at``."""
    head = nodes[at].start_point
    for place in range(at + 1, len(nodes)):
        start = nodes[place].start_point
        if start.row > head.row and start.column <= head.column:
            return place
    return len(nodes)


def _fragment(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    kind = node.kind_id
    if kind in _BLOCK:
        found.extend(lowering.statements(node.children))
    elif kind == ERROR_KIND or STATEMENTS[kind] is not None:
        found.extend(lowering.statements([node]))
    elif kind in _YIELD:
        lowering.generator = True
    elif EXPRESSIONS[kind] is not None and kind not in IDENTIFIER:
        value = lowering.expression(node)
        if holds_code(value):
            found.append(Do(value, line=value.line))


def _definition(lowering: Lowering, nodes: list[tree_sitter.Node], decorators: list[Expr], *, is_async: bool) -> Define:
    """Lower ``def name(parameters)`` or ``class name(bases)`` and the nodes of its body."""
    line = nodes[0].start_point.row + 1
    end = nodes[-1].end_point.row + 1
    name = lowering.text(nodes[1])
    inside = nodes[2] if len(nodes) > 2 else None
    is_function = nodes[0].kind_id in _DEF
    before = lowering.branches, lowering.generator, lowering.in_class
    value: Function | Class
    if is_function:
        signature = inside if inside is not None and inside.kind_id in _PARAMETERS else None
        given = parameters(lowering, signature)
        lowering.generator = lowering.in_class = False
        body = fragments(lowering, nodes[2 if signature is None else 3 :])
        kind = "method" if before[2] else "function"
        value = Function(name, given, body, kind, decorators, is_async=is_async, end=end, doc=take_doc(body), line=line)
        value.generator, value.branches = lowering.generator, lowering.branches - before[0]
    else:
        bases = arguments(lowering, inside) if inside is not None and inside.kind_id in _ARGUMENTS else []
        lowering.in_class = True
        body = fragments(lowering, nodes[3 if bases else 2 :])
        doc = take_doc(body)
        members = [class_member(each) for each in body]
        value = Class(name, [base.value for base in bases if base.keyword is None], members, decorators, end=end, doc=doc, line=line)
    _, lowering.generator, lowering.in_class = before
    return Define(value, line=line)


STATEMENTS[ERROR_KIND] = error
