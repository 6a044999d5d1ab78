"""Promises of a probed middleware: what they hold, and what they are rejected with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import (
    NONE,
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
    truth,
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


class Settler(Role):
    """What fulfils a promise, and where it is called with an error first rejects it, too; ``given`` is what it is fulfilled with."""

    __slots__ = ("error_first", "failed", "given")

    def __init__(self, *, error_first: bool = False) -> None:
        super().__init__("resolve")
        self.error_first = error_first
        self.given: list[Value] = []
        self.failed = False

    def settle(self, probe: Probe, arguments: list[Value]) -> Value:
        """Take what it is called with."""
        if self.error_first and arguments and truth(arguments[0]) is not False:
            probe.may_raise(*error_kind(arguments[0], absence=probe.led))
            self.failed = True
        if not self.error_first or not arguments or truth(arguments[0]) is not True:
            self.given += arguments[self.error_first :][:1] or [NONE]
        return UNKNOWN

    def promise(self, thrown: list[Raised]) -> Promise:
        """Return the promise."""
        return Promise(joined(self.given) if self.given else UNKNOWN, thrown, failed=self.failed and not self.given)


def new_promise(probe: Probe, executor: Value) -> Value:
    """Return ``new Promise((resolve, reject) => ...)``."""
    settler = Settler()
    return settler.promise(heard(probe, executor, [settler, Role("reject")])[1])


def called_back(probe: Probe, function: FunctionValue, arguments: list[Value]) -> Value:
    """Return ``promisify(function)(...)``: what the function calls back with."""
    settler = Settler(error_first=True)
    return settler.promise(heard(probe, function, [*arguments, settler])[1])


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
    if name == "all" and certain:
        value = Sequence([item.value if isinstance(item, Promise) else item for item in items])
    return Promise(
        value,
        [error for item in waited for error in item.raised],
        failed=certain and bool(failed) and (all(failed) and len(failed) == len(items) if name == "any" else any(failed)),
    )
