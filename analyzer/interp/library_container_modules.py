"""Inversify's modules: functions that a container runs to bind what they know of, and what such a function gets.

https://inversify.io/docs/api/container-module/, and before 7 https://github.com/inversify/InversifyJS/blob/6.x/wiki/container_modules.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host
from analyzer.interp.values import NONE, External, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

BINDING = frozenset({"bind", "rebind", "rebindAsync", "rebindSync"})


class ModuleOptions(Host):
    """The first argument of a module's function: ``bind`` itself, or since 7 an object that has it."""

    __slots__ = ("container",)

    def __init__(self, container: Host) -> None:
        super().__init__()
        self.container = container

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a function that binds, or what else the container answers."""
        return self.container.get(name, interp)

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the binding of a token."""
        bind = self.container.get("bind", interp)
        return interp.invoke(bind, call) if bind is not None else NONE


def load(container: Host, call: Invocation, interp: Interpreter) -> Value:
    """Run modules, each once for each loading."""
    for module in call.arguments:
        if isinstance(module, External) and module.arguments:
            bind = container.get("bind", interp) or NONE
            interp.invoke(module.arguments[0], Invocation([ModuleOptions(container), NONE, NONE, bind], {}, call.site))
    return NONE
