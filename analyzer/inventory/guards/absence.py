"""What a missing credential makes of a comparison, and of what it leads to."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from analyzer.interp import operators
from analyzer.interp.hosts import Host
from analyzer.interp.values import Const, EnumMember, External, Null, OneOf, Sequence, Unknown, Value, is_nothing
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.paths import derived
from analyzer.inventory.guards.refusals import BECAUSE
from analyzer.inventory.guards.values import (
    GIVEN,
    UNKNOWN,
    Absent,
    Because,
    Begun,
    Derived,
    Missing,
    Raised,
    Refusal,
    Role,
    Thrown,
    kind_of,
    truth,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe
    from analyzer.inventory.guards.values import Names

ERROR = re.compile(r"(Error|Exception)$")
BITWISE = {"&": operator.and_, "|": operator.or_, "^": operator.xor}
LEAVES_EMPTY = frozenset(
    {"replace", "replaceAll", "trim", "trimStart", "trimEnd", "slice", "substring", "substr", "toLowerCase", "toUpperCase", "toString",
     "normalize", "strip", "lstrip", "rstrip", "lower", "upper", "casefold", "removeprefix", "removesuffix"}
)  # fmt: skip
"""Methods that make an empty text of an empty text."""


def absent_comparison(node: p.Binary, left: Value, right: Value) -> Value:
    """Return how an absent credential compares: equal to nothing but nothing, and not to a setting that nobody has set yet."""
    absent, other = (left, right) if isinstance(left, Absent) else (right, left)
    assert isinstance(absent, Absent)  # noqa: S101  (narrowing)
    side = node.left if absent is left else node.right
    if isinstance(other, Absent):
        return Derived(absent.kind)
    if isinstance(side, p.Unary) and side.operator == "typeof":
        same = isinstance(other, Const) and other.value == ("string" if absent.text else "undefined")
    elif isinstance(other, Const) and isinstance(other.value, bool):
        same = other.value is absent.truth
    elif isinstance(other, External) and not other.package:
        same = other.path[-1:] == ("undefined",)
    elif isinstance(other, Const) and not other.soft and other.value in ("", 0):
        same = absent.text
    else:
        same = isinstance(other, Const) and other.value is None and not (other.soft or absent.truth or absent.text)
    if node.operator in {"==", "!="}:
        credential = absent.credential or (absent.kind in {"header", "note", "parameter"} and of_a_setting(other))
        return Absent(absent.kind, truth=same == (node.operator == "=="), credential=credential)
    if node.operator in {"in", "not in"}:
        return Absent(absent.kind, truth=listed(absent, other) == (node.operator == "in"), credential=absent.credential)
    return (
        Absent(absent.kind, credential=absent.credential) if node.operator in {"instanceof", "<", ">", "<=", ">="} else Derived(absent.kind)
    )


def listed(absent: Absent, items: Value) -> bool:
    """Return whether what is not there is among known items: ``token in (None, "")``."""
    plain = [item.value for item in items.items if isinstance(item, Const) and not item.soft] if isinstance(items, Sequence) else []
    return not absent.truth and ("" if absent.text else None) in plain


def of_a_setting(value: Value) -> bool:
    """Return whether a value is what the environment says: a header that has to be that is a key."""
    return (isinstance(value, Const) and value.soft) or (isinstance(value, Unknown) and value.reason.startswith("environment "))


def either(left: Value, right: Value) -> Value:
    """Return the right side, which the left one has led to: what is not known or is false then follows from the missing credential."""
    if isinstance(left, Absent) and left.credential and not kind_of(right) and right is not GIVEN:
        verdict = truth(right)
        if (
            isinstance(right, (Const, Sequence))
            and verdict in {True, False}
            and (isinstance(right, Sequence) or isinstance(right.value, (bool, type(None))) or right.value == "")
        ):
            return Absent(left.kind, truth=bool(verdict), text=is_empty_text(right))
        if isinstance(right, (External, Host, Role)) or right is UNKNOWN or type(right).__name__ == "Unknown":
            return Derived(left.kind)
    return in_place(right)


def anybody_gives(value: Value) -> bool:
    """Return whether whoever asks may fill a value in."""
    return any(option is GIVEN for option in (value.options if isinstance(value, OneOf) else [value]))


def error_because(value: Value) -> Value:
    """Return what is made because a credential is missing: an error refuses whomever it is thrown or handed on for."""
    name = value.path[-2] if isinstance(value, External) and len(value.path) > 1 else getattr(value, "package", "")
    made = isinstance(value, External) and value.path[-1:] == ("()",) and ERROR.search(name)
    return Refusal(BECAUSE, because=True) if made else value


def cut_short(link: p.Member, value: Value) -> bool:
    """Return whether ``value?.name`` ends its chain, since nothing is there."""
    return link.optional and type(value) in {Const, Null} and is_nothing(value)


def or_default(found: Value, default: Value) -> Value:
    """Return what ``headers.get("x-token", default)`` gives."""
    if not isinstance(found, Absent):
        return found
    return default if truth(default) else either(found, default) if is_empty_text(default) else found


def nothing_of(probe: Probe, value: Value, node: p.Member | p.Index) -> None:
    """Fail inside a ``try`` where something is asked of a credential that is not there, unless by ``?.``."""
    if not isinstance(value, Missing) or not probe.trying:
        return
    link: p.Expr = node
    while isinstance(link, (p.Member, p.Index, p.Call)):
        if not isinstance(link, p.Index) and link.optional:
            return
        link = link.callee if isinstance(link, p.Call) else link.object
    raise Thrown(Raised("derived", "", External("", ("AttributeError",))))


def key_error(probe: Probe, of: Role, name: str | None, names: Names) -> None:
    """Fail inside a ``try`` of Python's where a header or a cookie is taken by its name that is not there."""
    if names.function.scope.python and probe.trying and of.name in {"headers", "cookies"} and name is not None:
        found = probe.read(roles.item(of, name))
        if isinstance(found, Missing):
            raise Thrown(Raised("derived", "", External("", ("KeyError",))))


def is_empty_text(value: Value) -> bool:
    """Return whether a value is a text without a letter, whatever the settings are."""
    return isinstance(value, Const) and value.value == "" and not value.soft


def in_place(value: Value) -> Value:
    """Return what stands in for a value that is not there: ``?? []`` is an empty list, not one that is filled by and by."""
    return Sequence([], value.kind) if isinstance(value, Begun) and not value.items else value


def numbers(sign: str, *values: Value) -> list[Value]:
    """Return what is computed with or compared: members of an enumeration of flags are numbers among numbers."""
    members = [isinstance(value, EnumMember) for value in values]
    flags = sign in BITWISE or (any(members) and not all(members))
    return [Const(value.value) if flags and isinstance(value, EnumMember) and isinstance(value.value, int) else value for value in values]


def because(probe: Probe, node: p.Binary, left: Value, right: Value, kind: str) -> Value:
    """Return what follows from a missing credential: known where what it led to is, as in ``standing(req) != MEMBER``."""
    values = numbers(node.operator, left, right)
    known = [value.value for value in values if isinstance(value, Const) and isinstance(value.value, int)]
    if node.operator in BITWISE and len(known) == len(values):
        return Because(BITWISE[node.operator](*known), kind=kind)
    both = isinstance(left, Const) and isinstance(right, Const)
    found = derived(values, lambda given: operators.binary(probe.interp, node.operator, *given, loose=node.loose)) if both else UNKNOWN
    return Absent(kind, truth=found.value) if isinstance(found, Const) and isinstance(found.value, bool) else Derived(kind)
