"""Scopes in which a registration is read for one of its runs: parameters are what a call gives, fields what an object was made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._link_values import SELF
from analyzer.inventory._scan import Instance, Returned
from analyzer.inventory.facts import CallSite, Defined, Project, Scope, dotted
from analyzer.syntax import program as p
from analyzer.syntax import walking

_MOST = 60
_CONSTRUCTORS = ("constructor", "__init__")
_KEYWORDS = 2
"""What ``**options`` is among the ways to spread an argument."""


def functions_around(scope: Scope | None) -> Iterator[Scope]:
    """Give the scopes of the functions around, the nearest first."""
    while scope is not None:
        if scope.kind == "function":
            yield scope
        scope = scope.parent


def free(site: CallSite) -> set[str]:
    """Return the names, and the fields as ``this.name``, that the arguments and the receiver of a call come from."""
    pending: list[Any] = [argument.value for argument in site.node.arguments]
    if isinstance(site.node.callee, p.Member):
        pending.append(site.node.callee.object)
    found: set[str] = set()
    while pending and len(found) < _MOST:
        for name in _names(pending.pop()) - found:
            found.add(name)
            pending += [value.value if isinstance(value, Returned) else value for value, _ in _local(site.scope, name)]
    return found


def open_names(site: CallSite) -> set[str]:
    """Return the names that a registration depends on: in its arguments, and in those of the call that made what it is a method of."""
    callee = site.node.callee
    holder = callee.object.id if isinstance(callee, p.Member) and isinstance(callee.object, p.Name) else ""
    made = [value.value if isinstance(value, p.Await) else value for value, _ in site.scope.names.get(holder, ())[:2]]
    calls = [site.node, *(value for value in made if isinstance(value, p.Call))]
    given = [argument.value for call in calls for argument in call.arguments]
    return {node.id for node in walking.walk(given, into_functions=False) if isinstance(node, p.Name)}


def _names(value: Any) -> set[str]:  # noqa: ANN401 - any expression
    found: set[str] = set()
    for node in walking.walk(value.body if isinstance(value, p.Function) else [value], into_functions=isinstance(value, p.Function)):
        if isinstance(node, p.Member) and isinstance(node.object, p.Name) and node.object.id in SELF:
            found.add(f"this.{node.name}")
        elif isinstance(node, p.Name):
            found.add(node.id)
    return found


def _local(scope: Scope, name: str) -> list[tuple[Any, Scope]]:
    """Return what a local name of the functions around is given by expressions; nothing for a parameter."""
    for function in functions_around(scope):
        if name in function.names:
            given = [(value, where) for value, where in function.names[name] if isinstance(value, p.Expr | Returned)]
            parameters = {part for item in function.node.parameters for part in targets(item.target)}
            return given[:4] if name not in parameters else []
    return []


def called(scope: Scope, function: p.Function, call: p.Call, where: Scope, names: set[str]) -> Scope:
    """Return a scope in which the parameters of a function are what a call gives, and its locals what follows from them."""
    parameters = _parameters(function)
    inner = scope
    positional = [argument.value for argument in call.arguments if argument.keyword is None and not argument.spread]
    named = {argument.keyword: argument.value for argument in call.arguments if argument.keyword}
    for at, parameter in enumerate(parameters[:20]):
        given = positional[at] if at < len(positional) else named.get(next(iter(targets(parameter.target)), ""))
        if parameter.kind == "keywords" and not any(argument.spread for argument in call.arguments):
            given = _rest(call, parameters)
        if given is not None:
            inner = bound(inner, parameter.target, given, where)
        elif parameter.default is not None:
            inner = bound(inner, parameter.target, parameter.default, scope)
    return _with_locals(inner, names - {name for parameter in parameters for name in targets(parameter.target)})


def _parameters(function: p.Function) -> list[p.Parameter]:
    return [item for item in function.parameters if not (isinstance(item.target, p.Name) and item.target.id in SELF)]


def paired(function: p.Function, call: p.Call) -> Iterator[tuple[p.Argument, p.Parameter]]:
    """Give the arguments of a call, each with the parameter that takes it."""
    parameters = _parameters(function)
    named = {name: parameter for parameter in parameters for name in targets(parameter.target) if isinstance(parameter.target, p.Name)}
    rest = next((parameter for parameter in parameters if parameter.kind == "keywords"), None)
    for at, argument in enumerate(call.arguments):
        by_name = argument.keyword is not None or argument.spread == _KEYWORDS
        parameter = named.get(argument.keyword or "", rest) if by_name else parameters[at] if at < len(parameters) else None
        if parameter is not None:
            yield argument, parameter


def _rest(call: p.Call, parameters: list[p.Parameter]) -> p.RecordDisplay:
    """Return what ``**options`` of a function holds: the keywords of a call that no other parameter takes."""
    taken = {name for parameter in parameters for name in targets(parameter.target)}
    given = [argument for argument in call.arguments if argument.keyword and argument.keyword not in taken]
    return p.RecordDisplay([p.Entry(key=p.Literal(argument.keyword), value=argument.value) for argument in given[:40]])


def spelled_out(call: p.Call, scope: Scope) -> tuple[p.Call, Scope]:
    """Return a call with what a caller gives through ``**options``, and the scope to read it in."""
    handed = [argument.value for argument in call.arguments if argument.spread == _KEYWORDS]
    found = [binding for value in handed if isinstance(value, p.Name) for binding in _bound_inside(scope, value.id)]
    records = [(value, where) for value, where in found if isinstance(value, p.RecordDisplay)]
    if not records:
        return call, scope
    inner = Scope("block", scope.qualname, scope, scope.node, scope.file)
    arguments = [argument for argument in call.arguments if argument.spread != _KEYWORDS]
    for entry, where in ((entry, where) for record, where in records for entry in record.entries):
        name = str(entry.key.value) if isinstance(entry.key, p.Literal) else ""
        inner.names[name] = [(entry.value, where)]
        arguments.append(p.Argument(p.Name(name), keyword=name))
    return p.Call(call.callee, arguments, new=call.new, line=call.line), inner


def _bound_inside(scope: Scope, name: str) -> list[tuple[Any, Scope]]:
    """Return what one run gives a name."""
    current: Scope | None = scope
    while current is not None and current.kind == "block":
        if name in current.names:
            return current.names[name][:1]
        current = current.parent
    return []


def _with_locals(scope: Scope, names: set[str]) -> Scope:
    """Return a scope inside of another in which local names follow from what that one holds."""
    inner = Scope("block", scope.qualname, scope, scope.node, scope.file)
    for name in names:
        local = _local(scope, name)
        if local:
            inner.names[name] = [(value, inner) for value, _ in local]
    return inner


def of_object(project: Project, scope: Scope, call: CallSite, where: Scope) -> Scope:
    """Return a scope in which the fields are those of the object whose method a call calls."""
    receiver = call.node.callee.object if isinstance(call.node.callee, p.Member) else None
    made, made_in = project.value(receiver, where) if receiver is not None and scope.owner is not None else (None, where)
    if not isinstance(made, p.Call) or not made.new:
        return scope
    defined = project.defined(project.ref(made.callee, made_in))
    return constructed(project, scope, made, made_in, set()) if defined is not None and defined.scope is scope.owner else scope


def constructor_of(project: Project, owner: Scope) -> Defined | None:
    """Return the constructor that a class has of its own."""
    functions = project.modules[owner.file].functions
    return next((functions[f"{owner.qualname}.{name}"] for name in _CONSTRUCTORS if f"{owner.qualname}.{name}" in functions), None)


def constructed(project: Project, scope: Scope, made: p.Call, where: Scope, names: set[str]) -> Scope:
    """Return a scope in which the fields are what a construction gives them, and the locals what follows from these."""
    owner = scope.owner
    constructor = constructor_of(project, owner) if owner is not None else None
    if owner is None or constructor is None:
        return scope
    inside = called(constructor.scope, constructor.node, made, where, set(constructor.scope.names))
    inner = Scope("block", scope.qualname, scope, scope.node, scope.file)
    for parameter in constructor.node.parameters:
        if parameter.field and isinstance(parameter.target, p.Name):
            inner.names[f"this.{parameter.target.id}"] = [(parameter.target, inside)]
    for name, bindings in owner.fields.items():
        given = [(value, inside) for value, at in bindings if not isinstance(value, Instance) and constructor.scope in functions_around(at)]
        if given:
            inner.names[f"this.{name}"] = given
    return _with_locals(inner, names)


def bound(scope: Scope, target: Any, value: Any, where: Scope) -> Scope:  # noqa: ANN401 - any pattern and expression
    """Return a scope inside of another in which a name, or the names of a pattern, are (of) a value."""
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


def spelled(project: Project, value: Any, site: CallSite) -> str:  # noqa: ANN401 - any expression
    """Return what an argument says: its text, its chain of names, or where it stands."""
    if isinstance(value, p.Call) and len(value.arguments) <= _MOST:
        return f"{dotted(value.callee)}({', '.join(spelled(project, argument.value, site) for argument in value.arguments)})"
    return project.constant(value, site.scope) or dotted(value) or f"{site.file}:{site.line}"


def targets(target: Any) -> set[str]:  # noqa: ANN401 - any pattern
    """Return the names that a pattern binds."""
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
