"""Python's ``dataclasses``: the fields of a class and of its objects.

https://docs.python.org/3/library/dataclasses.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.values import NONE, ClassValue, Const, External, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

NESTED = 6


def names_of(cls: ClassValue) -> list[str]:
    """Return the names of a class's fields, those of its bases first."""
    annotated = (name for base in reversed(lineage(cls)) if isinstance(base, ClassValue) for name in base.annotations)
    return list(dict.fromkeys(annotated))


def field_values(interp: Interpreter, value: Instance) -> dict[str, Value]:
    """Return an object's fields by name."""
    return {name: value.fields.get(name) or interp.get(value, name) for name in names_of(value.cls)}


def as_plain(interp: Interpreter, value: Value, depth: int = 0) -> Value:
    """Return a value with the objects inside it as dicts."""
    if depth > NESTED or not interp.spend():
        return value
    if isinstance(value, Instance) and value.cls.annotations:
        return Record({name: as_plain(interp, item, depth + 1) for name, item in field_values(interp, value).items()}, kind="dict")
    if isinstance(value, Sequence):
        return Sequence([as_plain(interp, item, depth + 1) for item in value.items], value.kind, value.open)
    return value


def as_dict(call: Invocation, interp: Interpreter) -> Value:
    """Return ``asdict(x)``."""
    value = call.argument(0)
    return as_plain(interp, value) if isinstance(value, Instance) else Record(open=True, kind="dict")


def as_tuple(call: Invocation, interp: Interpreter) -> Value:
    """Return ``astuple(x)``."""
    value = call.argument(0)
    known = isinstance(value, Instance)
    return (
        Sequence(list(field_values(interp, value).values()), "tuple") if isinstance(value, Instance) else Sequence([], "tuple", not known)
    )


def fields(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fields(x)``: descriptions of the fields, by name, default and what the program says of them."""
    value = call.argument(0) or NONE
    cls = value.cls if isinstance(value, Instance) else value
    if not isinstance(cls, ClassValue):
        return Sequence([], "tuple", open=True)
    described = ({"name": Const(name), "default": interp.get(cls, name), "metadata": said_of(cls, name)} for name in names_of(cls))
    return Sequence([Record(entries, open=True) for entries in described], "tuple")


def said_of(cls: ClassValue, name: str) -> Value:
    """Return what ``field(metadata={...})`` says of a field."""
    written = next((base.members[name] for base in lineage(cls) if isinstance(base, ClassValue) and name in base.members), NONE)
    said = written.keywords.get("metadata") if isinstance(written, External) and written.path[-1:] == ("()",) else None
    return said if said is not None else Record(kind="dict")


def replaced(call: Invocation, interp: Interpreter) -> Value:
    """Return ``replace(x, name=value)``: another object of the same class."""
    value = call.argument(0)
    if not isinstance(value, Instance):
        return Unknown("copy with other fields", call.site)
    return interp.invoke(value.cls, Invocation([], {**field_values(interp, value), **call.keywords}, call.site))


def dataclass_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    functions = {"asdict": as_dict, "astuple": as_tuple, "fields": fields, "replace": replaced}
    return {"pypi:dataclasses": HostModule("dataclasses", {name: HostFunction(name, found) for name, found in functions.items()})}
