"""The elements of a list that is put together in steps: spread, pushed, concatenated, or given by a function or method of one's own.

https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory.facts import Project, Scope
from analyzer.syntax import program as p

_MOST = 200
_DEEPEST = 6
_ADDS = {"push", "unshift", "append"}
_KEEPS = {"filter", "slice", "flat", "sort", "reverse", "toSorted"}
Element = tuple[Any, Scope]


def collected(project: Project, value: Any, scope: Scope) -> list[Element]:  # noqa: ANN401 - any expression
    """Return the elements that an expression is known to have, each with the scope to read it in; at most 200."""
    return [element for _, element in zip(range(_MOST), _elements(project, value, scope, 0), strict=False)]


def _elements(project: Project, value: Any, scope: Scope, depth: int) -> Iterator[Element]:  # noqa: ANN401 - any expression
    if depth > _DEEPEST:
        return
    inner, where = project.value(value, scope)
    if isinstance(inner, p.ListDisplay):
        for item in inner.items[:_MOST]:
            if isinstance(item, p.Spread):
                yield from _elements(project, item.value, where, depth + 1)
            else:
                yield item, where
    elif isinstance(inner, p.Call):
        yield from _of_call(project, inner, where, depth)
    elif isinstance(inner, p.Binary) and inner.operator == "+":
        yield from _elements(project, inner.left, where, depth + 1)
        yield from _elements(project, inner.right, where, depth + 1)
    if isinstance(value, p.Name):
        yield from _added(project, value, scope, depth)


def _of_call(project: Project, call: p.Call, scope: Scope, depth: int) -> Iterator[Element]:
    callee = call.callee
    if isinstance(callee, p.Member) and callee.name in {*_KEEPS, "concat"}:
        yield from _elements(project, callee.object, scope, depth + 1)
        for argument in call.arguments if callee.name == "concat" else ():
            yield from _elements(project, argument.value, scope, depth + 1)
        return
    defined = project.defined(project.ref(callee, scope)) if not call.new else None
    for result in defined.scope.returns[:4] if defined is not None and isinstance(defined.node, p.Function) else ():
        yield from _elements(project, result, defined.scope, depth + 1)  # type: ignore[union-attr]


def _added(project: Project, name: p.Name, scope: Scope, depth: int) -> Iterator[Element]:
    """Give what is pushed to a list in the function that begins it: ``jobs.push(...more, { name: "late" })``."""
    for call in project.modules[scope.file].calls:
        callee = call.node.callee
        adds = isinstance(callee, p.Member) and callee.name in _ADDS and isinstance(callee.object, p.Name) and callee.object.id == name.id
        if not adds or call.function != scope.function:
            continue
        for argument in call.node.arguments:
            if argument.spread:
                yield from _elements(project, argument.value, call.scope, depth + 1)
            else:
                yield argument.value, call.scope
