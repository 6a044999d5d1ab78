"""What a pattern of Python's ``match`` asks of its subject, and what the names that it binds stand for.

https://docs.python.org/3/reference/compound_stmts.html#patterns
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzer.syntax.program import (
    Argument,
    Binary,
    Call,
    Clause,
    Comprehension,
    Declare,
    Expr,
    Index,
    ListDisplay,
    ListPattern,
    Literal,
    Logical,
    Member,
    Name,
    Opaque,
    SliceRange,
    Stmt,
    Unary,
)
from analyzer.syntax.python_expressions import balanced
from analyzer.syntax.python_lowering import IDENTIFIER, Lowering, kinds, parts_of, tokens

if TYPE_CHECKING:
    import tree_sitter

CASE, UNION, AS, DOTTED = kinds("case_pattern"), kinds("union_pattern"), kinds("as_pattern"), kinds("dotted_name")
VALUES = kinds("string", "concatenated_string", "integer", "float", "true", "false", "none")
MINUS, COMMA, WILDCARD = tokens("-"), tokens(","), tokens("_")
_CLASS, _KEYWORD, _SPLAT = kinds("class_pattern"), kinds("keyword_pattern"), kinds("splat_pattern")
_TUPLE, _SEQUENCES, _MAPPING = kinds("tuple_pattern"), kinds("tuple_pattern", "list_pattern"), kinds("dict_pattern")
_THEMSELVES = frozenset({"bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"})
"""Classes whose one positional pattern is for the object itself."""
_DEEPEST = 20


class Asked(NamedTuple):
    """What has to hold, in order, and the names that are bound then, with what they stand for."""

    tests: list[Expr]
    bound: list[tuple[str, Expr]]


def asked(lowering: Lowering, node: tree_sitter.Node, subject: Expr, deep: int = 0) -> Asked:
    """Return what a pattern asks of a subject, which is read as often as it asks."""
    if deep > _DEEPEST:
        return _unknown(lowering, node)
    deep += 1
    kind, line = node.kind_id, node.start_point.row + 1
    if kind in VALUES or (kind in DOTTED and node.child_count > 1):
        return Asked([Binary("==", subject, lowering.expression(node), line=line)], [])
    if kind in DOTTED or kind in IDENTIFIER:
        return Asked([], [(lowering.text(node), subject)])
    parts = parts_of(node)
    if kind in UNION:
        return _any_of(lowering, node, subject, deep)
    if kind in _CLASS and parts:
        return _of_class(lowering, parts, subject, deep)
    if kind in _MAPPING:
        return _mapping(lowering, node, subject, deep)
    if kind in AS and len(parts) == 2:
        tests, bound = asked(lowering, parts[0], subject, deep)
        return Asked(tests, [*bound, (lowering.text(parts[1]), subject)])
    if kind in CASE and node.child_count and node.child(0).kind_id in MINUS and len(parts) == 1:
        return Asked([Binary("==", subject, Unary("-", lowering.expression(parts[0]), line=line), line=line)], [])
    if kind in CASE and node.child_count == 1:
        return Asked([], []) if node.child(0).kind_id in WILDCARD else asked(lowering, node.child(0), subject, deep)
    if kind in _TUPLE and len(parts) == 1 and not any(child.kind_id in COMMA for child in node.children):
        return asked(lowering, parts[0], subject, deep)
    if kind in _SEQUENCES:
        return in_order(lowering, parts, subject, deep)
    return _unknown(lowering, node)


def in_order(lowering: Lowering, patterns: list[tree_sitter.Node], subject: Expr, deep: int = 0) -> Asked:
    """Return what patterns in a row ask of a list or tuple."""
    line = subject.line
    splats = [_splat(pattern) for pattern in patterns]
    starred = next((at for at, splat in enumerate(splats) if splat is not None), None)
    kinds_ = ListDisplay([Name("list", line=line), Name("tuple", line=line)], "tuple", line=line)
    length = Literal(len(patterns) - (starred is not None), line=line)
    held = Call(Name("len", line=line), [Argument(subject, line=line)], line=line)
    tests: list[Expr] = [_called("isinstance", subject, kinds_), Binary("==" if starred is None else ">=", held, length, line=line)]
    bound: list[tuple[str, Expr]] = []
    for at, pattern in enumerate(patterns):
        after = starred is not None and at > starred
        position: Expr = Literal(at - len(patterns), line=line) if after else Literal(at, line=line)
        if at == starred:
            end = Literal(at + 1 - len(patterns), line=line) if at + 1 < len(patterns) else None
            position = SliceRange(Literal(at, line=line), end, line=line)
        item = Index(subject, position, line=line)
        splat = splats[at]
        if splat is not None:
            bound += [(lowering.text(name), item) for name in parts_of(splat)]
            continue
        found = asked(lowering, pattern, item, deep)
        tests += found.tests
        bound += found.bound
    return Asked(tests, bound)


def _splat(pattern: tree_sitter.Node) -> tree_sitter.Node | None:
    inner = pattern.child(0) if pattern.kind_id in CASE and pattern.child_count == 1 else pattern
    return inner if inner.kind_id in _SPLAT else None


def _called(function: str, *given: Expr) -> Call:
    line = given[0].line
    return Call(Name(function, line=line), [Argument(value, line=line) for value in given], line=line)


def _any_of(lowering: Lowering, node: tree_sitter.Node, subject: Expr, deep: int) -> Asked:
    """Return what alternatives ask; they bind the same names."""
    options: list[Asked] = []
    negative = False
    for child in node.children:
        if child.kind_id in MINUS:
            negative = True
        elif (child.is_named and not child.is_extra) or child.kind_id in WILDCARD:
            found = Asked([], []) if child.kind_id in WILDCARD else asked(lowering, child, subject, deep)
            if negative and child.kind_id in VALUES:
                value = Unary("-", lowering.expression(child), line=subject.line)
                found = Asked([Binary("==", subject, value, line=subject.line)], [])
            negative = False
            options.append(found)
    bound = options[0].bound if options else []
    if any(option.bound != bound for option in options):
        bound = [(name, Opaque("capture", line=value.line)) for name, value in bound]
    if any(not option.tests for option in options):
        return Asked([], bound)
    return Asked([balanced(Logical, "or", [balanced(Logical, "and", option.tests) for option in options])] if options else [], bound)


def _of_class(lowering: Lowering, parts: list[tree_sitter.Node], subject: Expr, deep: int) -> Asked:
    """Return what ``Class(a, name=b)`` asks: positions are those of ``__match_args__``."""
    cls = lowering.expression(parts[0])
    tests: list[Expr] = [_called("isinstance", subject, cls)]
    bound: list[tuple[str, Expr]] = []
    for at, part in enumerate(parts[1:]):
        inner = part.child(0) if part.kind_id in CASE and part.child_count == 1 else part
        pieces = parts_of(inner)
        if inner.kind_id in _KEYWORD and len(pieces) in {1, 2}:
            value: Expr = Member(subject, lowering.text(pieces[0]), line=subject.line)
            found = asked(lowering, pieces[1], value, deep) if len(pieces) == 2 else Asked([], [])
        elif isinstance(cls, Name) and cls.id in _THEMSELVES:
            found = asked(lowering, part, subject, deep)
        else:
            names = Member(cls, "__match_args__", line=subject.line)
            value = _called("getattr", subject, Index(names, Literal(at, line=subject.line), line=subject.line))
            found = asked(lowering, part, value, deep)
        tests += found.tests
        bound += found.bound
    return Asked(tests, bound)


def _mapping(lowering: Lowering, node: tree_sitter.Node, subject: Expr, deep: int) -> Asked:
    """Return what ``{"key": pattern, **rest}`` asks: keys that are there, whatever else is."""
    tests: list[Expr] = [_called("isinstance", subject, Name("dict", line=subject.line))]
    bound: list[tuple[str, Expr]] = []
    keys: list[Expr] = []
    for part in parts_of(node):
        if part.kind_id in _SPLAT:
            bound += [(lowering.text(name), _others(subject, keys)) for name in parts_of(part)]
        elif part.kind_id in CASE and keys:
            tests.append(Binary("in", keys[-1], subject, line=subject.line))
            found = asked(lowering, part, Index(subject, keys[-1], line=subject.line), deep)
            tests += found.tests
            bound += found.bound
        else:
            keys.append(lowering.expression(part))
    return Asked(tests, bound)


def _others(subject: Expr, keys: list[Expr]) -> Expr:
    """Return the entries of a mapping under other keys."""
    line = subject.line
    key, value = Name("__key", line=line), Name("__value", line=line)
    pairs = Call(Member(subject, "items", line=line), [], line=line)
    other = Binary("not in", key, ListDisplay(keys, "tuple", line=line), line=line)
    clause = Clause(ListPattern([key, value], line=line), pairs, [other])
    return Comprehension("dict", value, [clause], key, line=line)


def _unknown(lowering: Lowering, node: tree_sitter.Node) -> Asked:
    """Return what a pattern asks that is not understood: something, for names that stand for anything."""
    line = node.start_point.row + 1
    bound: list[tuple[str, Expr]] = []
    stack = [node]
    while stack:
        inner = stack.pop()
        if inner.kind_id in DOTTED and inner.child_count == 1:
            bound.append((lowering.text(inner), Opaque("capture", line=line)))
        elif inner.kind_id not in DOTTED:
            stack.extend(reversed(parts_of(inner)))
    return Asked([Opaque("pattern", line=line)], bound)


def declared(bound: list[tuple[str, Expr]]) -> list[Stmt]:
    """Return the statements that bind names."""
    return [Declare(Name(name, line=value.line), value, "py", line=value.line) for name, value in bound]
