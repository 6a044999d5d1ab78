"""caolan's async: lists of steps run one after the other, each told to call back when it is done; and words of an environment as booleans.

https://caolan.github.io/async/v3/docs.html, https://github.com/sindresorhus/yn
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

STEPS = ("series", "parallel", "parallelLimit", "waterfall", "auto")
LOOPS = ("each", "forEach", "map", "filter", "concat", "some", "every", "detect", "groupBy")
MANNERS = ("", "Series", "Limit")
TRUE = frozenset({"y", "yes", "true", "1", "on", "t", "enabled"})


class Told:
    """The callback that a step is given: what the step handed on."""

    def __init__(self) -> None:
        self.results: list[Value] = []

    def callback(self) -> HostFunction:
        """Return a fresh ``callback(error, ...results)``."""

        def called(call: Invocation, interp: Interpreter) -> Value:
            _ = interp
            self.results = list(call.arguments[1:])
            return NONE

        return HostFunction("callback", called)


def run_steps(call: Invocation, interp: Interpreter) -> Value:
    """Run the steps of ``series`` and its kin in their order, then what is called at the end."""
    given, results = call.argument(0) or NONE, []
    for step in entries_of(interp, given)[0].values() if isinstance(given, Record) else items_of(interp, given)[0]:
        told = Told()
        function = step.items[-1] if isinstance(step, Sequence) and step.items else step
        interp.invoke(function, Invocation(arguments_of_step(function, told, call), {}, call.site))
        results.append(told.results[0] if told.results else NONE)
    return end(call, Sequence(results), interp)


def arguments_of_step(function: Value, told: Told, call: Invocation) -> list[Value]:
    """Return what a step is given: its callback; before it, where the step asks for more, what the steps before it have made."""
    asked = len(function.node.parameters) if isinstance(function, FunctionValue) else 1
    return [*[Unknown("result of a step", call.site)] * (asked - 1), told.callback()]


def waterfall(call: Invocation, interp: Interpreter) -> Value:
    """Run steps of which each gets what the one before it handed on."""
    passed: list[Value] = []
    for step in items_of(interp, call.argument(0) or NONE)[0]:
        told = Told()
        if isinstance(step, FunctionValue) and len(step.node.parameters) - 1 > len(passed):
            passed += [Unknown("result of a step", call.site)] * (len(step.node.parameters) - 1 - len(passed))
        interp.invoke(step, Invocation([*passed, told.callback()], {}, call.site))
        passed = told.results
    return end(call, passed[0] if passed else NONE, interp)


def loop(*, of: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``each`` and its kin; ``of`` for those that hand on the key as well."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        source, results = call.argument(0) or NONE, []
        functions = [value for value in call.arguments[1:] if not isinstance(value, Const)]
        if not functions:
            return NONE
        keyed = entries_of(interp, source)[0] if isinstance(source, Record) else {}
        pairs = list(keyed.items()) or [(str(index), item) for index, item in enumerate(items_of(interp, source)[0])]
        for key, item in pairs:
            told = Told()
            interp.invoke(functions[0], Invocation([item, *([Const(key)] if of else []), told.callback()], {}, call.site))
            results.append(told.results[0] if told.results else NONE)
        return end(call, Sequence(results), interp)

    return run


def end(call: Invocation, result: Value, interp: Interpreter) -> Value:
    """Call the last argument, where it is not the only one."""
    last = call.arguments[-1] if len(call.arguments) > 1 else NONE
    if isinstance(last, FunctionValue) and len(call.arguments) > (2 if last is call.argument(1) and len(last.node.parameters) > 2 else 1):
        interp.invoke(last, Invocation([NONE, result], {}, call.site))
    return result


def as_boolean(call: Invocation, _interp: Interpreter) -> Value:
    """Return a word as a boolean; a setting that nobody has set is off."""
    value = call.argument(0) or NONE
    if isinstance(value, Const):
        return Const(str(value.value).strip().lower() in TRUE, soft=value.soft)
    return Const(value=False, soft=True) if isinstance(value, Unknown) and value.absent else Unknown("a word as a boolean", call.site)


def async_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    members: dict[str, Value] = {name: HostFunction(name, run_steps) for name in STEPS}
    members["waterfall"] = HostFunction("waterfall", waterfall)
    for name in LOOPS:
        for manner in MANNERS:
            members[name + manner] = HostFunction(name, loop(of=False))
            members[f"{name}Of{manner}"] = HostFunction(name, loop(of=True))
    module = HostModule("async", members)
    found: dict[str, Value] = {"async": module, "neo-async": module, "yn": HostModule("yn", {}, as_boolean)}
    found["boolean"] = HostModule("boolean", {"boolean": HostFunction("boolean", as_boolean)}, as_boolean)
    found |= {f"async/{name}": value for name, value in members.items()}
    return {"npm:" + name: value for name, value in found.items()}
