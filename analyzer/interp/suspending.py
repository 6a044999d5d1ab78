"""Where a function waits: for a promise or a coroutine, or, as a generator, for whoever takes what it yields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import managed
from analyzer.interp.given import note_given
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, Sequence, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope


def await_value(interp: Interpreter, node: p.Await, scope: Scope) -> Value:
    """Return what is awaited: promises are their values, and a framework may act on being awaited."""
    if interp.catching and isinstance(node.value, p.Call):
        interp.awaited.setdefault(id(node.value), False)
    return worth(interp, interp.evaluate(node.value, scope))


def worth(interp: Interpreter, value: Value) -> Value:
    """Return what a promise is worth: promises are their values."""
    hook = getattr(value, "awaited", None)
    return hook(interp) if hook is not None else value


def yield_value(interp: Interpreter, node: p.Yield, scope: Scope) -> Value:
    """Collect what a generator yields; what comes back for a call is what its promise is worth (``co``, what ``async`` is compiled to)."""
    value = interp.evaluate(node.value, scope) if node.value is not None else NONE
    if node.delegate:
        interp.stack[-1].yields.extend(items_of(interp, value)[0])
        if isinstance(value, Sequence) and value.extra is not None and "return" in value.extra and not value.open:
            return value.extra["return"]
    else:
        if interp.conditions or interp.given_when:
            note_given(interp, (value,), tuple(interp.conditions[scope.for_var().depth :]))
        interp.stack[-1].yields.append(value)
        if interp.entering:
            managed.at_yield(interp, value)
    if isinstance(node.value, p.Call) and not scope.python and not node.delegate:
        return worth(interp, value)
    return Unknown("sent value")
