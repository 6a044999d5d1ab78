"""Promises of a probed middleware: what they hold, and what they are rejected with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import (
    External,
    FunctionValue,
    OneOf,
    Sequence,
    Value,
)
from analyzer.inventory.guards.refusals import error_kind
from analyzer.inventory.guards.values import (
    UNKNOWN,
    Closure,
    Derived,
    Promise,
    Raised,
    Refusal,
    Role,
    Thrown,
    joined,
    kind_of,
    worst,
)

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe


def after(probe: Probe, of: Value, name: str, arguments: list[Value]) -> Value:
    """Follow a promise: ``then`` with what it holds, ``catch`` with what it is rejected with."""
    promise = of if isinstance(of, Promise) else Promise(of, [])
    rejected = list(promise.raised)
    value, failed = promise.value, promise.failed
    catching = 0 if name == "catch" else 1
    for position, handler in enumerate(arguments[:2]):
        failing = position == catching
        if (not failing and promise.failed and name == "then") or (name == "catch" and position):
            continue
        if failing:
            rejected, failed = [], False
        if not isinstance(handler, (Closure, FunctionValue, Role, OneOf, External)):
            continue
        kinds = {error.kind for error in promise.raised}
        given = [] if name == "finally" else [error_of(promise)] if failing else [value]
        result, thrown = heard(probe, handler, given, absence=failing and bool(kinds & {"auth", "derived"}))
        rejected.extend(thrown)
        value = result if not failing else joined([value, result])
    return Promise(value, rejected, failed=failed)


def settled(probe: Probe, value: Value) -> Value:
    """Return what an awaited or returned promise gives; what rejects it is thrown here."""
    if not isinstance(value, Promise):
        return value
    probe.raised[-1].extend(value.raised)
    if value.failed:
        raise Thrown(worst(value.raised))
    return value.value


def error_of(promise: Promise) -> Value:
    """Return the error that a promise is rejected with."""
    error = worst(promise.raised)
    return Refusal(error.text, error.of) if error.kind == "auth" else Derived("error") if error.kind == "derived" else UNKNOWN


def heard(probe: Probe, function: Value, given: list[Value], *, absence: bool = False) -> tuple[Value, list[Raised]]:
    """Return what a function returns and what it may throw."""
    names = probe.names
    held = names.absence if names is not None else False
    probe.raised.append([])
    value: Value = UNKNOWN
    try:
        if names is not None:
            names.absence = held or absence
        value = probe.call(function, given)
    except Thrown as thrown:
        probe.may_raise(*thrown.error)
    finally:
        if names is not None:
            names.absence = held
    return value, probe.raised.pop()


def new_promise(probe: Probe, executor: Value) -> Value:
    """Return ``new Promise((resolve, reject) => ...)``."""
    _, thrown = heard(probe, executor, [Role("resolve"), Role("reject")])
    return Promise(UNKNOWN, thrown)


def of_several(probe: Probe, name: str, given: Value) -> Value:
    """Return ``Promise.all(list)`` and its kin: what any of them is rejected with is heard of, and ``any`` fails where all do."""
    if name == "reject":
        return Promise(UNKNOWN, [Raised(*error_kind(given, absence=probe.led))], failed=True)
    if name == "resolve":
        return given
    items = given.items if isinstance(given, Sequence) else [given]
    waited = [item for item in items if isinstance(item, Promise)]
    kind = next((found for item in items if (found := kind_of(item))), None)
    value: Value = Derived(kind) if kind else UNKNOWN
    if name == "allSettled":
        return Promise(value, [])
    failed = [item.failed for item in waited]
    certain = isinstance(given, Sequence) and not given.open
    return Promise(
        value,
        [error for item in waited for error in item.raised],
        failed=certain and bool(failed) and (all(failed) and len(failed) == len(items) if name == "any" else any(failed)),
    )
