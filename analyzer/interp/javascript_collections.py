"""JavaScript's ``Map``, ``Set`` and their weak kin: keys are told apart as ``===`` does, objects by who they are.

https://tc39.es/ecma262/#sec-keyed-collections
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import methods_mapping, operators
from analyzer.interp.entries import held_when, note_held, unsure
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_conversions import number_text
from analyzer.interp.route_data import note_listed
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Null, OneOf, Record, Sequence, Unknown, Value, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def key_of(value: Value) -> str | None:
    """Return what tells a key from the others; None for one that is not known. A text is itself."""
    if isinstance(value, Const):
        inner = value.value
        if isinstance(inner, str):
            return None if HOLE in inner else inner
        if inner is None:
            return "@null" if isinstance(value, Null) else "@undefined"
        return f"@{inner}" if isinstance(inner, bool) else f"@{number_text(inner)}"
    return None if isinstance(value, (Unknown, External, OneOf)) else f"@object {id(value)}"


def original(this: Record, key: str) -> Value:
    """Return a key as it was given."""
    return this.keys.get(key) or Const(key)


def put(interp: Interpreter, this: Record, key: Value, value: Value) -> None:
    """Write an entry; under an unknown key, anything may stand."""
    name = key_of(key)
    if name is None:
        this.open = True
        name = f"@unknown {id(key)}"
    if len(this.entries) >= interp.bounds.items:
        interp.hit("items")
        return
    note_held(interp, this, key, there=name in this.entries)
    this.entries[name] = value
    if name[:1] == "@":
        this.keys[name] = key


def get(_interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return ``map.get(key)``."""
    key = key_of(call.argument(0) or NONE)
    if key is None:
        options = list(this.entries.values()) or [Unknown("key")]
        return one_of(options) if len(options) <= 8 else options[0]
    found = this.entries.get(key)
    return found if found is not None else Unknown("key") if this.open else NONE


def set_(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Take ``map.set(key, value)``."""
    note_listed(interp, call.arguments)
    put(interp, this, call.argument(0) or NONE, call.argument(1) or NONE)
    return this


def has(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return ``map.has(key)``."""
    key = key_of(call.argument(0) or NONE)
    when = held_when(interp, this, call.argument(0) or NONE) if key in this.entries else None
    if when is not None:
        return Const(value=False, soft=True) if when.soft else Unknown("key")
    return Unknown("key") if key is None or (this.open and key not in this.entries) else Const(key in this.entries)


def delete(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Take ``map.delete(key)``; under a condition the entry may stay, and stays."""
    key = key_of(call.argument(0) or NONE)
    if key is None or unsure(interp, this):
        return Unknown("key")
    this.keys.pop(key, None)
    there = this.entries.pop(key, None) is not None
    return Unknown("key") if this.open and not there else Const(there)


def clear(interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Empty the map; under a condition it may stay full, and stays."""
    if not unsure(interp, this):
        this.entries.clear()
        this.keys.clear()
        this.open = False
    return NONE


def pairs(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return an iterator of pairs."""
    return Sequence([Sequence([original(this, key), value]) for key, value in this.entries.items()], "generator", this.open)


def keys(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return an iterator of keys."""
    return Sequence([original(this, key) for key in this.entries], "generator", this.open)


def values(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return an iterator of values."""
    return Sequence(list(this.entries.values()), "generator", this.open)


METHODS: dict[str, Callable[[Interpreter, Record, Invocation], Value]] = {
    "get": get, "set": set_, "has": has, "delete": delete, "clear": clear, "entries": pairs, "keys": keys, "values": values,
    "forEach": methods_mapping.for_each,
}  # fmt: skip


def new_map(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Map(pairs)``."""
    made = Record(kind="map")
    given = call.argument(0)
    if given is None or (isinstance(given, Const) and given.value is None):
        return made
    found, made.open = items_of(interp, given)
    for pair in found:
        if isinstance(pair, Sequence) and len(pair.items) > 1:
            put(interp, made, pair.items[0], pair.items[1])
        else:
            made.open = True
    return made


def new_set(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Set(items)``."""
    given = call.argument(0)
    if given is None or (isinstance(given, Const) and given.value is None):
        return Sequence([], "set")
    found, is_open = items_of(interp, given)
    return Sequence(operators.distinct(found), "set", is_open)


def new_reference(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``new WeakRef(x)``."""
    target = call.argument(0) or NONE
    return Record({"deref": HostFunction("deref", lambda _c, _i: target)})


def collections() -> dict[str, Value]:
    """Return the constructors."""
    return {
        "Map": HostModule("Map", {"name": Const("Map")}, new_map), "WeakMap": HostModule("WeakMap", {"name": Const("WeakMap")}, new_map),
        "Set": HostModule("Set", {"name": Const("Set")}, new_set), "WeakSet": HostModule("WeakSet", {"name": Const("WeakSet")}, new_set),
        "WeakRef": HostFunction("WeakRef", new_reference),
    }  # fmt: skip
