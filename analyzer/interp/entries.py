"""Writing an entry of a record, or another slot, by code that may not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import ClassValue, Const, Instance, Record, Sequence, Unknown, Value, one_of

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def set_entry(interp: Interpreter, target: Record, name: str, value: Value) -> None:
    """Write one entry; functions learn the name that they are stored under."""
    if len(target.entries) >= interp.bounds.items and name not in target.entries:
        interp.hit("items")
        return
    before = target.entries.get(name)
    if name not in target.entries and unsure(interp, target) and interp.conditions[-1].soft and isinstance(value, Const):
        return  # without the setting there is no such entry
    target.entries[name] = merged(interp, before, value, target)


def unsure(interp: Interpreter, target: Value | None) -> bool:
    """Return whether what is done to ``target`` may not be done though it is there: it surely is where it was made under the same tests."""
    if not interp.conditions:
        return False
    return not isinstance(target, (Record, Instance, Sequence, ClassValue)) or target.made < interp.conditions[-1].since


def merged(interp: Interpreter, old: Value | None, new: Value, target: Value | None = None) -> Value:
    """Return what a slot of ``target`` holds after a write that may not happen."""
    if old is None or not unsure(interp, target) or isinstance(old, Unknown) or (isinstance(old, Const) and old.value is None):
        return new
    if interp.conditions[-1].soft or isinstance(new, Unknown):
        return old
    return one_of([old, new])
