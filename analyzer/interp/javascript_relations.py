"""JavaScript's ``in`` and ``instanceof``.

https://tc39.es/ecma262/#sec-relational-operators
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostClass, HostModule
from analyzer.interp.javascript_errors import ErrorClass, is_error
from analyzer.interp.truth import truth
from analyzer.interp.values import HOLE, ClassValue, Const, FunctionValue, Instance, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

EVERYWHERE = frozenset({"toString", "valueOf", "hasOwnProperty", "constructor", "isPrototypeOf", "toLocaleString", "propertyIsEnumerable"})
DEEPEST = 40
KINDS = {
    "Map": ("map",), "WeakMap": ("map",), "Set": ("set",), "WeakSet": ("set",), "RegExp": ("regexp",), "Date": ("date",), "URL": ("url",),
    "Array": ("list", "tuple"), "URLSearchParams": ("parameters",),
}  # fmt: skip


def holds(interp: Interpreter, left: Value, right: Value) -> bool | None:
    """Return ``left in right``; None where it is not known."""
    key = interp.text_of(left)
    if key is None or HOLE in key:
        return None
    if isinstance(right, Sequence):
        there = key.isdecimal() and int(key) < len(right.items)
        return True if there or key == "length" or key in EVERYWHERE else None if right.open or not key.isdecimal() else False
    if isinstance(right, Record):
        return in_record(right, key)
    if isinstance(right, (Instance, ClassValue)):
        own = right.fields if isinstance(right, Instance) else right.statics
        bases = lineage(right.cls if isinstance(right, Instance) else right)
        classes = [base for base in bases if isinstance(base, ClassValue)]
        inherited = any(key in (base.members if isinstance(right, Instance) else base.statics) or key in base.getters for base in classes)
        if key in own or inherited or key in EVERYWHERE:
            return True
        return False if len(classes) == len(bases) and not getattr(right, "open", False) else None
    if isinstance(right, Host) and (key in right.own_names or key in right.lent_names):
        return True
    there_is = getattr(right, "holds", None)
    return truth(there_is(key, interp))[0] if there_is is not None else None


def in_record(value: Record, key: str) -> bool | None:
    """Return whether an object has a property, of its own or of its prototypes'."""
    above: Value | None = value
    for _ in range(DEEPEST):
        if not isinstance(above, Record):
            break
        if key in above.entries or key in above.getters:
            return True
        if above.open:
            return None
        above = above.traits.prototype if above.traits is not None else None
    if key in EVERYWHERE:
        return True
    return False if above is None and value.kind in {"object", "exports", "error"} else None


def made_by(interp: Interpreter, left: Value, right: Value) -> bool | None:
    """Return ``left instanceof right``; None where it is not known."""
    if isinstance(right, ClassValue) and isinstance(asks := right.statics.get("@@Symbol.hasInstance"), FunctionValue):
        return truth(interp.invoke(asks, Invocation([left], {}, interp.site, right)))[0]
    if isinstance(left, Const) and isinstance(right, (Host, ClassValue, FunctionValue)):
        return None if isinstance(left.value, str) and HOLE in left.value else False
    if isinstance(left, Instance) and isinstance(right, (ClassValue, FunctionValue)):
        found = right in lineage(left.cls)
        return True if found else False if not left.open else None
    if isinstance(right, ErrorClass):
        return is_error(left, right)
    if isinstance(left, Instance) and isinstance(right, Host) and right in lineage(left.cls):
        return True
    if isinstance(right, HostModule):
        name = right.members.get("name")
        return built_in(left, str(name.value)) if isinstance(name, Const) else None
    if isinstance(left, Record) and isinstance(right, (FunctionValue, ClassValue)):
        return by_prototype(left, right)
    if isinstance(right, HostClass):
        asked = getattr(right, "has_made", None)
        if asked is not None:
            return bool(asked(left))
        return False if isinstance(left, (Sequence, FunctionValue)) else None
    return False if isinstance(left, (Sequence, FunctionValue)) and isinstance(right, ClassValue) else None


def by_prototype(left: Record, right: FunctionValue | ClassValue) -> bool | None:
    """Return whether a constructor's prototype is one of an object's."""
    wanted = right.fields.get("prototype") if isinstance(right, FunctionValue) else right.statics.get("prototype")
    above: Value | None = left.traits.prototype if left.traits is not None else None
    for _ in range(DEEPEST):
        if above is None:
            return False if left.kind == "object" and not left.open else None
        if above is wanted or (isinstance(above, Instance) and right in lineage(above.cls)):
            return True
        above = above.traits.prototype if isinstance(above, Record) and above.traits is not None else None
    return None


def built_in(left: Value, name: str) -> bool | None:
    """Return whether a value is of one of the language's own kinds."""
    if name == "Object":
        return True if isinstance(left, (Record, Sequence, Instance, FunctionValue, ClassValue)) else None
    if name == "Function":
        return isinstance(left, (FunctionValue, ClassValue)) if isinstance(left, (Record, Sequence, FunctionValue, ClassValue)) else None
    kinds = KINDS.get(name)
    if kinds is None or not isinstance(left, (Record, Sequence, FunctionValue)):
        return None
    if isinstance(left, FunctionValue):
        return False
    return left.kind in kinds if left.kind != "object" or not left.open else None
