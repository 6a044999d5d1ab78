"""JavaScript's imports and exports, with TypeScript's own forms and its namespaces.

https://tc39.es/ecma262/#sec-modules https://www.typescriptlang.org/docs/handbook/modules/reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.javascript_classes import class_
from analyzer.syntax.javascript_functions import function
from analyzer.syntax.javascript_literals import string
from analyzer.syntax.program import (
    Argument,
    Assign,
    Binding,
    Call,
    Class,
    Declare,
    DefaultPattern,
    Define,
    Do,
    Entry,
    Export,
    FieldPattern,
    Function,
    Import,
    ListPattern,
    Literal,
    Member,
    Name,
    RecordDisplay,
    RecordPattern,
    RestPattern,
    Return,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzer.syntax.javascript_context import Context
    from analyzer.syntax.program import Expr, Stmt

_TYPE_ONLY = {"type", "typeof"}


def import_(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower an import; ``import x = require("y")`` is a declaration."""
    line = node.start_point[0] + 1
    result = Import("", [], line=line)
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind in _TYPE_ONLY:
            result.type_only = True
        elif kind == "string":
            result.specifier = str(string(context, child).value)
        elif kind == "import_clause":
            _clause(context, child, result)
        elif kind == "import_require_clause":
            _require(context, child, line, out)
            return
    out.append(result)


def _clause(context: Context, node: Node, result: Import) -> None:
    for child in node.children:
        kind = context.kinds[child.kind_id]
        line = child.start_point[0] + 1
        if kind == "identifier":
            result.bindings.append(Binding("default", context.text(child), result.type_only, line=line))
        elif kind == "namespace_import":
            local = next((part for part in child.children if context.kinds[part.kind_id] == "identifier"), None)
            if local is not None:
                result.bindings.append(Binding("*", context.text(local), result.type_only, line=line))
        elif kind == "named_imports":
            result.bindings.extend(_specifiers(context, child, "import_specifier", type_only=result.type_only))


def _specifiers(context: Context, node: Node, wanted: str, *, type_only: bool) -> list[Binding]:
    found: list[Binding] = []
    for child in node.children:
        if context.kinds[child.kind_id] != wanted:
            continue
        name = context.field(child, "name")
        if name is None:
            continue
        alias = context.field(child, "alias")
        imported = _external(context, name)
        local = _external(context, alias) if alias is not None else imported
        only = type_only or (context.kinds[child.children[0].kind_id] in _TYPE_ONLY and child.children[0] != name)
        found.append(Binding(imported, local, only, line=child.start_point[0] + 1))
    return found


def _external(context: Context, node: Node) -> str:
    if context.kinds[node.kind_id] == "string":
        return str(string(context, node).value)
    return context.text(node)


def _require(context: Context, node: Node, line: int, out: list[Stmt]) -> None:
    name = next((child for child in node.children if context.kinds[child.kind_id] == "identifier"), None)
    source = context.field(node, "source")
    if name is not None and source is not None:
        call = Call(Name("require", line=line), [Argument(string(context, source), line=line)], line=line)
        out.append(Declare(Name(context.text(name), line=line), call, "const", line=line))


