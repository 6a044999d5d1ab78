"""What Python's functions, classes and parameters are in the lowered language.

https://docs.python.org/3/reference/compound_stmts.html#function-definitions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import (
    Argument,
    Class,
    Declare,
    Define,
    Do,
    Expr,
    Field,
    Function,
    Literal,
    Name,
    Parameter,
    Return,
    Spread,
    Stmt,
)
from analyzer.syntax.python_chains import arguments
from analyzer.syntax.python_lowering import (
    ERROR_KIND,
    IDENTIFIER,
    Lowering,
    expressions,
    field,
    kinds,
    opaque,
    parts_of,
    statements,
    tokens,
)
from analyzer.syntax.python_targets import target

if TYPE_CHECKING:
    import tree_sitter

_NAME, _BODY, _PARAMETERS, _VALUE = field("name"), field("body"), field("parameters"), field("value")
_TYPE, _RETURNS, _BASES = field("type"), field("return_type"), field("superclasses")
_DECORATOR = kinds("decorator")
_FUNCTION, _CLASS = kinds("function_definition"), kinds("class_definition")
_ASYNC = tokens("async")
_REST, _KEYWORDS = kinds("list_splat_pattern"), kinds("dictionary_splat_pattern")
_KEYWORD_MARK, _POSITIONAL_MARK = kinds("keyword_separator"), kinds("positional_separator")
_TYPED, _DEFAULTED = kinds("typed_parameter"), kinds("default_parameter", "typed_default_parameter")
_DOC_LENGTH = 300


def take_doc(body: list[Stmt]) -> str:
    """Remove the docstring from the front of ``body`` and return its beginning."""
    if body and isinstance(body[0], Do):
        value = body[0].value
        if isinstance(value, Literal) and isinstance(value.value, str):
            del body[0]
            return value.value.strip()[:_DOC_LENGTH]
    return ""


def _typed(lowering: Lowering, node: tree_sitter.Node) -> Expr | None:
    child = node.child_by_field_id(_TYPE)
    return None if child is None else lowering.expression(child)


def _parameter(lowering: Lowering, node: tree_sitter.Node, kind: str) -> Parameter:
    """Lower one parameter; ``kind`` is what a plain one is at this place."""
    line = node.start_point.row + 1
    shape = node.kind_id
    bound, default, annotation = node, None, None
    if shape in _DEFAULTED:
        value = node.child_by_field_id(_VALUE)
        bound = node.child_by_field_id(_NAME) or node
        annotation = _typed(lowering, node)
        default = None if value is None else lowering.expression(value)
    elif shape in _TYPED:
        bound = node.child(0)
        annotation = _typed(lowering, node)
    if bound.kind_id in _REST or bound.kind_id in _KEYWORDS:
        kind = "rest" if bound.kind_id in _REST else "keywords"
        bound = (parts_of(bound) or [bound])[-1]
    named = Name(lowering.text(bound), line=line) if bound.kind_id in IDENTIFIER else target(lowering, bound)
    return Parameter(named, default, annotation, kind, line=line)


def parameters(lowering: Lowering, node: tree_sitter.Node | None) -> list[Parameter]:
    """Lower a parameter list; the marks ``/`` and ``*`` are no parameters."""
    found: list[Parameter] = []
    kind = "plain"
    for child in () if node is None else parts_of(node):
        shape = child.kind_id
        if shape in _KEYWORD_MARK:
            kind = "keyword_only"
        elif shape not in _POSITIONAL_MARK and shape != ERROR_KIND:
            found.append(_parameter(lowering, child, kind))
            if found[-1].kind == "rest":
                kind = "keyword_only"
    return found


def _body(lowering: Lowering, node: tree_sitter.Node) -> list[Stmt]:
    """Lower the block of a definition, and what a syntax error left outside of it."""
    block = node.child_by_field_id(_BODY)
    strays = [child for child in node.children if child.kind_id == ERROR_KIND] if lowering.damaged else []
    return lowering.statements(strays if block is None else [*strays, *block.children])


def function(lowering: Lowering, node: tree_sitter.Node, decorators: list[Expr]) -> Function:
    """Lower a function definition."""
    name = node.child_by_field_id(_NAME)
    kind = "method" if lowering.in_class else "function"
    if lowering.in_class and any(isinstance(each, Name) and each.id == "staticmethod" for each in decorators):
        kind = "static"
    signature = parameters(lowering, node.child_by_field_id(_PARAMETERS))
    returned = node.child_by_field_id(_RETURNS)
    returns = None if returned is None else lowering.expression(returned)
    before = lowering.branches, lowering.generator, lowering.in_class
    lowering.generator = lowering.in_class = False
    body = _body(lowering, node)
    lowered = Function(
        "" if name is None else lowering.text(name),
        signature,
        body,
        kind,
        decorators,
        is_async=node.child(0).kind_id in _ASYNC,
        generator=lowering.generator,
        end=node.end_point.row + 1,
        branches=lowering.branches - before[0],
        doc=take_doc(body),
        returns=returns,
        line=node.start_point.row + 1,
    )
    _, lowering.generator, lowering.in_class = before
    return lowered


def class_member(statement: Stmt) -> Stmt:
    """Turn what a class body holds directly into what a class holds."""
    if isinstance(statement, Define) and isinstance(statement.value, Function):
        return statement.value
    if isinstance(statement, Declare) and isinstance(statement.target, Name):
        return Field(statement.target, statement.value, static=True, annotation=statement.annotation, line=statement.line)
    return statement


def class_(lowering: Lowering, node: tree_sitter.Node, decorators: list[Expr]) -> Class:
    """Lower a class definition."""
    name, superclasses = node.child_by_field_id(_NAME), node.child_by_field_id(_BASES)
    given: list[Argument] = [] if superclasses is None else arguments(lowering, superclasses)
    before = lowering.in_class
    lowering.in_class = True
    body = _body(lowering, node)
    lowering.in_class = before
    doc = take_doc(body)
    return Class(
        "" if name is None else lowering.text(name),
        [Spread(each.value, line=each.line) if each.spread else each.value for each in given if each.keyword is None and each.spread != 2],
        [class_member(each) for each in body],
        decorators,
        [each for each in given if each.keyword is not None or each.spread == 2],
        end=node.end_point.row + 1,
        doc=doc,
        line=node.start_point.row + 1,
    )


@statements("function_definition")
def function_definition(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower a function without decorators."""
    lowered = function(lowering, node, [])
    found.append(Define(lowered, line=lowered.line))


