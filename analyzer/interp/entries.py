"""Writing an entry of a record, or another slot, by code that may not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import Const, Record, Unknown, Value, one_of

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def set_entry(interp: Interpreter, target: Record, name: str, value: Value) -> None:
    """Write one entry; functions learn the name that they are stored under."""
    if len(target.entries) >= interp.bounds.items and name not in target.entries:
        interp.hit("items")
        return
    if name not in target.entries and interp.conditions and interp.conditions[-1].soft and isinstance(value, Const):
        return  # without the setting there is no such entry
    target.entries[name] = merged(interp, target.entries.get(name), value)


def merged(interp: Interpreter, old: Value | None, new: Value) -> Value:
    """Return what a slot holds after a write that may not happen."""
    if old is None or not interp.conditions or isinstance(old, Unknown) or (isinstance(old, Const) and old.value is None):
        return new
    if interp.conditions[-1].soft or isinstance(new, Unknown):
        return old
    return one_of([old, new])
