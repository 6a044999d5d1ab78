"""Assignments of a probed middleware: what names, patterns and members stand for from then on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp import operators
from analyzer.interp.values import NONE, Const, Instance, Record, Sequence, Value
from analyzer.interp.wording import describe
from analyzer.inventory.guards.absence import either
from analyzer.inventory.guards.collections import given_away
from analyzer.inventory.guards.credentials import credential_kind
from analyzer.inventory.guards.expressions import INITIALISERS, member_of
from analyzer.inventory.guards.refusals import known_status, refuses_status, refusing
from analyzer.inventory.guards.roles import STATUS_FIELDS
from analyzer.inventory.guards.stand_ins import because_missing, with_member
from analyzer.inventory.guards.values import FAILURE, UNKNOWN, Absent, Closure, Derived, Names, Refusal, Role, joined, kind_of
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

_PROOF = re.compile(r"(^|_)(tokens?|api_?key|secret|signature|jwt|credentials?|auth\w{0,4}|bearer)(_|$)")
"""What a header is by what it is called once it has been read: ``signature = req.header("X-Integrity")``."""


def called(probe: Probe, name: str, value: Value) -> Value:
    """Return what a name stands for: a header of the program's own is a credential where the program calls it one."""
    if isinstance(value, Absent) and not value.credential and value.kind == "header" and _PROOF.search(snake_case(name)):
        return probe.read(Absent(credential_kind(name, "headers"), truth=value.truth))
    return value


def assignment(probe: Probe, node: p.Assign, names: Names) -> Value:
    """Assign, and return what was assigned."""
    value = because_of(probe.evaluate(node.value, names), names)
    if node.operator:
        old = probe.evaluate(node.target, names)
        value = joined([old, value]) if node.operator in {"||", "or", "??", "&&", "and"} else counted(probe, node.operator, old, value)
    assign(probe, node.target, value, names)
    return value


def counted(probe: Probe, operator: str, old: Value, value: Value) -> Value:
    """Return what ``+=`` and ``++`` make of numbers that are known."""
    numbers = all(type(item) is Const and isinstance(item.value, int) and not item.soft for item in (old, value))
    return operators.binary(probe.interp, operator, old, value) if numbers else UNKNOWN


def because_of(value: Value, names: Names) -> Value:
    """Return what is assigned because a credential is missing: it remembers that, as what is returned does."""
    return value if not names.absence or (isinstance(value, Const) and value.soft) else because_missing(value)


def assign(probe: Probe, target: p.Expr | None, value: Value, names: Names) -> None:  # noqa: C901, PLR0912  (one line per kind of target)
    """Bind a value to a name, a pattern or a member."""
    match target:
        case p.Name():
            names.holder(target.id).values[target.id] = called(probe, target.id, value)
        case p.Member():
            owner = probe.evaluate(target.object, names)
            if owner is names.this:
                write(names, owner, target.name, value)
            elif isinstance(owner, (Record, Instance)):
                keep(probe, target.object, with_member(owner, {target.name: value}), names)
            elif isinstance(owner, Role) and (owner.name in {"request", "state"} or isinstance(value, Closure)):
                probe.carry(target.name, value)
            if target.name in STATUS_FIELDS:
                set_status(probe, target, owner, value, names)
        case p.Index():
            given_away([probe.evaluate(target.object, names)])
        case p.DefaultPattern():
            if value is NONE or (isinstance(value, Absent) and not value.truth):
                value = either(value, probe.evaluate(target.default, names))
            assign(probe, target.target, value, names)
        case p.RecordPattern():
            for item in target.items:
                if isinstance(item, p.FieldPattern) and isinstance(item.key, p.Literal):
                    assign(probe, item.target, member_of(probe, value, str(item.key.value)), names)
                elif isinstance(item, p.FieldPattern):
                    assign(probe, item.target, UNKNOWN, names)
        case p.ListPattern() | p.ListDisplay():
            rest = Derived(kind) if (kind := kind_of(value)) else UNKNOWN
            known = value.items if isinstance(value, Sequence) and not value.open else []
            for position, part in enumerate(target.items):
                if part is not None:
                    assign(probe, part, known[position] if position < len(known) else rest, names)
        case p.RestPattern():
            assign(probe, target.target, value, names)


def write(names: Names, owner: Value | None, name: str, value: Value) -> None:
    """Put a value on the object whose method runs: for good where it is made, else for this call."""
    if isinstance(owner, Instance) and names.function.node.name in INITIALISERS:
        owner.fields[name] = value
    elif not names.undecided:
        names.written = {**(names.written or {}), name: value}


def keep(probe: Probe, target: p.Expr, owner: Value, names: Names) -> None:
    """Put an object that has been given a member in its place: into a variable of the probed calls, or on the request."""
    if isinstance(target, p.Name) and target.id in names.holder(target.id).values:
        names.holder(target.id).values[target.id] = owner
    elif (
        isinstance(target, p.Member)
        and isinstance(held := probe.evaluate(target.object, names), Role)
        and held.name in {"request", "state"}
    ):
        probe.carry(target.name, owner)


def set_status(probe: Probe, target: p.Member, owner: Value, value: Value, names: Names) -> None:
    """Refuse by the status of the answer; an error that is given one says by it what it means."""
    if isinstance(owner, Role):
        if owner.name == "response" and refuses_status(value):
            probe.refuse(f"sets {describe(target)} to {refusing([value])}")
    elif isinstance(target.object, p.Name) and target.object.id != "this" and not isinstance(owner, (Refusal, Const, Absent)):
        if refuses_status(value):
            assign(probe, target.object, Refusal(f"error with {refusing([value])}"), names)
        elif known_status(value):
            assign(probe, target.object, FAILURE, names)
