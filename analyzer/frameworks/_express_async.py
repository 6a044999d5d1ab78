"""@awaitjs/express: an application or router gets every method a second time, for handlers that are asynchronous.

https://github.com/vkarpov15/awaitjs-express#readme
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule, host_of
from analyzer.interp.values import NONE, Invocation, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

METHODS = ("get", "post", "put", "patch", "delete", "head", "all", "use", "param")


def add_async(call: Invocation, interp: Interpreter) -> Value:
    """Take ``addAsync(app)``: ``app.getAsync`` and its kin are there from now on."""
    given = call.argument(0) or NONE
    host = host_of(given)
    if host is None:
        return given
    for name in METHODS:
        method = host.get(name, interp)
        if isinstance(method, HostFunction):
            host.set(name + "Async", method, interp)
    return given


def async_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""

    def router(call: Invocation, interp: Interpreter) -> Value:
        made = make()
        made.initialise(call, interp)
        return add_async(Invocation([made], {}, call.site), interp)

    members: dict[str, Value] = {"addAsync": HostFunction("addAsync", add_async), "Router": HostFunction("Router", router)}
    return {"npm:@awaitjs/express": HostModule("@awaitjs/express", members)}
