"""Classes of routes that a library makes, and that mark the handlers of their routes with a version.

https://github.com/DeanWay/fastapi-versioning#usage (``versioned_api_route``)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import original
from analyzer.interp.hosts import Host
from analyzer.interp.values import Const, FunctionValue, Invocation, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

MARK = "__api_version__"


class RouteClass(Host):
    """A class of routes of one version, on top of another."""

    __slots__ = ("inner", "version")

    def __init__(self, version: Sequence, inner: Value | None) -> None:
        super().__init__()
        self.version = version
        self.inner = inner

    def of(self, handler: Value | None) -> Value | None:
        """Mark a handler, and return the class that this one is on top of."""
        target = original(handler)
        if isinstance(target, FunctionValue):
            target.fields[MARK] = self.version
        return self.inner


def versioned_api_route(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``versioned_api_route(2, 0, route_class)``."""
    numbers: list[Value] = [call.argument(0, "major") or Const(1), call.argument(1, "minor") or Const(0)]
    return RouteClass(Sequence(numbers, "tuple"), call.argument(2, "route_class"))
