"""What an expression may stand for where the code chooses.

All entries of a record that is asked by a key that is not known, all results of a factory, all values that a name or field is given.
Bounded: at most 16 meanings, found in at most 96 steps, 8 deep.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analyzer.inventory._expressions import alternatives
from analyzer.inventory._link_values import SELF
from analyzer.inventory.facts import Project, Ref, Scope
from analyzer.syntax import program as p

_MOST = 16
_STEPS = 96
_DEEPEST = 8
_CHOSEN = frozenset({p.Index, p.Logical, p.Conditional, p.Call, p.Await})
Element = tuple[Any, Scope]


def choices(project: Project, expr: p.Expr, scope: Scope) -> tuple[Ref, ...]:
    """Return what an expression may stand for, each once and in order; at most 16."""
    choosing = _Choosing(project)
    return tuple(dict.fromkeys(choosing.refs(expr, scope, 0)))[:_MOST] if choosing.may_choose(expr, scope) else ()


class _Choosing:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.left = _STEPS

    def may_choose(self, expr: Any, scope: Scope) -> bool:  # noqa: ANN401 - any expression
        """Say whether anything on the way to an expression may be one of several; it may not where a parameter or a library begins it."""
        plain = True
        kind = type(expr)
        while kind is p.Member or kind is p.Call or kind is p.Await:
            plain = plain and kind is p.Await
            expr = expr.object if kind is p.Member else expr.callee if kind is p.Call else expr.value
            kind = type(expr)
        if kind is not p.Name or expr.id in SELF or self._given(expr, scope):
            return True
        begins = None if plain else self.project.ref(expr, scope)
        return begins is not None and begins.local

    def refs(self, expr: Any, scope: Scope, depth: int) -> list[Ref]:  # noqa: ANN401 - any expression or binding
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            return []
        kind = type(expr)
        if kind is p.Await:
            return self.refs(expr.value, scope, depth)
        found: list[Ref] = []
        values = self._values(expr, scope)
        for value, where in values:
            found += self.refs(value, where, depth + 1)
        if not values and kind is p.Member:
            found = [ref for base in self.refs(expr.object, scope, depth + 1) if (ref := self.project.step(base, expr.name)) is not None]
            if all(ref.local and len(ref.path) > 1 for ref in found):
                value, where = self.project.value(expr, scope)
                found = (self.refs(value, where, depth + 1) if value is not expr else []) or found
        elif not values and kind is p.Call:
            found = [ref for base in self.refs(expr.callee, scope, depth + 1) for ref in self._results(base, depth)]
        if not found:
            known = self.project.ref(expr, scope)
            found = [known] if known is not None else []
        return found[:_MOST]

    def _values(self, expr: Any, scope: Scope) -> Sequence[Element]:  # noqa: ANN401 - any expression
        """Return the expressions one of which ``expr`` is worth."""
        kind = type(expr)
        if kind is p.Name:
            return self._given(expr, scope)
        if kind is p.Member:
            mine = type(expr.object) is p.Name and expr.object.id in SELF and scope.owner is not None
            given = [item for item in scope.owner.fields.get(expr.name, ()) if item[0] is not None] if mine and scope.owner else []
            return given if len(given) > 1 else ()
        if kind is p.Index:
            return self._held(expr.object, scope) if type(expr.index) is not p.Literal else ()
        if kind is p.Call:
            return self._held(expr.callee.object, scope) if type(expr.callee) is p.Member and expr.callee.name == "get" else ()
        return [(item, scope) for item in alternatives(expr)] if kind is p.Logical or kind is p.Conditional else ()

    def _given(self, name: p.Name, scope: Scope) -> Sequence[Element]:
        current: Scope | None = scope
        while current is not None and name.id not in current.names:
            current = current.parent
        given = [item for item in current.names[name.id] if item[0] is not None] if current is not None else []
        return given[:_MOST] if len(given) > 1 or (given and type(given[0][0]) in _CHOSEN) else ()

    def _held(self, holder: p.Expr, scope: Scope) -> Sequence[Element]:
        value, where = self.project.value(holder, scope)
        if isinstance(value, p.Call) and isinstance(value.callee, p.Name) and value.callee.id == "Map" and value.arguments:
            pairs = value.arguments[0].value
            listed = pairs.items[:_MOST] if isinstance(pairs, p.ListDisplay) else ()
            return [(pair.items[1], where) for pair in listed if isinstance(pair, p.ListDisplay) and len(pair.items) == 2]
        if isinstance(value, p.RecordDisplay):
            return [(entry.value, where) for entry in value.entries[:_MOST]]
        return [(item, where) for item in value.items[:_MOST]] if isinstance(value, p.ListDisplay) else ()

    def _results(self, callee: Ref, depth: int) -> list[Ref]:
        defined = self.project.defined(callee)
        if defined is not None and isinstance(defined.node, p.Function) and not callee.path[0].endswith("()"):
            found = [ref for value in defined.scope.returns[:_MOST] for ref in self.refs(value, defined.scope, depth + 1)]
            if found:
                return found
        result = self.project.step(callee, None)
        return [result] if result is not None else []
