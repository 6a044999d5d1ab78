"""What Python's calls, members and indexes are in the lowered language.

https://docs.python.org/3/reference/expressions.html#primaries
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Argument, Call, Expr, Index, ListDisplay, Member, Opaque, SliceRange
from analyzer.syntax.python_lowering import (
    CHAIN_LIMIT,
    EXPRESSIONS,
    Lowering,
    expressions,
    field,
    holds_code,
    kinds,
    opaque,
    parts_of,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import tree_sitter

_ATTRIBUTE = kinds("attribute")
_CALL = kinds("call")
_LINKS = kinds("attribute", "call", "subscript")
_KEYWORD = kinds("keyword_argument")
_SPLATS = {**dict.fromkeys(kinds("list_splat"), 1), **dict.fromkeys(kinds("dictionary_splat"), 2)}
_ARGUMENT_LIST = kinds("argument_list")
_COMMA, _COLON = tokens(","), tokens(":")
_ATTRIBUTE_FIELD, _ARGUMENTS_FIELD = field("attribute"), field("arguments")


def arguments(lowering: Lowering, node: tree_sitter.Node) -> list[Argument]:
    """Lower an argument list, or a generator that is the only argument."""
    if node.kind_id not in _ARGUMENT_LIST:
        return [Argument(lowering.expression(node), line=node.start_point.row + 1)]
    found: list[Argument] = []
    if node.child_count <= 2:
        return found
    for child in node.children:
        kind = child.kind_id
        if EXPRESSIONS[kind] is None:
            continue
        keyword, spread = None, 0
        value = child
        if kind in _KEYWORD:
            named = child.children if child.child_count == 3 else parts_of(child)
            keyword, value = lowering.text(named[0]), named[-1]
        elif kind in _SPLATS:
            spread, value = _SPLATS[kind], parts_of(child)[-1]
        lowered = lowering.expression(value)
        found.append(Argument(lowered, keyword, spread, line=lowered.line if value is child else child.start_point.row + 1))
    return found


def _index(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower what stands between the brackets of ``node``."""
    if node.child_count == 4:
        return lowering.expression(node.child(2))
    inside = parts_of(node)[1:]
    if len(inside) == 1 and not any(child.kind_id in _COMMA for child in node.children):
        return lowering.expression(inside[0])
    return ListDisplay([lowering.expression(child) for child in inside], "tuple", line=node.start_point.row + 1)


def _member_name(lowering: Lowering, node: tree_sitter.Node, object_end: int) -> str:
    name = lowering.source[object_end + 1 : node.end_byte].decode("utf-8", "replace")
    if name.isidentifier():
        return name
    child = node.child_by_field_id(_ATTRIBUTE_FIELD)
    return "" if child is None else lowering.text(child)


def _call_arguments(lowering: Lowering, node: tree_sitter.Node) -> list[Argument]:
    child = node.child(1) if node.child_count == 2 else node.child_by_field_id(_ARGUMENTS_FIELD)
    return [] if child is None else arguments(lowering, child)


def _link(lowering: Lowering, node: tree_sitter.Node, value: Expr, end: int) -> Expr:
    kind = node.kind_id
    if kind in _ATTRIBUTE:
        return Member(value, _member_name(lowering, node, end), line=value.line)
    if kind in _CALL:
        return Call(value, _call_arguments(lowering, node), line=value.line)
    return Index(value, _index(lowering, node), line=value.line)


@expressions("attribute", "call", "subscript")
def chain(lowering: Lowering, node: tree_sitter.Node, lower_base: Callable[[tree_sitter.Node], Expr] | None = None) -> Expr:
    """Lower a chain of members, calls and indexes with a loop, so that its length needs no stack.

    ``lower_base`` lowers what the chain begins with, where that is no expression of the grammar.
    """
    links = [node]
    base = node.child(0)
    while base.kind_id in _LINKS:
        links.append(base)
        base = base.child(0)
    if lowering.chain + len(links) > CHAIN_LIMIT:
        return _overlong(lowering, links, base, (lower_base or lowering.expression)(base))
    lowering.chain += len(links)
    value = lowering.expression(base) if lower_base is None else lower_base(base)
    end = base.end_byte
    for link in reversed(links):
        value = _link(lowering, link, value, end)
        end = link.end_byte
    lowering.chain -= len(links)
    return value


def _overlong(lowering: Lowering, links: list[tree_sitter.Node], base: tree_sitter.Node, value: Expr) -> Expr:
    """Lower a chain beyond the limit to its runs, one beside the other: every call is kept, but not what it is called on."""
    run = max(1, CHAIN_LIMIT - lowering.chain)
    lowering.chain += min(run, len(links))
    runs: list[Expr] = []
    end = base.end_byte
    for place, link in enumerate(reversed(links), 1):
        value = _link(lowering, link, value, end)
        end = link.end_byte
        if place % run == 0 or place == len(links):
            runs.append(value)
            value = Opaque("chain", line=value.line)
    lowering.chain -= min(run, len(links))
    return lowering.too_deep(links[0], [each for each in runs if holds_code(each)])


@expressions("slice")
def slice_range(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``lower:upper:step``."""
    bounds: list[Expr | None] = [None, None, None]
    at = 0
    for child in node.children:
        kind = child.kind_id
        if kind in _COLON:
            at = min(at + 1, 2)
        elif EXPRESSIONS[kind] is not None:
            bounds[at] = lowering.expression(child)
    return SliceRange(*bounds, line=node.start_point.row + 1)


@expressions("generic_type")
def generic_type(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``list[int]`` in an annotation like the index that it is."""
    parts = parts_of(node)
    if len(parts) != 2:
        return opaque(lowering, node)
    value = lowering.expression(parts[0])
    inside = [lowering.expression(child) for child in parts_of(parts[1])]
    index = inside[0] if len(inside) == 1 else ListDisplay(inside, "tuple", line=value.line)
    return Index(value, index, line=value.line)


@expressions("member_type")
def member_type(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``a.B`` in an annotation."""
    parts = parts_of(node)
    if len(parts) != 2:
        return opaque(lowering, node)
    value = lowering.expression(parts[0])
    return Member(value, lowering.text(parts[1]), line=value.line)


@expressions("dotted_name")
def dotted_name(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower the dotted name of a pattern."""
    first, *rest = parts_of(node)
    value = lowering.expression(first)
    for part in rest:
        value = Member(value, lowering.text(part), line=value.line)
    return value
