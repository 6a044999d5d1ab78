"""Where a function waits: for a promise or a coroutine, or, as a generator, for whoever takes what it yields."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    value = interp.evaluate(node.value, scope)
    hook = getattr(value, "awaited", None)
    if hook is not None:
        return hook(interp)  # type: ignore[no-any-return]
    return value


def yield_value(interp: Interpreter, node: p.Yield, scope: Scope) -> Value:
    """Collect what a generator yields."""
    value = interp.evaluate(node.value, scope) if node.value is not None else NONE
    if node.delegate:
        interp.stack[-1].yields.extend(items_of(interp, value)[0])
        if isinstance(value, Sequence) and value.extra is not None and "return" in value.extra and not value.open:
            return value.extra["return"]
    else:
        interp.stack[-1].yields.append(value)
    return Unknown("sent value")
