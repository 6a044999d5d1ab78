"""makefun: functions that get a signature while the program runs, as FastAPI's dependencies do that are made for their parameters.

https://smarie.github.io/python-makefun/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.values import NONE, External, FunctionValue, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def with_signature(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``with_signature(signature)``: the function keeps its body, and is asked for what the signature says."""
    given = call.argument(0, "func_signature")

    def sign(call: Invocation, _interp: Interpreter) -> Value:
        function = call.argument(0)
        if isinstance(function, FunctionValue) and isinstance(given, External):
            function.fields["__signature__"] = given
        return function or NONE

    return HostFunction("with_signature", sign)


def makefun_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    return {"pypi:makefun": HostModule("makefun", {"with_signature": HostFunction("with_signature", with_signature)})}
