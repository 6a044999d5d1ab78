"""How often a registration runs: once for each element of a list that is known, once for each call of the function that it stands in.

``for (const job of jobs) cron.schedule(job.at, job.run)`` registers each of ``jobs``; ``startWorker("mail", send)`` registers what
``function startWorker(queue, processor) { new Worker(queue, processor) }`` says, for these arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._constructions import constructions, of_fields
from analyzer.inventory.facts import CallSite, Project, Scope, dotted
from analyzer.syntax import program as p
from analyzer.syntax import walking

_MOST = 60
_DEEPEST = 2
_EACH = {"forEach", "map"}
_RECEIVERS = {"self", "cls"}
Run = tuple[Scope, CallSite, int]


def runs(project: Project, site: CallSite, depth: int = 0) -> list[Run]:
    """Return the scopes to read a registration in, each with the call that brings it about and its line."""
    names = open_names(site)
    elements = _of_loop(project, site, names) or _of_each(project, site, names)
    if elements:
        return elements[:_MOST]
    callers = list(_of_callers(project, site, names, depth)) if depth < _DEEPEST else []
    return callers[:_MOST] or constructions(project, site) or [(site.scope, site, site.line)]


def open_names(site: CallSite) -> set[str]:
    """Return the names that a registration depends on: in its arguments, and in those of the call that made what it is a method of."""
    callee = site.node.callee
    holder = callee.object.id if isinstance(callee, p.Member) and isinstance(callee.object, p.Name) else ""
    made = [value.value if isinstance(value, p.Await) else value for value, _ in site.scope.names.get(holder, ())[:2]]
    return _free(site.node).union(*(_free(value) for value in made if isinstance(value, p.Call)))


def _free(call: p.Call) -> set[str]:
    values: list[Any] = [argument.value for argument in call.arguments]
    found = (node for node in walking.walk(values, into_functions=False) if isinstance(node, p.Name))
    return {node.id for node in found}


def _of_loop(project: Project, site: CallSite, names: set[str]) -> list[Run]:
    body = site.scope.node.body if site.scope.kind == "function" else project.modules[site.file].module.body
    for loop in walking.walk(body, into_functions=False):
        if isinstance(loop, p.ForEach) and _targets(loop.target) & names and any(node is site.node for node in walking.walk(loop.body)):
            return [
                (_bound(site.scope, loop.target, value, where), site, line) for value, where, line in _items(project, loop.iterable, site)
            ]
    for each in walking.walk(body, into_functions=False):
        clause = each.clauses[0] if isinstance(each, p.Comprehension) and each.clauses else None
        if clause is not None and _targets(clause.target) & names and any(node is site.node for node in walking.walk([each.element])):
            items = _items(project, clause.iterable, site)
            return [(_bound(site.scope, clause.target, value, where), site, line) for value, where, line in items]
    return []


def _of_each(project: Project, site: CallSite, names: set[str]) -> list[Run]:
    function = site.scope.node
    if site.scope.kind != "function" or not function.parameters or not _targets(function.parameters[0].target) & names:
        return []
    for call in project.modules[site.file].calls:
        callee = call.node.callee
        if isinstance(callee, p.Member) and callee.name in _EACH and any(item.value is function for item in call.node.arguments):
            target = function.parameters[0].target
            return [(_bound(site.scope, target, value, where), site, line) for value, where, line in _items(project, callee.object, call)]
    return []


def _items(project: Project, iterable: Any, site: CallSite) -> Iterator[tuple[Any, Scope, int]]:  # noqa: ANN401 - any expression
    """Give the elements of a list, or the keys, values or pairs of a record, that an expression is known to be."""
    inner, where = project.value(iterable, site.scope)
    kind = ""
    if isinstance(inner, p.Call) and isinstance(inner.callee, p.Member):
        kind = inner.callee.name
        holder = inner.arguments[0].value if dotted(inner.callee.object) == "Object" and inner.arguments else inner.callee.object
        inner, where = project.value(holder, where)
    if isinstance(inner, p.ListDisplay) and kind in {"", "entries", "values"}:
        for item in inner.items[:_MOST]:
            yield item, where, item.line or site.line
    elif isinstance(inner, p.RecordDisplay) and kind in {"entries", "items", "values", "keys"}:
        for entry in inner.entries[:_MOST]:
            if entry.key is not None:
                pair = p.ListDisplay([entry.key, entry.value])
                yield {"keys": entry.key, "values": entry.value}.get(kind, pair), where, entry.line or site.line


def _of_callers(project: Project, site: CallSite, names: set[str], depth: int) -> Iterator[Run]:
    scope: Scope | None = site.scope
    while scope is not None and scope.kind != "function":
        scope = scope.parent
    if scope is None or not any(_targets(parameter.target) & (names - _RECEIVERS) for parameter in scope.node.parameters):
        return
    defined = project.modules[site.file].functions.get(scope.qualname)
    if defined is None or defined.scope is not scope:
        return
    for call in project.calls:
        if call.ref is not None and call.ref.local and call.node is not site.node and project.defined(call.ref) is defined:
            for where, _, line in runs(project, call, depth + 1):
                yield _called(site.scope, defined.node, call.node, where), call, line


def _called(scope: Scope, function: p.Function, call: p.Call, where: Scope) -> Scope:
    """Return a scope in which the parameters of a function are what a call gives."""
    parameters = [item for item in function.parameters if not (isinstance(item.target, p.Name) and item.target.id in _RECEIVERS)]
    inner = scope
    positional = [argument.value for argument in call.arguments if argument.keyword is None and not argument.spread]
    named = {argument.keyword: argument.value for argument in call.arguments if argument.keyword}
    for at, parameter in enumerate(parameters[:20]):
        given = positional[at] if at < len(positional) else named.get(next(iter(_targets(parameter.target)), ""))
        if parameter.kind == "keywords" and not any(argument.spread for argument in call.arguments):
            given = _rest(call, parameters)
        if given is not None:
            inner = _bound(inner, parameter.target, given, where)
    return inner


def _rest(call: p.Call, parameters: list[p.Parameter]) -> p.RecordDisplay:
    """Return what ``**options`` of a function holds: the keywords of a call that no other parameter takes."""
    taken = {name for parameter in parameters for name in _targets(parameter.target)}
    given = [argument for argument in call.arguments if argument.keyword and argument.keyword not in taken]
    return p.RecordDisplay([p.Entry(key=p.Literal(argument.keyword), value=argument.value) for argument in given[:40]])


def spelled_out(call: p.Call, scope: Scope) -> tuple[p.Call, Scope]:
    """Return a call with what a caller gives through ``**options``, and a constructor through fields, and the scope to read it in."""
    call = of_fields(call, scope)
    handed = [argument.value for argument in call.arguments if argument.spread == 2]
    found = [scope.names[value.id][0] for value in handed if isinstance(value, p.Name) and value.id in scope.names]
    records = [(value, where) for value, where in found if isinstance(value, p.RecordDisplay)] if scope.kind == "block" else []
    if not records:
        return call, scope
    inner = Scope("block", scope.qualname, scope, scope.node, scope.file)
    arguments = [argument for argument in call.arguments if argument.spread != 2]
    for entry, where in ((entry, where) for record, where in records for entry in record.entries):
        name = str(entry.key.value) if isinstance(entry.key, p.Literal) else ""
        inner.names[name] = [(entry.value, where)]
        arguments.append(p.Argument(p.Name(name), keyword=name))
    return p.Call(call.callee, arguments, new=call.new, line=call.line), inner


def _bound(scope: Scope, target: Any, value: Any, where: Scope) -> Scope:  # noqa: ANN401 - any pattern and expression
    inner = Scope("block", scope.qualname, scope, scope.node, scope.file)
    pending = [(target, value)]
    while pending:
        target, value = pending.pop()
        if isinstance(target, p.Name):
            inner.names[target.id] = [(value, where)]
        elif isinstance(target, p.DefaultPattern):
            pending.append((target.target, value))
        elif isinstance(target, p.ListPattern | p.ListDisplay) and isinstance(value, p.ListDisplay):
            pending += [pair for pair in zip(target.items, value.items, strict=False) if pair[0] is not None]
        elif isinstance(target, p.RecordPattern):
            for item in target.items:
                if isinstance(item, p.FieldPattern) and isinstance(item.key, p.Literal) and isinstance(item.key.value, str):
                    pending.append((item.target, _entry(value, item.key.value)))
    return inner


def _entry(value: Any, key: str) -> Any:  # noqa: ANN401 - any expression
    for entry in value.entries if isinstance(value, p.RecordDisplay) else ():
        if isinstance(entry.key, p.Literal) and entry.key.value == key:
            return entry.value
    return p.Member(value, key)


def _targets(target: Any) -> set[str]:  # noqa: ANN401 - any pattern
    found: set[str] = set()
    pending = [target]
    while pending:
        item = pending.pop()
        if isinstance(item, p.Name):
            found.add(item.id)
        elif isinstance(item, p.RecordPattern | p.ListPattern | p.ListDisplay):
            pending += [inner for inner in item.items if inner is not None]
        elif isinstance(item, p.FieldPattern | p.DefaultPattern | p.RestPattern):
            pending.append(item.target)
    return found
