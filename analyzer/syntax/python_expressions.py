"""What Python's operators, calls and chains of members are in the lowered language.

https://docs.python.org/3/reference/expressions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import (
    Assign,
    Await,
    Binary,
    Conditional,
    Expr,
    Literal,
    Logical,
    Name,
    Opaque,
    Spread,
    Unary,
    Yield,
)
from analyzer.syntax.python_lowering import (
    CHAIN_LIMIT,
    EXPRESSIONS,
    OPERATORS,
    Lowering,
    expressions,
    field,
    holds_code,
    kinds,
    opaque,
    parts_of,
    tokens,
)

if TYPE_CHECKING:
    import tree_sitter

_ATTRIBUTE = kinds("attribute")
_CALL = kinds("call")
_LINKS = kinds("attribute", "call", "subscript")
_KEYWORD = kinds("keyword_argument")
_SPLATS = {**dict.fromkeys(kinds("list_splat"), 1), **dict.fromkeys(kinds("dictionary_splat"), 2)}
_ARGUMENT_LIST = kinds("argument_list")
_FROM, _COMMA, _COLON = tokens("from"), tokens(","), tokens(":")
_ATTRIBUTE_FIELD, _ARGUMENTS_FIELD = field("attribute"), field("arguments")
_SPELLING = {"is": "==", "is not": "!=", "<>": "!="}
_COMPARED = "__compared"
_BALANCED_FROM = 32


def balanced(make: type[Binary | Logical], operator: str, values: list[Expr]) -> Expr:
    """Group a long run of one associative operator as a tree of logarithmic height."""
    while len(values) > 1:
        pairs = [make(operator, values[at], values[at + 1], line=values[at].line) for at in range(0, len(values) - 1, 2)]
        values = [*pairs, values[-1]] if len(values) % 2 else list(pairs)
    return values[0]


def _fold(lowering: Lowering, node: tree_sitter.Node, make: type[Binary | Logical]) -> Expr:
    """Lower a left-leaning run of operators with a loop."""
    same = node.kind_id
    rights: list[tuple[str, tree_sitter.Node]] = []
    current = node
    while current.kind_id == same:
        parts = current.children if current.child_count == 3 else _operation(current)
        if len(parts) != 3:
            break
        rights.append((OPERATORS.get(parts[1].kind_id, "?"), parts[2]))
        current = parts[0]
    if not rights:
        return opaque(lowering, node)
    rights.reverse()
    operators = {operator for operator, _ in rights}
    if make is Logical:
        lowering.branches += len(rights)
    if len(rights) >= _BALANCED_FROM and len(operators) == 1 and operators <= {"+", "|", "and", "or"}:
        return balanced(make, rights[0][0], [lowering.expression(each) for each in (current, *(right for _, right in rights))])
    if lowering.chain + len(rights) > CHAIN_LIMIT:
        values = [lowering.expression(each) for each in (current, *(right for _, right in rights))]
        return lowering.too_deep(node, [value for value in values if holds_code(value)])
    lowering.chain += len(rights)
    value = lowering.expression(current)
    for operator, right in rights:
        value = make(operator, value, lowering.expression(right), line=value.line)
    lowering.chain -= len(rights)
    return value


def _operation(node: tree_sitter.Node) -> list[tree_sitter.Node]:
    """Return left, operator and right where comments or errors stand between them."""
    found = (node.child_by_field_name(name) for name in ("left", "operator", "right"))
    return [child for child in found if child is not None]


@expressions("binary_operator", "union_type")
def binary_operator(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower arithmetic."""
    return _fold(lowering, node, Binary)


