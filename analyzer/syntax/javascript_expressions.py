"""JavaScript's names, chains of members and calls, and lists.

https://tc39.es/ecma262/#sec-left-hand-side-expressions
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.syntax.javascript_context import DEPTH
from analyzer.syntax.javascript_literals import cook, tagged
from analyzer.syntax.javascript_operators import assignment, awaited, binary, parenthesized, unary
from analyzer.syntax.program import (
    Argument,
    Await,
    Call,
    Index,
    ListDisplay,
    Literal,
    Member,
    Name,
    Opaque,
    Spread,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr


def identifier(context: Context, node: Node) -> Name:
    """Lower a variable, ``this``, ``super`` or ``import``."""
    text = context.text(node)
    return Name(cook(text) if "\\" in text else text, line=node.start_point[0] + 1)


def nothing(_context: Context, node: Node) -> Literal:
    """Lower ``undefined``."""
    return Literal(None, line=node.start_point[0] + 1)


def null(_context: Context, node: Node) -> Literal:
    """Lower ``null``."""
    return Literal(None, null=True, line=node.start_point[0] + 1)


def true(_context: Context, node: Node) -> Literal:
    """Lower ``true``."""
    return Literal(value=True, line=node.start_point[0] + 1)


def false(_context: Context, node: Node) -> Literal:
    """Lower ``false``."""
    return Literal(value=False, line=node.start_point[0] + 1)


def meta(context: Context, node: Node) -> Member:
    """Lower ``import.meta`` and ``new.target``."""
    owner, _, name = context.text(node).partition(".")
    line = node.start_point[0] + 1
    return Member(Name(owner.strip(), line=line), name.strip(), line=line)


def chain(context: Context, node: Node) -> Expr:
    """Lower ``a.b(c)[d]!.e ...``: the links are collected by a loop, then built from the inside out."""
    return _chain(context, node, [])


def _chain(context: Context, node: Node, outer: list[tuple[_Link, Node]]) -> Expr:
    """Lower a chain that ``outer`` goes on with.

    In the TypeScript grammar 0.23 ``!`` and type arguments bind looser than operators: in ``a + b!.c`` the links belong to ``b``.
    """
    line = node.start_point[0] + 1
    kinds = context.kinds
    table = context.expressions
    links: list[tuple[_Link, Node]] = []
    while (build := _LINKS.get(kinds[node.kind_id])) is not None:
        links.append((build, node))
        children = node.children
        node = children[0]
        if table[node.kind_id] is None:
            node = next((child for child in children if table[child.kind_id] is not None), node)
    links.reverse()
    links.extend(outer)
    loose = _LOOSE.get(kinds[node.kind_id]) if links else None
    if loose is None or context.depth >= DEPTH:
        return _built(context, node, links, line)
    context.depth += 1
    result = loose(context, node, lambda inner, right: _chain(inner, right, links))
    context.depth -= 1
    return result


def _built(context: Context, node: Node, links: list[tuple[_Link, Node]], line: int) -> Expr:
    if links and links[0][0] is _call and node.end_byte - node.start_byte == len("await") and context.text(node) == "await":
        values = [child for child in links[0][1].children[-1].children if context.expressions[child.kind_id] is not None]
        if len(values) == 1:  # the grammar takes await for a function in ``await (value)(...)``
            return Await(_built(context, values[0], links[1:], line), line=line)
    room = min(context.room(), len(links))
    context.links += room
    result = context.expression(node)
    optional = False
    for build, link in links[:room]:
        result = build(context, link, result, line)
        if context.optional:
            optional = optional or context.kinds[link.children[1].kind_id] == "optional_chain"
            if optional and isinstance(result, (Call, Index, Member)):
                result.optional = True
    context.links -= room
    if room < len(links):
        result = _flat(context, result, [link for _, link in links[room:]], line)
    return result


_LOOSE = {
    "assignment_expression": assignment,
    "await_expression": awaited,
    "binary_expression": binary,
    "type_assertion": parenthesized,
    "unary_expression": unary,
}


def _flat(context: Context, inner: Expr, links: list[Node], line: int) -> Expr:
    """Lower the outer links of a chain that is too long to nest: only what stands in their arguments is kept."""
    context.bound("depth")
    parts = [inner]
    for link in links:
        for child in link.children[1:]:
            if context.kinds[child.kind_id] in {"arguments", "template_string"}:
                parts.extend(argument.value for argument in arguments(context, child))
    return Opaque("call_expression", parts, line=line)


def _member(context: Context, node: Node, target: Expr, line: int) -> Expr:
    return Member(target, context.text(node.children[-1]), line=line)


def _subscript(context: Context, node: Node, target: Expr, line: int) -> Expr:
    index = context.field(node, "index")
    return Index(target, context.expression(index) if index is not None else Literal(None, line=line), line=line)


def _call(context: Context, node: Node, target: Expr, line: int) -> Expr:
    last = node.children[-1]
    if context.kinds[last.kind_id] == "template_string":
        text = tagged(context, last)
        return Call(target, [Argument(text, line=text.line)], line=line)
    return Call(target, arguments(context, last), line=line)


def _same(_context: Context, _node: Node, target: Expr, _line: int) -> Expr:
    return target


_Link = Callable[["Context", "Node", "Expr", int], "Expr"]

_LINKS: dict[str, _Link] = {
    "member_expression": _member,
    "nested_identifier": _member,
    "subscript_expression": _subscript,
    "call_expression": _call,
    "non_null_expression": _same,
    "instantiation_expression": _same,
}


def arguments(context: Context, node: Node) -> list[Argument]:
    """Lower the arguments of a call."""
    result: list[Argument] = []
    table = context.expressions
    for child in node.children:
        if table[child.kind_id] is not None:
            value = context.expression(child)
            if isinstance(value, Spread):
                result.append(Argument(value.value, spread=1, line=value.line))
            elif not (isinstance(value, Opaque) and value.kind == "ERROR" and not value.parts):
                result.append(Argument(value, line=value.line))
    return result


def new(context: Context, node: Node) -> Expr:
    """Lower ``new Callee(...)``, with or without arguments."""
    line = node.start_point[0] + 1
    callee = context.field(node, "constructor")
    given = context.field(node, "arguments")
    return Call(
        context.expression(callee) if callee is not None else Literal(None, line=line),
        arguments(context, given) if given is not None else [],
        new=True,
        line=line,
    )


def array(context: Context, node: Node) -> Expr:
    """Lower a list; a hole is nothing."""
    items: list[Expr] = []
    table = context.expressions
    expected = True
    for child in node.children[1:]:
        if table[child.kind_id] is not None:
            items.append(context.expression(child))
            expected = False
        elif context.kinds[child.kind_id] == ",":
            if expected:
                items.append(Literal(None, line=child.start_point[0] + 1))
            expected = True
    return ListDisplay(items, line=node.start_point[0] + 1)


def key(context: Context, node: Node) -> Expr:
    """Lower a property's name: a ``Literal`` unless it is computed."""
    kind = context.kinds[node.kind_id]
    if kind in {"property_identifier", "private_property_identifier"}:
        return Literal(context.text(node), line=node.start_point[0] + 1)
    if kind == "computed_property_name":
        return context.value(node)
    return context.expression(node)
