"""Writing an entry of a record, or another slot, by code that may not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp import given
from analyzer.interp.route_data import note_listed
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Record,
    Sequence,
    Unknown,
    Value,
    identity,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.conditions import Condition
    from analyzer.interp.interpreter import Interpreter

OFF = "@@off"
"""Among the fields of middleware: the list that has it was given it under a setting that is off."""
MANY = 200
"""Of longer lists it is not told under which condition they hold what they hold."""


def set_entry(interp: Interpreter, target: Record, name: str, value: Value) -> None:
    """Write one entry; functions learn the name that they are stored under."""
    if len(target.entries) >= interp.bounds.items and name not in target.entries:
        interp.hit("items")
        return
    before = target.entries.get(name)
    note_under(interp, target, (value,))
    if name not in target.entries and unsure(interp, target) and interp.conditions[-1].soft and isinstance(value, Const):
        if (switch := switched(None, value)) is not None:
            target.entries[name] = switch
        return  # without the setting there is no such entry
    target.entries[name] = merged(interp, before, value, target)


def note_under(interp: Interpreter, target: Sequence | Record, values: Iterable[Value]) -> None:
    """Remember under which conditions of those that came up since it was made a collection is given values."""
    if interp.conditions or interp.given_when:
        given.note_given(interp, values, arisen(interp, target))


def arisen(interp: Interpreter, target: Value | None) -> tuple[Condition, ...]:
    """Return the conditions that came up since a collection or an object was made."""
    made = target.made if isinstance(target, (Record, Instance, Sequence, ClassValue)) else 0
    return tuple(condition for condition in interp.conditions if made < condition.since)


def unsure(interp: Interpreter, target: Value | None) -> bool:
    """Return whether what is done to ``target`` may not be done though it is there: it surely is where it was made under the same tests."""
    if not interp.conditions:
        return False
    return not isinstance(target, (Record, Instance, Sequence, ClassValue)) or target.made < interp.conditions[-1].since


def merged(interp: Interpreter, old: Value | None, new: Value, target: Value | None = None) -> Value:
    """Return what a slot of ``target`` holds after a write that may not happen."""
    doubtful = unsure(interp, target)
    if doubtful and interp.conditions[-1].soft and (switch := switched(old, new)) is not None:
        return switch
    if old is None or not doubtful or isinstance(old, Unknown) or (isinstance(old, Const) and old.value is None):
        return old if isinstance(old, Unknown) and doubtful and is_switch(new) else new
    if given.grown(interp, old, new, arisen(interp, target)):
        return new
    return old if interp.conditions[-1].soft or isinstance(new, Unknown) else one_of([old, new])


def weak(interp: Interpreter, old: Value, new: Value) -> Value:
    """Return what a slot holds after an assignment that may not have happened; programs pass the checks that would keep an error in it."""
    if interp.conditions[-1].soft and (switch := switched(old, new)) is not None:
        return switch
    vague = isinstance(old, Unknown) or (isinstance(old, Const) and old.value is None)
    if vague:
        kept = (isinstance(new, Record) and new.kind == "error") or (isinstance(old, Unknown) and is_switch(new))
        return old if kept else new
    if interp.conditions[-1].soft or isinstance(new, Unknown) or (isinstance(new, Const) and new.value is None):
        return old
    return one_of([old, new])


def is_switch(value: Value) -> bool:
    """Return whether a value turns something on or off: of one that is not known such a write, if it happens, leaves nothing known."""
    return isinstance(value, Const) and isinstance(value.value, bool)


def switched(old: Value | None, new: Value) -> Value | None:
    """Return a switch that only a setting turns on: it is off unless somebody does; or a default that a setting replaces by another.

    None for anything else.
    """
    if not isinstance(new, Const):
        return None
    if new.value is not True:
        return old if isinstance(old, Const) and old.soft else None
    if old is None or (isinstance(old, Const) and old.value is None):
        return Unknown("switch", absent=True)
    return Const(value=False, soft=True) if isinstance(old, Const) and old.value is False else None


def as_given(interp: Interpreter, this: Sequence, values: list[Value]) -> list[Value]:
    """Return what JavaScript's list is given; functions that it only has if somebody changes a setting are copies that say so."""
    if interp.python or not interp.off or this.kind != "list" or not unsure(interp, this):
        return values
    return [
        msgspec.structs.replace(value, fields={**value.fields, OFF: NONE}) if isinstance(value, (FunctionValue, External)) else value
        for value in values
    ]


def note_given(interp: Interpreter, this: Sequence, values: list[Value]) -> None:
    """Remember, before a list or set is given values, under which condition it holds them; routes among them are counted."""
    note_listed(interp, values)
    note_under(interp, this, values)
    if interp.conditions or interp.held_when:
        doubtful = unsure(interp, this)
        for value in values:
            note_held(interp, this, value, there=doubtful and _holds(this, value))


def note_held(interp: Interpreter, target: Sequence | Record, value: Value, *, there: bool) -> None:
    """Remember, before it is given to it, under which condition a collection holds a plain value; nothing where it surely does.

    ``there`` tells whether it holds it already; what both branches of a test give it, it surely holds.
    """
    if not isinstance(value, Const) or value.value is None:
        return
    mark = (id(target), identity(value))
    if not unsure(interp, target):
        interp.held_when.pop(mark, None)
        return
    known, standing = interp.held_when.get(mark), interp.conditions[-1]
    if known is None and not there:
        interp.held_when[mark] = (target, standing)
    elif known is not None and known[1].why is standing.why and known[1].holds is not standing.holds:
        del interp.held_when[mark]


def _holds(target: Sequence, value: Value) -> bool:
    wanted = identity(value)
    return len(target.items) > MANY or any(identity(item) == wanted for item in target.items)


def held_when(interp: Interpreter, target: Sequence | Record, value: Value) -> Condition | None:
    """Return the condition under which a collection holds a value that it was given; None where it surely does, as far as that is known."""
    found = interp.held_when.get((id(target), identity(value))) if interp.held_when else None
    if found is None or any(standing.since == found[1].since for standing in interp.conditions):
        return None
    return found[1]
