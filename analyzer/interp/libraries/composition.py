"""Functions put in a row, each given what the one before returns: Ramda's ``pipe``, lodash's ``flow``, fp-ts's ``pipe`` of a value.

https://ramdajs.com/docs/#pipe, https://lodash.com/docs/4.17.15#flow, https://gcanti.github.io/fp-ts/modules/function.ts.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule, function
from analyzer.interp.javascript_promises import settled
from analyzer.interp.values import NONE, Const, Invocation, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

PACKAGES = ("ramda", "rambda")
TYPED = ("fp-ts/function", "fp-ts/lib/function", "remeda")
MOST = 200


def steps_of(arguments: list[Value]) -> list[Value]:
    """Return the functions that are given one by one, or in lists."""
    found = [item for argument in arguments for item in (argument.items if isinstance(argument, Sequence) else [argument])]
    return found[:MOST]


def in_a_row(steps: list[Value], *, backwards: bool) -> HostFunction:
    """Return the function that hands its arguments to the first and what each returns to the next."""
    ordered = steps[::-1] if backwards else steps

    def run(call: Invocation, interp: Interpreter) -> Value:
        given = list(call.arguments)
        for step in ordered:
            given = [interp.invoke(step, Invocation(given, {}, call.site, call.this))]
        return given[0] if given else NONE

    return HostFunction("composed", run)


def composing(*, backwards: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``pipe(f, g)``, or ``compose(g, f)``."""
    return lambda call, _interp: in_a_row(steps_of(call.arguments), backwards=backwards)


def through(call: Invocation, interp: Interpreter) -> Value:
    """Return ``pipe(value, f, g)`` as fp-ts has it: the value is there already."""
    return in_a_row(call.arguments[1 : MOST + 1], backwards=False).call(Invocation(call.arguments[:1], {}, call.site), interp)


def by(*, backwards: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``pipeWith(join, [f, g])``: ``join(g, result)`` calls every function but the first."""

    def joined(call: Invocation, _interp: Interpreter) -> Value:
        join, steps = call.arguments[0], steps_of(call.arguments[1:2])[:: -1 if backwards else 1]

        def run(inner: Invocation, interp: Interpreter) -> Value:
            result = interp.invoke(steps[0], inner) if steps else NONE
            for step in steps[1:]:
                result = interp.invoke(join, Invocation([step, result], {}, inner.site))
            return result

        return HostFunction("joined", run)

    return joined


def unapplied(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``unapply(f)``: what it is given one by one reaches ``f`` as a list."""
    inner = call.argument(0) or NONE
    return HostFunction("unapplied", lambda c, i: i.invoke(inner, Invocation([Sequence(list(c.arguments))], {}, c.site)))


def waiting(name: str, run: Callable[[Invocation, Interpreter], Value]) -> HostFunction:
    """Return a function of two arguments that, given the first alone, waits for the second."""

    def begin(call: Invocation, interp: Interpreter) -> Value:
        first, second = call.argument(0) or NONE, call.argument(1)
        if second is not None:
            return run(call, interp)
        return HostFunction(name, lambda later, i: run(Invocation([first, later.argument(0) or NONE], {}, later.site), i))

    return HostFunction(name, begin)


def applied(call: Invocation, interp: Interpreter) -> Value:
    """Return ``apply(f, list)``."""
    function_, listed = call.arguments[:2]
    return interp.invoke(function_, Invocation(list(listed.items) if isinstance(listed, Sequence) else [listed], {}, call.site))


def tapped(call: Invocation, interp: Interpreter) -> Value:
    """Return ``tap(f, value)``: the value, once ``f`` has seen it."""
    interp.invoke(call.arguments[0], Invocation(call.arguments[1:2], {}, call.site))
    return call.arguments[1]


def then(call: Invocation, interp: Interpreter) -> Value:
    """Return ``andThen(f, promise)``."""
    return interp.invoke(call.arguments[0], Invocation([settled(interp, call.arguments[1])], {}, call.site))


def always(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``always(value)``: the function that returns it."""
    return HostFunction("always", lambda _c, _i: call.argument(0) or NONE)


def composition_members() -> dict[str, Value]:
    """Return lodash's names for it."""
    return {"flow": function("flow", composing(backwards=False)), "flowRight": function("flowRight", composing(backwards=True))}


def composition_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    members: dict[str, Value] = {
        "pipe": function("pipe", composing(backwards=False)),
        "compose": function("compose", composing(backwards=True)),
        "pipeWith": waiting("pipeWith", by(backwards=False)),
        "composeWith": waiting("composeWith", by(backwards=True)),
        "unapply": function("unapply", unapplied),
        "apply": waiting("apply", applied),
        "tap": waiting("tap", tapped),
        "andThen": waiting("andThen", then),
        "always": function("always", always),
        "identity": function("identity", lambda call, _i: call.argument(0) or NONE),
        "T": function("T", lambda _c, _i: Const(value=True)),
        "F": function("F", lambda _c, _i: Const(value=False)),
    }
    typed: dict[str, Value] = {"pipe": function("pipe", through), "flow": composition_members()["flow"], "identity": members["identity"]}
    found = {f"npm:{name}": HostModule(name, members) for name in PACKAGES} | {f"npm:{name}": HostModule(name, typed) for name in TYPED}
    return {**found, "npm:just-compose": members["compose"], "npm:just-pipe": function("pipe", through)}
