"""JavaScript's operators, with left spines of any length walked by loops.

https://tc39.es/ecma262/#sec-ecmascript-language-expressions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_context import opaque
from analyzer.syntax.javascript_literals import tagged
from analyzer.syntax.program import (
    Argument,
    Assign,
    Await,
    Binary,
    Call,
    Class,
    Conditional,
    Function,
    Literal,
    Logical,
    Member,
    Name,
    Opaque,
    SequenceExpr,
    Spread,
    Template,
    Unary,
    Yield,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr

    Last = Callable[[Context, Node], Expr]

_BINARY = {"===": "==", "!==": "!="}
_LOOSE = {"==", "!="}
_LOGICAL = {"&&": "and", "||": "or", "??": "??"}
_UNARY = {"!": "not"}
_UPDATES = {"++", "--"}
_UNUSED = {"expression_statement", "for_statement", "sequence_expression"}


def binary(context: Context, node: Node, last: Last | None = None) -> Expr:
    """Lower ``a + b - c ...`` and ``a && b || c ...``, whose left operand may be as long as the file.

    ``last`` lowers the operand at the right end instead of the context.
    """
    line = node.start_point[0] + 1
    kind = node.kind_id
    spine: list[tuple[str, Node]] = []
    while node.kind_id == kind:
        left, operator, right = _operands(context, node)
        if left is None or right is None:
            return Opaque("binary_expression", context.values(node), line=line)
        spine.append((operator, right))
        node = left
    spine.reverse()
    if len(spine) > context.room():
        return _long(context, node, spine, line)
    context.links += len(spine)
    result = context.expression(node)
    for operator, right in spine:
        if operator == ">" and isinstance(result, Binary) and context.kinds[right.kind_id] == "template_string":
            result = _tagged(context, result, right)
            continue
        value = last(context, right) if last is not None and right is spine[-1][1] else context.expression(right)
        result = _join(context, operator, result, value, line)
    context.links -= len(spine)
    return result


def _tagged(context: Context, compared: Binary, node: Node) -> Expr:
    """Lower ``tag<Type>`text```, which the TypeScript grammar 0.23 reads as two comparisons."""
    text = tagged(context, node)
    given = [Argument(text, line=text.line)]
    if isinstance(compared.left, Await):
        return Await(Call(compared.left.value, given, line=compared.line), line=compared.line)
    return Call(compared.left, given, line=compared.line)


def _operands(context: Context, node: Node) -> tuple[Node | None, str, Node | None]:
    found: list[Node] = []
    operator = ""
    for child in node.children:
        handler = context.expressions[child.kind_id]
        if handler is not None and handler is not opaque:
            found.append(child)
        elif not child.is_named:
            operator = context.kinds[child.kind_id]
    if len(found) == 2:
        return found[0], operator, found[1]
    return None, operator, None


def _join(context: Context, operator: str, left: Expr, right: Expr, line: int) -> Expr:
    logical = _LOGICAL.get(operator)
    if logical is None:
        return Binary(_BINARY.get(operator, operator), left, right, operator in _LOOSE, line=line)
    context.branches += 1
    return Logical(logical, left, right, line=line)


def _long(context: Context, first: Node, spine: list[tuple[str, Node]], line: int) -> Expr:
    """Lower a spine that is too long to nest: a string being built is a ``Template``; anything else is ``Opaque``."""
    operands = [context.expression(first), *(context.expression(right) for _, right in spine)]
    if {operator for operator, _ in spine} == {"+"} and any(_is_text(operand) for operand in operands[:2]):
        return Template(operands, line=line)
    context.bound("depth")
    return Opaque("binary_expression", operands, line=line)


def _is_text(value: Expr) -> bool:
    return isinstance(value, Template) or (isinstance(value, Literal) and isinstance(value.value, str))


def unary(context: Context, node: Node, last: Last | None = None) -> Expr:
    """Lower ``!a``, ``-a``, ``typeof a``, ``void a``, ``delete a`` and their like."""
    operator = context.kinds[node.children[0].kind_id]
    return Unary(_UNARY.get(operator, operator), _operand(context, node, last), line=node.start_point[0] + 1)


def _operand(context: Context, node: Node, last: Last | None) -> Expr:
    return context.value(node) if last is None else last(context, node.children[-1])


def update(context: Context, node: Node) -> Expr:
    """Lower ``a++`` and ``--a`` as ``a += 1`` and ``a -= 1``; what the former is worth, where that is used, is one less."""
    decrement = any(context.kinds[child.kind_id] == "--" for child in node.children)
    line = node.start_point[0] + 1
    changed = Assign(context.value(node), Literal(1, line=line), "-" if decrement else "+", line=line)
    if context.kinds[node.children[-1].kind_id] not in _UPDATES or not _is_used(context, node):
        return changed
    return Binary("+" if decrement else "-", changed, Literal(1, line=line), line=line)


def _is_used(context: Context, node: Node) -> bool:
    above = node.parent
    if above is None or context.kinds[above.kind_id] not in _UNUSED:
        return above is not None
    kind = context.kinds[above.kind_id]
    asked = context.field(above, "condition") if kind == "for_statement" else above.children[-1] if kind == "sequence_expression" else None
    return asked is not None and asked.id == node.id


def conditional(context: Context, node: Node) -> Expr:
    """Lower ``test ? then : otherwise``."""
    line = node.start_point[0] + 1
    context.branches += 1
    parts = context.values(node)
    if len(parts) == 3:
        return Conditional(parts[0], parts[1], parts[2], line=line)
    return Opaque("ternary_expression", parts, line=line)


def assignment(context: Context, node: Node, last: Last | None = None) -> Expr:
    """Lower ``target = value`` and ``target += value``; a function without a name takes the target's."""
    line = node.start_point[0] + 1
    left, operator, right = _operands(context, node)
    if left is None or right is None:
        return Opaque("assignment_expression", context.values(node), line=line)
    target = context.expression(left)
    value = context.expression(right) if last is None else last(context, right)
    name_after(target, value)
    operator = operator.removesuffix("=")
    return Assign(target, value, _LOGICAL.get(operator, operator), line=line)


