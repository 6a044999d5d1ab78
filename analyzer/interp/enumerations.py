"""Python's enumerations: members that know their name and their value, looked up by either.

https://docs.python.org/3/library/enum.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.failures import fail_as
from analyzer.interp.operators import equal, softened
from analyzer.interp.values import (
    ClassValue,
    Const,
    EnumMember,
    External,
    FunctionValue,
    Instance,
    Invocation,
    OneOf,
    Sequence,
    Unknown,
    Value,
    one_of,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

HOOK = "_generate_next_value_"
KINDS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag", "ReprEnum"})
MIXED = {"StrEnum": "str", "IntEnum": "int", "IntFlag": "int"}
FLAGS = frozenset({"Flag", "IntFlag"})


def kinds_of(cls: ClassValue) -> set[str]:
    """Return the names of the library's classes that a class derives from."""
    return {base.path[-1] for base in lineage(cls) if isinstance(base, External) and base.path}


def is_enumeration(cls: ClassValue) -> bool:
    """Return whether a class is an enumeration."""
    return cls.python and not KINDS.isdisjoint(kinds_of(cls))


def numbered(interp: Interpreter, cls: ClassValue, name: str, value: Value) -> Value:
    """Return what ``enum.auto()`` gives a member: what the class answers, its name in small letters in a ``StrEnum``, the next number."""
    if not (isinstance(value, External) and value.package == "enum" and value.path == ("auto", "()")):
        return value
    before = [item for item in cls.members.values() if isinstance(item, Const)]
    hook = next((base.members[HOOK] for base in lineage(cls) if isinstance(base, ClassValue) and HOOK in base.members), None)
    if isinstance(hook, FunctionValue):
        given: list[Value] = [Const(name), Const(1), Const(len(before)), Sequence(list(before))]
        return interp.invoke(hook, Invocation(given, {}, value.site))
    kinds = kinds_of(cls)
    if "StrEnum" in kinds:
        return Const(name.lower(), site=value.site)
    numbers = [item.value for item in before if isinstance(item.value, int)]
    return Const(1 << len(before) if kinds & FLAGS else max(numbers, default=0) + 1, site=value.site)


def make_members(interp: Interpreter, cls: ClassValue) -> None:
    """Make the values of an enumeration's body its members; one whose values are no constants gets objects."""
    if not is_enumeration(cls):
        return
    for name, value in list(cls.members.items()):
        if name.startswith("_") or isinstance(value, (FunctionValue, ClassValue, Unknown)):
            continue
        if isinstance(value, Const):
            cls.members[name] = EnumMember(value.value, value.soft, value.site, name, cls)
            continue
        member = Instance(cls, {"value": value, "_value_": value, "name": Const(name)})
        constructor = next((b.members["__init__"] for b in lineage(cls) if isinstance(b, ClassValue) and "__init__" in b.members), None)
        if isinstance(constructor, FunctionValue):
            given = list(value.items) if isinstance(value, Sequence) and value.kind == "tuple" else [value]
            interp.invoke(constructor, Invocation([member, *given], {}, interp.site))
        cls.members[name] = member


def is_of(member: EnumMember, wanted: Value) -> bool | None:
    """Return whether a member is of a class: its own, one above it, one that the library's own classes derive from; None if not known."""
    if member.cls is None:
        return None
    order, kinds = lineage(member.cls), kinds_of(member.cls)
    if wanted in order:
        return True
    if isinstance(wanted, External):
        return None if wanted.path[-1:] != ("Enum",) else True
    named = str(getattr(wanted, "name", ""))
    return named in {*(getattr(base, "name", "") for base in order), *(MIXED[kind] for kind in kinds if kind in MIXED)}


def members_of(cls: ClassValue) -> list[Value]:
    """Return an enumeration's members in order."""
    return [value for value in cls.members.values() if isinstance(value, EnumMember) or (isinstance(value, Instance) and value.cls is cls)]


def member_of(interp: Interpreter, cls: ClassValue, call: Invocation) -> Value:
    """Return what ``Environment("production")`` is; a default stays one, and a word that no member has may be spelled otherwise."""
    given = call.argument(0, "value")
    if isinstance(given, OneOf):
        return one_of([member_of(interp, cls, Invocation([option], {}, call.site)) for option in given.options])
    if not isinstance(given, Const):
        return Unknown(f"member of {cls.name}", call.site, absent=isinstance(given, Unknown) and given.absent)
    members = members_of(cls)
    found = next((item for item in members if equal(interp.get(item, "value"), given)), None)
    if found is None and isinstance(given.value, str):
        word = given.value.lower()
        known = (item for item in members if isinstance(item, EnumMember))
        found = next((item for item in known if word in {item.name.lower(), str(item.value).lower()}), None)
    if found is None:
        fail_as(interp, "ValueError")
        return Unknown(f"member of {cls.name}", call.site)
    return softened(found) if given.soft else found
