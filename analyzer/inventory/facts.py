"""The shared foundation: for a service's modules, what every call, decorator and base class stands for.

A name is followed through imports (aliases, `require`, re-exports, `from x import *`), assignments, destructuring, fields of `this` and
`self`, annotated parameters, what a local function returns, and what callers pass, across modules. What a package's value is called then
reads `bullmq:Queue().process`: the package, the path inside it, `()` where something was called or constructed. Local modules come first: a
`jwt.py` in the repository hides PyJWT. Type-only imports bind nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from analyzer.inventory._expressions import is_property
from analyzer.inventory._link import Linker
from analyzer.inventory._passed import Passed
from analyzer.inventory._ref import Ref, Resolve, no_resolution
from analyzer.inventory._scan import CallSite, Decoration, Defined, ModuleFacts, Scope, dotted
from analyzer.inventory._walk import scan
from analyzer.syntax import program as p
from analyzer.syntax import walking

__all__ = [
    "CallSite",
    "Decoration",
    "Defined",
    "ModuleFacts",
    "Project",
    "Ref",
    "Resolve",
    "Scope",
    "dotted",
    "no_resolution",
]

_HOPS = 24


class Project(Linker):
    """All modules of a service, scanned and linked."""

    def __init__(self, modules: Iterable[p.Module], resolve: Resolve = no_resolution) -> None:
        """Scan ``modules``; ``resolve(specifier, level, importer)`` says where an import leads."""
        super().__init__({module.file: scan(module) for module in sorted(modules, key=lambda item: item.file)}, resolve)
        self.calls: list[CallSite] = []
        self.decorations: list[Decoration] = []
        for facts in self.modules.values():
            self._link(facts)
        passed = Passed(self)
        for call in self.calls:
            if call.ref is None or (call.ref.local and len(call.ref.path) > 1):
                found = passed.call(call)
                call.ref = found.ref if found is not None else call.ref

    def _link(self, facts: ModuleFacts) -> None:
        for call in facts.calls:
            call.ref = self.ref(call.node.callee, call.scope)
        for decoration in facts.decorations:
            decoration.ref = self.ref(decoration.expr, decoration.scope)
        facts.calls.sort(key=lambda call: call.line)
        facts.decorations.sort(key=lambda decoration: decoration.line)
        self.calls += facts.calls
        self.decorations += facts.decorations

    # --- what callers ask

    @cached_property
    def calls_by_function(self) -> dict[int, list[CallSite]]:
        """The calls of each local function and class, by the identity of its definition."""
        found: dict[int, list[CallSite]] = {}
        for call in self.calls:
            defined = self.defined(call.ref) if call.ref is not None and call.ref.local else None
            if defined is not None:
                found.setdefault(id(defined), []).append(call)
        return found

    @cached_property
    def calls_by_method(self) -> dict[str, list[CallSite]]:
        """The calls of methods on what is not known, by the name of the method."""
        found: dict[str, list[CallSite]] = {}
        for call in self.calls:
            unknown = call.ref is None or (call.ref.local and self.defined(call.ref) is None)
            if unknown and isinstance(call.node.callee, p.Member):
                found.setdefault(call.node.callee.name, []).append(call)
        return found

    @cached_property
    def calls_of_super(self) -> list[CallSite]:
        """The calls of the constructor of a base: ``super(...)``, in Python ``super().__init__(...)``."""
        ways = {False: "super", True: "super().__init__"}
        return [call for call in self.calls if dotted(call.node.callee) == ways[self.modules[call.file].is_python]]

    @cached_property
    def members_read(self) -> frozenset[str]:
        """The names of all members that the code mentions: ``settings.model_url``."""
        nodes = (node for facts in self.modules.values() for node in walking.walk(facts.module.body))
        return frozenset(node.name for node in nodes if isinstance(node, p.Member))

    def bases(self, defined: Defined) -> tuple[Ref, ...]:
        """Return the packages' classes that a local class derives from, through local classes too; in order of discovery."""
        found: list[Ref] = []
        seen: set[int] = set()
        pending = [defined]
        while pending and len(seen) < 64:
            current = pending.pop()
            if id(current) in seen or not isinstance(current.node, p.Class):
                continue
            seen.add(id(current))
            for ref in self.base_refs(current):
                local = self.defined(ref)
                if local is not None:
                    pending.append(local)
                elif ref is not None and not ref.local and ref not in found:
                    found.append(ref)
        return tuple(found)

    def constant(self, expr: Any, scope: Scope, hops: int = 0) -> str | None:  # noqa: ANN401 - any expression
        """Return the text that an expression is known to be, through names, records, class fields and templates; None otherwise."""
        if isinstance(expr, p.Literal):
            return expr.value if isinstance(expr.value, str) else None
        if isinstance(expr, p.Template):
            parts = [self.constant(part, scope, hops + 1) for part in expr.parts[:16]] if hops < _HOPS else [None]
            return None if None in parts else "".join(part for part in parts if part is not None)
        if isinstance(expr, p.Call) and isinstance(expr.callee, p.Member) and expr.callee.name == "toString" and not expr.arguments:
            return self.constant(expr.callee.object, scope, hops + 1) if hops < _HOPS else None
        value, where = self.value(expr, scope, hops)
        getter = self._defined.get(id(value)) if isinstance(value, p.Function) and is_property(value) else None
        if getter is not None and len(getter.scope.returns) == 1 and hops < _HOPS:
            return self.constant(getter.scope.returns[0], getter.scope, hops + 1)
        return self.constant(value, where, hops + 1) if isinstance(value, p.Literal | p.Template) and hops < _HOPS else None
