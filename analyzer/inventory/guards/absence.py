"""What a missing credential makes of a comparison, and of what it leads to."""

from __future__ import annotations

from analyzer.interp.hosts import Host
from analyzer.interp.values import Const, External, Sequence, Unknown, Value
from analyzer.inventory.guards.values import (
    UNKNOWN,
    Absent,
    Begun,
    Derived,
    Role,
    kind_of,
    truth,
)
from analyzer.syntax import program as p


def absent_comparison(node: p.Binary, left: Value, right: Value) -> Value:
    """Return how an absent credential compares: equal to nothing but nothing, and not to a setting that nobody has set yet."""
    absent, other = (left, right) if isinstance(left, Absent) else (right, left)
    assert isinstance(absent, Absent)  # noqa: S101  (narrowing)
    side = node.left if absent is left else node.right
    if isinstance(other, Absent):
        return Derived(absent.kind)
    if isinstance(side, p.Unary) and side.operator == "typeof":
        same = isinstance(other, Const) and other.value == "undefined"
    elif isinstance(other, Const) and isinstance(other.value, bool):
        same = other.value is absent.truth
    elif isinstance(other, External) and not other.package:
        same = other.path[-1:] == ("undefined",)
    else:
        same = isinstance(other, Const) and other.value is None and not other.soft and not absent.truth
    if node.operator in {"==", "!="}:
        credential = absent.credential or (absent.kind in {"header", "note"} and of_a_setting(other))
        return Absent(absent.kind, truth=same == (node.operator == "=="), credential=credential)
    if node.operator == "not in":
        return Absent(absent.kind, truth=True, credential=absent.credential)
    return (
        Absent(absent.kind, credential=absent.credential)
        if node.operator in {"in", "instanceof", "<", ">", "<=", ">="}
        else Derived(absent.kind)
    )


def of_a_setting(value: Value) -> bool:
    """Return whether a value is what the environment says: a header that has to be that is a key."""
    return (isinstance(value, Const) and value.soft) or (isinstance(value, Unknown) and value.reason.startswith("environment "))


def either(left: Value, right: Value) -> Value:
    """Return the right side, which the left one has led to: what is not known or is false then follows from the missing credential."""
    if isinstance(left, Absent) and left.credential and not kind_of(right):
        verdict = truth(right)
        if (
            isinstance(right, (Const, Sequence))
            and verdict in {True, False}
            and (isinstance(right, Sequence) or isinstance(right.value, (bool, type(None))) or right.value == "")
        ):
            return Absent(left.kind, truth=bool(verdict))
        if isinstance(right, (External, Host, Role)) or right is UNKNOWN or type(right).__name__ == "Unknown":
            return Derived(left.kind)
    return in_place(right)


def in_place(value: Value) -> Value:
    """Return what stands in for a value that is not there: ``?? []`` is an empty list, not one that is filled by and by."""
    return Sequence([], value.kind) if isinstance(value, Begun) and not value.items else value
