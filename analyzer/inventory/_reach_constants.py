"""Which functions read a variable of a module, or a field of a class, that holds what stands on a line: the address of a model."""

from __future__ import annotations

from typing import Any

from analyzer.inventory._expressions import required
from analyzer.inventory._link_values import SELF
from analyzer.inventory._reach_code import Code, Unit
from analyzer.inventory._scan import ImportedName, ModuleFacts, Returned, Scope
from analyzer.inventory.facts import Project
from analyzer.syntax import program as p
from analyzer.syntax import walking

_HOLDS = (p.Literal, p.Template, p.Logical, p.Conditional, p.Call, p.Binary)
_Mentions = list[tuple[str, Unit, frozenset[str]]]


class Readers:
    """Finds the functions that read what a line defines outside any function."""

    def __init__(self, project: Project, code: Code) -> None:
        self.project = project
        self.code = code
        self._mentioned: dict[str, _Mentions] = {}

    def of(self, file: str, line: int) -> list[Unit]:
        """Return the functions that read a variable or field which the line gives its value."""
        facts = self.project.modules.get(file)
        if facts is None:
            return []
        found: dict[str, Unit] = {}
        names = _given(facts.scope.names, line)
        if names:
            found |= self._reading(facts, names, "")
            for other in self.project.modules.values():
                found |= self._reading(other, self._imported(other, file, names), "") if other is not facts else {}
        for defined in facts.classes.values():
            fields = {f"{mark}.{name}" for name in _given(defined.scope.fields, line) for mark in SELF}
            found |= self._reading(facts, fields, f"{defined.qualname}.") if fields else {}
        return list(found.values())

    def _imported(self, facts: ModuleFacts, file: str, names: set[str]) -> set[str]:
        found = set()
        for name, values in facts.scope.names.items():
            for value, _ in values:
                kind = type(value)
                if kind is ImportedName and value.imported in names:
                    specifier, level = value.specifier, value.level
                elif kind is Returned and value.key in names:
                    specifier, level = required(value.value) if isinstance(value.value, p.Call) else None, -1
                else:
                    continue
                if specifier and self.project.resolve(specifier, level, facts.file).path == file:
                    found.add(name)
        return found

    def _reading(self, facts: ModuleFacts, names: set[str], within: str) -> dict[str, Unit]:
        mentions = self._mentions(facts) if names else []
        return {unit.id: unit for qualname, unit, read in mentions if qualname.startswith(within) and not names.isdisjoint(read)}

    def _mentions(self, facts: ModuleFacts) -> _Mentions:
        if facts.file not in self._mentioned:
            found = []
            for defined in facts.functions.values():
                unit = self.code.of(defined.scope)
                if unit is not None:
                    found.append((defined.qualname, unit, frozenset(_read(defined.node))))
            self._mentioned[facts.file] = found
        return self._mentioned[facts.file]


def _given(names: dict[str, list[tuple[Any, Scope]]], line: int) -> set[str]:
    return {name for name, values in names.items() if any(isinstance(value, _HOLDS) and _stands_on(value, line) for value, _ in values)}


def _stands_on(value: p.Node, line: int) -> bool:
    return any(isinstance(node, p.Literal) and node.line == line for node in walking.walk([value], into_functions=False))


def _read(function: p.Node) -> set[str]:
    found = set()
    for node in walking.walk([function]):
        if isinstance(node, p.Name):
            found.add(node.id)
        elif isinstance(node, p.Member) and isinstance(node.object, p.Name) and node.object.id in SELF:
            found.add(f"{node.object.id}.{node.name}")
    return found
