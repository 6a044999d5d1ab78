"""Wrappers: ``asyncHandler(handler)`` gives a closure, and the handler is what the closure calls with its own parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import FunctionValue, Instance, Record, Sequence, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.interp.scope import Scope
    from analyzer.interp.values import External

AROUND = "__around__"
"""Where a method keeps what its decorators put in its place."""
_NESTING = 8
_SHORT = 4
"""A function of a module that only hands on to a method has no more lines than this."""
_OF_A_ROW = frozenset({"handler", "handle", "action", "callback", "controller", "execute", "fn", "func", "method", "run"})
"""What a row of a table of routes calls its handler; any other member, or what else is taken out of an object, helps handlers."""


def unwrapped(value: FunctionValue) -> list[FunctionValue]:
    """Return the wrappers around a handler, outermost first, and the handler itself last."""
    found = [*put_around(value), value]
    while len(found) < _NESTING:
        inner = value.wraps if isinstance(value.wraps, FunctionValue) else handed_on(value)
        if inner is None or inner in found:
            break
        found += [*put_around(inner), inner]
        value = inner
    return found


def put_around(method: FunctionValue) -> list[FunctionValue]:
    """Return what a method's decorators put around it, outermost first; nothing where that does not lead to the method."""
    found: list[FunctionValue] = []
    held = method.fields.get(AROUND)
    while isinstance(held, FunctionValue) and held.node is not method.node and held not in found and len(found) < _NESTING:
        found.append(held)
        held = handed_on(held)
    return found if isinstance(held, FunctionValue) and held.node is method.node else []


def handed_on(value: FunctionValue) -> FunctionValue | None:
    """Return the function from outside that a closure calls with what it is called with; None for any other function."""
    if value.scope.parent is None and value.node.end - value.node.line > _SHORT:
        return None
    if value.hands_on is None:
        value.hands_on = tuple(_called_with_own(value.node, python=value.scope.python))
    found = None
    for name, member in value.hands_on:
        holder = value.scope.holder(name)
        bound = holder.names[name] if holder is not None else None
        if isinstance(bound, Instance):
            bound = decorated_method(bound, member)
        elif holder is None or holder.parent is None or (member and member not in _OF_A_ROW):
            continue
        elif member and isinstance(bound, Record):
            bound = bound.entries.get(member)
        elif name not in _OF_A_ROW and _taken_out(bound, name, holder):
            continue
        if isinstance(bound, FunctionValue) and not (holder is not None and made_in(bound, holder)):
            found = bound
    return found


def made_in(function: FunctionValue, scope: Scope) -> bool:
    """Return whether a function was made where its name is held: beside the closure, not handed to it. It may have a scope for its name."""
    own = function.scope
    return own is scope or (own.parent is scope and list(own.names.values()) == [function])


def _taken_out(value: Value | None, name: str, scope: Scope) -> bool:
    """Return whether a function was taken out of an object that a name beside it holds: ``const { fail, render } = context``."""
    return any(isinstance(item, Record) and item.entries.get(name) is value for item in scope.names.values())


def decorated_method(value: Instance, name: str) -> FunctionValue | None:
    """Return a method of an object, if decorators have put something around it."""
    found = value.cls.members.get(name)
    return found if isinstance(found, FunctionValue) and AROUND in found.fields else None


def _called_with_own(function: p.Function, *, python: bool) -> Iterator[tuple[str, str]]:
    """Yield the names from outside that a function calls with what it is called with; of ``row.handler(request)`` the member too.

    A wrapper of Python's does something with what comes back, and where it names its parameters, it hands on all that have no default;
    else it is a handler that asks others for help.
    """
    every = _needed(function) if python else set()
    left = [_awaited(node.value) for node in walking.walk(function.body) if isinstance(node, p.Do)] if python else []
    own = {name for parameter in function.parameters for name in names_of(parameter.target)} | {"arguments"}
    own |= {name for statement in function.body for name in _taken(statement, own)}
    for call in walking.calls(function.body):
        if _passes(call, own, every) and not _taken_apart(call, function) and not any(call is node for node in left):
            callee = call.callee
            name = callee.object if isinstance(callee, p.Member) else callee
            if isinstance(name, p.Name) and name.id not in own:
                if not isinstance(callee, p.Member) or callee.name in {"call", "apply"}:
                    yield name.id, ""
                else:
                    yield name.id, callee.name


def _needed(function: p.Function) -> set[str]:
    """Return the parameters that have to be given, of the object apart; none where a function takes any."""
    if any(item.kind in {"rest", "keywords"} for item in function.parameters):
        return set()
    return {name for item in function.parameters if item.default is None for name in names_of(item.target)} - {"self", "cls"}


def _awaited(node: p.Expr | None) -> p.Expr | None:
    return node.value if isinstance(node, p.Await) else node


def _taken(statement: p.Stmt, own: set[str]) -> list[str]:
    """Return the names of ``const [req, res] = args`` and ``const req = arguments[0]``."""
    if not isinstance(statement, p.Declare):
        return []
    value = statement.value
    if isinstance(value, p.Name) and value.id in own and isinstance(statement.target, p.ListPattern):
        return [name for item in statement.target.items if item is not None for name in names_of(item)]
    of_all = isinstance(value, p.Index) and isinstance(value.object, p.Name) and value.object.id in own
    return names_of(statement.target) if of_all else []


def _taken_apart(call: p.Call, function: p.Function) -> bool:
    """Return whether what a call returns is at once taken apart: ``const { links } = helpers(req, res)`` is no handler's answer."""
    return any(
        isinstance(node, p.Declare) and node.value is call and isinstance(node.target, p.RecordPattern)
        for node in walking.walk(function.body)
    )


def _passes(call: p.Call, own: set[str], every: set[str]) -> bool:
    given = [argument.value for argument in call.arguments]
    listed = [item for value in given if isinstance(value, p.ListDisplay) for item in value.items]
    passed = {value.id for value in [*given, *listed] if isinstance(value, p.Name)}
    return bool(passed & own) and passed >= every


def names_of(target: p.Expr) -> list[str]:
    """Return the name of a parameter or of the rest of them, if it has one."""
    if isinstance(target, p.RestPattern | p.DefaultPattern):
        target = target.target
    return [target.id] if isinstance(target, p.Name) else []


def handed_before(handler: External) -> list[Value]:
    """Return the functions that a library is handed for one route before the last one."""
    given = [item for value in handler.arguments for item in (value.items if isinstance(value, Sequence) else [value])]
    return list[Value]([value for value in given if isinstance(value, FunctionValue)][:-1])
