"""What Python's ``match`` is in the lowered language: a switch over what can be compared.

https://docs.python.org/3/reference/compound_stmts.html#the-match-statement
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Case, Declare, Expr, If, ListDisplay, Name, Opaque, Stmt, Switch, Unary
from analyzer.syntax.python_compound import block, keep_strays
from analyzer.syntax.python_lowering import IDENTIFIER, Lowering, field, kinds, parts_of, statements, tokens

if TYPE_CHECKING:
    import tree_sitter

_SUBJECT, _BODY, _THEN, _GUARD = field("subject"), field("body"), field("consequence"), field("guard")
_CASE, _PATTERN, _UNION, _AS = kinds("case_clause"), kinds("case_pattern"), kinds("union_pattern"), kinds("as_pattern")
_DOTTED, _CLASS, _KEYWORD = kinds("dotted_name"), kinds("class_pattern"), kinds("keyword_pattern")
_GROUPS = kinds("tuple_pattern", "case_pattern")
_VALUES = kinds("string", "concatenated_string", "integer", "float", "true", "false", "none")
_MINUS, _COMMA, _WILDCARD = tokens("-"), tokens(","), tokens("_")
_COPIES_LIMIT = 64
"""A body stands once for each alternative of its pattern; the alternatives of nested matches multiply."""


def _compared(lowering: Lowering, node: tree_sitter.Node, *, negative: bool) -> Expr | None:
    """Return what the subject is compared with, None for a pattern that needs more than one comparison."""
    kind = node.kind_id
    if kind in _VALUES or (kind in _DOTTED and node.child_count > 1):
        value = lowering.expression(node)
        return Unary("-", value, line=value.line) if negative else value
    return None


def _alternatives(lowering: Lowering, pattern: tree_sitter.Node) -> list[Expr | None]:
    """Return one test for each alternative of a pattern."""
    node = pattern
    while node.kind_id in _GROUPS or node.kind_id in _AS:
        parts = parts_of(node)
        if not parts or any(child.kind_id in _COMMA for child in node.children):
            return [None]
        if node.child(0).kind_id in _MINUS:
            return [_compared(lowering, parts[0], negative=True)]
        node = parts[0]
    if node.kind_id not in _UNION:
        return [_compared(lowering, node, negative=False)]
    tests: list[Expr | None] = []
    negative = False
    for child in node.children:
        if child.kind_id in _MINUS:
            negative = True
        elif child.is_named and not child.is_extra:
            tests.append(_compared(lowering, child, negative=negative))
            negative = False
    return tests if all(test is not None for test in tests) else [None]


def _takes_all(pattern: tree_sitter.Node) -> bool:
    """Return whether a pattern fits anything: ``_``, or a name to bind."""
    node = pattern.child(0) if pattern.child_count == 1 else pattern
    single = node.child(0) if node.kind_id in _DOTTED and node.child_count == 1 else node
    return single.kind_id in IDENTIFIER or single.kind_id in _WILDCARD


def _captured(lowering: Lowering, patterns: list[tree_sitter.Node]) -> list[Stmt]:
    """Declare the names that patterns bind, to values that are not known."""
    found: list[Stmt] = []
    stack = list(reversed(patterns))
    while stack:
        node = stack.pop()
        kind = node.kind_id
        single = node.child(0) if kind in _DOTTED and node.child_count == 1 else node
        if single.kind_id in IDENTIFIER:
            line = node.start_point.row + 1
            found.append(Declare(Name(lowering.text(node), line=line), Opaque("capture", line=line), "py", line=line))
        elif kind not in _DOTTED:
            parts = parts_of(node)
            stack.extend(reversed(parts[1:] if kind in _CLASS or kind in _KEYWORD else parts))
    return found


def _clause(lowering: Lowering, node: tree_sitter.Node) -> list[Case]:
    patterns = [child for child in node.children if child.kind_id in _PATTERN]
    tests: list[Expr | None] = _alternatives(lowering, patterns[0]) if len(patterns) == 1 else [None]
    if tests == [None] and not (len(patterns) == 1 and node.child_by_field_id(_GUARD) is None and _takes_all(patterns[0])):
        tests = [Opaque("pattern", line=node.start_point.row + 1)]
    copies = lowering.copies
    if copies * len(tests) > _COPIES_LIMIT:
        tests = [None]
    lowering.copies = copies * len(tests)
    line = node.start_point.row + 1
    cases: list[Case] = []
    for test in tests:
        lowering.branches += 1
        cases.append(Case(test, [*_captured(lowering, patterns), *_consequence(lowering, node)], line=line))
    lowering.copies = copies
    return cases


def _consequence(lowering: Lowering, node: tree_sitter.Node) -> list[Stmt]:
    """Lower the block of a case, under its guard if it has one."""
    guard, then = node.child_by_field_id(_GUARD), node.child_by_field_id(_THEN)
    condition = parts_of(guard) if guard is not None else []
    if not condition:
        return block(lowering, then)
    test = lowering.expression(condition[-1])
    return [If(test, block(lowering, then), line=test.line)]


@statements("match_statement")
def match_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``match``; each alternative of a pattern is a case with its own copy of the body."""
    line = node.start_point.row + 1
    subjects = [lowering.expression(child) for child in node.children_by_field_id(_SUBJECT)]
    subject = subjects[0] if len(subjects) == 1 else ListDisplay(subjects, "tuple", line=line)
    body = node.child_by_field_id(_BODY)
    clauses = [] if body is None else [child for child in body.children if child.kind_id in _CASE]
    found.append(Switch(subject, [case for clause in clauses for case in _clause(lowering, clause)], line=line))
    keep_strays(lowering, node, found)
