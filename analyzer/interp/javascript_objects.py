"""JavaScript's ``Object``: properties as they are listed, hidden, inherited, frozen.

https://tc39.es/ecma262/#sec-object-objects
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analyzer.interp.entries import set_entry, unsure
from analyzer.interp.hosts import Host, HostFunction, HostModule, inherited_from
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.javascript_own import names_of, owns
from analyzer.interp.javascript_prototypes import inherited
from analyzer.interp.library_objects import keep_field
from analyzer.interp.operators import equal
from analyzer.interp.values import (
    HOLE,
    NONE,
    PROTOTYPE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    Symbol,
    Traits,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

DEEPEST = 40


def traits(record: Record) -> Traits:
    """Return an object's traits, made where it has none yet."""
    if record.traits is None:
        record.traits = Traits()
    return record.traits


def prototypes(value: Value) -> list[Record]:
    """Return the objects that an object inherits from, the nearest first."""
    return inherited_from(value) if isinstance(value, Record) else []


def key_text(interp: Interpreter, value: Value | None) -> str | None:
    """Return the name of a property; None where it is not known."""
    text = interp.text_of(value)
    return None if text is None or HOLE in text else text


def keys(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.keys(x)``."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    return Sequence([Const(key) for key in entries], open=is_open)


def values(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.values(x)``."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    return Sequence(list(entries.values()), open=is_open)


def entries(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.entries(x)``."""
    found, is_open = entries_of(interp, call.argument(0) or NONE)
    return Sequence([Sequence([Const(key), value]) for key, value in found.items()], open=is_open)


def from_entries(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.fromEntries(pairs)``."""
    pairs, is_open = items_of(interp, call.argument(0) or NONE)
    made = Record(open=is_open)
    for pair in pairs:
        if isinstance(pair, Sequence) and len(pair.items) > 1:
            made.entries[interp.text_of(pair.items[0]) or ""] = pair.items[1]
    return made


def create(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.create(prototype, properties)``."""
    above = call.argument(0) or NONE
    made = Record()
    if isinstance(above, (Record, ClassValue, Instance)):
        traits(made).prototype = above
    elif not isinstance(above, Const):
        made.entries, made.open = entries_of(interp, above)
    described = call.argument(1)
    if isinstance(described, Record):
        define_properties(Invocation([made, described], {}, call.site), interp)
    return made


def define_property(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Object.defineProperty(target, name, {value | get, set, enumerable})``."""
    target, name, described = call.argument(0), key_text(interp, call.argument(1)), call.argument(2)
    if not isinstance(described, Record) or not name:
        return target or NONE
    value, getter, setter = (described.entries.get(part) for part in ("value", "get", "set"))
    if isinstance(target, Record):
        shown = described.entries.get("enumerable")
        new = name not in target.entries and name not in target.getters
        if new and not described.open and (shown is None or (isinstance(shown, Const) and not shown.value)):
            traits(target).hidden.add(name)
        if isinstance(setter, FunctionValue):
            traits(target).setters[name] = setter
        if isinstance(getter, FunctionValue):
            target.entries.pop(name, None)
            target.getters[name] = getter
            return target
    if value is None and isinstance(getter, (FunctionValue, Host)):
        value = interp.invoke(getter, Invocation([], {}, call.site, target))
    if value is not None and isinstance(target, Record):
        target.entries[name] = value
    elif value is not None and isinstance(target, (Instance, FunctionValue)):
        target.fields[name] = value
    elif value is not None and isinstance(target, ClassValue):
        target.statics[name] = value
    elif value is not None and isinstance(target, Host):
        target.set(name, value, interp)
    return target or NONE


def define_properties(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Object.defineProperties(target, descriptors)``."""
    target = call.argument(0) or NONE
    for name, described in entries_of(interp, call.argument(1) or NONE)[0].items():
        define_property(Invocation([target, Const(name), described], {}, call.site), interp)
    return target


def prototype_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getPrototypeOf(x)``: the class's members."""
    value = call.argument(0)
    if isinstance(value, Instance):
        return interp.get(value.cls, "prototype")
    if isinstance(value, ClassValue) and value.bases:
        return value.bases[0]
    if isinstance(value, Record) and value.traits is not None and value.traits.prototype is not None:
        return value.traits.prototype
    if isinstance(value, FunctionValue):
        return value.fields.get(PROTOTYPE) or Unknown("prototype")
    if isinstance(value, Record) and value.kind == "prototype" and isinstance(cls := value.keys.get("constructor"), ClassValue):
        return interp.get(cls.bases[0], "prototype") if cls.bases else plain_prototype(interp, "Object")
    kind = "Array" if isinstance(value, Sequence) else "Object" if isinstance(value, Record) and value.kind == "object" else ""
    return plain_prototype(interp, kind) if kind else Unknown("prototype")


def plain_prototype(interp: Interpreter, kind: str) -> Value:
    """Return ``Object.prototype`` or ``Array.prototype``."""
    constructor = inherited(interp, kind, "constructor")
    return interp.get(constructor, "prototype") if constructor is not None else Unknown("prototype")


def set_prototype(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Object.setPrototypeOf(x, prototype)``."""
    target, above = call.argument(0) or NONE, call.argument(1)
    if isinstance(target, FunctionValue) and above is not None:
        keep_field(interp, target, {PROTOTYPE: above})
    if isinstance(target, Record) and isinstance(above, (Record, ClassValue, Instance)):
        traits(target).prototype = above
    elif isinstance(target, ClassValue) and isinstance(above, ClassValue) and above not in target.bases and target is not above:
        target.bases.append(above)
    return target


def own_names(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getOwnPropertyNames(x)``; of a prototype, its constructor and methods."""
    value = call.argument(0) or NONE
    return Sequence([Const(name) for name in names_of(interp, value) if not name.startswith(("@@", "#"))])


def own_symbols(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getOwnPropertySymbols(x)``."""
    value = call.argument(0) or NONE
    names = names_of(interp, value) if isinstance(value, Record) else []
    return Sequence([Symbol(name) for name in names if name.startswith("@@")])


def described(interp: Interpreter, value: Value, name: str) -> Value:
    """Return the descriptor of a property."""
    if isinstance(value, Record) and name in value.getters:
        shown = value.traits is None or name not in value.traits.hidden
        setter = value.traits.setters.get(name, NONE) if value.traits is not None else NONE
        return Record({
            "get": value.getters[name], "set": setter, "enumerable": Const(shown), "configurable": Const(value=True),
        })  # fmt: skip
    if isinstance(value, Record) and name in value.entries:
        shown = (value.traits is None or name not in value.traits.hidden) and value.kind != "prototype"
        free = Const(not (value.traits is not None and value.traits.frozen))
        return Record({"value": interp.get(value, name), "writable": free, "enumerable": Const(shown), "configurable": free})
    if isinstance(value, Instance) and name in value.fields:
        free = Const(value=True)
        return Record({"value": value.fields[name], "writable": free, "enumerable": free, "configurable": free})
    return NONE if isinstance(value, (Record, Instance)) and not value.open else Unknown("descriptor")


def descriptor(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getOwnPropertyDescriptor(x, name)``."""
    name = key_text(interp, call.argument(1))
    return Unknown("descriptor") if name is None else described(interp, call.argument(0) or NONE, name)


def descriptors(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getOwnPropertyDescriptors(x)``."""
    value = call.argument(0) or NONE
    return Record({name: described(interp, value, name) for name in names_of(interp, value)}, open=not isinstance(value, Record))


def freeze(call: Invocation, _interp: Interpreter) -> Value:
    """Take ``Object.freeze(x)``: what is written later changes nothing."""
    value = call.argument(0) or NONE
    if isinstance(value, Record) and value.kind == "object":
        traits(value).frozen = True
    return value


def is_frozen(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Object.isFrozen(x)``."""
    value = call.argument(0) or NONE
    if isinstance(value, Record) and value.traits is not None and value.traits.frozen:
        return Const(value=True)
    return Const(value=False) if isinstance(value, Record) and value.entries else Unknown("frozen")


def has_own(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.hasOwn(x, name)``."""
    return owns(interp, call.argument(0) or NONE, key_text(interp, call.argument(1)))


def is_same(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Object.is(a, b)``."""
    left, right = call.argument(0) or NONE, call.argument(1) or NONE
    if isinstance(left, Const) and isinstance(right, Const) and isinstance(left.value, float) and isinstance(right.value, (int, float)):
        both = math.isnan(left.value) and math.isnan(right.value)
        return Const(both or (left.value == right.value and math.copysign(1, left.value) == math.copysign(1, right.value)))
    same = equal(left, right)
    return Unknown("same") if same is None else Const(same)


def group_by(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.groupBy(items, callback)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    made = Record(open=is_open)
    for position, item in enumerate(interp.within(items)):
        key = key_text(interp, interp.invoke(call.argument(1) or NONE, Invocation([item, Const(position)], {}, call.site)))
        if key is None:
            made.open = True
            continue
        group = made.entries.setdefault(key, Sequence([]))
        if isinstance(group, Sequence):
            group.items.append(item)
    return made


def first(call: Invocation, _interp: Interpreter) -> Value:
    """Return the first argument."""
    return call.argument(0) or NONE


def delete(interp: Interpreter, value: Value, key: str | None) -> Value:
    """Take ``delete object[key]``; under a condition the property may stay, and stays."""
    if key is None or unsure(interp, value):
        return Const(value=True)
    if isinstance(value, Record) and not (value.traits is not None and value.traits.frozen):
        value.entries.pop(key, None)
        value.getters.pop(key, None)
        value.keys.pop(key, None)
    elif isinstance(value, (Instance, FunctionValue)):
        value.fields.pop(key, None)
    elif isinstance(value, ClassValue):
        value.statics.pop(key, None)
    elif isinstance(value, Sequence) and key.isdecimal() and int(key) < len(value.items):
        value.items[int(key)] = NONE
    return Const(value=True)


def assign(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.assign(target, ...sources)``."""
    target = call.argument(0) or NONE
    for source in call.arguments[1:]:
        overlay = getattr(source, "laid_over", None)
        if overlay is not None and isinstance(target, Record):
            overlay(target, interp)
        found, is_open = entries_of(interp, source)
        if isinstance(source, Record) and source.kind == "object":
            hidden = source.traits.hidden if source.traits is not None else ()
            found = found | {name: item for name, item in source.entries.items() if name.startswith("@@") and name not in hidden}
        if isinstance(target, Record):
            for key, value in found.items():
                if target.traits is not None and key in target.traits.setters:
                    interp.invoke(target.traits.setters[key], Invocation([value], {}, call.site, target))
                else:
                    set_entry(interp, target, key, value)
            target.open = target.open or is_open
        elif isinstance(target, (Instance, FunctionValue, External)):
            keep_field(interp, target, found)
        elif isinstance(target, ClassValue):
            target.statics.update(found)
        elif isinstance(target, Host):
            for key, value in found.items():
                target.set(key, value, interp)
    return target


def objects() -> HostModule:
    """Return ``Object``."""
    members: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "keys": keys, "values": values, "entries": entries, "assign": assign, "fromEntries": from_entries, "freeze": freeze,
        "isFrozen": is_frozen, "seal": first, "create": create, "setPrototypeOf": set_prototype, "getPrototypeOf": prototype_of,
        "defineProperty": define_property, "defineProperties": define_properties, "getOwnPropertyNames": own_names,
        "getOwnPropertySymbols": own_symbols, "getOwnPropertyDescriptor": descriptor, "getOwnPropertyDescriptors": descriptors,
        "hasOwn": has_own, "is": is_same, "groupBy": group_by, "preventExtensions": first,
    }  # fmt: skip
    return HostModule("Object", {name: HostFunction(name, body) for name, body in members.items()}, made_of)


def made_of(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Object(x)``: an empty object of nothing."""
    given = call.argument(0)
    return Record() if given is None or (isinstance(given, Const) and given.value is None) else given
