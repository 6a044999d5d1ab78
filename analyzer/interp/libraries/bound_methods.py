"""auto-bind: an object gets each of its methods for a field of its own, bound to it, so that they may be handed on.

https://github.com/sindresorhus/auto-bind#usage
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.classes import bind
from analyzer.interp.hosts import HostModule
from analyzer.interp.values import NONE, ClassValue, FunctionValue, Instance, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def bind_methods(call: Invocation, _interp: Interpreter) -> Value:
    """Bind the methods of an object, those that it inherits too, and return it."""
    given = call.argument(0) or NONE
    if isinstance(given, Instance):
        for cls in reversed(lineage(given.cls)):
            members = cls.members if isinstance(cls, ClassValue) else {}
            given.fields |= {
                name: bind(method, given) for name, method in members.items() if isinstance(method, FunctionValue) and name != "constructor"
            }
    return given


def bound_method_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:auto-bind": HostModule("auto-bind", {}, bind_methods)}
