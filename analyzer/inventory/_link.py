"""Following names: what an expression stands for, one step at a time, within explicit bounds.

A step is a binding, an import, an export, a field, a call's result or an annotation. At most 24 hops, chains of at most 64 members.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._containers import asked, asking, given
from analyzer.inventory._expressions import (
    CONTAINERS,
    alternatives,
    asked_of_container,
    is_dotted,
    is_property,
    plain_base,
    promised,
    required,
)
from analyzer.inventory._link_imports import Imports
from analyzer.inventory._link_values import HOPS, LISTENS, SELF, SERVERS, decorated, kept_in
from analyzer.inventory._ref import Ref, Resolve
from analyzer.inventory._scan import Defined, ImportedName, Instance, ModuleFacts, Returned, Scope, dotted, provided
from analyzer.syntax import program as p

_STEPS = 64
_ANYTHING = (Ref("typing", ("Any",)), Ref("typing_extensions", ("Any",)))
_BASE = "<base>"
_BASES = 16
_PLAIN_BASES = {"abc", "collections.abc", "dataclasses", "enum", "events", "node:events", "typing", "typing_extensions"}
_WRAPPERS = {"Optional", "Annotated", "Final", "ClassVar", "Mapped", "Promise", "Partial", "Readonly"}


class Linker(Imports):
    """Resolves expressions over scanned modules. ``resolve(specifier, level, importer)`` says where an import leads."""

    def __init__(self, modules: dict[str, ModuleFacts], resolve: Resolve) -> None:
        """Index the definitions of ``modules``."""
        self.resolve = resolve
        self.modules = modules
        self._defined: dict[int, Defined] = {}
        self._exports: dict[tuple[str, str], Ref | None] = {}
        self._decorated = decorated(modules.values())
        self._given = given(modules.values())
        self._asking = asking(modules.values())
        for facts in modules.values():
            for defined in (*facts.functions.values(), *facts.classes.values()):
                self._defined[id(defined.node)] = defined

    def ref(self, expr: Any, scope: Scope, hops: int = 0) -> Ref | None:  # noqa: ANN401 - any expression or binding
        """Return what an expression stands for, None where that cannot be said."""
        steps: list[str | None] = []
        node = expr
        while True:
            node = promised(node) if type(node) is p.Call else node
            kind = type(node)
            if self._given and (name := asked(node)) in self._given and hops < HOPS:
                found = self.ref(*self._given[name], hops + 1)
                break
            if kind is p.Member:
                steps.append(node.name)
                node = node.object
            elif kind is p.Call:
                specifier = required(node)
                if specifier is not None:
                    found = self._imported(specifier, "*", -1, scope.file, hops)
                    break
                injected = self._injected(node, scope, hops)
                if injected is not None:
                    found = self._instance(injected, scope, hops)
                    break
                steps.append(None)
                node = node.callee
            elif kind is p.Await:
                node = node.value
            elif kind is p.Index and (inner := kept_in(node, scope)) is not None:
                node = inner
            else:
                found = self._base(node, scope, steps, hops)
                if self._decorated and kind is p.Name and steps and (found is None or found.origin == "fastify"):
                    found = self._decoration(steps, hops) or found
                break
            if len(steps) > _STEPS:
                return None
        while steps and found is not None:
            step = steps.pop()
            found = self._called(found, hops) if step is None else self._member(found, step, hops)
        return None if found is not None and _is_entry(found) else found

    def _decoration(self, steps: list[str | None], hops: int) -> Ref | None:
        """Return what ``server.decorate(name, value)`` made of ``server.name``, taking the steps to it; None where no such name is."""
        at = len(steps) - 1
        while at > 0 and steps[at] in SERVERS:
            at -= 1
        binding = self._decorated.get(steps[at] or "") if hops < HOPS else None
        if binding is None:
            return None
        found = self.ref(binding[0], binding[1], hops + 1)
        if found is None and at > 0 and isinstance(binding[0], p.RecordDisplay):
            at -= 1
            found = self._record(binding[0], steps[at] or "", binding[1], hops)
        if found is not None:
            del steps[at:]
        return found

    def _is_container(self, callee: Any, scope: Scope, hops: int) -> bool:  # noqa: ANN401 - any expression
        """Say whether a name, or what a call of a name gives, is a container; to ask it of longer chains would double with each link."""
        made = callee.object.callee if type(callee.object) is p.Call else callee.object
        container = self.ref(callee.object, scope, hops + 1) if is_dotted(made) and hops < HOPS else None
        return container is not None and not container.local and container.origin in CONTAINERS

    def _injected(self, call: p.Call, scope: Scope, hops: int) -> p.Expr | None:
        """Return the class that a call asks of a container, by itself or through a function of one's own."""
        asked_for = asked_of_container(call)
        if asked_for is not None and self._is_container(call.callee, scope, hops):
            return asked_for
        value = call.arguments[0].value if self._asking and len(call.arguments) == 1 and hops < HOPS else None
        if not isinstance(call.callee, p.Name) or not isinstance(value, p.Name):
            return None
        defined = self.defined(self.ref(call.callee, scope, hops + 1))
        return value if defined is not None and id(defined.node) in self._asking else None

    def defined(self, ref: Ref | None) -> Defined | None:
        """Return the local function or class that ``ref`` is (or is an instance of), None for anything else."""
        if ref is None or not ref.local or len(ref.path) != 1:
            return None
        facts = self.modules.get(ref.origin)
        name = ref.path[0].removesuffix("()")
        return (facts.functions.get(name) or facts.classes.get(name)) if facts else None

    def step(self, ref: Ref, name: str | None) -> Ref | None:
        """Return a member of what an expression stands for; without a name, what calling it gives."""
        return self._called(ref, 0) if name is None else self._member(ref, name, 0)

    # --- one step

    def _base(self, node: Any, scope: Scope, steps: list[str | None], hops: int) -> Ref | None:  # noqa: ANN401 - any expression
        if hops > HOPS:
            return None
        kind = type(node)
        if kind is p.Name:
            if steps and steps[-1] is not None:
                attached = f"{node.id}.{steps[-1]}"
                found = self._named(attached, scope, hops)
                if found is not None:
                    steps.pop()
                    return found
            if node.id in SELF and scope.owner:
                return _self(scope)
            return self._named(node.id, scope, hops) or self._of_record(node, scope, steps, hops)
        if kind is Returned:
            inner = self.ref(node.value, scope, hops + 1)
            kept = self._record(node.value, node.key, scope, hops) if inner is None or (inner.local and len(inner.path) > 1) else None
            return kept or (self._member(inner, node.key, hops + 1) if inner else None)
        if kind is Instance:
            return self._instance(node.annotation, scope, hops)
        if kind is ImportedName:
            return self._imported(node.specifier, node.imported, node.level, scope.file, hops)
        if kind in (p.Function, p.Class):
            defined = self._defined.get(id(node))
            return Ref(defined.file, (defined.qualname,), local=True) if defined else None
        for inner in alternatives(node):
            found = self.ref(inner, scope, hops + 1)
            if found is not None:
                return found
        return None

    def _of_record(self, name: p.Name, scope: Scope, steps: list[str | None], hops: int) -> Ref | None:
        """Take the next member of a chain from the record that a name holds."""
        binding = self._binding(name.id, scope) if steps and steps[-1] is not None else None
        if binding is None or not isinstance(binding[0], p.RecordDisplay | ImportedName | Returned):
            return None
        entry = self._entry(p.Member(name, steps[-1] or ""), scope, hops + 1)
        if entry is None or hops > HOPS:
            return None
        steps.pop()
        return self.ref(entry[0], entry[1], hops + 2)

    def _named(self, name: str, scope: Scope, hops: int) -> Ref | None:
        current: Scope | None = scope
        while current is not None:
            if name in current.names and (current.kind != "class" or current is scope):
                return self._cached(current, name, hops)
            current = current.parent
        return self._starred(name, scope, hops) if "." not in name else None

    def _cached(self, scope: Scope, name: str, hops: int) -> Ref | None:
        if name in scope.resolved:
            known: Ref | None = scope.resolved[name]
            return known
        scope.resolved[name] = None
        for value, where in scope.names[name]:
            found = self.ref(value, where, hops + 1) if value is not None else None
            if found is not None and found not in _ANYTHING:
                scope.resolved[name] = found
                return found
        if name in self._given and scope.kind == "function" and scope.node.kind == "constructor" and hops < HOPS:
            injected = scope.resolved[name] = self.ref(*self._given[name], hops + 1)
            return injected
        return None

    def _member(self, ref: Ref, name: str, hops: int) -> Ref | None:
        if not ref.local:
            return ref.then(name)
        if not ref.path:
            return self._exported(ref.origin, name, hops + 1) if ref.origin in self.modules else self._submodule(ref, name)
        if len(ref.path) == 1:
            owner = self.defined(ref)
            if owner is not None and isinstance(owner.node, p.Class):
                return self._field(owner, name, hops) or self._inherited(ref, owner, name, hops) or ref.then(name)
            if owner is not None and "=" in self.modules[ref.origin].exports and name in self.modules[ref.origin].exports:
                return self._exported(ref.origin, name, hops + 1)
        return ref.then(name)

    def _field(self, owner: Defined, name: str, hops: int) -> Ref | None:
        key = f".{name}"
        if key in owner.scope.resolved:
            known: Ref | None = owner.scope.resolved[key]
            return known
        owner.scope.resolved[key] = read = None
        for value, where in owner.scope.fields.get(name, ()):
            found = self.ref(value, where, hops + 1) if value is not None and hops < HOPS else None
            if found is not None and is_property(value):
                found = self._called(found, hops + 1)
                if found is not None and found.local and len(found.path) > 1:
                    read = read or found
                    continue
            if found is not None:
                owner.scope.resolved[key] = found
                return found
        for ref in self.base_refs(owner, hops + 1) if hops < HOPS else ():
            parent = self.defined(ref)
            found = self._field(parent, name, hops + 1) if parent is not None and parent is not owner else None
            if found is not None:
                owner.scope.resolved[key] = found
                return found
        if read is not None:
            owner.scope.resolved[key] = read
        return read

    def _inherited(self, ref: Ref, owner: Defined, name: str, hops: int) -> Ref | None:
        """Return a member that only a package's class can have given to a local class, as that class's own."""
        base = self.foreign(owner, hops)
        return None if base is None else (base.called() if ref.path[0].endswith("()") else base).then(name)

    def base_refs(self, defined: Defined, hops: int = 0) -> Iterator[Ref | None]:
        """Yield what the bases of a local class stand for, of a generic one (``Repo[User]``) the class itself; at most 16."""
        outer = defined.scope.parent or defined.scope
        for base in defined.node.bases[:_BASES] if isinstance(defined.node, p.Class) else ():
            yield self.ref(plain_base(base), outer, hops)

    def local_bases(self, defined: Defined) -> Iterator[Defined]:
        """Yield the local classes that a local class names as its bases."""
        for ref in self.base_refs(defined):
            base = self.defined(ref)
            if base is not None and base is not defined and isinstance(base.node, p.Class):
                yield base

    def foreign(self, owner: Defined, hops: int = 0) -> Ref | None:
        """Return the first class of a package that a local class derives from, through local classes too."""
        resolved = owner.scope.resolved
        if _BASE not in resolved:
            resolved[_BASE] = None
            for ref in self.base_refs(owner, hops + 1) if hops < HOPS else ():
                parent = self.defined(ref)
                inner = parent is not None and parent is not owner and isinstance(parent.node, p.Class)
                base = ref if parent is None else self.foreign(parent, hops + 1) if inner else None
                if base is not None and not base.local and base.path and base.origin not in _PLAIN_BASES:
                    resolved[_BASE] = base
                    break
        known: Ref | None = resolved[_BASE]
        return known

    def _called(self, ref: Ref, hops: int) -> Ref | None:
        if not ref.local and len(ref.path) > 1 and ref.path[-1] in LISTENS and ref.path[-2].endswith("()"):
            return Ref(ref.origin, ref.path[:-1])
        defined = self.defined(ref)
        if defined is None or isinstance(defined.node, p.Class) or ref.path[0].endswith("()"):
            return ref.called() if ref.path or not ref.local else None
        resolved = defined.scope.resolved
        if "()" not in resolved:
            resolved["()"] = None
            resolved["()"] = self._result(defined, hops)
        known: Ref | None = resolved["()"]
        return known or (ref.called() if defined.node.returns is None else None)

    def _result(self, defined: Defined, hops: int) -> Ref | None:
        """Return what a local function gives: the first of its results that can be followed, or what its annotation says."""
        for value in defined.scope.returns:
            found = self.ref(value, defined.scope, hops + 2) if hops < HOPS else None
            if found is not None:
                return found
        return self._instance(defined.node.returns, defined.scope, hops + 1) if defined.node.returns is not None else None

    def _instance(self, annotation: Any, scope: Scope, hops: int) -> Ref | None:  # noqa: ANN401 - any expression
        if isinstance(annotation, p.Literal) and isinstance(annotation.value, str) and annotation.value.replace(".", "").isidentifier():
            parts = annotation.value.split(".")
            annotation = p.Name(parts[0])
            for part in parts[1:8]:
                annotation = p.Member(annotation, part)
        if isinstance(annotation, p.Index) and dotted(annotation.object).rsplit(".", 1)[-1] in _WRAPPERS:
            inner = annotation.index
            items = inner.items if isinstance(inner, p.ListDisplay) and inner.items else [inner]
            provider = next((call for item in items[1:] if (call := provided(item)) is not None), None)
            annotation = items[0]
            if provider is not None and hops < HOPS:
                return self._instance(annotation, scope, hops + 1) or self.ref(provider, scope, hops + 1)
        if isinstance(annotation, p.Binary) and annotation.operator == "|":
            return (
                (self._instance(annotation.left, scope, hops + 1) or self._instance(annotation.right, scope, hops + 1))
                if hops < HOPS
                else None
            )
        if isinstance(annotation, p.Index) and self.modules[scope.file].module.language == "typescript":
            annotation = annotation.object
        if not isinstance(annotation, p.Name | p.Member):
            return None
        found = self.ref(annotation, scope, hops + 1)
        if found is None and hops < HOPS:
            alias, where = self.value(annotation, scope, hops)
            return self._instance(alias, where, hops + 1) if isinstance(alias, p.Index) else None
        return found.called() if found is not None and found.path and not found.path[-1].endswith("()") else found


def _self(scope: Scope) -> Ref | None:
    return Ref(scope.file, (f"{scope.owner.qualname}()",), local=True) if scope.owner else None


def _is_entry(ref: Ref) -> bool:
    """Say whether a way ends in the entries of a table, of which no more is known: ``self.queues[name]["mail"].put``."""
    return ref.local and any(name.endswith("[]") for name in ref.path)
