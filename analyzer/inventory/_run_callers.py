"""Who calls a function of one's own, and who makes the objects of a class: what brings a registration inside of it about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._constructions import constructions
from analyzer.inventory._expressions import plain_base
from analyzer.inventory._link_values import SELF
from analyzer.inventory._run_scopes import constructed, constructor_of, targets
from analyzer.inventory._scan import Instance
from analyzer.inventory.facts import CallSite, Defined, Project, Scope
from analyzer.syntax import program as p
from analyzer.syntax import walking


def calls_of(project: Project, defined: Defined) -> Iterator[CallSite]:
    """Give the calls of a function: those that are known to be, and those of a method on what only an annotation tells."""
    owner = defined.scope.owner
    if owner is not None and constructor_of(project, owner) is defined:
        yield from _constructing(project, owner)
        return
    method = defined.node.name if owner is not None and defined.scope.parent is owner else ""
    yield from project.calls_by_function.get(id(defined), ())
    for call in project.calls_by_method.get(method, ()):
        if isinstance(call.node.callee, p.Member) and _by_interface(call.node.callee.object, call.scope):
            yield call


def _by_interface(receiver: Any, scope: Scope) -> bool:  # noqa: ANN401 - any expression
    """Say whether a name, or a field of the object around, has only the annotation that it was declared with."""
    if isinstance(receiver, p.Member) and isinstance(receiver.object, p.Name) and receiver.object.id in SELF:
        bindings = scope.owner.fields.get(receiver.name, []) if scope.owner is not None else []
    elif isinstance(receiver, p.Name):
        holder: Scope | None = scope
        while holder is not None and receiver.id not in holder.names:
            holder = holder.parent
        bindings = holder.names[receiver.id] if holder is not None else []
    else:
        return False
    return any(isinstance(value, Instance) for value, _ in bindings)


def _constructing(project: Project, owner: Scope) -> Iterator[CallSite]:
    """Give what constructs the objects of a class: ``new C(...)``, and ``super(...)`` where a class derives from it."""
    classes = project.modules[owner.file].classes
    made = classes.get(owner.qualname)
    yield from (call for call in project.calls_by_function.get(id(made), ()) if call.node.new or project.modules[call.file].is_python)
    for call in project.calls_of_super:
        inner = call.scope.owner
        base = next(iter(inner.node.bases), None) if inner is not None else None
        ref = project.ref(plain_base(base), inner.parent or inner) if base is not None and inner is not None else None
        if made is not None and project.defined(ref) is made:
            yield call


def objects(project: Project, site: CallSite, names: set[str]) -> Iterator[tuple[Scope, CallSite, int]]:
    """Give a scope for each object of the class around a registration that reads what the objects were constructed with."""
    if project.modules[site.file].is_python:
        yield from constructions(project, site)
        return
    owner = site.scope.owner
    constructor = constructor_of(project, owner) if owner is not None else None
    if owner is None or constructor is None or constructor.scope is site.scope:
        return
    parameters = {name for item in constructor.node.parameters for name in targets(item.target)}
    decided = {f"this.{item.target.id}" for item in constructor.node.parameters if item.field and isinstance(item.target, p.Name)}
    for name, bindings in owner.fields.items():
        values = [value for value, where in bindings if where is constructor.scope and isinstance(value, p.Expr)]
        if any(isinstance(node, p.Name) and node.id in parameters for node in walking.walk(values, into_functions=False)):
            decided.add(f"this.{name}")
    if decided & names:
        for call in _constructing(project, owner):
            yield constructed(project, site.scope, call.node, call.scope, names), call, call.line
