"""Import and export statements: what they bind, and what a module gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp import inspection
from analyzer.interp.hosts import Host, HostModule
from analyzer.interp.modules import Cell, Deferred, import_javascript, import_python, javascript_binding, submodule
from analyzer.interp.scope import ANY_NAME, Alias, Scope
from analyzer.interp.specifiers import named
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Instance, ModuleValue, Record, Sequence, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")


def run_import(interp: Interpreter, node: p.Import, scope: Scope) -> None:
    """Bind what an import statement names."""
    if scope.python:
        import_python_statement(interp, node, scope)
        return
    bindings = [binding for binding in node.bindings if not binding.type_only]
    if node.type_only or (node.bindings and not bindings):
        return
    if bindings and scope.file.endswith(TYPESCRIPT) and value_names(interp, scope.file).isdisjoint(item.local for item in bindings):
        scope.names |= {binding.local: Deferred(node.specifier, scope.file, binding.imported) for binding in bindings}
        return
    value = import_javascript(interp, node.specifier, scope.file, node)
    for binding in bindings:
        whole = binding.imported == "*" and not scope.file.endswith(TYPESCRIPT) and not isinstance(value, Host)
        scope.names[binding.local] = namespace(value) if whole else javascript_binding(interp, value, binding.imported)


def value_names(interp: Interpreter, path: str) -> frozenset[str]:
    """Return the names that a TypeScript file uses as values: imports of the others do not exist at run time."""
    if path not in interp.named:
        program = interp.world.program(path)
        interp.named[path] = inspection.value_names(program.body) if program is not None else frozenset()
    return interp.named[path]


def run_export(interp: Interpreter, node: p.Export, scope: Scope) -> None:
    """Enter what an export statement names."""
    module = interp.modules.get(scope.file)
    if module is None or node.type_only:
        return
    if node.kind in {"default", "assign"} and node.value is not None:
        value = interp.evaluate(node.value, scope)
        if node.kind == "assign":
            module.commonjs = value
        else:
            module.exports.entries["default"] = Cell(scope, node.value.id) if isinstance(node.value, p.Name) else value
        return
    if node.specifier is None:
        for binding in node.names:
            module.exports.entries[binding.local] = Cell(scope, binding.imported)
        return
    value = import_javascript(interp, node.specifier, scope.file, node)
    for binding in node.names:
        if binding.imported == "*" and binding.local == "*":
            if isinstance(value, ModuleValue):
                module.stars.append(value)
            elif isinstance(value, Record):
                module.exports.entries.update(value.entries)
        elif not binding.type_only:
            module.exports.entries[binding.local] = javascript_binding(interp, value, binding.imported)


def import_python_statement(interp: Interpreter, node: p.Import, scope: Scope) -> None:
    """Bind what ``import a.b``, ``from a import b`` and ``from a import *`` name."""
    if node.bindings and node.bindings[0].imported == "*" and node.bindings[0].local != "*":
        value = import_python(interp, node.specifier, 0, scope.file)
        top = node.specifier.partition(".")[0]
        if node.dotted:
            scope.names[top] = import_python(interp, top, 0, scope.file)
        else:
            scope.names[node.bindings[0].local] = value
        return
    value = import_python(interp, node.specifier, max(node.level, 0), scope.file)
    for binding in node.bindings:
        if binding.imported == "*":
            import_star(interp, value, scope)
        else:
            scope.names[binding.local] = python_binding(interp, value, binding.imported)


def python_binding(interp: Interpreter, value: Value, name: str) -> Value:
    """Return a name imported from a module: an attribute, or a submodule."""
    if isinstance(value, ModuleValue):
        found = value.scope.names.get(name)
        if found is not None and not (isinstance(found, Alias) and found.module is value):
            return found
        child = submodule(interp, value, name)
        if child is not None:
            return child
        return interp.get(value, name) if value.done else Alias(value, name)
    return interp.get(value, name)


def import_star(interp: Interpreter, value: Value, scope: Scope) -> None:
    """Bind every public name of a module (``__all__`` where it has one)."""
    if not isinstance(value, ModuleValue):
        if isinstance(value, HostModule):
            scope.names.update({key: item for key, item in value.members.items() if not key.startswith("_")})
        elif isinstance(value, External):
            scope.names.setdefault(ANY_NAME, value)
        return
    listed = value.scope.names.get("__all__")
    if isinstance(listed, Sequence) and not listed.open:
        names = [text for item in listed.items for text in interp.texts_of(item)]
    else:
        names = [name for name in value.scope.names if not name.startswith("_")]
    for name in names:
        scope.names[name] = python_binding(interp, value, name)


def called(interp: Interpreter, node: p.Call, scope: Scope) -> Value:
    """Return what ``import(name)`` promises."""
    specifier = named(interp, interp.evaluate(node.arguments[0].value, scope), scope.file) if node.arguments else None
    return namespace(import_javascript(interp, specifier, scope.file, node))


def namespace(value: Value) -> Value:
    """Return what ``import()`` and ``import * as`` give for what a CommonJS module exports: the whole is its ``default``."""
    if isinstance(value, FunctionValue):
        return msgspec.structs.replace(value, fields={"default": value, **value.fields})
    if isinstance(value, Record) and value.kind in {"object", "exports"} and "default" not in value.entries and not value.getters:
        return msgspec.structs.replace(value, entries={**value.entries, "default": value})
    own = isinstance(value, (ClassValue, Instance, Const)) or (isinstance(value, Host) and getattr(value, "wrapped_by_libraries", False))
    return Record({"default": value}) if own else value
