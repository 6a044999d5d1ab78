"""Python Fire: a command line made of a function or of several.

https://google.github.io/python-fire/guide/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.command_options import changeable
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.values import NONE, FunctionValue, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def fire(call: Invocation, interp: Interpreter) -> Value:
    """Call the function, or each of those that a dictionary names, as if no option were given."""
    component = call.argument(0, "component")
    functions = list(component.entries.values()) if isinstance(component, Record) else [component]
    for function in functions:
        if isinstance(function, FunctionValue):
            interp.invoke(function, Invocation(options(interp, function), {}, call.site))
    return NONE


def options(interp: Interpreter, function: FunctionValue) -> list[Value]:
    """Return what a function is called with where nobody gives an option: its defaults, which the command line may change."""
    own = function.node.parameters[1 if function.this is not None else 0 :]
    plain = [parameter for parameter in own if parameter.kind == "plain"]
    defaults = [None if parameter.default is None else interp.evaluate(parameter.default, function.scope) for parameter in plain]
    return [Unknown("option", function.site) if default is None else changeable(default) for default in defaults]


def fire_modules() -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``pypi:``."""
    return {"pypi:fire": HostModule("fire", {"Fire": HostFunction("Fire", fire)})}
