"""What Python's imports bind.

https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax.program import Binding, Import, Stmt
from analyzer.syntax.python_lowering import Lowering, field, kinds, parts_of, statements

if TYPE_CHECKING:
    import tree_sitter

_MODULE, _NAME, _ALIAS = field("module_name"), field("name"), field("alias")
_ALIASED, _RELATIVE = kinds("aliased_import"), kinds("relative_import")
_WILDCARD, _DOTTED = kinds("wildcard_import"), kinds("dotted_name")


def _dotted(lowering: Lowering, node: tree_sitter.Node | None) -> str:
    return "" if node is None else ".".join(lowering.text(part) for part in parts_of(node))


def _named(lowering: Lowering, node: tree_sitter.Node) -> tuple[str, str]:
    """Return what is imported and its alias, "" for none."""
    if node.kind_id in _ALIASED:
        alias = node.child_by_field_id(_ALIAS)
        return _dotted(lowering, node.child_by_field_id(_NAME)), "" if alias is None else lowering.text(alias)
    return _dotted(lowering, node), ""


@statements("import_statement")
def import_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``import a.b, c as d`` to one Import a module."""
    for child in node.children:
        if child.kind_id not in _ALIASED and child.kind_id not in _DOTTED:
            continue
        line = child.start_point.row + 1
        specifier, alias = _named(lowering, child)
        binding = Binding("*", alias or specifier.partition(".")[0], line=line)
        found.append(Import(specifier, [binding], 0, dotted=not alias and "." in specifier, line=node.start_point.row + 1))


@statements("import_from_statement")
def import_from_statement(lowering: Lowering, node: tree_sitter.Node, found: list[Stmt]) -> None:
    """Lower ``from ..a import b as c``."""
    module = node.child_by_field_id(_MODULE)
    if module is None:
        return
    level, specifier = 0, ""
    if module.kind_id in _RELATIVE:
        prefix, *rest = parts_of(module)
        level = lowering.text(prefix).count(".")
        specifier = _dotted(lowering, rest[0]) if rest else ""
    else:
        specifier = _dotted(lowering, module)
    bindings: list[Binding] = []
    for child in node.children:
        kind = child.kind_id
        if kind in _WILDCARD:
            bindings.append(Binding("*", "*", line=child.start_point.row + 1))
        elif (kind in _ALIASED or kind in _DOTTED) and child.start_byte > module.start_byte:
            name, alias = _named(lowering, child)
            bindings.append(Binding(name, alias or name, line=child.start_point.row + 1))
    found.append(Import(specifier, bindings, level, line=node.start_point.row + 1))
