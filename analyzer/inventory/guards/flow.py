"""Statements of a probed middleware: each returns None, or how the block ended early."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import operators
from analyzer.interp.values import ClassValue, Const, OneOf, Value
from analyzer.inventory.guards.absence import absent_comparison
from analyzer.inventory.guards.assign import assign, called
from analyzer.inventory.guards.branches import Ending, arms, merged
from analyzer.inventory.guards.calls import construct
from analyzer.inventory.guards.entry import gets_nothing
from analyzer.inventory.guards.errors import class_raised, hushes, of_credentials, of_our_own, shares
from analyzer.inventory.guards.found_before import gives_what_was_found
from analyzer.inventory.guards.imported import import_
from analyzer.inventory.guards.loops import each, repeated
from analyzer.inventory.guards.managers import with_
from analyzer.inventory.guards.paths import derived
from analyzer.inventory.guards.promises import settled
from analyzer.inventory.guards.refusals import error_kind, made_before
from analyzer.inventory.guards.sockets import caught_since, closing, ends, of_strangers
from analyzer.inventory.guards.stand_ins import because_missing
from analyzer.inventory.guards.values import (
    FAILURE,
    UNKNOWN,
    Absent,
    Closure,
    Derived,
    Names,
    Promise,
    Refusal,
    Thrown,
    kind_of,
    truth,
)
from analyzer.inventory.guards.words_of_logs import only_logged
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.inventory.guards.probe import Probe


def run_block(probe: Probe, statements: list[p.Stmt], names: Names) -> Ending:
    """Run statements in order, function declarations first."""
    for statement in statements:
        if isinstance(statement, p.Define) and isinstance(statement.value, p.Function):
            names.values[statement.value.name] = Closure(statement.value, names)
    for statement in statements:
        probe.steps -= 1
        handler = EXECUTORS.get(type(statement))
        if probe.steps < 0 or handler is None:
            probe.found.exhausted = probe.found.exhausted or probe.steps < 0
            continue
        try:
            ending = handler(probe, statement, names)
        except Thrown as thrown:
            probe.may_raise(*thrown.error)
            ending = "raise"
        if ending is not None:
            return ending
    return None


def if_(probe: Probe, node: p.If, names: Names) -> Ending:
    """Run the branch that a request without credentials takes, or both; a program that is deployed has got past its own checks."""
    asked = len(probe.trace)
    test = probe.asked(probe.evaluate(node.test, names))
    verdict = truth(test)
    tainted = bool(kind_of(test))
    if verdict is None and gives_what_was_found(node):
        return probe.run(node.otherwise, names)
    if verdict is None:
        found = isinstance(test, Derived) or (isinstance(test, OneOf) and not any(isinstance(option, Refusal) for option in test.options))
        there = found and not isinstance(node.test, (p.Unary, p.Binary, p.Logical))
        turned = of_strangers(node.test)
        return arms(probe, [node.then, node.otherwise], names, tainted=tainted, first=not there, test=node.test, strangers=turned)
    held, taken, left = names.absence, node.then if verdict else node.otherwise, node.otherwise if verdict else node.then
    names.absence = held or tainted
    parted, probe.parted = probe.parted, probe.served if tainted else probe.parted
    known = len(probe.raised[-1])
    ending = probe.run(taken, names)
    of_settings = isinstance(test, Const) and len(probe.trace) == asked and not (held or names.inherited) and gets_nothing(names)
    if ending == "raise" and of_settings and taken[-1].__class__ is p.Raise and not of_credentials(probe.raised[-1][known:]):
        del probe.raised[-1][known:]
        ending = None
    if ending is None:
        names.absence = held or (tainted and matters_after(left, names.function.node.body))
    if ending not in {"return", "raise"} and not (ending is None and tainted and ends(left)):
        probe.parted = parted
    return ending


def matters_after(left: list[p.Stmt], body: list[p.Stmt]) -> bool:
    """Return whether what follows a test differs by the branch that was left out: it would end, go on, or set what is asked later."""
    for node in walking.walk(list(left), into_functions=False):
        if isinstance(node, (p.Return, p.Raise, p.Jump)):
            return True
        if (isinstance(node, p.Assign) and not isinstance(node.target, (p.Member, p.Index))) or (
            isinstance(node, p.Declare) and node.kind == "py"
        ):
            return not (isinstance(node.target, p.Name) and only_logged(node.target.id, body))
        if isinstance(node, p.Call) and isinstance(node.callee, p.Name) and node.callee.id == "next":
            return True
    return False


def try_(probe: Probe, node: p.Try, names: Names) -> Ending:
    """Run the body, then the handlers with what the body may have thrown; where it comes to its end, other errors have other reasons."""
    before, led = dict(names.values), names.absence
    served, parted = probe.served, probe.parted
    probe.raised.append([])
    passed, probe.found.passes = probe.found.passes, False
    handed = probe.found.handed
    strained, probe.found.strained = probe.found.strained, False
    probe.trying += bool(node.handlers)
    ending = probe.run([*node.body, *node.otherwise], names)
    probe.trying -= bool(node.handlers)
    handed_on, probe.found.passes = probe.found.passes, probe.found.passes or passed
    thrown = probe.raised.pop()
    fails = bool(thrown) or probe.found.strained
    probe.found.strained = probe.found.strained or strained
    if not node.handlers:
        probe.raised[-1].extend(thrown)
        return probe.run(node.final, names) or ending
    shared, escaped = shares(probe, node, thrown, names)
    probe.raised[-1].extend(escaped)
    after, held = names.values, names.absence
    endings: list[Ending] = [ending]
    kept = [after] if ending is None else []
    if ending == "raise" and thrown and not any(shared):
        return probe.run(node.final, names) or ending
    apart = [probe.parted] if ending is None else []
    last = probe.parted
    known = len(probe.found.refusals), len(probe.raised[-1])
    for handler, caught in zip(node.handlers, shared, strict=True):
        kinds = {error.kind for error in caught}
        names.values = {**before, **{key: value for key, value in after.items() if key not in before}}
        met = bool(kinds & {"auth", "derived"})
        names.absence = met or (fails and (led if ending is None else held))
        if handler.target is not None:
            worst_of = next((error for error in caught if error.kind == "auth"), None)
            by_chance = FAILURE if handed_on and not any(error.text for error in caught) else Derived("error")
            error = Refusal(worst_of.text, worst_of.of) if worst_of else by_chance if "derived" in kinds else UNKNOWN
            assign(probe, handler.target, error, names)
        probe.caught.append(caught)
        probe.parted = since = caught_since(probe, caught, served, parted)
        unheard = handed_on or not fails or (not caught and (thrown or of_our_own(probe, handler, names)))
        with probe.unheard() if not met and unheard else nullcontext():
            handled = probe.run(handler.body, names)
        probe.caught.pop()
        endings.append(handled)
        if handled is None:
            kept.append(names.values)
            apart.append(since)
    if known == (len(probe.found.refusals), len(probe.raised[-1])) and hushes(probe, node, names):
        probe.found.handed = handed
    names.values = merged(before, kept) if kept else before
    names.absence = held
    probe.parted = last if not apart else apart[0] if all(item == apart[0] for item in apart) else parted
    jump = next((item for item in endings if item not in {"return", "raise"}), "raise")
    return probe.run(node.final, names) or (None if kept else "return" if "return" in endings else jump)


def return_(probe: Probe, node: p.Return, names: Names) -> Ending:
    """End the function; what is returned because a credential is missing remembers it."""
    value = settled(probe, probe.evaluate(node.value, names)) if node.value is not None else Const(None)
    if probe.silent and isinstance(value, Refusal):
        value = UNKNOWN
    if isinstance(value, Refusal):
        because, blind = value.because or names.absence, value.blind or probe.blind
        value = Refusal(value.text, value.of, because=because, blind=blind, site=value.site or probe.site)
    elif names.absence:
        value = because_missing(value)
    (names.returned if names.returned is not None else []).append(value)
    return "return"


def raise_(probe: Probe, node: p.Raise, names: Names) -> Ending:
    """End the block by an error."""
    value = made_before(probe.evaluate(node.value, names)) if node.value is not None else None
    if isinstance(value, ClassValue) and value.python:
        value = construct(probe, value, [], {})
    if value is None:
        if probe.caught:
            probe.raised[-1].extend(probe.caught[-1])
        return "raise"
    kind, text = error_kind(value, absence=names.absence or (names.inherited and not names.undecided))
    if closed := closing(probe, value):
        kind, text = "auth", closed
    probe.may_raise(kind, text, class_raised(probe, node.value, value, names), probe.blind and not probe.led)
    return "raise"


def switch(probe: Probe, node: p.Switch, names: Names) -> Ending:
    """Run the case that is met, with what follows it, where the subject is known; every case as what may happen where it is not."""
    subject = probe.asked(probe.evaluate(node.subject, names))
    met, led = case_met(probe, node, subject, names)
    if met is not None:
        names.absence = names.absence or led
        for case in node.cases[met : met + 1] if names.function.scope.python else node.cases[met:]:
            ending = probe.run(case.body, names)
            if ending is not None:
                return None if ending == "break" else ending
        return None
    blocks = [
        [statement for statement in case.body if not (isinstance(statement, p.Jump) and statement.kind == "break")] for case in node.cases
    ]
    if not any(case.test is None for case in node.cases):
        blocks.append([])
    asked = [] if names.function.scope.python else [probe.evaluate(case.test, names) for case in node.cases if case.test is not None]
    return arms(probe, blocks, names, tainted=any(kind_of(value) for value in [subject, *asked]))


def case_met(probe: Probe, node: p.Switch, subject: Value, names: Names) -> tuple[int | None, bool]:
    """Return which case is met, as many as there are where none is, None where that is not known, and whether a credential is asked."""
    led = bool(kind_of(subject))
    if not isinstance(subject, (Const, Absent)):
        return None, led
    default = len(node.cases)
    for position, case in enumerate(node.cases):
        if case.test is None:
            default = position
            continue
        wanted = probe.evaluate(case.test, names)
        led = led or bool(kind_of(wanted))
        if isinstance(case.test, p.Opaque):
            return None, led
        if isinstance(subject, Absent) or isinstance(wanted, Absent):
            verdict = truth(absent_comparison(p.Binary("==", node.subject, case.test), subject, wanted))
        elif isinstance(wanted, Const):
            verdict = truth(derived([subject, wanted], lambda given: operators.binary(probe.interp, "==", *given)))
        else:
            verdict = None
        if verdict is None:
            return None, led
        if verdict:
            return position, led
    return default, led


def block(probe: Probe, node: p.Block, names: Names) -> Ending:
    """Run a block; one with a label may be left by it."""
    ending = probe.run(node.body, names)
    return None if ending == "break" and node.label else ending


def declare(probe: Probe, node: p.Declare, names: Names) -> Ending:
    """Declare a variable."""
    if node.value is not None:
        value = probe.evaluate(node.value, names)
        if isinstance(node.target, p.Name):
            names.values[node.target.id] = called(probe, node.target.id, value)
        else:
            assign(probe, node.target, value, names)
    elif isinstance(node.target, p.Name):
        names.values.setdefault(node.target.id, Const(None))
    return None


def do(probe: Probe, node: p.Do, names: Names) -> Ending:
    """Run an expression for its effect."""
    value = probe.evaluate(node.value, names)
    if isinstance(value, Promise):
        probe.raised[-1].extend(value.raised)
    return None


EXECUTORS: dict[type, Callable[..., Ending]] = {
    p.Do: do,
    p.Declare: declare,
    p.Define: lambda _probe, _node, _names: None,
    p.Import: import_,
    p.Return: return_,
    p.Raise: raise_,
    p.Jump: lambda _probe, node, _names: node.kind,
    p.If: if_,
    p.ForEach: each,
    p.ForLoop: repeated,
    p.While: repeated,
    p.Try: try_,
    p.With: with_,
    p.Switch: switch,
    p.Block: block,
}
