"""The walk's part that concerns modules: imports, exports, what is assigned to members, and how names are bound."""

from __future__ import annotations

from typing import Any

from analyzer.inventory._scan import ImportedName, ImportFact, ModuleFacts, Scope
from analyzer.syntax import program as p


class ModuleWalk:
    """Visitors of imports, exports and assignments to members."""

    def __init__(self, module: p.Module) -> None:
        """Begin with no facts."""
        self.facts = ModuleFacts(module)
        self.hint = ""

    def _name_value(self, target: Any, value: Any) -> None:  # noqa: ANN401 - any expression
        """An anonymous function or class is called like what it is assigned to, as JavaScript does."""
        if value.__class__ in (p.Function, p.Class) and not value.name:
            self.hint = target.id if isinstance(target, p.Name) else getattr(target, "name", "") if isinstance(target, p.Member) else ""

    def _assign_member(self, target: p.Member, value: p.Expr, scope: Scope) -> None:
        holder = target.object
        if isinstance(holder, p.Name):
            if holder.id in {"this", "self", "cls"} and scope.owner is not None:
                field(scope.owner, target.name, value, scope)
            elif holder.id == "exports":
                self.facts.exports.setdefault(target.name, (value, scope))
            elif holder.id == "module" and target.name == "exports":
                self._module_exports(value, scope)
            else:
                bind(declaring(scope, holder.id), f"{holder.id}.{target.name}", value, scope)
        elif (
            isinstance(holder, p.Member) and holder.name == "exports" and isinstance(holder.object, p.Name) and holder.object.id == "module"
        ):
            self.facts.exports.setdefault(target.name, (value, scope))

    def _module_exports(self, value: p.Expr, scope: Scope) -> None:
        self.facts.exports["="] = (value, scope)
        if isinstance(value, p.RecordDisplay):
            for entry in value.entries:
                if isinstance(entry.key, p.Literal) and isinstance(entry.key.value, str):
                    self.facts.exports[entry.key.value] = (entry.value, scope)

    # --- modules

    def imported(self, node: p.Import, scope: Scope, stack: list[Any]) -> None:
        names = tuple(binding.imported for binding in node.bindings if not binding.type_only)
        type_only = node.type_only or (bool(node.bindings) and not names)
        self.facts.imports.append(ImportFact(node.specifier, node.level, node.line, names, type_only=type_only))
        if node.type_only:
            return
        for binding in node.bindings:
            if binding.type_only:
                continue
            if binding.local == "*":
                self.facts.stars.append((node.specifier, node.level))
            else:
                specifier = node.specifier.split(".")[0] if node.dotted else node.specifier
                bind(scope, binding.local, ImportedName(specifier, binding.imported, node.level), scope)

    def export(self, node: p.Export, scope: Scope, stack: list[Any]) -> None:
        if node.value is not None:
            self._name_value(p.Name("default"), node.value)
            if node.kind == "assign":
                self._module_exports(node.value, scope)
            else:
                self.facts.exports["default"] = (node.value, scope)
            stack.append(node.value)
        if node.specifier is not None:
            self._re_export(node, scope)
            return
        for binding in node.names:
            if not (node.type_only or binding.type_only):
                self.facts.exports.setdefault(binding.local, (p.Name(binding.imported), scope))

    def _re_export(self, node: p.Export, scope: Scope) -> None:
        specifier = node.specifier or ""
        names = [binding for binding in node.names if not binding.type_only]
        type_only = node.type_only or (bool(node.names) and not names)
        self.facts.imports.append(ImportFact(specifier, -1, node.line, tuple(binding.imported for binding in names), type_only=type_only))
        if node.type_only:
            return
        for binding in names:
            if binding.local == "*":
                self.facts.stars.append((specifier, -1))
            else:
                self.facts.exports.setdefault(binding.local, (ImportedName(specifier, binding.imported, -1), scope))


def bind(scope: Scope, name: str, value: Any, where: Scope) -> None:  # noqa: ANN401 - any binding
    """Give a name one more value in a scope; at most eight are kept."""
    values = scope.names.setdefault(name, [])
    if len(values) < 8:
        values.append((value, where))


def is_fetched(scope: Scope, name: str) -> bool:
    """Say whether a name is what a call in the same function gave: the answer of another server in ``const res = await fetch(url)``."""
    current: Scope | None = scope
    while current is not None and current.parent is not None:
        if name in current.names:
            value = current.names[name][0][0]
            return isinstance(value, p.Await) or (isinstance(value, p.Call) and not value.new)
        current = current.parent
    return False


def field(owner: Scope, name: str, value: Any, where: Scope) -> None:  # noqa: ANN401 - any binding
    """Give a field of a class one more value; at most eight are kept."""
    values = owner.fields.setdefault(name, [])
    if len(values) < 8:
        values.append((value, where))


def declaring(scope: Scope, name: str) -> Scope:
    """Return the scope that an assignment to ``name`` reaches: the nearest that has it, else the module."""
    found: Scope | None = scope
    while found is not None:
        if name in found.names:
            return found
        found = found.parent
    return scope.module
