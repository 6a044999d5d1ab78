"""What @fastify/restartable makes: a server that a factory makes, again and again.

https://github.com/fastify/restartable
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.values import NONE, Invocation

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Value


def restartable_modules(make: Value) -> dict[str, Value]:
    """Return the package: ``restartable(factory, options, fastify)`` stands for what ``factory(fastify, options)`` makes."""

    def restartable(call: Invocation, interp: Interpreter) -> Value:
        """Return the server that the factory makes."""
        factory = call.argument(0)
        given = [call.argument(2) or make, call.argument(1) or NONE]
        return interp.invoke(factory, Invocation(given, {}, call.site)) if factory is not None else NONE

    host = HostFunction("restartable", restartable)
    return {"npm:@fastify/restartable": HostModule("@fastify/restartable", {"restartable": host, "default": host})}
