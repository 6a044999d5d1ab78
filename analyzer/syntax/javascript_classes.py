"""JavaScript's classes with TypeScript's additions: what exists at run time is kept, signatures are dropped.

https://tc39.es/ecma262/#sec-class-definitions https://www.typescriptlang.org/docs/handbook/2/classes.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_comments import documentation
from analyzer.syntax.javascript_expressions import key
from analyzer.syntax.javascript_functions import method
from analyzer.syntax.javascript_operators import name_after
from analyzer.syntax.javascript_types import annotation
from analyzer.syntax.program import Block, Class, Field, Literal, Name, Template

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr, Stmt


def class_(context: Context, node: Node) -> Class:
    """Lower a class declaration or expression."""
    result = Class("", [], [], [], [], node.end_point[0] + 1, line=node.start_point[0] + 1)
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind in {"identifier", "type_identifier"}:
            result.name = context.text(child)
        elif kind == "decorator":
            result.decorators.append(context.value(child))
        elif kind == "class_heritage":
            result.bases = _bases(context, child)
        elif kind == "class_body":
            result.members = _members(context, child)
    return result


def _bases(context: Context, node: Node) -> list[Expr]:
    for child in node.children:
        if context.kinds[child.kind_id] == "extends_clause":
            return _bases(context, child)
        if context.expressions[child.kind_id] is not None:
            return [context.expression(child)]
    return []


def _members(context: Context, body: Node) -> list[Stmt]:
    members: list[Stmt] = []
    decorators: list[Expr] = []
    doc = ""
    for child in body.children:
        kind = context.kinds[child.kind_id]
        if kind == "comment":
            doc = documentation(context, child)
            continue
        if kind == "decorator":
            decorators.append(context.value(child))
            continue
        if kind == "method_definition":
            members.append(_method(context, child, decorators, doc))
        elif kind in {"field_definition", "public_field_definition"}:
            members.append(_field(context, child, decorators))
        elif kind == "class_static_block":
            members.append(Block(context.body(context.field(child, "body")), line=child.start_point[0] + 1))
        elif context.statements[child.kind_id] is not None:
            context.statement(child, members)
        decorators = []
        doc = ""
    return members


def _method(context: Context, node: Node, decorators: list[Expr], doc: str) -> Stmt:
    name, function = method(context, node, decorators)
    if function.kind == "method" and function.name == "constructor" and isinstance(name, Literal):
        function.kind = "constructor"
    if not isinstance(name, Literal):
        function.key = name
    function.doc = doc
    return function


def _field(context: Context, node: Node, decorators: list[Expr]) -> Stmt:
    line = node.start_point[0] + 1
    static = False
    name: Expr | None = None
    value: Expr | None = None
    given: Expr | None = None
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "decorator":
            decorators.append(context.value(child))
        elif kind == "static":
            static = True
        elif kind == "type_annotation":
            given = annotation(context, child)
        elif name is None and kind in _NAMES:
            name = _name(context, child, kind)
        elif name is not None and context.expressions[child.kind_id] is not None:
            value = context.expression(child)
            name_after(name, value)
    return Field(name or Name("", line=line), value, static, given, decorators, line=line)


_NAMES = {"property_identifier", "private_property_identifier", "computed_property_name", "string", "number"}


def _name(context: Context, node: Node, kind: str) -> Expr:
    line = node.start_point[0] + 1
    if kind in {"property_identifier", "private_property_identifier"}:
        return Name(context.text(node), line=line)
    if kind == "computed_property_name":
        return Template([context.value(node)], line=line)
    return key(context, node)
