"""The framework models: every module of this folder that has a ``MODEL``."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from analyzer.interp.hosts import HostFunction
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import FunctionValue, Value
    from analyzer.routing.router import Router


class FrameworkModel(Protocol):
    """What importing the framework evaluates to, and how its programs start and end."""

    name: str
    language: str
    constructors: frozenset[str]

    def modules(self) -> dict[str, Value]:
        """Return host modules by ``npm:`` or ``pypi:`` import name."""

    def begin(self, interp: Interpreter) -> None:
        """Prepare what the framework knows of libraries, before the program runs."""

    def finish(self, interp: Interpreter) -> None:
        """Do what the framework does once the program has run (deferred plugins, lifespans)."""

    def routers(self, interp: Interpreter) -> list[Router]:
        """Return every router that the program made."""

    def start_plugin(self, interp: Interpreter, plugin: FunctionValue | HostFunction) -> None:
        """Serve a plugin or factory that a command line starts, where the framework has one."""


def models() -> list[FrameworkModel]:
    """Return the models, sorted by name."""
    found = []
    for module in sorted(item.name for item in pkgutil.iter_modules(__path__)):
        model = getattr(importlib.import_module(f"{__name__}.{module}"), "MODEL", None)
        if model is not None:
            found.append(model)
    return found
