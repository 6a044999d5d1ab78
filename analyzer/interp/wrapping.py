"""Wrappers: ``asyncHandler(handler)`` gives a closure, and the handler is what the closure calls with its own parameters."""

from __future__ import annotations

from analyzer.interp.values import FunctionValue
from analyzer.syntax import program as p
from analyzer.syntax import walking

_NESTING = 8


def unwrapped(value: FunctionValue) -> list[FunctionValue]:
    """Return the wrappers around a handler, outermost first, and the handler itself last."""
    found = [value]
    while len(found) < _NESTING:
        inner = value.wraps if isinstance(value.wraps, FunctionValue) else handed_on(value)
        if inner is None or inner in found:
            break
        found.append(inner)
        value = inner
    return found


def handed_on(value: FunctionValue) -> FunctionValue | None:
    """Return the function from outside that a closure calls with what it is called with; None for any other function."""
    if value.scope.parent is None:
        return None
    own = {name for parameter in value.node.parameters for name in _names(parameter.target)} | {"arguments"}
    called = [node.callee for node in walking.walk(value.node.body) if isinstance(node, p.Call) and _passes(node, own)]
    found = None
    for callee in called:
        name = callee.object if isinstance(callee, p.Member) and callee.name in {"call", "apply"} else callee
        if isinstance(name, p.Name) and name.id not in own:
            holder = value.scope.holder(name.id)
            bound = holder.names[name.id] if holder is not None and holder.parent is not None else None
            if isinstance(bound, FunctionValue) and bound.scope is not holder:
                found = bound
    return found


def _passes(call: p.Call, own: set[str]) -> bool:
    return any(isinstance(argument.value, p.Name) and argument.value.id in own for argument in call.arguments)


def _names(target: p.Expr) -> list[str]:
    if isinstance(target, p.RestPattern | p.DefaultPattern):
        target = target.target
    return [target.id] if isinstance(target, p.Name) else []
