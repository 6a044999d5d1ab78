"""What Python's branches, loops and other compound statements are in the lowered language.

https://docs.python.org/3/reference/compound_stmts.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax import walking
from analyzer.syntax.program import (
    Block,
    Class,
    Expr,
    ForEach,
    Function,
    Handler,
    If,
    Jump,
    ListDisplay,
    Node,
    Opaque,
    Stmt,
    Try,
    While,
    With,
)
from analyzer.syntax.python_lowering import CHAIN_LIMIT, ERROR_KIND, Lowering, field, kinds, parts_of, statements
from analyzer.syntax.python_targets import target

if TYPE_CHECKING:
    import tree_sitter

_CONDITION, _THEN, _BODY = field("condition"), field("consequence"), field("body")
_LEFT, _RIGHT, _ALIAS = field("left"), field("right"), field("alias")
_ELIF, _ELSE, _BLOCK = kinds("elif_clause"), kinds("else_clause"), kinds("block")
_EXCEPT, _FINALLY = kinds("except_clause", "except_group_clause"), kinds("finally_clause")
_WITH_CLAUSE, _WITH_ITEM, _AS = kinds("with_clause"), kinds("with_item"), kinds("as_pattern")
_TUPLE = kinds("tuple")


def block(lowering: Lowering, node: tree_sitter.Node | None) -> list[Stmt]:
    """Lower the statements of a block."""
    return [] if node is None else lowering.statements(node.children)


def _child(node: tree_sitter.Node, wanted: frozenset[int]) -> tree_sitter.Node | None:
    return next((child for child in node.children if child.kind_id in wanted), None)


def _nested_block(lowering: Lowering, node: tree_sitter.Node | None) -> list[Stmt]:
    """Lower the block of an ``else``, ``except`` or ``finally``."""
    return [] if node is None else block(lowering, _child(node, _BLOCK))


def _test(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    condition = node.child_by_field_id(_CONDITION)
    return Opaque("missing", line=node.start_point.row + 1) if condition is None else lowering.expression(condition)


def keep_strays(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower what a syntax error left directly inside a compound statement."""
    if lowering.damaged:
        found.extend(lowering.statements(child for child in node.children if child.kind_id == ERROR_KIND))


@statements("if_statement")
def if_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``if`` with its ``elif`` chain, with a loop."""
    clauses = [node, *(child for child in node.children if child.kind_id in _ELIF)]
    lowering.branches += len(clauses)
    nested = lowering.chain + len(clauses) <= CHAIN_LIMIT
    if nested:
        lowering.chain += len(clauses)
    else:
        lowering.truncated = "depth"
    outer = found
    for clause in clauses:
        test = _test(lowering, clause)
        lowered = If(test, block(lowering, clause.child_by_field_id(_THEN)), [], line=clause.start_point.row + 1)
        outer.append(lowered)
        outer = lowered.otherwise if nested else outer
    outer.extend(_nested_block(lowering, _child(node, _ELSE)))
    lowering.chain -= len(clauses) if nested else 0
    keep_strays(lowering, node, found)


@statements("for_statement")
def for_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``for``."""
    lowering.branches += 1
    line = node.start_point.row + 1
    left, right = node.child_by_field_id(_LEFT), node.child_by_field_id(_RIGHT)
    iterable = Opaque("missing", line=line) if right is None else lowering.expression(right)
    bound = Opaque("missing", line=line) if left is None else target(lowering, left)
    body = block(lowering, node.child_by_field_id(_BODY))
    found.append(ForEach(bound, iterable, body, otherwise=_nested_block(lowering, _child(node, _ELSE)), line=line))
    keep_strays(lowering, node, found)


@statements("while_statement")
def while_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``while``; one with ``else`` is a block with it behind, which ``break`` leaves."""
    lowering.branches += 1
    test, line = _test(lowering, node), node.start_point.row + 1
    loop = While(test, block(lowering, node.child_by_field_id(_BODY)), line=line)
    otherwise = _nested_block(lowering, _child(node, _ELSE))
    if otherwise:
        _leave(loop.body, f"__while{line}")
    found.append(Block([loop, *otherwise], f"__while{line}", line=line) if otherwise else loop)
    keep_strays(lowering, node, found)


def _leave(body: list[Stmt], label: str) -> None:
    """Have the ``break`` of a loop leave a block around it."""
    stack: list[Node] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, Jump) and node.kind == "break" and not node.label:
            node.label = label
        elif isinstance(node, ForEach):
            stack += node.otherwise
        elif not isinstance(node, (While, Function, Class)):
            stack += walking.children(node)


def _handler(lowering: Lowering, node: tree_sitter.Node) -> Handler:
    """Lower ``except A as b``; several types without parentheses (PEP 758) are a tuple."""
    lowering.branches += 1
    line = node.start_point.row + 1
    values = [part for part in parts_of(node) if part.kind_id not in _BLOCK and part.kind_id != ERROR_KIND]
    bound: Expr | None = None
    if values and values[-1].kind_id in _AS:
        alias = values[-1].child_by_field_id(_ALIAS)
        bound = None if alias is None else target(lowering, alias)
        values[-1] = values[-1].child(0)
    types = [lowering.expression(value) for value in values]
    exception = types[0] if len(types) == 1 else ListDisplay(types, "tuple", line=line) if types else None
    strays: list[Stmt] = []
    keep_strays(lowering, node, strays)
    return Handler([*strays, *_nested_block(lowering, node)], bound, exception, line=line)


@statements("try_statement")
def try_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``try``."""
    body = block(lowering, node.child_by_field_id(_BODY))
    otherwise = _nested_block(lowering, _child(node, _ELSE))
    handlers = [_handler(lowering, child) for child in node.children if child.kind_id in _EXCEPT]
    final = _nested_block(lowering, _child(node, _FINALLY))
    found.append(Try(body, handlers, final, otherwise, line=node.start_point.row + 1))
    keep_strays(lowering, node, found)


def _managers(node: tree_sitter.Node) -> list[tree_sitter.Node]:
    """Return the context managers; one tuple in parentheses holds several."""
    clause = _child(node, _WITH_CLAUSE)
    items = [] if clause is None else [child for child in clause.children if child.kind_id in _WITH_ITEM]
    values = [part for item in items for part in parts_of(item)[:1]]
    if len(values) == 1 and values[0].kind_id in _TUPLE:
        return parts_of(values[0])
    return values


@statements("with_statement")
def with_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``with``, one inside the other for several managers."""
    managers = _managers(node)
    nested = lowering.chain + len(managers) <= CHAIN_LIMIT
    if not nested:
        lowering.truncated = "depth"
    lowering.chain += len(managers) if nested else 0
    outer = found
    for manager in managers:
        value, bound = manager, None
        if manager.kind_id in _AS:
            alias = manager.child_by_field_id(_ALIAS)
            value, bound = manager.child(0), None if alias is None else target(lowering, alias)
        lowered = With(lowering.expression(value), bound, [], line=manager.start_point.row + 1)
        outer.append(lowered)
        outer = lowered.body if nested else outer
    outer.extend(block(lowering, node.child_by_field_id(_BODY)))
    lowering.chain -= len(managers) if nested else 0
    keep_strays(lowering, node, found)
