"""Objects that stand in for whoever asks where no credential came: what ``AnonymousUser()`` says follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, Const, FunctionValue, Instance, Value
from analyzer.inventory.guards.absence import error_because
from analyzer.inventory.guards.bases import of_inversify
from analyzer.inventory.guards.values import Absent, Because, Role, kind_of

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe


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
    if type(value) is Instance:
        return StandIn(value.cls, value.fields, value.host, value.open)
    return error_because(value)


def same_object(sign: str, left: Value, right: Value) -> Value | None:
    """Return how a stand-in compares with another object, None for other comparisons: ``user is NOBODY``."""
    if not (isinstance(left, StandIn) or isinstance(right, StandIn)) or not (isinstance(left, Instance) and isinstance(right, Instance)):
        return None
    return Absent("user", truth=(left.fields is right.fields) == (sign in EQUAL)) if sign in EQUAL | DIFFERS else None


def of_object(probe: Probe, this: Instance, name: str) -> Value | None:
    """Return a member of an object that stands in for somebody, or a property that may ask the request; None for any other."""
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
