"""What Python's simple statements are in the lowered language.

https://docs.python.org/3/reference/simple_stmts.html
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from analyzer.syntax.program import (
    Argument,
    Assign,
    Call,
    Declare,
    Do,
    Expr,
    Jump,
    ListDisplay,
    ListPattern,
    Name,
    Outer,
    Raise,
    Return,
    Stmt,
    Unary,
)
from analyzer.syntax.python_chains import chain
from analyzer.syntax.python_lowering import (
    IDENTIFIER,
    Lowering,
    expressions,
    field,
    holds_code,
    kinds,
    opaque,
    parts_of,
    statements,
    tokens,
)
from analyzer.syntax.python_targets import target

if TYPE_CHECKING:
    import tree_sitter

_LEFT, _RIGHT, _TYPE, _OPERATOR, _CAUSE = field("left"), field("right"), field("type"), field("operator"), field("cause")
_ASSIGNMENT, _AUGMENTED = kinds("assignment"), kinds("augmented_assignment")
_LISTS = kinds("expression_list")
_CHAINS = kinds("attribute", "call", "subscript")
_EQUALS, _COMMA = tokens("="), tokens(",")


@statements("expression_statement")
def expression_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower an assignment, or an expression for its effect."""
    if node.child_count != 1:
        parts = parts_of(node)
        if len(parts) != 1 or any(child.kind_id in _COMMA for child in node.children):
            line = node.start_point.row + 1
            found.append(Do(ListDisplay([lowering.expression(part) for part in parts], "tuple", line=line), line=line))
            return
        child = parts[0]
    else:
        child = node.child(0)
    kind = child.kind_id
    if kind in _ASSIGNMENT:
        assignment(lowering, child, found)
    elif kind in _AUGMENTED:
        value = augmented_assignment(lowering, child)
        found.append(Do(value, line=value.line))
    else:
        value = lowering.expression(child)
        found.append(Do(value, line=value.line))


def _bind(bound: Expr, value: Expr | None, annotation: Expr | None) -> Stmt | None:
    """Return the statement for one target, None for an annotation alone on a member."""
    if isinstance(bound, Name | ListPattern):
        return Declare(bound, value, "py", annotation, line=bound.line)
    return None if value is None else Do(Assign(bound, value, line=bound.line), line=bound.line)


def assignment(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``a = b: T = value``: the value goes to the first name, the other targets read it from there."""
    targets: list[tree_sitter.Node] = []
    current: tree_sitter.Node | None = node
    annotation: Expr | None = None
    while current is not None and current.kind_id in _ASSIGNMENT:
        parts = current.children
        if len(parts) == 3 and parts[1].kind_id in _EQUALS:
            targets.append(parts[0])
            current = parts[2]
            continue
        left, typed = current.child_by_field_id(_LEFT), current.child_by_field_id(_TYPE)
        targets.extend(() if left is None else (left,))
        annotation = None if typed is None else lowering.expression(typed)
        current = current.child_by_field_id(_RIGHT)
    value = None if current is None else lowering.expression(current)
    if len(targets) == 1:
        statement = _bind(target(lowering, targets[0]), value, annotation)
        found.extend(() if statement is None else (statement,))
    elif value is not None:
        _bind_all(lowering, targets, value, found)


def _bind_all(lowering: Lowering, targets: list[tree_sitter.Node], value: Expr, found: list[Stmt]) -> None:
    source = next((each for each in targets if each.kind_id in IDENTIFIER), targets[0] if targets else None)
    if source is None:
        found.append(Do(value, line=value.line))
        return
    for each in (source, *(other for other in targets if other is not source)):
        statement = _bind(target(lowering, each), value, None)
        found.extend(() if statement is None else (statement,))
        value = lowering.expression(source)


def augmented_assignment(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``a += b``."""
    left, operator, right = (node.child_by_field_id(each) for each in (_LEFT, _OPERATOR, _RIGHT))
    if left is None or operator is None or right is None:
        return opaque(lowering, node)
    bound = target(lowering, left)
    return Assign(bound, lowering.expression(right), lowering.text(operator).removesuffix("="), line=bound.line)


@expressions("assignment")
def assignment_expression(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower an assignment at a place where only an expression is kept: after an augmented one, or in an error."""
    left, right = node.child_by_field_id(_LEFT), node.child_by_field_id(_RIGHT)
    if left is None or right is None:
        return opaque(lowering, node)
    bound = target(lowering, left)
    return Assign(bound, lowering.expression(right), line=bound.line)


expressions("augmented_assignment")(augmented_assignment)


@statements("return_statement")
def return_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``return``."""
    parts = parts_of(node)
    found.append(Return(lowering.expression(parts[0]) if parts else None, line=node.start_point.row + 1))


@statements("raise_statement")
def raise_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``raise``; a cause is kept when it holds code."""
    cause = node.child_by_field_id(_CAUSE)
    parts = [part for part in parts_of(node) if part != cause]
    raised = lowering.expression(parts[0]) if parts else None
    _keep_code(lowering, [*parts[1:], *(() if cause is None else (cause,))], found)
    found.append(Raise(raised, line=node.start_point.row + 1))


def _keep_code(lowering: Lowering, nodes: list[tree_sitter.Node], found: list[Stmt]) -> None:
    for node in nodes:
        value = lowering.expression(node)
        if holds_code(value):
            found.append(Do(value, line=value.line))


@statements("assert_statement")
def assert_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``assert`` to what it evaluates."""
    tested, *message = parts_of(node) or [node]
    value = lowering.expression(tested)
    found.append(Do(value, line=node.start_point.row + 1))
    _keep_code(lowering, message, found)


@statements("delete_statement")
def delete_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``del`` to one deletion a target."""
    line = node.start_point.row + 1
    for part in parts_of(node):
        deleted = parts_of(part) if part.kind_id in _LISTS else [part]
        found.extend(Do(Unary("delete", lowering.expression(each), line=line), line=line) for each in deleted)


@statements("break_statement", "continue_statement")
def jump(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``break`` and ``continue``."""
    found.append(Jump(lowering.text(node), line=node.start_point.row + 1))


@statements("print_statement", "exec_statement")
def legacy_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Keep the code inside Python 2's statements."""
    value = opaque(lowering, node)
    found.append(Do(value, line=value.line))


def _type_call(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    line = node.start_point.row + 1
    return Call(Name("type", line=line), [Argument(lowering.expression(node), line=line)], line=line)


@statements("type_alias_statement")
def type_alias_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``type X[T] = value`` to an assignment to ``X``; the grammar also takes ``type(a).b = value`` for one."""
    left, right = node.child_by_field_id(_LEFT), node.child_by_field_id(_RIGHT)
    if left is None or right is None:
        return
    line = node.start_point.row + 1
    bound = left.child(0)
    if bound.kind_id in _CHAINS and not lowering.text(bound)[0].isidentifier():
        value = lowering.expression(right)
        found.append(Do(Assign(chain(lowering, bound, partial(_type_call, lowering)), value, line=line), line=line))
        return
    name = lowering.text(left).partition("[")[0].strip()
    found.append(Declare(Name(name, line=line), lowering.expression(right), "py", line=line))


@statements("global_statement", "nonlocal_statement")
def outer_names(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``global a, b`` and ``nonlocal a, b``."""
    names = [lowering.text(child) for child in node.named_children]
    found.append(Outer(names, line=node.start_point.row + 1))
