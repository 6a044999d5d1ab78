"""What the objects of a class are made with: ``Nightly(at="0 3 * * *")``, and ``super().__init__(at=...)`` in a class that derives from it.

A registration in a method reads that through fields of its own: ``self.at = at`` in a constructor, ``scheduler.cron(self.at, self.run)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory.facts import CallSite, Defined, Project, Scope, dotted
from analyzer.syntax import program as p
from analyzer.syntax import walking

_MOST = 60
_MOST_BASES = 32


def constructions(project: Project, site: CallSite) -> list[tuple[Scope, CallSite, int]]:
    """Return the scopes to read a registration in, each with the call that makes an object, where that gives the fields that it reads."""
    owner = site.scope.owner
    facts = project.modules[site.file]
    defined = facts.classes.get(owner.qualname) if owner is not None and facts.is_python else None
    read = _read(site.node) if defined is not None else set()
    given = {name: taken for name in read if defined is not None and (taken := _taken(project, defined, name))}
    if defined is None or not given:
        return []
    whole = {given[name] for argument in site.node.arguments if (name := _field(argument.value)) in given}
    return [found for _, found in zip(range(_MOST), _made(project, site, defined, given, whole), strict=False)]


def _field(value: Any) -> str:  # noqa: ANN401 - any expression
    held = isinstance(value, p.Member) and isinstance(value.object, p.Name) and value.object.id == "self"
    return value.name if held else ""


def _read(call: p.Call) -> set[str]:
    values = [argument.value for argument in call.arguments]
    return {name for value in walking.walk(values, into_functions=False) if (name := _field(value))}


def _taken(project: Project, defined: Defined, field: str) -> str:
    """Return the parameter that a constructor of a class, or of one that it derives from, keeps as a field."""
    for each in _lineage(project, defined):
        for value, where in each.scope.fields.get(field, ()):
            if isinstance(value, p.Name) and where.kind == "function" and where.node.name == "__init__":
                return value.id
    return ""


def _lineage(project: Project, defined: Defined) -> list[Defined]:
    """Return a class and the local ones that it derives from, nearest first."""
    found = [defined]
    for each in found:
        known = list(project.local_bases(each))
        found += [base for base in known if len(found) < _MOST_BASES and not any(base is other for other in found)]
    return found


def _made(
    project: Project, site: CallSite, defined: Defined, given: dict[str, str], whole: set[str]
) -> Iterator[tuple[Scope, CallSite, int]]:
    """Yield what makes an object with one of the parameters that are an argument by themselves."""
    for call in project.calls:
        made = _class_of(project, call, defined)
        keywords = _arguments(project, call.node, made) if made is not None else {}
        if keywords.keys() & whole:
            inner = Scope("block", site.scope.qualname, site.scope, site.scope.node, site.scope.file)
            for field, parameter in ((field, parameter) for field, parameter in given.items() if parameter in keywords):
                inner.names[f"self.{field}"] = [(keywords[parameter], call.scope)]
            yield inner, call, call.line


def _class_of(project: Project, call: CallSite, defined: Defined) -> Defined | None:
    """Return the class whose constructor a call runs, where that is a class or one that derives from it."""
    if dotted(call.node.callee) == "super().__init__":
        owner = call.scope.owner
        facts = project.modules.get(owner.file) if owner is not None else None
        made = facts.classes.get(owner.qualname) if facts is not None and owner is not None else None
        above = _lineage(project, made)[1:2] if made is not None and made is not defined and _derives(project, made, defined) else []
        return above[0] if above else None
    made = project.defined(call.ref) if call.ref is not None and call.ref.local else None
    return made if made is not None and isinstance(made.node, p.Class) and _derives(project, made, defined) else None


def _arguments(project: Project, call: p.Call, made: Defined) -> dict[str, Any]:
    """Return the arguments of a constructor's call by the names of its parameters."""
    given: dict[str, Any] = {argument.keyword: argument.value for argument in call.arguments if argument.keyword}
    positional = [argument.value for argument in call.arguments if argument.keyword is None and not argument.spread]
    own = (project.modules[each.file].functions.get(f"{each.qualname}.__init__") for each in _lineage(project, made))
    constructor = next((function for function in own if function is not None), None) if positional else None
    targets = [item.target for item in constructor.node.parameters if item.kind == "plain"][1:] if constructor is not None else []
    return given | {target.id: value for target, value in zip(targets, positional, strict=False) if isinstance(target, p.Name)}


def _derives(project: Project, made: Defined, defined: Defined) -> bool:
    return any(each is defined for each in _lineage(project, made))
