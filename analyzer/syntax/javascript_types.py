"""TypeScript's annotations as expressions: enough to read ``Router``, ``express.Request`` or ``Promise<User[]>``.

https://www.typescriptlang.org/docs/handbook/2/everyday-types.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_context import DEPTH
from analyzer.syntax.javascript_expressions import key
from analyzer.syntax.program import Binary, Entry, Index, ListDisplay, Literal, Member, Name, Opaque, RecordDisplay

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr

_PARTS = 20
_SKIPPED = {"comment", "ERROR"}


def annotation(context: Context, node: Node | None) -> Expr | None:
    """Lower ``: Type``; predicates (``x is T``, ``asserts x``) are None."""
    if node is None or context.kinds[node.kind_id] != "type_annotation":
        return None
    inner = _inner(context, node)
    return _type(context, inner) if inner is not None else None


def _inner(context: Context, node: Node) -> Node | None:
    return next((child for child in node.children if child.is_named and context.kinds[child.kind_id] not in _SKIPPED), None)


def _type(context: Context, node: Node) -> Expr:
    kind = context.kinds[node.kind_id]
    line = node.start_point[0] + 1
    handler = _TYPES.get(kind)
    if handler is None:
        return Opaque(kind, line=line)
    if context.depth >= DEPTH:
        context.bound("depth")
        return Opaque(kind, line=line)
    context.depth += 1
    result = handler(context, node, line)
    context.depth -= 1
    return result


def _name(context: Context, node: Node, line: int) -> Expr:
    return Name(context.text(node), line=line)


def _dotted(context: Context, node: Node, line: int) -> Expr:
    first, *rest = context.text(node).split(".")[:_PARTS]
    result: Expr = Name(first.strip(), line=line)
    for name in rest:
        result = Member(result, name.strip(), line=line)
    return result


def _generic(context: Context, node: Node, line: int) -> Expr:
    name = context.field(node, "name")
    given = context.field(node, "type_arguments")
    base = _type(context, name) if name is not None else Opaque("generic_type", line=line)
    items = _types(context, given) if given is not None else []
    return Index(base, items[0] if len(items) == 1 else ListDisplay(items, "tuple", line=line), line=line)


def _types(context: Context, node: Node) -> list[Expr]:
    return [_type(context, child) for child in node.children if child.is_named and context.kinds[child.kind_id] not in _SKIPPED]


def _array(context: Context, node: Node, line: int) -> Expr:
    inner = _inner(context, node)
    return Index(Name("Array", line=line), _type(context, inner) if inner is not None else Literal(None, line=line), line=line)


def _tuple(context: Context, node: Node, line: int) -> Expr:
    return ListDisplay(_types(context, node), "tuple", line=line)


def _wrapped(context: Context, node: Node, line: int) -> Expr:
    inner = _inner(context, node)
    return _type(context, inner) if inner is not None else Opaque(context.kinds[node.kind_id], line=line)


def _literal(context: Context, node: Node, line: int) -> Expr:
    inner = _inner(context, node)
    return context.expression(inner) if inner is not None else Literal(None, line=line)


def _either(context: Context, node: Node, line: int) -> Expr:
    """Lower a union or an intersection, whose left side may hold the rest."""
    kind = node.kind_id
    operator = "|" if context.kinds[kind] == "union_type" else "&"
    found: list[Node] = []
    stack = [node]
    while stack:
        current = stack.pop()
        if current.kind_id == kind:
            stack.extend(reversed(current.children))
        elif current.is_named and context.kinds[current.kind_id] not in _SKIPPED:
            found.append(current)
    if len(found) > context.room():
        return Opaque(context.kinds[kind], line=line)
    context.links += len(found)
    members = [_type(context, member) for member in found]
    context.links -= len(found)
    result = members[0] if members else Literal(None, line=line)
    for member in members[1:]:
        result = Binary(operator, result, member, line=line)
    return result


def _object(context: Context, node: Node, line: int) -> Expr:
    entries: list[Entry] = []
    for child in node.children:
        if context.kinds[child.kind_id] == "property_signature":
            name = context.field(child, "name")
            given = context.field(child, "type")
            if name is not None:
                label = key(context, name)
                value = annotation(context, given) or Opaque("property_signature", line=label.line)
                entries.append(Entry(label, value, line=label.line))
    return RecordDisplay(entries, line=line)


_TYPES: dict[str, Callable[[Context, Node, int], Expr]] = {
    "type_identifier": _name,
    "identifier": _name,
    "predefined_type": _name,
    "this_type": _name,
    "nested_type_identifier": _dotted,
    "nested_identifier": _dotted,
    "generic_type": _generic,
    "array_type": _array,
    "tuple_type": _tuple,
    "readonly_type": _wrapped,
    "parenthesized_type": _wrapped,
    "optional_type": _wrapped,
    "literal_type": _literal,
    "union_type": _either,
    "intersection_type": _either,
    "object_type": _object,
}
