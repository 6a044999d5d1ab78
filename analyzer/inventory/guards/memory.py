"""What a call of the repository's function came to in a probed body, so that the same call, met again, need not be run again.

Only calls that nothing but their arguments, and whether a missing credential led to them, can change; the path has no part in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.hosts import Host
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Instance, ModuleValue, OneOf, Record, Unknown, Value
from analyzer.inventory.guards.finding import Finding
from analyzer.inventory.guards.paths import Asked
from analyzer.inventory.guards.values import (
    UNKNOWN,
    Absent,
    Bare,
    Because,
    BecauseMember,
    Derived,
    Failure,
    Missing,
    Raised,
    Refusal,
    Role,
    Thrown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from analyzer.inventory.guards.probe import Probe

MOST = 50_000
SMALL, DEEPEST = 8, 3
SLICES = (40_000, 6_000, 2_500, 1_200, 600, 300)
"""Steps that a call may take by how deep it stands: a helper must not use up what its caller needs."""


class Outcome(NamedTuple):
    """What a call came to; ``values`` are those that its key names by identity, held so that no other takes their place."""

    value: Value
    thrown: Thrown | None
    found: Finding
    raised: list[Raised]
    steps: int
    values: list[Value]


def sign(value: Value, *, python: bool, depth: int = 0) -> Hashable:  # noqa: C901  (one case per kind of value)
    """Return what tells a value from others, None for what a call may change or the path decides.

    A probed body changes no object of JavaScript's. A small one is told by what is in it, since such a body may have written it.
    """
    match value:
        case Asked():
            return None
        case Because():
            return "because", value.kind, value.value
        case BecauseMember():
            return "because", value.kind, value.value, value.name
        case Const():
            return type(value.value).__name__, value.value, value.soft
        case Unknown():
            return "unknown", value.reason
        case Absent():
            return "absent", isinstance(value, Missing), value.kind, value.truth, value.credential, value.text
        case Derived():
            return "derived", value.kind
        case Role():
            return "role", value.name
        case Refusal():
            return "refusal", value.text, value.of.dotted if isinstance(value.of, External) else id(value.of)
        case Failure():
            return "failure"
        case OneOf():
            signs = tuple(sign(option, python=python, depth=depth + 1) for option in value.options)
            return None if None in signs else ("one of", signs)
        case Bare():
            return "bare"
        case Record() if not python:
            return ("same", id(value)) if (found := content(value, depth)) is None else found
        case Instance() | FunctionValue() | ClassValue() | External() | ModuleValue() | Host():
            return "same", id(value)
    return None


def content(value: Record, depth: int) -> Hashable:
    """Return what is in a small object, None for a large one and where something in it has no sign."""
    if len(value.entries) > SMALL or depth > DEEPEST or value.getters or value.keys or value.traits is not None:
        return None
    signs = tuple(sign(item, python=False, depth=depth + 1) for item in value.entries.values())
    return None if None in signs else (value.kind, value.open, tuple(value.entries), signs)


def allowed(probe: Probe) -> int:
    """Return how many steps a call may take here: one that has had them all ends in the same way each time."""
    return SLICES[min(probe.depth, len(SLICES) - 1)]


def remembered(probe: Probe, function: FunctionValue, values: list[Value], keywords: tuple[str, ...], run: Callable[[], Value]) -> Value:
    """Return what ``run`` returns, and leave in the probe what it leaves there; run only where the same call is not known."""
    python = function.scope.python
    signs = [sign(value, python=python) for value in values]
    if None in signs:
        return run()
    again = probe.active.count((id(function.node), id(function.scope)))
    code = (id(function.node), id(function.scope), "__static__" in function.fields)
    key = (
        code,
        probe.depth,
        again,
        bool(probe.silent),
        probe.seen,
        probe.blind,
        probe.led,
        bool(probe.trying),
        None if probe.parted is None else probe.served - probe.parted,
        id(probe.beyond),
        probe.kept_on.changes,
        keywords,
        *signs,
    )
    outcome = probe.memory.get(key)
    had = probe.steps >= allowed(probe)
    if outcome is None or (outcome.found.exhausted and not had):
        outcome = tried(probe, [function, *values], run)
        lasting = not outcome.found.asks_request and (had or not outcome.found.exhausted) and len(probe.memory) < MOST
        if lasting and sign(outcome.value, python=python) is not None:
            probe.memory[key] = outcome
    else:
        probe.steps -= outcome.steps
        probe.served += outcome.found.served
    outcome.found.add_to(probe.found)
    probe.seen = probe.seen or bool(outcome.found.reads)
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
