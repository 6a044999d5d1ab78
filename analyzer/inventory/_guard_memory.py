"""What a call of the repository's function came to in a probed body, so that the same call, met again, need not be run again.

Only calls that nothing but their arguments, and whether a missing credential led to them, can change; the path has no part in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.hosts import Host
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Instance, ModuleValue, OneOf, Unknown, Value
from analyzer.inventory._guard_paths import Asked
from analyzer.inventory._guard_values import UNKNOWN, Absent, Because, Derived, Failure, Finding, Raised, Refusal, Role, Thrown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from analyzer.inventory._guard_probe import Probe

MOST = 50_000


class Outcome(NamedTuple):
    """What a call came to; ``values`` are those that its key names by identity, held so that no other takes their place."""

    value: Value
    thrown: Thrown | None
    found: Finding
    raised: list[Raised]
    steps: int
    values: list[Value]


def sign(value: Value) -> Hashable:
    """Return what tells a value from others, None for what a call may change or the path decides."""
    match value:
        case Asked():
            return None
        case Because():
            return "because", value.kind, value.value
        case Const():
            return type(value.value).__name__, value.value, value.soft
        case Unknown():
            return "unknown", value.reason
        case Absent():
            return "absent", value.kind, value.truth, value.credential
        case Derived():
            return "derived", value.kind
        case Role():
            return "role", value.name
        case Refusal():
            return "refusal", value.text, value.of.dotted if isinstance(value.of, External) else id(value.of)
        case Failure():
            return "failure"
        case OneOf():
            signs = tuple(sign(option) for option in value.options)
            return None if None in signs else ("one of", signs)
        case Instance() | FunctionValue() | ClassValue() | External() | ModuleValue() | Host():
            return "same", id(value)
    return None


def remembered(probe: Probe, function: FunctionValue, values: list[Value], keywords: tuple[str, ...], run: Callable[[], Value]) -> Value:
    """Return what ``run`` returns, and leave in the probe what it leaves there; run only where the same call is not known."""
    signs = [sign(value) for value in values]
    if None in signs:
        return run()
    names = probe.names
    led = names is not None and (names.absence or names.inherited)
    again = probe.active.count(id(function.node))
    code = (id(function.node), id(function.scope), "__static__" in function.fields)
    key = (code, probe.depth, again, bool(probe.silent), led, keywords, *signs)
    outcome = probe.memory.get(key)
    if outcome is None:
        outcome = tried(probe, [function, *values], run)
        if not outcome.found.asks_request and not outcome.found.exhausted and sign(outcome.value) is not None and len(probe.memory) < MOST:
            probe.memory[key] = outcome
    else:
        probe.steps -= outcome.steps
    outcome.found.add_to(probe.found)
    probe.raised[-1].extend(outcome.raised)
    if outcome.thrown is not None:
        raise Thrown(outcome.thrown.error)
    return outcome.value


def tried(probe: Probe, values: list[Value], run: Callable[[], Value]) -> Outcome:
    """Run a call apart from what is known so far."""
    before, probe.found = probe.found, Finding()
    steps = probe.steps
    value: Value = UNKNOWN
    thrown: Thrown | None = None
    probe.raised.append([])
    try:
        value = run()
    except Thrown as error:
        thrown = error
    finally:
        found, probe.found = probe.found, before
        raised = probe.raised.pop()
    return Outcome(value, thrown, found, raised, steps - probe.steps, values)
