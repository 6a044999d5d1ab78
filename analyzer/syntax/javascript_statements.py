"""JavaScript's statements.

https://tc39.es/ecma262/#sec-ecmascript-language-statements-and-declarations
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_classes import class_
from analyzer.syntax.javascript_functions import function
from analyzer.syntax.javascript_operators import name_after
from analyzer.syntax.javascript_types import annotation
from analyzer.syntax.program import (
    Assign,
    Await,
    Block,
    Case,
    Declare,
    Define,
    Do,
    ForEach,
    ForLoop,
    Handler,
    If,
    Jump,
    Literal,
    Raise,
    Return,
    Switch,
    Try,
    While,
    With,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr, Stmt


def nothing(_context: Context, _node: Node, _out: list[Stmt]) -> None:
    """Drop what does not exist at run time."""


def expression(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower an expression statement; a TypeScript namespace stands in one too."""
    for child in node.children:
        if context.statements[child.kind_id] is not None:
            context.statement(child, out)
        elif context.expressions[child.kind_id] is not None:
            value = context.expression(child)
            out.append(_using(context, child, value) or Do(value, line=value.line))


def _using(context: Context, node: Node, value: Expr) -> Stmt | None:
    """Return the declaration that ``using a = b`` is: to the TypeScript grammar 0.23 it is an assignment."""
    if isinstance(value, Await):
        node, value = node.children[-1], value.value
    if isinstance(value, Assign) and context.kinds[node.children[0].kind_id] == "using":
        return Declare(value.target, value.value, "using", line=value.line)
    return None


