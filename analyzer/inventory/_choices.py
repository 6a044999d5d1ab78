"""What an expression may stand for where the code chooses.

All entries of a record that is asked by a key that is not known, all results of a factory, all values that a name or field is given.
Bounded: at most 16 meanings, found in at most 96 steps, 8 deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._expressions import alternatives
from analyzer.inventory._link_values import SELF
from analyzer.inventory.facts import Project, Ref, Scope
from analyzer.syntax import program as p

_MOST = 16
_STEPS = 96
_DEEPEST = 8
Element = tuple[Any, Scope]


def choices(project: Project, expr: p.Expr, scope: Scope) -> tuple[Ref, ...]:
    """Return what an expression may stand for, each once and in order; at most 16."""
    return tuple(dict.fromkeys(_Choosing(project).refs(expr, scope, 0)))[:_MOST]


class _Choosing:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.left = _STEPS

    def refs(self, expr: Any, scope: Scope, depth: int) -> list[Ref]:  # noqa: ANN401 - any expression or binding
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            return []
        if isinstance(expr, p.Await):
            return self.refs(expr.value, scope, depth)
        found: list[Ref] = []
        several = False
        for value, where in self._values(expr, scope):
            several = True
            found += self.refs(value, where, depth + 1)
        if not several and isinstance(expr, p.Member):
            found = [ref for base in self.refs(expr.object, scope, depth + 1) if (ref := self.project.step(base, expr.name)) is not None]
            if all(ref.local and len(ref.path) > 1 for ref in found):
                value, where = self.project.value(expr, scope)
                found = (self.refs(value, where, depth + 1) if value is not expr else []) or found
        elif not several and isinstance(expr, p.Call):
            found = [ref for base in self.refs(expr.callee, scope, depth + 1) for ref in self._results(base, depth)]
        if not found:
            known = self.project.ref(expr, scope)
            found = [known] if known is not None else []
        return found[:_MOST]

    def _values(self, expr: Any, scope: Scope) -> Iterator[Element]:  # noqa: ANN401 - any expression
        """Yield the expressions one of which ``expr`` is worth."""
        if isinstance(expr, p.Name):
            yield from self._given(expr, scope)
        elif isinstance(expr, p.Member) and isinstance(expr.object, p.Name) and expr.object.id in SELF and scope.owner is not None:
            given = [(value, where) for value, where in scope.owner.fields.get(expr.name, ()) if value is not None]
            yield from given if len(given) > 1 else ()
        elif isinstance(expr, p.Index) and not isinstance(expr.index, p.Literal):
            yield from self._held(expr.object, scope)
        elif isinstance(expr, p.Call) and isinstance(expr.callee, p.Member) and expr.callee.name == "get":
            yield from self._held(expr.callee.object, scope)
        elif isinstance(expr, p.Logical | p.Conditional):
            yield from ((item, scope) for item in alternatives(expr))

    def _given(self, name: p.Name, scope: Scope) -> Iterator[Element]:
        current: Scope | None = scope
        while current is not None and name.id not in current.names:
            current = current.parent
        given = [item for item in current.names[name.id] if item[0] is not None] if current is not None else []
        chosen = (p.Index, p.Logical, p.Conditional, p.Call, p.Await)
        if len(given) > 1 or (given and isinstance(given[0][0], chosen)):
            yield from given[:_MOST]

    def _held(self, holder: p.Expr, scope: Scope) -> Iterator[Element]:
        value, where = self.project.value(holder, scope)
        if isinstance(value, p.Call) and isinstance(value.callee, p.Name) and value.callee.id == "Map" and value.arguments:
            pairs = value.arguments[0].value
            for pair in pairs.items[:_MOST] if isinstance(pairs, p.ListDisplay) else ():
                if isinstance(pair, p.ListDisplay) and len(pair.items) == 2:
                    yield pair.items[1], where
        elif isinstance(value, p.RecordDisplay):
            yield from ((entry.value, where) for entry in value.entries[:_MOST])
        elif isinstance(value, p.ListDisplay):
            yield from ((item, where) for item in value.items[:_MOST])

    def _results(self, callee: Ref, depth: int) -> list[Ref]:
        defined = self.project.defined(callee)
        if defined is not None and isinstance(defined.node, p.Function) and not callee.path[0].endswith("()"):
            found = [ref for value in defined.scope.returns[:_MOST] for ref in self.refs(value, defined.scope, depth + 1)]
            if found:
                return found
        result = self.project.step(callee, None)
        return [result] if result is not None else []
