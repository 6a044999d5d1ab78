"""Python's enumerations: a member is its value, and calling the class finds the member of a value.

https://docs.python.org/3/library/enum.html#enum.EnumType.__call__
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.operators import equal, lineage, softened
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Invocation, OneOf, Sequence, Unknown, Value, one_of

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

HOOK = "_generate_next_value_"
KINDS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag", "ReprEnum"})


def is_enumeration(cls: ClassValue) -> bool:
    """Return whether a class is an enumeration."""
    return cls.python and any(isinstance(base, External) and base.path[-1:] and base.path[-1] in KINDS for base in lineage(cls))


def members_of(cls: ClassValue) -> dict[str, Const]:
    """Return the members whose values are known, by name."""
    return {name: item for name, item in cls.members.items() if isinstance(item, Const) and not name.startswith("_")}


def named(interp: Interpreter, cls: ClassValue, name: str, value: Value) -> Value:
    """Return what a class's field is: in an enumeration a member, which ``auto()`` numbers, names, or has named by the class."""
    if isinstance(value, External) and value.package == "enum" and value.path == ("auto", "()"):
        value = numbered(interp, cls, name, value)
    if isinstance(value, Const) and not name.startswith("_") and is_enumeration(cls):
        return Const(value.value, soft=value.soft, site=value.site, member=name)
    return value


def numbered(interp: Interpreter, cls: ClassValue, name: str, value: External) -> Value:
    """Return what ``enum.auto()`` gives a member: what the class answers, its name in small letters in a ``StrEnum``, the next number."""
    before = [item for item in cls.members.values() if isinstance(item, Const)]
    hook = next((base.members[HOOK] for base in lineage(cls) if isinstance(base, ClassValue) and HOOK in base.members), None)
    if isinstance(hook, FunctionValue):
        given: list[Value] = [Const(name), Const(1), Const(len(before)), Sequence(list(before))]
        return interp.invoke(hook, Invocation(given, {}, value.site))
    if any(isinstance(base, External) and base.path[-1:] == ("StrEnum",) for base in lineage(cls)):
        return Const(name.lower(), site=value.site)
    numbers = [item.value for item in before if isinstance(item.value, int)]
    return Const(max(numbers, default=0) + 1, site=value.site)


def member_of(cls: ClassValue, call: Invocation) -> Value:
    """Return what ``Environment("production")`` is; a default stays one, and a word that no member has may be spelled otherwise."""
    given = call.argument(0, "value")
    if isinstance(given, OneOf):
        return one_of([member_of(cls, Invocation([option], {}, call.site)) for option in given.options])
    if not isinstance(given, Const):
        return Unknown(f"member of {cls.name}", call.site, absent=isinstance(given, Unknown) and given.absent)
    members = members_of(cls)
    found = next((item for item in members.values() if equal(item, given)), None)
    if found is None and isinstance(given.value, str):
        word = given.value.lower()
        found = next((item for name, item in members.items() if word in {name.lower(), str(item.value).lower()}), None)
    if found is None:
        return Unknown(f"member of {cls.name}", call.site)
    return softened(found) if given.soft else found
