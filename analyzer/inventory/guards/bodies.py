"""Bodies of functions in a probed middleware: run with their parameters bound, as deep and as long as is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, FunctionValue, Instance, Sequence, Value
from analyzer.inventory.guards.callbacks import DEPTH
from analyzer.inventory.guards.memory import allowed, remembered
from analyzer.inventory.guards.parameters import bind
from analyzer.inventory.guards.stand_ins import StandIn
from analyzer.inventory.guards.values import UNKNOWN, Absent, Closure, Derived, Names, Thrown, joined, kind_of, worst
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

AGAIN, AGAIN_INSIDE = 2, 6
"""How many times a function runs inside itself; one that stands in a body goes through a list of middleware, one after the other."""


def function_call(probe: Probe, function: FunctionValue, arguments: list[Value], keywords: dict[str, Value], this: Value | None) -> Value:
    """Run a function of the repository."""
    this = function.this if function.this is not None else this
    given = [*function.bound, *arguments]
    named = {**function.bound_keywords, **keywords}

    def run() -> Value:
        names = Names(function, {}, None, this, absence=isinstance(this, StandIn))
        bind(probe, function.node, names, given, named)
        if isinstance(this, Instance):
            this.fields.update((name, names.values[name]) for name in properties(function.node) if name in names.values)
        return body_of(probe, function.node, names)

    return remembered(probe, function, [*given, *named.values(), NONE if this is None else this], tuple(named), run)


def properties(node: p.Function) -> list[str]:
    """Return the parameters of a constructor that are fields of the object: TypeScript's ``constructor(private response: Response)``."""
    return [item.target.id for item in node.parameters if item.field and isinstance(item.target, p.Name)]


def closure_call(probe: Probe, function: Closure, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Run a function that stands in a probed body."""
    names = Names(function.names.function, {}, function.names)
    bind(probe, function.node, names, arguments, keywords)
    return body_of(probe, function.node, names)


def body_of(probe: Probe, node: p.Function, names: Names) -> Value:
    """Run a body: return what it may return, or throw what it throws in any case."""
    made = id(node), id(names.function.scope)
    if probe.depth >= DEPTH or probe.active.count(made) >= (AGAIN if node is names.function.node else AGAIN_INSIDE):
        return Derived(kind) if (kind := next((k for v in names.values.values() if (k := kind_of(v))), None)) else UNKNOWN
    outer, site, parted = probe.names, probe.site, probe.parted
    names.inherited = outer.absence or outer.inherited if outer is not None else False
    names.forked = outer.forked if outer is not None else 0
    names.returned = []
    names.yielded = Sequence([], "generator") if node.generator and names.resumed is None else None
    left = probe.steps
    probe.steps = slice_ = min(left, allowed(probe))
    probe.depth += 1
    probe.active.append(made)
    probe.names = names
    probe.raised.append([])
    try:
        ending = probe.run(node.body, names)
    finally:
        probe.steps = left - (slice_ - probe.steps)
        probe.depth -= 1
        probe.active.pop()
        probe.names, inner = outer, probe.raised.pop()
        probe.site, probe.parted = site, parted
    if ending == "raise" and not names.returned:
        probe.raised[-1].extend(inner)
        raise Thrown(worst(inner))
    probe.raised[-1].extend(inner)
    if names.yielded is not None:
        return names.yielded
    if ending is None:
        names.returned.append(Absent("user") if names.absence else NONE)
    return joined(names.returned)
