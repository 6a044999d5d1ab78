"""What a collection was given by code that may not run: what is later done for it is done under the same conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.conditions import A_SETTING, Condition
from analyzer.interp.values import Const, External, FunctionValue, Sequence, Unknown, Value, identity, moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.interpreter import Interpreter

PARTS = 4
"""Of a short collection that holds such a value that many items are looked at: the pairs of a dictionary, rows of a table."""


def note_given(interp: Interpreter, values: Iterable[Value], standing: tuple[Condition, ...]) -> None:
    """Remember that a collection is given values under conditions, none where it surely is.

    What surely is given to a collection, or is by both branches of a test, is there whatever was said before. Plain values are told
    apart by what they are, not by which they are: of these nothing is said.
    """
    for value in values:
        if isinstance(value, (Const, Unknown)):
            continue
        known = interp.given_when.get(id(value))
        if not standing or (known is not None and opposite(known[1], standing)):
            interp.given_when.pop(id(value), None)
        elif known is None:
            interp.given_when[id(value)] = (value, standing)


def note_left_out(interp: Interpreter, value: Value) -> None:
    """Remember that a setting which is off keeps a value out of a collection, where somebody may turn it on."""
    note_given(interp, (value,), (*interp.conditions, Condition(A_SETTING, soft=True, since=moment())))


def opposite(one: tuple[Condition, ...], other: tuple[Condition, ...]) -> bool:
    """Return whether the innermost conditions are the two outcomes of one test."""
    return one[-1].why is other[-1].why and one[-1].holds is not other[-1].holds


def grown(interp: Interpreter, old: Value | None, new: Value, standing: tuple[Condition, ...]) -> bool:
    """Return whether a list that may take another's place has all that this has; what it has besides, it has under conditions.

    Of lists of functions it is not told: in most a request meets what it has to pass.
    """
    if not isinstance(old, Sequence) or not isinstance(new, Sequence) or {old.kind, new.kind} != {"list"}:
        return False
    interp.weigh(len(new.items))
    known = {identity(item) for item in old.items}
    if (old.open and not new.open) or not known <= {identity(item) for item in new.items}:
        return False
    more = [item for item in new.items if identity(item) not in known]
    if any(isinstance(item, (FunctionValue, External, Unknown)) for item in more):
        return False
    note_given(interp, more, standing)
    return True


def given_when(interp: Interpreter, value: Value) -> tuple[Condition, ...]:
    """Return the conditions under which a collection has a value, or one that it begins with."""
    for item in [value, *(value.items[:PARTS] if isinstance(value, Sequence) and value.kind in {"tuple", "list"} else [])]:
        found = interp.given_when.get(id(item))
        if found is not None:
            return found[1]
    return ()


def carry(interp: Interpreter, item: Value, made: list[Value]) -> None:
    """Remember that what was made of an item is there under the same conditions as that."""
    if interp.given_when and (standing := given_when(interp, item)):
        note_given(interp, made, standing)
