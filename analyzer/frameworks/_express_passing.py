"""Handlers that pass a request on: by ``next()``, to what is registered later for the same path.

https://expressjs.com/en/guide/using-middleware.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.inspection import calls_bare, calls_parameter
from analyzer.interp.values import External, FunctionValue
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.values import Value

ANSWERS = frozenset({
    "send", "json", "jsonp", "end", "render", "redirect", "sendFile", "sendStatus", "sendfile", "download", "write", "writeHead", "pipe",
})  # fmt: skip


def calls_next(handler: Value) -> bool:
    """Return whether a handler only passes on, by itself or by what it calls: middleware that stands before the verbs of its path."""
    return calls_parameter(handler, 2, handed=True) if isinstance(handler, FunctionValue) else isinstance(handler, External)


def passes_on(handler: Value) -> bool:
    """Return whether the last handler of a route may pass a request on to the next route of the same path."""
    if not isinstance(handler, FunctionValue):
        return isinstance(handler, External)
    names = [getattr(parameter.target, "id", "") for parameter in handler.node.parameters]
    return len(names) > 2 and calls_bare(handler, names[2])


def only_passes(handler: Value) -> bool:
    """Return whether a handler answers nobody: it ends with ``next()``, which nothing before it keeps it from."""
    if not isinstance(handler, FunctionValue) or not handler.node.body:
        return False
    names = [getattr(parameter.target, "id", "") for parameter in handler.node.parameters]
    last = handler.node.body[-1]
    if not (len(names) > 2 and isinstance(last, (p.Do, p.Return)) and is_call_of(last.value, names[2])):
        return False
    for node in walking.walk(handler.node.body, into_functions=False):
        if isinstance(node, (p.Return, p.Raise)) and node is not last:
            return False
        if isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name in ANSWERS:
            return False
    return True


def is_call_of(node: p.Expr | None, name: str) -> bool:
    """Return whether an expression is ``name()``."""
    return isinstance(node, p.Call) and not node.arguments and isinstance(node.callee, p.Name) and node.callee.id == name
