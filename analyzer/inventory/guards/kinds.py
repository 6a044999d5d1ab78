"""What ``isinstance`` says in a probed body, of values whose kind is known.

https://docs.python.org/3/library/functions.html#isinstance
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Instance, Record, Sequence, Value
from analyzer.inventory.guards.paths import Asked
from analyzer.inventory.guards.stand_ins import StandIn, because_missing
from analyzer.inventory.guards.values import UNKNOWN, Absent, Bare

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

NOBODY = re.compile(r"(^|_)(anonymous|anon|guest|unauthenticated|nobody|visitor)(_|$)")
"""Classes that stand for somebody who has not proved who he is."""
TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
LISTS = frozenset({"list", "tuple", "set", "frozenset"})


def is_instance(value: Value, wanted: Value) -> Value:
    """Return what ``isinstance(value, wanted)`` says; a missing credential is nobody's."""
    if isinstance(value, Absent):
        if value.text:
            return Absent(value.kind, truth=named(wanted) == "str", credential=value.credential)
        nobody = isinstance(wanted, (ClassValue, External)) and bool(NOBODY.search(snake_case(named(wanted))))
        return Absent(value.kind, truth=nobody, credential=value.credential)
    if isinstance(value, StandIn):
        return because_missing(is_instance(Instance(value.cls), wanted))
    verdicts = [of_kind(value, one) for one in (wanted.items if isinstance(wanted, Sequence) else [wanted])]
    if True in verdicts:
        return Const(value=True)
    return UNKNOWN if None in verdicts or not verdicts else Const(value=False)


def of_kind(value: Value, wanted: Value) -> bool | None:
    """Return whether a value is of one class, None where that is not known."""
    if isinstance(value, Instance):
        bases = lineage(value.cls)
        if any(base is wanted for base in bases):
            return True
        return False if isinstance(wanted, ClassValue) and all(isinstance(base, ClassValue) for base in bases) else None
    name = named(wanted) if isinstance(wanted, Host) or (isinstance(wanted, External) and not wanted.package) else ""
    if name not in TYPES and name not in LISTS and name != "dict":
        return None
    if isinstance(value, Asked):
        return name == "str"
    if isinstance(value, Const):
        return isinstance(value.value, TYPES[name]) if name in TYPES else False
    if isinstance(value, Sequence):
        return value.kind == name if value.kind in LISTS else None
    return name == "dict" if isinstance(value, Record) and value.kind == "dict" else None


def method(value: Value, *names: str) -> FunctionValue | None:
    """Return the first of an object's methods that its class has."""
    bases = lineage(value.cls) if isinstance(value, Instance) else []
    found = (base.members[name] for base in bases if isinstance(base, ClassValue) for name in names if name in base.members)
    return next((item for item in found if isinstance(item, FunctionValue)), None)


def holds(probe: Probe, of: Bare | Instance, item: Value) -> Value | None:
    """Return what ``item in object`` says by the object's own method, None where it has none."""
    if isinstance(of, Bare):
        return probe.read(Absent("user")) if isinstance(item, Const) and str(item.value) not in of.entries else None
    asks = method(of, "__contains__")
    return probe.enter(asks, [item], {}, of) if asks is not None else None


def made_by(value: Value, wanted: Value) -> Value:
    """Return what ``value instanceof wanted`` says in JavaScript."""
    name = named(wanted)
    if name == "RegExp" and isinstance(value, (Const, Sequence, Record)):
        return Const(isinstance(value, Record) and value.kind == "regexp")
    if name == "Array" and isinstance(value, (Const, Sequence, Record)):
        return Const(isinstance(value, Sequence))
    if isinstance(value, Instance) and isinstance(wanted, ClassValue):
        verdict = of_kind(value, wanted)
        return UNKNOWN if verdict is None else Const(verdict)
    return UNKNOWN


def named(value: Value) -> str:
    """Return a class's own name."""
    if isinstance(value, External):
        return value.path[-1] if value.path else ""
    return str(getattr(value, "name", "") or getattr(value, "package", ""))