@expressions("boolean_operator")
def boolean_operator(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``and`` and ``or``."""
    return _fold(lowering, node, Logical)


def _kept(lowering: Lowering, node: tree_sitter.Node) -> tuple[Expr, Expr]:
    """Lower the middle operand of a chained comparison, which runs once: as it is compared first, and as it is compared again."""
    value = lowering.expression(node)
    if isinstance(value, (Name, Literal)):
        return value, lowering.expression(node)
    return Assign(Name(_COMPARED, line=value.line), value, line=value.line), Name(_COMPARED, line=value.line)


@expressions("comparison_operator")
def comparison_operator(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower a comparison; a chained one is a conjunction."""
    operands: list[tree_sitter.Node] = []
    operators: list[str] = []
    for child in node.children:
        kind = child.kind_id
        if EXPRESSIONS[kind] is not None:
            operands.append(child)
        elif kind in OPERATORS:
            operators.append(_SPELLING.get(OPERATORS[kind], OPERATORS[kind]))
    if not operators or len(operands) != len(operators) + 1:
        return opaque(lowering, node)
    compared: list[Expr] = []
    left = lowering.expression(operands[0])
    for at, operator in enumerate(operators, 1):
        last = at == len(operators)
        right, again = (lowering.expression(operands[at]), left) if last else _kept(lowering, operands[at])
        compared.append(Binary(operator, left, right, line=left.line))
        left = again
    lowering.branches += len(compared) - 1
    return balanced(Logical, "and", compared)


@expressions("not_operator", "unary_operator")
def unary_operator(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``not``, ``-``, ``+`` and ``~``."""
    operands = parts_of(node)
    if not operands:
        return opaque(lowering, node)
    operator = OPERATORS.get(node.child(0).kind_id, "?")
    return Unary(operator, lowering.expression(operands[-1]), line=node.start_point.row + 1)


@expressions("conditional_expression")
def conditional_expression(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``then if test else otherwise``."""
    parts = parts_of(node)
    if len(parts) != 3:
        return opaque(lowering, node)
    lowering.branches += 1
    then, test, otherwise = parts
    return Conditional(lowering.expression(test), lowering.expression(then), lowering.expression(otherwise), line=node.start_point.row + 1)


@expressions("parenthesized_expression", "type", "as_pattern_target", "parenthesized_list_splat")
def inner(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower what is wrapped."""
    if node.child_count == 1:
        return lowering.expression(node.child(0))
    inside = parts_of(node)
    return lowering.expression(inside[0]) if len(inside) == 1 else opaque(lowering, node)


@expressions("named_expression")
def named_expression(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``name := value``."""
    parts = parts_of(node)
    if len(parts) != 2:
        return opaque(lowering, node)
    target = Name(lowering.text(parts[0]), line=parts[0].start_point.row + 1)
    return Assign(target, lowering.expression(parts[1]), line=target.line)


@expressions("await")
def await_expression(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``await``."""
    inside = parts_of(node)
    return Await(lowering.expression(inside[-1]), line=node.start_point.row + 1) if inside else opaque(lowering, node)


@expressions("yield")
def yield_expression(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``yield`` and ``yield from``, and mark the function as a generator."""
    lowering.generator = True
    inside = parts_of(node)
    value = lowering.expression(inside[-1]) if inside else None
    delegate = any(child.kind_id in _FROM for child in node.children)
    return Yield(value, delegate, line=node.start_point.row + 1)


@expressions("list_splat", "dictionary_splat", "list_splat_pattern", "splat_type")
def spread(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``*x`` inside a display or an index."""
    inside = parts_of(node)
    return Spread(lowering.expression(inside[-1]), line=node.start_point.row + 1) if inside else opaque(lowering, node)


@expressions("ellipsis")
def ellipsis(_lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``...``."""
    return Opaque("ellipsis", line=node.start_point.row + 1)


@expressions("as_pattern")
def as_pattern(lowering: Lowering, node: tree_sitter.Node) -> Expr:
    """Lower ``value as name`` outside its statement: a parenthesized context manager."""
    parts = parts_of(node)
    value = lowering.expression(parts[0])
    return Assign(lowering.expression(parts[-1]), value, line=value.line) if len(parts) > 1 else value
