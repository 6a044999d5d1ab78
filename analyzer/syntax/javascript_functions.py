"""JavaScript's functions, methods, parameters and destructuring patterns.

https://tc39.es/ecma262/#sec-ecmascript-language-functions-and-classes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_expressions import key
from analyzer.syntax.javascript_operators import name_after
from analyzer.syntax.javascript_types import annotation
from analyzer.syntax.program import (
    DefaultPattern,
    FieldPattern,
    Function,
    ListPattern,
    Literal,
    Name,
    Parameter,
    RecordPattern,
    RestPattern,
    Return,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr

_FIELD = {"accessibility_modifier", "override_modifier", "readonly"}


def function(context: Context, node: Node) -> Function:
    """Lower a function declaration or expression."""
    result = _blank(node, "function")
    before = context.branches
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "identifier":
            result.name = context.text(child)
        else:
            _part(context, child, kind, result)
    result.branches = context.branches - before
    return result


def arrow(context: Context, node: Node) -> Function:
    """Lower an arrow function; an expression body is one ``Return``."""
    result = _blank(node, "arrow")
    before = context.branches
    children = node.children
    last = children[-1]
    for child in children[:-1]:
        kind = context.kinds[child.kind_id]
        if kind == "identifier":
            name = Name(context.text(child), line=child.start_point[0] + 1)
            result.parameters = [Parameter(name, line=name.line)]
        else:
            _part(context, child, kind, result)
    if context.kinds[last.kind_id] == "statement_block":
        result.body = context.sequence(last.children)
    else:
        value = context.expression(last)
        result.body = [Return(value, line=value.line)]
    result.branches = context.branches - before
    return result


def _blank(node: Node, kind: str) -> Function:
    return Function("", [], [], kind, [], end=node.end_point[0] + 1, line=node.start_point[0] + 1)


def _part(context: Context, child: Node, kind: str, result: Function) -> None:
    if kind == "statement_block":
        result.body = context.sequence(child.children)
    elif kind == "formal_parameters":
        result.parameters = parameters(context, child)
    elif kind == "async":
        result.is_async = True
    elif kind == "*":
        result.generator = True
    elif kind == "type_annotation":
        result.returns = annotation(context, child)


_METHOD_KINDS = {"get": "getter", "set": "setter", "static": "static", "static get": "static getter"}


def method(context: Context, node: Node, decorators: list[Expr]) -> tuple[Expr, Function]:
    """Lower a method of a class or an object: its key, and the function, which is named after a literal key."""
    result = _blank(node, "method")
    before = context.branches
    name: Expr = Literal("", line=result.line)
    named = context.field(node, "name")
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "decorator":
            decorators.append(context.value(child))
        elif child == named:
            name = key(context, child)
        elif kind in _METHOD_KINDS:
            if kind == "get" and result.kind == "static":
                result.kind = "static getter"
            elif kind != "static" or result.kind == "method":
                result.kind = _METHOD_KINDS[kind]
        else:
            _part(context, child, kind, result)
    if isinstance(name, Literal):
        result.name = str(name.value)
    result.decorators = decorators
    result.branches = context.branches - before
    return name, result


def parameters(context: Context, node: Node) -> list[Parameter]:
    """Lower formal parameters; TypeScript's ``this`` is none."""
    result: list[Parameter] = []
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind in {"required_parameter", "optional_parameter"}:
            _typed(context, child, result)
        elif context.expressions[child.kind_id] is not None:
            result.append(_parameter(context.expression(child)))
    return result


def _parameter(pattern: Expr) -> Parameter:
    if isinstance(pattern, DefaultPattern):
        return Parameter(pattern.target, pattern.default, line=pattern.line)
    if isinstance(pattern, RestPattern):
        return Parameter(pattern.target, kind="rest", line=pattern.line)
    return Parameter(pattern, line=pattern.line)


def _typed(context: Context, node: Node, result: list[Parameter]) -> None:
    found: Parameter | None = None
    field = False
    decorators: list[Expr] = []
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "decorator":
            decorators.append(context.value(child))
        elif kind in _FIELD:
            field = True
        elif kind == "type_annotation":
            if found is not None:
                found.annotation = annotation(context, child)
        elif kind == "this":
            return
        elif context.expressions[child.kind_id] is not None:
            value = context.expression(child)
            if found is None:
                found = _parameter(value)
            else:
                found.default = value
                name_after(found.target, value)
    if found is not None:
        found.field = field
        found.decorators = decorators
        result.append(found)


def list_pattern(context: Context, node: Node) -> Expr:
    """Lower ``[a, , b = 1, ...c]``."""
    items: list[Expr | None] = []
    expected = True
    for child in node.children[1:]:
        if context.expressions[child.kind_id] is not None:
            items.append(context.expression(child))
            expected = False
        elif context.kinds[child.kind_id] == ",":
            if expected:
                items.append(None)
            expected = True
    return ListPattern(items, line=node.start_point[0] + 1)


def record_pattern(context: Context, node: Node) -> Expr:
    """Lower ``{a, b: c = 1, [d]: e, ...rest}``."""
    items: list[Expr] = []
    for child in node.children:
        kind = context.kinds[child.kind_id]
        line = child.start_point[0] + 1
        if kind == "shorthand_property_identifier_pattern":
            name = context.text(child)
            items.append(FieldPattern(Literal(name, line=line), Name(name, line=line), line=line))
        elif kind == "pair_pattern":
            items.append(FieldPattern(key(context, child.children[0]), context.expression(child.children[-1]), line=line))
        elif kind == "object_assignment_pattern":
            pattern = context.expression(child)
            target = pattern.target if isinstance(pattern, DefaultPattern) else pattern
            items.append(FieldPattern(Literal(target.id if isinstance(target, Name) else "", line=line), pattern, line=line))
        elif context.expressions[child.kind_id] is not None:
            items.append(context.expression(child))
    return RecordPattern(items, line=node.start_point[0] + 1)


def default_pattern(context: Context, node: Node) -> Expr:
    """Lower ``target = default`` of a pattern or a parameter."""
    target = context.expression(node.children[0])
    default = context.expression(node.children[-1])
    name_after(target, default)
    return DefaultPattern(target, default, line=target.line)


def rest_pattern(context: Context, node: Node) -> Expr:
    """Lower ``...target``."""
    return RestPattern(context.value(node), line=node.start_point[0] + 1)
