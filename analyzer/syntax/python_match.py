"""What Python's ``match`` is in the lowered language: a switch over what is compared as a whole, tests in a row for anything else.

https://docs.python.org/3/reference/compound_stmts.html#the-match-statement
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Assign, Case, Declare, Expr, If, ListDisplay, Literal, Logical, Name, Stmt, Switch, Unary
from analyzer.syntax.python_compound import block, keep_strays
from analyzer.syntax.python_expressions import balanced
from analyzer.syntax.python_lowering import CHAIN_LIMIT, IDENTIFIER, Lowering, field, kinds, parts_of, statements
from analyzer.syntax.python_patterns import CASE, COMMA, DOTTED, MINUS, UNION, VALUES, WILDCARD, asked, declared, in_order

if TYPE_CHECKING:
    import tree_sitter

_SUBJECT, _BODY, _THEN, _GUARD = field("subject"), field("body"), field("consequence"), field("guard")
_CLAUSE = kinds("case_clause")
_COPIES_LIMIT = 64
"""A body stands once for each alternative of its pattern; the alternatives of nested matches multiply."""


def _compared(lowering: Lowering, node: tree_sitter.Node, *, negative: bool) -> Expr | None:
    """Return what the subject is compared with, None for a pattern that needs more than one comparison."""
    kind = node.kind_id
    if kind in VALUES or (kind in DOTTED and node.child_count > 1):
        value = lowering.expression(node)
        return Unary("-", value, line=value.line) if negative else value
    return None


def _alternatives(lowering: Lowering, clause: tree_sitter.Node) -> list[Expr | None] | None:
    """Return one test for each alternative of a clause, None in place of one that fits anything; None where comparing is not enough."""
    patterns = [child for child in clause.children if child.kind_id in CASE]
    if len(patterns) != 1 or clause.child_by_field_id(_GUARD) is not None or any(child.kind_id in COMMA for child in clause.children):
        return None
    found = patterns[0].children
    if len(found) == 1:
        if found[0].kind_id in WILDCARD or _captured(lowering, found[0]):
            return [None]
        found = found[0].children if found[0].kind_id in UNION else found
    tests: list[Expr | None] = []
    negative = False
    for child in found:
        if child.kind_id in MINUS:
            negative = True
        elif child.is_named and not child.is_extra:
            test = _compared(lowering, child, negative=negative)
            if test is None:
                return None
            tests.append(test)
            negative = False
    return tests or None


def _captured(lowering: Lowering, pattern: tree_sitter.Node) -> str:
    """Return the name that a pattern binds which is nothing but a name, empty for any other."""
    single = pattern.child(0) if pattern.kind_id in CASE | DOTTED and pattern.child_count == 1 else pattern
    if single is not pattern and single.kind_id in DOTTED:
        return _captured(lowering, single)
    return lowering.text(single) if single.kind_id in IDENTIFIER else ""


def _names(lowering: Lowering, clause: tree_sitter.Node) -> list[str]:
    """Return the names that stand for the subject as a whole."""
    found = (_captured(lowering, child) for child in clause.children if child.kind_id in CASE)
    return [name for name in found if name]


def _cases(lowering: Lowering, clause: tree_sitter.Node, tests: list[Expr | None], subject: Expr) -> list[Case]:
    copies, line = lowering.copies, clause.start_point.row + 1
    kept: list[Expr | None] = tests if copies * len(tests) <= _COPIES_LIMIT else [None]
    bound = declared([(name, subject) for name in _names(lowering, clause)])
    lowering.copies = copies * len(kept)
    cases: list[Case] = []
    for test in kept:
        lowering.branches += 1
        cases.append(Case(test, [*bound, *block(lowering, clause.child_by_field_id(_THEN))], line=line))
    lowering.copies = copies
    return cases


def _clause(lowering: Lowering, clause: tree_sitter.Node, subject: Expr) -> tuple[Expr, list[Stmt]]:
    """Return the test and the body of a clause; what a guard asks of the names that are bound is asked with them."""
    patterns = [child for child in clause.children if child.kind_id in CASE]
    in_a_row = len(patterns) != 1 or any(child.kind_id in COMMA for child in clause.children)
    tests, bound = in_order(lowering, patterns, subject) if in_a_row else asked(lowering, patterns[0], subject)
    guard = clause.child_by_field_id(_GUARD)
    condition = parts_of(guard) if guard is not None else []
    if condition:
        line = condition[-1].start_point.row + 1
        if bound:
            assigned: list[Expr] = [Assign(Name(name, line=line), value, line=line) for name, value in bound]
            tests = [*tests, ListDisplay(assigned, "tuple", line=line)]
        tests, bound = [*tests, lowering.expression(condition[-1])], []
    lowering.branches += 1
    test = balanced(Logical, "and", tests) if tests else Literal(value=True, line=clause.start_point.row + 1)
    return test, [*declared(bound), *block(lowering, clause.child_by_field_id(_THEN))]


@statements("match_statement")
def match_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``match``; where comparing is enough, each alternative of a pattern is a case with its own copy of the body."""
    line = node.start_point.row + 1
    subjects = [lowering.expression(child) for child in node.children_by_field_id(_SUBJECT)]
    subject: Expr = subjects[0] if len(subjects) == 1 else ListDisplay(subjects, "tuple", line=line)
    body = node.child_by_field_id(_BODY)
    clauses = [] if body is None else [child for child in body.children if child.kind_id in _CLAUSE]
    alternatives = [_alternatives(lowering, clause) for clause in clauses]
    simple = all(tests is not None for tests in alternatives) or lowering.chain + len(clauses) > CHAIN_LIMIT
    if not isinstance(subject, Name) and not (simple and not any(name for clause in clauses for name in _names(lowering, clause))):
        kept = Name(f"__matched{line}", line=line)
        found.append(Declare(kept, subject, "py", line=line))
        subject = kept
    if simple:
        pairs = zip(clauses, alternatives, strict=True)
        cases = [case for clause, tests in pairs for case in _cases(lowering, clause, tests or [None], subject)]
        found.append(Switch(subject, cases, line=line))
        keep_strays(lowering, node, found)
        return
    lowering.chain += len(clauses)
    tested = [_clause(lowering, clause, subject) for clause in clauses]
    lowering.chain -= len(clauses)
    last: list[Stmt] = []
    for test, then in reversed(tested):
        last = [If(test, then, last, line=test.line)]
    found += last
    keep_strays(lowering, node, found)
