"""Calls of what a local class has from a library's: a method that it overrides, or the constructor that it derives from."""

from __future__ import annotations

from analyzer.inventory.facts import CallSite, Project
from analyzer.syntax import program as p


def is_base(callee: p.Expr) -> bool:
    """Return whether a callee is JavaScript's ``super``."""
    return isinstance(callee, p.Name) and callee.id == "super"


def inherited(project: Project, call: CallSite) -> CallSite | None:
    """Return a call as one of the library's class; None where no library's class is behind it."""
    return _constructed(project, call) if is_base(call.node.callee) else _overridden(project, call)


def _overridden(project: Project, call: CallSite) -> CallSite | None:
    """Return the call of a library's method that a local class between overrides."""
    callee = call.node.callee
    if call.ref is None or not call.ref.local or not isinstance(callee, p.Member):
        return None
    owner = project.defined(project.ref(callee.object, call.scope))
    base = project.foreign(owner) if owner is not None and isinstance(owner.node, p.Class) else None
    if base is None:
        return None
    found = CallSite(call.node, call.scope)
    found.ref = base.called().then(callee.name)
    return found


def _constructed(project: Project, call: CallSite) -> CallSite | None:
    """Return ``super(...)`` as what makes an object of the library's class."""
    owner = call.scope.owner
    facts = project.modules.get(owner.file) if owner is not None else None
    defined = facts.classes.get(owner.qualname) if facts is not None and owner is not None else None
    base = project.foreign(defined) if defined is not None else None
    if base is None:
        return None
    found = CallSite(p.Call(call.node.callee, call.node.arguments, new=True, line=call.node.line), call.scope)
    found.ref = base
    return found


def only_bases(project: Project) -> set[int]:
    """Return the identities of the classes that others derive from and that nothing makes an object of."""
    found: set[int] = set()
    for facts in project.modules.values():
        for defined in facts.classes.values():
            found.update(id(base) for base in project.local_bases(defined))
    made = (project.defined(call.ref) for call in project.calls if found and call.ref is not None and call.ref.local)
    return found - {id(defined) for defined in made if defined is not None}