def declaration(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``var``, ``let``, ``const`` and ``using``: one ``Declare`` per declarator."""
    variety = ""
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "variable_declarator":
            out.append(_declarator(context, child, variety or "var"))
        elif kind in {"var", "let", "const", "using"}:
            variety = kind
        elif kind == "ERROR":
            context.statement(child, out)


def _declarator(context: Context, node: Node, variety: str) -> Declare:
    line = node.start_point[0] + 1
    target: Expr | None = None
    given: Expr | None = None
    value: Expr | None = None
    for child in node.children:
        if context.kinds[child.kind_id] == "type_annotation":
            given = annotation(context, child)
        elif context.expressions[child.kind_id] is not None:
            if target is None:
                target = context.expression(child)
            else:
                value = context.expression(child)
                name_after(target, value)
    return Declare(target or Literal(None, line=line), value, variety, given, line=line)


def define_function(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower a function declaration."""
    value = function(context, node)
    out.append(Define(value, line=value.line))


def define_class(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower a class declaration."""
    value = class_(context, node)
    out.append(Define(value, line=value.line))


def return_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``return``."""
    values = context.values(node)
    out.append(Return(values[0] if values else None, line=node.start_point[0] + 1))


def throw(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``throw``."""
    out.append(Raise(context.value(node), line=node.start_point[0] + 1))


def break_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``break``."""
    out.append(Jump("break", _label(context, node), line=node.start_point[0] + 1))


def continue_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``continue``."""
    out.append(Jump("continue", _label(context, node), line=node.start_point[0] + 1))


def _label(context: Context, node: Node) -> str:
    label = context.field(node, "label")
    return context.text(label) if label is not None else ""


def if_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``if``; a chain of ``else if`` is followed by a loop, and laid out flat once it is too long to nest."""
    tail = out
    links = 0
    room = context.room()
    while True:
        context.branches += 1
        test = context.field(node, "condition")
        statement = If(_test(context, test, node), context.body(context.field(node, "consequence")), [], line=node.start_point[0] + 1)
        tail.append(statement)
        alternative = context.field(node, "alternative")
        following = _else(context, alternative) if alternative is not None else None
        if following is None:
            break
        if links < room:
            context.links += 1
            links += 1
            tail = statement.otherwise
        else:
            context.bound("depth")
        if context.kinds[following.kind_id] != "if_statement":
            tail.extend(context.body(following))
            break
        node = following
    context.links -= links


def _else(context: Context, node: Node) -> Node | None:
    return next((child for child in node.children if context.statements[child.kind_id] is not None), None)


def _test(context: Context, node: Node | None, owner: Node) -> Expr:
    return context.expression(node) if node is not None else Literal(None, line=owner.start_point[0] + 1)


def for_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``for (init; test; update)``."""
    context.branches += 1
    init: list[Stmt] = []
    first = context.field(node, "initializer")
    if first is not None:
        context.statement(first, init)
    test = _optional(context, context.field(node, "condition"))
    update = _optional(context, context.field(node, "increment"))
    out.append(ForLoop(init, test, update, context.body(context.field(node, "body")), line=node.start_point[0] + 1))


def _optional(context: Context, node: Node | None) -> Expr | None:
    """Lower a part of a ``for`` header, which some grammars wrap in a statement."""
    if node is None:
        return None
    if context.statements[node.kind_id] is not None:
        values = context.values(node)
        return values[0] if values else None
    return context.expression(node)


def for_in(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``for (target of iterable)``, ``for await`` and ``for (target in object)``."""
    context.branches += 1
    target = _test(context, context.field(node, "left"), node)
    iterable = _test(context, context.field(node, "right"), node)
    operator = context.field(node, "operator")
    kind = context.kinds[operator.kind_id] if operator is not None else "of"
    out.append(ForEach(target, iterable, context.body(context.field(node, "body")), kind, [], line=node.start_point[0] + 1))


def while_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``while`` and ``do while``."""
    context.branches += 1
    test = _test(context, context.field(node, "condition"), node)
    first = context.kinds[node.kind_id] == "do_statement"
    out.append(While(test, context.body(context.field(node, "body")), first, line=node.start_point[0] + 1))


def switch(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``switch``."""
    subject = _test(context, context.field(node, "value"), node)
    body = context.field(node, "body")
    cases: list[Case] = []
    for child in body.children if body is not None else ():
        kind = context.kinds[child.kind_id]
        if kind in {"switch_case", "switch_default"}:
            cases.append(_case(context, child))
    out.append(Switch(subject, cases, line=node.start_point[0] + 1))


def _case(context: Context, node: Node) -> Case:
    test: Expr | None = None
    children = node.children
    colon = next((place for place, child in enumerate(children) if context.kinds[child.kind_id] == ":"), 0)
    for child in children[:colon]:
        if context.expressions[child.kind_id] is not None:
            test = context.expression(child)
    if test is not None:
        context.branches += 1
    return Case(test, context.sequence(children[colon + 1 :]), line=node.start_point[0] + 1)


def try_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``try`` with its ``catch`` and ``finally``."""
    body: list[Stmt] = []
    handlers: list[Handler] = []
    final: list[Stmt] = []
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind == "statement_block":
            body = context.sequence(child.children)
        elif kind == "catch_clause":
            handlers.append(_catch(context, child))
        elif kind == "finally_clause":
            final = context.body(context.field(child, "body"))
    out.append(Try(body, handlers, final, line=node.start_point[0] + 1))


def _catch(context: Context, node: Node) -> Handler:
    context.branches += 1
    parameter = context.field(node, "parameter")
    target = context.expression(parameter) if parameter is not None else None
    return Handler(context.body(context.field(node, "body")), target, line=node.start_point[0] + 1)


def with_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower the sloppy mode's ``with (object)``."""
    value = _test(context, context.field(node, "object"), node)
    out.append(With(value, None, context.body(context.field(node, "body")), line=node.start_point[0] + 1))


def labeled(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``label: statement``: a loop knows its own label."""
    body = context.body(context.field(node, "body"))
    label = _label(context, node)
    if len(body) == 1 and isinstance(body[0], (ForEach, ForLoop, While)):
        body[0].label = label
    out.append(Block(body, label, line=node.start_point[0] + 1))
