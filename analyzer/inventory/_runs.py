"""How often a registration runs: once for each element of a list that is known, once for each call of the function that it stands in.

``for (const job of jobs) cron.schedule(job.at, job.run)`` registers each of ``jobs``; ``startWorker("mail", send)`` registers what
``function startWorker(queue, processor) { new Worker(queue, processor) }`` says, for these arguments. What a method registers by what its
object was constructed with runs once for each object.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._link_values import SELF
from analyzer.inventory._run_callers import calls_of, objects
from analyzer.inventory._run_scopes import bound, called, free, functions_around, of_object, paired, spelled, targets
from analyzer.inventory.facts import CallSite, Defined, Project, Scope, dotted
from analyzer.syntax import program as p
from analyzer.syntax import walking

_MOST = 200
_DEEPEST = 2
_FILLED = 2
_EACH = {"forEach", "map"}
Run = tuple[Scope, CallSite, int]


def runs(project: Project, site: CallSite, depth: int = 0, filled: int = 0) -> list[Run]:
    """Return the scopes to read a registration in, each with the call that brings it about and its line.

    ``depth`` are the callers gone back to, ``filled`` the lists that were followed to what fills them.
    """
    names = free(site)
    elements = _of_loop(project, site, names, filled) or _of_each(project, site, names, filled)
    if elements:
        return elements[:_MOST]
    callers = _of_callers(project, site, names, depth, filled) if depth < _DEEPEST else []
    return callers[:_MOST] or [(site.scope, site, site.line)]


def _of_loop(project: Project, site: CallSite, names: set[str], filled: int) -> list[Run]:
    body = site.scope.node.body if site.scope.kind == "function" else project.modules[site.file].module.body
    for loop in walking.walk(body, into_functions=False):
        if isinstance(loop, p.ForEach) and targets(loop.target) & names and any(node is site.node for node in walking.walk(loop.body)):
            return [
                (bound(site.scope, loop.target, value, where), site, line)
                for value, where, line in _items(project, loop.iterable, site, filled)
            ]
    for each in walking.walk(body, into_functions=False):
        clause = each.clauses[0] if isinstance(each, p.Comprehension) and each.clauses else None
        if clause is not None and targets(clause.target) & names and any(node is site.node for node in walking.walk([each.element])):
            items = _items(project, clause.iterable, site, filled)
            return [(bound(site.scope, clause.target, value, where), site, line) for value, where, line in items]
    return []


def _of_each(project: Project, site: CallSite, names: set[str], filled: int) -> list[Run]:
    function = site.scope.node
    if site.scope.kind != "function" or not function.parameters or not targets(function.parameters[0].target) & names:
        return []
    for call in project.modules[site.file].calls:
        callee = call.node.callee
        if isinstance(callee, p.Member) and callee.name in _EACH and any(item.value is function for item in call.node.arguments):
            each = p.Call(callee, [])
            return [
                (called(bound(site.scope, function.parameters[0].target, value, where), function, each, where, names), site, line)
                for value, where, line in _items(project, callee.object, call, filled)
            ]
    return []


def _items(project: Project, iterable: Any, site: CallSite, filled: int) -> Iterator[tuple[Any, Scope, int]]:  # noqa: ANN401 - any expression
    """Give the elements of a list, or the keys, values or pairs of a record, that an expression is known to be."""
    inner, where = project.value(iterable, site.scope)
    kind = ""
    if isinstance(inner, p.Call) and isinstance(inner.callee, p.Member):
        kind = inner.callee.name
        holder = inner.arguments[0].value if dotted(inner.callee.object) == "Object" and inner.arguments else inner.callee.object
        inner, where = project.value(holder, where)
    if isinstance(inner, p.ListDisplay) and not inner.items:
        yield from _pushed(project, inner, where, site, filled) if filled < _FILLED else ()
    elif isinstance(inner, p.ListDisplay) and kind in {"", "entries", "values"}:
        for item in inner.items[:_MOST]:
            yield item, where, item.line if item.line and where.file == site.file else site.line
    elif isinstance(inner, p.RecordDisplay) and kind in {"entries", "items", "values", "keys"}:
        for entry in inner.entries[:_MOST]:
            if entry.key is not None:
                pair = p.ListDisplay([entry.key, entry.value])
                line = entry.line if entry.line and where.file == site.file else site.line
                yield {"keys": entry.key, "values": entry.value}.get(kind, pair), where, line


def _pushed(project: Project, empty: p.ListDisplay, where: Scope, site: CallSite, filled: int) -> Iterator[tuple[Any, Scope, int]]:
    """Give what is put into a list that begins empty: by ``jobs.push(job)``, once for each call of the function around that."""
    for call in project.modules[where.file].calls:
        callee = call.node.callee
        if not isinstance(callee, p.Member) or callee.name not in {"push", "append"} or call.node is site.node:
            continue
        if project.value(callee.object, call.scope)[0] is empty:
            for scope, _, _ in runs(project, call, _DEEPEST - 1, filled + 1):
                for argument in call.node.arguments[:8]:
                    yield argument.value, scope, site.line


def _of_callers(project: Project, site: CallSite, names: set[str], depth: int, filled: int) -> list[Run]:
    """Return a run for each call of the nearest function around whose parameters decide, else for each object of the class around."""
    made = list(objects(project, site, names))
    for scope in functions_around(site.scope):
        defined = project.modules[site.file].functions.get(scope.qualname)
        parameters = {name for item in scope.node.parameters for name in targets(item.target)}
        if defined is None or defined.scope is not scope or not (names - SELF) & parameters:
            continue
        found: list[Run] = []
        for call in _different(project, defined, site, names):
            if len(found) < _MOST and not (made and _on_itself(call)):
                deeper = runs(project, call, depth + 1, filled)
                for where, at, line in deeper if len(deeper) > 1 else [(deeper[0][0], call, call.line)]:
                    around = of_object(project, site.scope, call, where)
                    found.append((called(around, defined.node, call.node, where, names), at, line))
        if found:
            return found
    return made


def _on_itself(call: CallSite) -> bool:
    """Say whether an object calls a method of its own: that happens for each object."""
    callee = call.node.callee
    return isinstance(callee, p.Member) and isinstance(callee.object, p.Name) and callee.object.id in SELF


def _different(project: Project, defined: Defined, site: CallSite, names: set[str]) -> Iterator[CallSite]:
    """Give the calls of a function from outside of it that say something else where it matters."""
    seen: set[tuple[str, ...]] = set()
    for call in calls_of(project, defined):
        if call.node is site.node or any(around is defined.scope for around in functions_around(call.scope)):
            continue
        given = [
            f"{argument.keyword or ''}={spelled(project, argument.value, call)}"
            for argument, parameter in paired(defined.node, call.node)
            if targets(parameter.target) & names
        ]
        key = (spelled(project, call.node.callee, call), *given)
        if key not in seen:
            seen.add(key)
            yield call
