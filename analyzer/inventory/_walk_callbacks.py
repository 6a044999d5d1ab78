"""What the functions that JavaScript hands over are called with: the value of a promise, and the result of a call that takes a callback.

``x.then(value => ...)`` gives what ``x`` stands for, since ``await`` reads through promises too; ``open(url, (error, channel) => ...)``
gives what ``open(...)`` stands for. https://nodejs.org/api/errors.html#error-first-callbacks
"""

from __future__ import annotations

from typing import Any

from analyzer.inventory._scan import Binding, ModuleFacts, Scope
from analyzer.inventory._walk_modules import bind
from analyzer.syntax import program as p

_ERRORS = {"err", "error", "e", "er", "_", "_err", "_error"}


def bind_callbacks(facts: ModuleFacts) -> None:
    """Bind the parameters of functions that are handed over."""
    scopes: dict[int, Scope] = {}
    for call in facts.calls:
        callee, arguments = call.node.callee, call.node.arguments
        if not arguments or (arguments[-1].value.__class__ is not p.Function and arguments[0].value.__class__ is not p.Function):
            continue
        scopes = scopes or {id(defined.node): defined.scope for defined in facts.functions.values()}
        first, last = arguments[0].value, arguments[-1].value
        if isinstance(callee, p.Member) and callee.name == "then" and isinstance(first, p.Function) and first.parameters:
            value, where = _promised(callee.object, call.scope, scopes)
            _give(first, 0, value, where, scopes)
        elif isinstance(last, p.Function) and len(last.parameters) > 1 and _named(last, 0) in _ERRORS:
            _give(last, 1, call.node, call.scope, scopes)


def _promised(node: Any, scope: Scope, scopes: dict[int, Scope]) -> Binding:  # noqa: ANN401 - any expression
    """Return what a promise gives: what its last ``then`` returns, or what it stands for itself."""
    if isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name == "then" and node.arguments:
        inner = scopes.get(id(node.arguments[0].value))
        if inner is not None and inner.returns:
            return inner.returns[0], inner
    return node, scope


def _named(function: p.Function, at: int) -> str:
    target = function.parameters[at].target
    return target.id if isinstance(target, p.Name) else ""


def _give(function: p.Function, at: int, value: Any, where: Scope, scopes: dict[int, Scope]) -> None:  # noqa: ANN401 - any expression
    name, inner = _named(function, at), scopes.get(id(function))
    if name and inner is not None:
        bind(inner, name, value, where)
