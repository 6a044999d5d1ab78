"""Functions that were handed to others and that nothing called, though they set up routers: they wait for a connection, or a queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.calls import run_callbacks, takes_request
from analyzer.interp.hosts import Host
from analyzer.interp.values import FunctionValue, Instance, Invocation
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

MOST = 2_000


def try_handed(interp: Interpreter) -> None:
    """Run the functions that were passed to a call, that nothing has called, and that speak to a router from around them."""
    for function in list(interp.handed.values())[:MOST]:
        if id(function.node) not in interp.called and not takes_request(function) and speaks_to_router(function):
            run_callbacks(interp, Invocation([function], {}, function.site))


def speaks_to_router(function: FunctionValue) -> bool:
    """Return whether a function calls a method of a router that stands in a variable outside it, with a text first."""
    for node in walking.walk(function.node.body):
        if isinstance(node, p.Call) and node.arguments and isinstance(node.callee, p.Member) and isinstance(node.callee.object, p.Name):
            first = node.arguments[0].value
            if isinstance(first, p.Literal) and isinstance(first.value, str) and is_router(function, node.callee.object.id):
                return True
    return False


def is_router(function: FunctionValue, name: str) -> bool:
    """Return whether a name that a function closes over is a router."""
    holder = function.scope.holder(name)
    value = holder.names.get(name) if holder is not None else None
    host = value.host if isinstance(value, Instance) else value
    return isinstance(host, Host) and getattr(host, "wrapped_by_libraries", False)
