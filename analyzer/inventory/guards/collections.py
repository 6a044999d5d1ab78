"""Lists and sets of Python's and JavaScript's in a probed body: made, asked for their first, looked into for a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import slots
from analyzer.interp.values import NONE, Const, Record, Sequence, Value
from analyzer.inventory.guards.paths import derived
from analyzer.inventory.guards.values import UNKNOWN, Absent, Begun, truth

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

KEYED = frozenset({"Map", "Set"})
MAKERS = frozenset({"set", "frozenset", "list", "tuple", "sorted"})


def given_away(values: list[Value]) -> None:
    """Remember that somebody may put something into the lists among ``values``."""
    for value in values:
        if isinstance(value, Begun):
            value.open = True


def judged(name: str, of: Sequence) -> Value:
    """Return ``any(items)`` or ``all(items)``."""
    verdicts = [truth(item) for item in of.items]
    if (name == "any" and True in verdicts) or (name == "all" and False in verdicts):
        return Const(name == "any")
    if of.open or None in verdicts:
        return UNKNOWN
    missing = next((item for item in of.items if isinstance(item, Absent)), None)
    return Absent(missing.kind, truth=name == "all", credential=missing.credential) if missing is not None else Const(name == "all")


def collected(name: str, arguments: list[Value]) -> Value | None:
    """Return ``set(items)``, ``next(items, default)`` and ``len(items)`` for items that are known, None for any other call."""
    first = arguments[0] if arguments else None
    if name == "isArray" and isinstance(first, (Const, Record)) and not (isinstance(first, Const) and first.soft):
        return Const(value=False)
    if not isinstance(first, Sequence):
        return None
    if name in KEYED:
        return keyed(name, first)
    if name == "isArray":
        return Const(value=True)
    if name in {"any", "all"}:
        return judged(name, first)
    if name in MAKERS:
        return Sequence(list(first.items), "list" if name == "sorted" else name, first.open)
    if name == "next" and not first.open:
        return first.items[0] if first.items else arguments[1] if len(arguments) > 1 else None
    return Const(len(first.items)) if name == "len" and not first.open else None


def keyed(name: str, items: Sequence) -> Value:
    """Return a set of JavaScript's, or the keys of a map, that may be filled by and by."""
    pairs = (
        [item.items[0] if isinstance(item, Sequence) and item.items else UNKNOWN for item in items.items] if name == "Map" else items.items
    )
    return Begun(list(pairs), "set", items.open)


def chosen(of: Sequence, name: str, results: list[Value]) -> Value | None:
    """Return what ``find``, ``filter`` and ``findIndex`` choose where each item's verdict is known, None where one is not."""
    verdicts = [truth(result) for result in results]
    if of.open or None in verdicts or len(verdicts) != len(of.items):
        return None
    met = [position for position, verdict in enumerate(verdicts) if verdict]
    if name == "findIndex":
        return Const(met[0] if met else -1)
    if name == "filter":
        return Sequence([of.items[position] for position in met])
    return of.items[met[0]] if met else NONE


def has_pair(sign: str, left: Value, right: Value) -> Value | None:
    """Return ``(method, path) in PUBLIC`` for a list or set of pairs, None for anything else."""
    if sign not in {"in", "not in"} or not isinstance(left, Sequence) or not isinstance(right, Sequence) or left.open or right.open:
        return None
    rows = [item.items for item in right.items if isinstance(item, Sequence) and not item.open]
    if len(rows) != len(right.items) or not all(isinstance(part, Const) for row in [left.items, *rows] for part in row):
        return None

    def of(given: list[Value]) -> Value:
        wanted = [part.value for part in given if isinstance(part, Const)]
        known = len(wanted) == len(given)
        found = any([part.value for part in row if isinstance(part, Const)] == wanted for row in rows)
        return Const(found == (sign == "in")) if known else UNKNOWN

    return derived(left.items, of)


def sliced(probe: Probe, value: Value, lower: Value, upper: Value, step: Value) -> Value:
    """Return a part of a text or list; the text itself where the part's ends are not known."""
    if isinstance(value, (Const, Sequence)) and all(isinstance(end, Const) for end in (lower, upper, step)):
        return slots.get_item(probe.interp, value, Record({"lower": lower, "upper": upper, "step": step}, kind="slice"))
    return value if isinstance(value, Const) else UNKNOWN