def name_after(target: Expr, value: Expr) -> None:
    """Give a function or class without a name the one of the variable or property that it is assigned to."""
    if isinstance(value, (Function, Class)) and not value.name:
        if isinstance(target, Name):
            value.name = target.id
        elif isinstance(target, Member) and not _is_module_exports(target):
            value.name = target.name


def _is_module_exports(target: Member) -> bool:
    return target.name == "exports" and isinstance(target.object, Name) and target.object.id == "module"


def sequence(context: Context, node: Node) -> Expr:
    """Lower ``a, b, c``; some grammars nest the rest in the last item."""
    line = node.start_point[0] + 1
    kind = node.kind_id
    items: list[Expr] = []
    stack = [node]
    while stack:
        current = stack.pop()
        if current.kind_id == kind:
            stack.extend(reversed(current.children))
        elif context.expressions[current.kind_id] is not None:
            items.append(context.expression(current))
    return SequenceExpr(items, line=line)


def parenthesized(context: Context, node: Node, last: Last | None = None) -> Expr:
    """Lower what is between the parentheses, before ``as`` and ``satisfies``, or after ``<T>``."""
    return _operand(context, node, last)


def awaited(context: Context, node: Node, last: Last | None = None) -> Expr:
    """Lower ``await value``."""
    return Await(_operand(context, node, last), line=node.start_point[0] + 1)


def yielded(context: Context, node: Node) -> Expr:
    """Lower ``yield``, ``yield value`` and ``yield* value``."""
    values = context.values(node)
    delegate = any(context.kinds[child.kind_id] == "*" for child in node.children)
    return Yield(values[0] if values else None, delegate, line=node.start_point[0] + 1)


def spread(context: Context, node: Node) -> Expr:
    """Lower ``...value``."""
    return Spread(context.value(node), line=node.start_point[0] + 1)