def import_alias(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``import A = B.C`` to a declaration."""
    values = context.values(node)
    if len(values) == 2:
        out.append(Declare(values[0], values[1], "const", line=node.start_point[0] + 1))


def export(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower any export."""
    kinds = [context.kinds[child.kind_id] for child in node.children]
    declared = context.field(node, "declaration")
    if "default" in kinds:
        _default(context, node, declared, out)
    elif declared is not None:
        _declaration(context, node, declared, out)
    elif "=" in kinds:
        value = context.value(node)
        out.append(Export([], None, value, "assign", line=node.start_point[0] + 1))
    elif "namespace" not in kinds:
        _names(context, node, out)


def _names(context: Context, node: Node, out: list[Stmt]) -> None:
    line = node.start_point[0] + 1
    result = Export([], line=line)
    for child in node.children:
        kind = context.kinds[child.kind_id]
        if kind in _TYPE_ONLY:
            result.type_only = True
        elif kind == "ERROR":
            _unread(context, child, result, out)
        elif kind == "*":
            result.names.append(Binding("*", "*", result.type_only, line=line))
        elif kind == "namespace_export":
            result.names.append(Binding("*", _external(context, child.children[-1]), result.type_only, line=line))
        elif kind == "export_clause":
            result.names.extend(_specifiers(context, child, "export_specifier", type_only=result.type_only))
        elif kind == "string":
            result.specifier = str(string(context, child).value)
    out.append(result)


def _unread(context: Context, node: Node, result: Export, out: list[Stmt]) -> None:
    """Lower what an export holds that the grammar cannot read: ``type * from`` or ``type * as a from``, or something broken."""
    text = context.text(node).split()
    if text[:1] != ["type"]:
        context.statement(node, out)
        return
    result.type_only = True
    if text[1:2] == ["*"]:
        line = node.start_point[0] + 1
        result.names.append(Binding("*", text[-1] if "as" in text else "*", type_only=True, line=line))


def _decorators(context: Context, node: Node) -> list[Expr]:
    return [context.value(child) for child in node.children if context.kinds[child.kind_id] == "decorator"]


def _default(context: Context, node: Node, declared: Node | None, out: list[Stmt]) -> None:
    line = node.start_point[0] + 1
    value: Expr | None = None
    if declared is not None:
        kind = context.kinds[declared.kind_id]
        if kind in _CLASSES:
            value = class_(context, declared)
            value.decorators = _decorators(context, node) + value.decorators
        elif kind in _FUNCTIONS:
            value = function(context, declared)
        else:
            return
    else:
        given = context.field(node, "value")
        value = context.expression(given) if given is not None else context.value(node)
        if isinstance(value, Class):
            value.decorators = _decorators(context, node) + value.decorators
    if declared is not None and isinstance(value, (Function, Class)) and value.name:
        out.append(Define(value, line=value.line))
        value = Name(value.name, line=line)
    out.append(Export([], None, value, "default", line=line))


_CLASSES = {"class_declaration", "abstract_class_declaration", "class"}
_FUNCTIONS = {"function_declaration", "generator_function_declaration"}


def _declaration(context: Context, node: Node, declared: Node, out: list[Stmt]) -> None:
    start = len(out)
    context.statement(declared, out)
    decorators = _decorators(context, node)
    names: list[str] = []
    for statement in out[start:]:
        if isinstance(statement, Define) and isinstance(statement.value, (Function, Class)):
            statement.value.decorators = decorators + statement.value.decorators
        names.extend(declared_names(statement))
    if names:
        line = node.start_point[0] + 1
        out.append(Export([Binding(name, name, line=line) for name in names], line=line))


def declared_names(statement: Stmt) -> list[str]:
    """Return the names that a declaration binds, in source order."""
    if isinstance(statement, Define):
        return [statement.value.name] if isinstance(statement.value, (Function, Class)) else []
    if not isinstance(statement, Declare):
        return []
    names: list[str] = []
    stack: list[Expr | None] = [statement.target]
    while stack:
        target = stack.pop()
        if isinstance(target, Name):
            names.append(target.id)
        elif isinstance(target, (ListPattern, RecordPattern)):
            stack.extend(reversed(target.items))
        elif isinstance(target, (DefaultPattern, RestPattern, FieldPattern)):
            stack.append(target.target)
    return names


def namespace(context: Context, node: Node, out: list[Stmt]) -> None:
    """Lower ``namespace A.B { export ... }`` to ``A = (() => { ...; return {B: ...} })()``; ``module "x"`` has no run time.

    Where A is declared before, as a class, a function, an enumeration or a namespace, what is exported becomes its members:
    https://www.typescriptlang.org/docs/handbook/declaration-merging.html
    """
    name = context.field(node, "name")
    if name is None or context.kinds[name.kind_id] == "string":
        return
    line, end = node.start_point[0] + 1, node.end_point[0] + 1
    outer, *inner = [part.strip() for part in context.text(name).split(".")]
    before = context.branches
    body = context.body(context.field(node, "body"))
    branches = context.branches - before
    if not inner and any(_declares(statement, outer) for statement in out):
        out.append(Do(_merged(outer, body, line, end, branches), line=line))
        return
    value = _namespace_value(body, line, end, branches)
    for part in reversed(inner[:_NAMESPACE_PARTS]):
        value = RecordDisplay([Entry(Literal(part, line=line), value, line=line)], line=line)
    out.append(Declare(Name(outer, line=line), value, "const", line=line))


_NAMESPACE_PARTS = 20


def _declares(statement: Stmt, name: str) -> bool:
    if isinstance(statement, Define):
        return isinstance(statement.value, (Class, Function)) and statement.value.name == name
    return isinstance(statement, Declare) and isinstance(statement.target, Name) and statement.target.id == name


def _merged(outer: str, body: list[Stmt], line: int, end: int, branches: int) -> Expr:
    kept: list[Stmt] = []
    for statement in body:
        if not isinstance(statement, Export):
            kept.append(statement)
            continue
        for binding in statement.names:
            if binding.imported != "*":
                member = Member(Name(outer, line=binding.line), binding.local, line=binding.line)
                kept.append(Do(Assign(member, Name(binding.imported, line=binding.line), line=binding.line), line=binding.line))
    return Call(Function("", [], kept, "arrow", end=end, branches=branches, line=line), [], line=line)


def _namespace_value(body: list[Stmt], line: int, end: int, branches: int) -> Expr:
    kept: list[Stmt] = []
    entries: list[Entry] = []
    for statement in body:
        if isinstance(statement, Export):
            entries.extend(_exported(statement))
        else:
            kept.append(statement)
    kept.append(Return(RecordDisplay(entries, line=line), line=line))
    return Call(Function("", [], kept, "arrow", end=end, branches=branches, line=line), [], line=line)


def _exported(statement: Export) -> list[Entry]:
    return [
        Entry(Literal(binding.local, line=binding.line), Name(binding.imported, line=binding.line), line=binding.line)
        for binding in statement.names
        if binding.imported != "*"
    ]