@statements("class_definition")
def class_definition(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower a class without decorators."""
    lowered = class_(lowering, node, [])
    found.append(Define(lowered, line=lowered.line))


@statements("decorated_definition")
def decorated_definition(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower a definition with its decorators, outermost first."""
    decorators: list[Expr] = []
    for child in node.children:
        kind = child.kind_id
        if kind in _DECORATOR:
            decorators.extend(lowering.expression(part) for part in parts_of(child))
        elif kind in _FUNCTION:
            found.append(Define(function(lowering, child, decorators), line=node.start_point.row + 1))
        elif kind in _CLASS:
            found.append(Define(class_(lowering, child, decorators), line=node.start_point.row + 1))
        elif kind == ERROR_KIND:
            found.extend(lowering.statements([child]))


@expressions("lambda", "lambda_within_for_in_clause")
def lambda_(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower a lambda: its body is one ``Return``."""
    body = node.child_by_field_id(_BODY)
    if body is None:
        return opaque(lowering, node)
    line = node.start_point.row + 1
    signature = parameters(lowering, node.child_by_field_id(_PARAMETERS))
    before = lowering.branches, lowering.generator
    lowering.generator = False
    value = lowering.expression(body)
    lowered = Function(
        "",
        signature,
        [Return(value, line=value.line)],
        "lambda",
        generator=lowering.generator,
        end=node.end_point.row + 1,
        branches=lowering.branches - before[0],
        line=line,
    )
    lowering.generator = before[1]
    return lowered
