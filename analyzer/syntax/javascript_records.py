"""JavaScript's object literals, and TypeScript's enums, which are objects at run time.

https://tc39.es/ecma262/#sec-object-initializer https://www.typescriptlang.org/docs/handbook/enums.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_expressions import key
from analyzer.syntax.javascript_functions import method
from analyzer.syntax.javascript_operators import name_after
from analyzer.syntax.program import Binary, Declare, Entry, Literal, Member, Name, Opaque, RecordDisplay, Template, Unary

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr, Stmt

_KINDS = {"getter": "get", "setter": "set"}


def record(context: Context, node: Node) -> Expr:
    """Lower an object literal."""
    entries: list[Entry] = []
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "pair":
            entries.append(_pair(context, child))
        elif kind == "method_definition":
            name, function = method(context, child, [])
            entries.append(Entry(name, function, _KINDS.get(function.kind, "method"), line=function.line))
        elif kind == "shorthand_property_identifier":
            entries.append(_shorthand(context, child))
        elif kind == "spread_element":
            entries.append(Entry(None, context.value(child), line=child.start_point[0] + 1))
        elif context.expressions[child.kind_id] is not None:
            entries.append(Entry(None, context.expression(child), line=child.start_point[0] + 1))
    return RecordDisplay(entries, line=node.start_point[0] + 1)


def _pair(context: Context, node: Node) -> Entry:
    children = node.children
    name = key(context, children[0])
    value = context.expression(children[-1])
    if isinstance(name, Literal):
        name_after(Name(str(name.value)), value)
    return Entry(name, value, line=name.line)


def _shorthand(context: Context, node: Node) -> Entry:
    name = context.text(node)
    line = node.start_point[0] + 1
    value = Literal(None, line=line) if name == "undefined" else Name(name, line=line)
    return Entry(Literal(name, line=line), value, line=line)


def enum(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower an enum to a record whose values are numbered as the compiler numbers them; the reverse mapping is left out."""
    line = node.start_point[0] + 1
    name = context.field(node, "name")
    body = context.field(node, "body")
    if name is None or body is None:
        return
    known: dict[str, Expr] = {}
    entries: list[Entry] = []
    following: Expr = Literal(0, line=line)
    for child in body.children:
        member = context.field(child, "name") if context.kinds[child.kind_id] == "enum_assignment" else child
        if member is None or not member.is_named or context.kinds[member.kind_id] == "comment":
            continue
        label = key(context, member)
        value = following
        if member is not child:
            given = context.field(child, "value")
            value = _constant(context.expression(given), known, context.text(name)) if given is not None else value
        entries.append(Entry(label, _copy(value, label.line), line=label.line))
        known[str(label.value) if isinstance(label, Literal) else ""] = value
        following = _next(value)
    out.append(Declare(Name(context.text(name), line=line), RecordDisplay(entries, line=line), "const", line=line))


def _copy(value: Expr, line: int) -> Expr:
    return Literal(value.value, line=line) if isinstance(value, Literal) else value


def _next(value: Expr) -> Expr:
    if isinstance(value, Literal) and isinstance(value.value, int):
        return Literal(value.value + 1, line=value.line)
    return Opaque("enum_assignment", line=value.line)


def _constant(value: Expr, known: dict[str, Expr], owner: str) -> Expr:
    """Fold what the compiler folds in the values of real enums: members named before, minus, shifts and unions of flags, texts."""
    if isinstance(value, Name):
        return known.get(value.id, value)
    if isinstance(value, Member) and isinstance(value.object, Name) and value.object.id == owner:
        return known.get(value.name, value)
    if isinstance(value, Unary):
        operand = _integer(_constant(value.operand, known, owner))
        if operand is not None and value.operator in _UNARY:
            return Literal(_UNARY[value.operator](operand), line=value.line)
    if isinstance(value, Template):
        return _joined(value, [_constant(part, known, owner) for part in value.parts])
    if isinstance(value, Binary):
        return _folded(value, _constant(value.left, known, owner), _constant(value.right, known, owner))
    return value


def _folded(value: Binary, left: Expr, right: Expr) -> Expr:
    if value.operator == "+" and any(isinstance(side, Literal) and isinstance(side.value, str) for side in (left, right)):
        return _joined(value, [left, right])
    first, second = _integer(left), _integer(right)
    fold = _BINARY.get(value.operator)
    if first is None or second is None or fold is None or not 0 <= second < _BITS:
        return value
    result = fold(first, second)
    return Literal(result, line=value.line) if abs(result) < 1 << _BITS else value


def _joined(value: Expr, parts: list[Expr]) -> Expr:
    texts = [str(part.value) for part in parts if isinstance(part, Literal) and type(part.value) in {str, int}]
    known = len(texts) == len(parts) and sum(map(len, texts)) <= _LONGEST
    return Literal("".join(texts), line=value.line) if known else value


def _integer(constant: Expr) -> int | None:
    return constant.value if isinstance(constant, Literal) and type(constant.value) is int else None


_BITS = 31
_LONGEST = 2_000
_UNARY = {"-": lambda a: -a, "~": lambda a: ~a, "+": lambda a: a}
_BINARY = {
    "<<": lambda a, b: a << b if a < 1 << 31 else a,
    "|": lambda a, b: a | b,
    "&": lambda a, b: a & b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
}
