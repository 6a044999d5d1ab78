"""Objects that stand in for whoever asks where no credential came: what ``AnonymousUser()`` says follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, Const, EnumMember, FunctionValue, Instance, Record, Sequence, Value
from analyzer.inventory.guards.absence import error_because
from analyzer.inventory.guards.bases import of_inversify
from analyzer.inventory.guards.choices import member_chosen
from analyzer.inventory.guards.values import UNKNOWN, Absent, Bare, Because, BecauseMember, Closure, Role, kind_of

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe


FEW = 12
"""How many fields of an object are looked at."""
EQUAL = frozenset({"is", "==", "==="})
DIFFERS = frozenset({"is not", "!=", "!=="})


class StandIn(Instance, eq=False):
    """An object that was made or returned because a credential is missing."""


def because_missing(value: Value) -> Value:
    """Return what is returned or assigned because a credential is missing: it remembers that."""
    if type(value) is Const:
        if value.value is None or isinstance(value.value, bool):
            return Absent("user", truth=bool(value.value))
        return Because(value.value) if isinstance(value.value, (int, str)) else value
    if type(value) is EnumMember:
        return BecauseMember(value.value, value.soft, name=value.name, cls=value.cls)
    if type(value) is Record and not value.open and len(value.entries) <= FEW:
        fields = {name: because_missing(item) if is_no(item) else item for name, item in value.entries.items()}
        return msgspec.structs.replace(value, entries=fields) if fields else Bare(kind=value.kind)
    if type(value) is Sequence and value.kind == "tuple" and not value.fields and len(value.items) <= FEW:
        return msgspec.structs.replace(value, items=[because_missing(item) for item in value.items])
    if type(value) is Instance:
        return StandIn(value.cls, value.fields, value.host, value.open)
    return error_because(value)


def is_no(value: Value) -> bool:
    """Return whether a value is nothing, or says no."""
    return type(value) is Const and not value.soft and value.value in {None, False}


def certain(value: Value) -> Value | None:
    """Return what is known of a value that follows from a missing credential, None where nothing does.

    What else a request does not carry may be asked for by anybody's mistake: it is not known.
    """
    if isinstance(value, Record) and not isinstance(value, Bare):
        if not any(certain(item) is not None for item in list(value.entries.values())[:FEW]):
            return None
        fields = {name: UNKNOWN if isinstance(item, Absent) and not item.credential else item for name, item in value.entries.items()}
        return msgspec.structs.replace(value, entries=fields)
    return value if isinstance(value, Bare) or is_certain(value) else None


def is_certain(value: Value) -> bool:
    """Return whether a value is what a missing credential makes of it, or asks the request for one later."""
    if isinstance(value, Closure) or (type(value) is Instance and any(isinstance(field, Role) for field in value.fields.values())):
        return True
    return (isinstance(value, Absent) and value.credential) or isinstance(value, (Because, BecauseMember, StandIn))


def same_object(sign: str, left: Value, right: Value) -> Value | None:
    """Return how a stand-in compares with another object, None for other comparisons: ``user is NOBODY``."""
    if not (isinstance(left, StandIn) or isinstance(right, StandIn)) or not (isinstance(left, Instance) and isinstance(right, Instance)):
        return None
    return Absent("user", truth=(left.fields is right.fields) == (sign in EQUAL)) if sign in EQUAL | DIFFERS else None


def of_object(probe: Probe, this: Instance, name: str) -> Value | None:
    """Return a member of an object that stands in for somebody or that a setting has chosen, or a property that may ask the request."""
    if id(this) in probe.interp.instead and (found := member_chosen(probe, this, name)) is not None:
        return found
    if name == "httpContext" and of_inversify(this):
        return Role("context")
    if not isinstance(this, StandIn) and not any(isinstance(value, Role) or kind_of(value) for value in this.fields.values()):
        return None
    getter = next((base.getters[name] for base in lineage(this.cls) if isinstance(base, ClassValue) and name in base.getters), None)
    if getter is not None:
        return probe.enter(getter, [], {}, this)
    if not isinstance(this, StandIn):
        return None
    found = probe.interp.get(Instance(this.cls, this.fields, this.host, this.open), name)
    return msgspec.structs.replace(found, this=this) if isinstance(found, FunctionValue) else because_missing(found)


def with_member(of: Record | Instance, members: dict[str, Value] | None = None) -> Record | Instance:
    """Return an object like another one, with some members of its own."""
    if isinstance(of, Record):
        return msgspec.structs.replace(of, entries={**of.entries, **(members or {})})
    return type(of)(of.cls, {**of.fields, **(members or {})}, of.host, of.open)
