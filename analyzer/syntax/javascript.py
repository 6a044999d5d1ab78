"""JavaScript and TypeScript trees to the small language: which node kind is lowered by which function.

https://github.com/tree-sitter/tree-sitter-javascript https://github.com/tree-sitter/tree-sitter-typescript
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from analyzer.syntax import javascript_expressions as expressions
from analyzer.syntax import javascript_functions as functions
from analyzer.syntax import javascript_literals as literals
from analyzer.syntax import javascript_modules as modules
from analyzer.syntax import javascript_operators as operators
from analyzer.syntax import javascript_records as records
from analyzer.syntax import javascript_statements as statements
from analyzer.syntax import parsing
from analyzer.syntax.javascript_classes import class_
from analyzer.syntax.javascript_comments import count_lines, documentation
from analyzer.syntax.javascript_context import Context, block, broken, opaque
from analyzer.syntax.javascript_jsx import jsx
from analyzer.syntax.parsing import count_errors, kinds
from analyzer.syntax.program import Module

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Tree

    from analyzer.syntax.javascript_context import Expression, Statement

_EXPRESSIONS: dict[str, Expression] = {
    "identifier": expressions.identifier,
    "this": expressions.identifier,
    "super": expressions.identifier,
    "import": expressions.identifier,
    "private_property_identifier": expressions.identifier,
    "shorthand_property_identifier": expressions.identifier,
    "shorthand_property_identifier_pattern": expressions.identifier,
    "nested_identifier": expressions.chain,
    "undefined": expressions.nothing,
    "null": expressions.null,
    "true": expressions.true,
    "false": expressions.false,
    "number": literals.number,
    "string": literals.string,
    "template_string": literals.template_string,
    "regex": literals.regex,
    "meta_property": expressions.meta,
    "array": expressions.array,
    "object": records.record,
    "member_expression": expressions.chain,
    "subscript_expression": expressions.chain,
    "call_expression": expressions.chain,
    "non_null_expression": expressions.chain,
    "instantiation_expression": expressions.chain,
    "new_expression": expressions.new,
    "spread_element": operators.spread,
    "parenthesized_expression": operators.parenthesized,
    "as_expression": operators.parenthesized,
    "satisfies_expression": operators.parenthesized,
    "type_assertion": operators.parenthesized,
    "sequence_expression": operators.sequence,
    "binary_expression": operators.binary,
    "unary_expression": operators.unary,
    "update_expression": operators.update,
    "ternary_expression": operators.conditional,
    "assignment_expression": operators.assignment,
    "augmented_assignment_expression": operators.assignment,
    "await_expression": operators.awaited,
    "yield_expression": operators.yielded,
    "function_expression": functions.function,
    "function": functions.function,
    "generator_function": functions.function,
    "arrow_function": functions.arrow,
    "class": class_,
    "array_pattern": functions.list_pattern,
    "object_pattern": functions.record_pattern,
    "assignment_pattern": functions.default_pattern,
    "object_assignment_pattern": functions.default_pattern,
    "rest_pattern": functions.rest_pattern,
    "jsx_element": jsx,
    "jsx_self_closing_element": jsx,
    "jsx_fragment": jsx,
    "ERROR": opaque,
}

_STATEMENTS: dict[str, Statement] = {
    "expression_statement": statements.expression,
    "variable_declaration": statements.declaration,
    "lexical_declaration": statements.declaration,
    "using_declaration": statements.declaration,
    "function_declaration": statements.define_function,
    "generator_function_declaration": statements.define_function,
    "class_declaration": statements.define_class,
    "abstract_class_declaration": statements.define_class,
    "enum_declaration": records.enum,
    "internal_module": modules.namespace,
    "module": modules.namespace,
    "import_statement": modules.import_,
    "import_alias": modules.import_alias,
    "export_statement": modules.export,
    "statement_block": block,
    "if_statement": statements.if_,
    "for_statement": statements.for_,
    "for_in_statement": statements.for_in,
    "while_statement": statements.while_,
    "do_statement": statements.while_,
    "switch_statement": statements.switch,
    "try_statement": statements.try_,
    "with_statement": statements.with_,
    "labeled_statement": statements.labeled,
    "return_statement": statements.return_,
    "throw_statement": statements.throw,
    "break_statement": statements.break_,
    "continue_statement": statements.continue_,
    "debugger_statement": statements.nothing,
    "empty_statement": statements.nothing,
    "hash_bang_line": statements.nothing,
    "function_signature": statements.nothing,
    "interface_declaration": statements.nothing,
    "type_alias_declaration": statements.nothing,
    "ambient_declaration": statements.nothing,
    "ERROR": broken,
}


@cache
def _tables(grammar: str) -> tuple[dict[int, Expression | None], dict[int, Statement | None]]:
    known = parsing.language(grammar)
    names = {number: name for number, name in kinds(grammar).items() if name == "ERROR" or known.node_kind_is_named(number)}
    return (
        {number: _EXPRESSIONS.get(names.get(number, "")) for number in kinds(grammar)},
        {number: _STATEMENTS.get(names.get(number, "")) for number in kinds(grammar)},
    )


def lower_javascript(file: str, source: bytes, tree: Tree, language: str, *, deadline: float = math.inf) -> Module:
    """Lower a parsed file. ``language`` is the grammar: javascript, typescript or tsx; ``source`` the UTF-8 text of ``tree``.

    Never raises. Once ``time.thread_time()`` passes ``deadline`` the statements that are left are dropped and ``truncated`` is "time".
    """
    expression_table, statement_table = _tables(language)
    context = Context(source, kinds(language), expression_table, statement_table, deadline)
    root = tree.root_node
    errors = count_errors(root)
    nodes = root.children
    doc = _leading_comment(context, nodes)
    directives = _take_directives(context, nodes)
    nodes.reverse()
    body = context.sequence(_consume(nodes))
    return Module(
        file,
        "javascript" if language == "javascript" else "typescript",
        body,
        errors=errors,
        truncated=context.truncated,
        doc=doc,
        lines=count_lines(source),
        directives=directives,
    )


def _consume(nodes: list[Node]) -> Iterator[Node]:
    """Yield from the end, letting go of each node first: a node that is held keeps all that was visited below it."""
    while nodes:
        yield nodes.pop()


def _leading_comment(context: Context, nodes: list[Node]) -> str:
    for node in nodes:
        kind = context.kinds[node.kind_id]
        if kind == "comment":
            return documentation(context, node)
        if kind != "hash_bang_line":
            break
    return ""


def _take_directives(context: Context, nodes: list[Node]) -> list[str]:
    """Remove the string statements at the head of a file, such as ``"use strict"``, and return what they say."""
    found: dict[int, str] = {}
    for place, node in enumerate(nodes):
        kind = context.kinds[node.kind_id]
        if kind in {"comment", "hash_bang_line"}:
            continue
        first = node.children[0] if kind == "expression_statement" else node
        if context.kinds[first.kind_id] != "string":
            break
        found[place] = str(literals.string(context, first).value)
    for place in reversed(found):
        del nodes[place]
    return list(found.values())
