"""Items (``x[i]``) and writes to members and items."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from analyzer.interp import javascript_objects, javascript_text, members
from analyzer.interp.builtin_bases import inner_of
from analyzer.interp.command_arguments import an_argument, are_arguments
from analyzer.interp.entries import merged, set_entry, unsure
from analyzer.interp.failures import fail_as
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.iteration import entry_key, items_of, remember_key, row_of
from analyzer.interp.library_objects import keep_field
from analyzer.interp.operators import as_sure_as
from analyzer.interp.route_data import note_listed
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    SuperValue,
    Unknown,
    Value,
    one_of,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

GENERIC = frozenset({"dict", "frozenset", "list", "set", "tuple", "type"})
"""Built-in types that may be given others: https://docs.python.org/3/library/stdtypes.html#standard-generic-classes."""
POSITION = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


def get_item(interp: Interpreter, container: Value, key: Value) -> Value:
    """Return ``container[key]``; every entry is possible where the key is not known."""
    if isinstance(key, Record) and key.kind == "slice":
        return get_slice(interp, container, key)
    if isinstance(container, OneOf):
        return one_of([get_item(interp, option, key) for option in container.options])
    if isinstance(key, OneOf):
        return one_of([get_item(interp, container, option) for option in key.options])
    found = (
        hooked(interp, container, key) if isinstance(container, Host) else item_at(interp, container, position_of(interp, container, key))
    )
    if found is not None:
        return found
    text = written_key(interp, container, key)
    if isinstance(container, Record):
        return as_sure_as(key, record_item(interp, container, text, key))
    own = subscripted(interp, container, key, text)
    if own is not None:
        return own
    if isinstance(container, External):
        return External(container.package, (*container.path, "[]"), (key,), {}, interp.site, container)
    if text is None or HOLE in text:
        return an_argument() if are_arguments(container) else Unknown("computed member", interp.site)
    return members.get_member(interp, container, text)


def subscripted(interp: Interpreter, container: Value, key: Value, text: str | None) -> Value | None:
    """Return what a class or an object of the repository answers to a subscript; None where that is not its own."""
    if isinstance(container, ClassValue) and container.python:
        subscript = members.get_member(interp, container, "__class_getitem__") if interp.python else NONE
        if isinstance(subscript, FunctionValue):
            return interp.invoke(subscript, Invocation([key], {}, interp.site, container))
        return container.members.get(text or "", container)  # a subscript of a generic class is the class
    if isinstance(container, HostFunction) and interp.python and container.name in GENERIC:
        return External("typing", ("alias", "[]"), (key,), {"origin": container}, interp.site)
    if isinstance(container, Instance) and isinstance(held := inner_of(container), Sequence) and not container.cls.python:
        return item_at(interp, held, position_of(interp, held, key))
    if isinstance(container, Instance) and container.cls.python:
        row = row_of(container)
        if row is not None:
            return item_at(interp, Sequence(row, "tuple"), key) or Unknown("item", interp.site)
        method = members.get_member(interp, container, "__getitem__")
        if isinstance(method, (FunctionValue, HostFunction)):
            return interp.invoke(method, Invocation([key], {}, interp.site))
    return None


def written_key(interp: Interpreter, container: Value, key: Value) -> str | None:
    """Return the name under which ``key`` stands in a container: in a dict, objects are keys too."""
    text = interp.text_of(key)
    return entry_key(interp, key) or text if isinstance(container, Record) and container.kind == "dict" else text


def position_of(interp: Interpreter, container: Value, key: Value) -> Value:
    """Return a key of a list or a text as a number: JavaScript's positions are texts, as ``for (i in list)`` gives them."""
    if not interp.python and isinstance(container, (Sequence, Const)) and isinstance(key, Const) and isinstance(key.value, str):
        return Const(int(key.value)) if POSITION.fullmatch(key.value) else key
    return key


def hooked(interp: Interpreter, container: Host, key: Value) -> Value | None:
    """Return what a host's own ``__getitem__`` says; None where it has none."""
    hook = container.get("__getitem__", interp)
    return hook.call(Invocation([key], {}, interp.site), interp) if isinstance(hook, HostFunction) else None


def item_at(interp: Interpreter, container: Value, key: Value) -> Value | None:
    """Return the item of a list, or the character of a text, at a position; None for anything else."""
    if not isinstance(key, Const):
        return None
    place = key.value
    if isinstance(container, Sequence) and isinstance(place, (int, float)) and math.isfinite(place):
        position = int(place)
        if -len(container.items) <= position < len(container.items) and (interp.python or position >= 0):
            return container.items[position]
        if interp.python and not container.open:
            fail_as(interp, "IndexError")
        if are_arguments(container):
            return an_argument(container, position)
        return Unknown("item") if container.open or interp.python else NONE
    if isinstance(container, Const) and isinstance(container.value, str) and isinstance(place, int):
        if not interp.python:
            return javascript_text.at(interp, container, Invocation([Const(place)], {}, interp.site)) if place >= 0 else NONE
        inside = -len(container.value) <= place < len(container.value)
        return Const(container.value[place]) if inside else NONE
    return None


def record_item(interp: Interpreter, container: Record, text: str | None, key: Value) -> Value:
    """Return an entry by key; for a key that is not known what stands under the same text, else any of the entries that it may name."""
    if text is not None and text != HOLE and HOLE in text and text in container.entries:
        return container.entries[text]
    if text is None or HOLE in text:
        options = [value for name, value in container.entries.items() if text is None or may_be(name, text)]
        return one_of(options) if 0 < len(options) <= 8 else Unknown("computed key", interp.site)
    if text in container.entries:
        return container.entries[text]
    factory = container.keys.get("__missing__") if container.kind == "dict" else None
    if factory is not None:
        container.entries[text] = interp.invoke(factory, Invocation([], {}, interp.site))
        remember_key(container, text, key)
        return container.entries[text]
    if container.kind == "object" or not interp.python:
        return members.get_member(interp, container, text)
    if not container.open:
        fail_as(interp, "KeyError", key)
    return Unknown("key")


def may_be(name: str, text: str) -> bool:
    """Return whether a name may be a text of which parts are not known."""
    first, *parts = text.split(HOLE)
    if HOLE in name or not parts:
        return True
    last = parts.pop()
    if not (name.startswith(first) and name.endswith(last) and len(name) >= len(first) + len(last)):
        return False
    at, end = len(first), len(name) - len(last)
    for part in parts:
        found = name.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def get_slice(interp: Interpreter, container: Value, key: Record) -> Value:
    """Return ``x[a:b:c]`` of a list or string, or what a host's own ``__getitem__`` says."""
    cut = slice_of(key)
    if cut is None:
        return Unknown("slice", interp.site)
    if isinstance(container, Sequence):
        interp.weigh(len(container.items))
        return Sequence(container.items[cut], container.kind, container.open)
    if isinstance(container, Const) and isinstance(container.value, str):
        return Const(container.value[cut], soft=container.soft, site=container.site)
    found = hooked(interp, container, key) if isinstance(container, Host) else None
    return found if found is not None else Unknown("slice", interp.site)


def slice_of(key: Record) -> slice | None:
    """Return a slice whose ends are known."""
    ends: list[int | None] = []
    for name in ("lower", "upper", "step"):
        end = key.entries[name]
        if isinstance(end, Const) and end.value is None:
            ends.append(None)
        elif isinstance(end, Const) and isinstance(end.value, int) and not (name == "step" and end.value == 0):
            ends.append(end.value)
        else:
            return None
    return slice(*ends)


def delete(interp: Interpreter, container: Value, key: Value) -> None:
    """Take ``del container[key]`` and ``delete container.key``, where it surely runs."""
    if unsure(interp, container):
        return
    if isinstance(container, Sequence):
        at = slice_of(key) if isinstance(key, Record) and key.kind == "slice" else key.value if isinstance(key, Const) else None
        if interp.python and isinstance(at, (int, slice)) and (isinstance(at, slice) or -len(container.items) <= at < len(container.items)):
            del container.items[at]
        return
    text = written_key(interp, container, key)
    if text is None or HOLE in text:
        return
    if isinstance(container, Record):
        container.entries.pop(text, None)
        container.getters.pop(text, None)
    elif isinstance(container, Instance):
        container.fields.pop(text, None)


def set_member(interp: Interpreter, target: Value, name: str, value: Value) -> None:
    """Assign ``target.name = value``; in an undecided branch the old value stays possible."""
    if isinstance(target, SuperValue):
        target = target.this
    if isinstance(target, OneOf):
        for option in target.options:
            set_member(interp, option, name, value)
    elif isinstance(target, Instance):
        set_field(interp, target, name, value)
    elif isinstance(target, Record):
        set_property(interp, target, name, value)
    elif isinstance(target, Sequence):
        set_of_list(interp, target, name, value)
    elif isinstance(target, ClassValue):
        own = target.members if target.python else target.statics
        own[name] = merged(interp, own.get(name), value, target)
    elif isinstance(target, (FunctionValue, External)):
        keep_field(interp, target, {name: value})
    elif isinstance(target, Host):
        target.set(name, value, interp)
    elif isinstance(target, ModuleValue):
        (target.scope.names if target.language == "python" else target.exports.entries)[name] = value


def set_field(interp: Interpreter, target: Instance, name: str, value: Value) -> None:
    """Write a field of an object of the repository's, by its setter where there is one."""
    if target.host is not None and isinstance(target.host.get(name, interp), Value) and name not in target.fields:
        target.host.set(name, value, interp)
    setter = target.cls.setters.get(name) if target.cls.setters is not None else None
    if setter is not None:
        given = [target, value] if target.cls.python else [value]
        interp.invoke(setter, Invocation(given, {}, interp.site, target))
    else:
        target.fields[name] = merged(interp, target.fields.get(name), value, target)


def set_property(interp: Interpreter, target: Record, name: str, value: Value) -> None:
    """Write a property: by its setter, where there is one, in vain, where the object is frozen."""
    if target.traits is not None:
        if target.traits.frozen:
            return
        if name in target.traits.setters:
            interp.invoke(target.traits.setters[name], Invocation([value], {}, interp.site, target))
            return
    if name == "__proto__" and not interp.python and isinstance(value, (Record, Instance, ClassValue)):
        javascript_objects.traits(target).prototype = value
        return
    set_entry(interp, target, name, value)


def set_of_list(interp: Interpreter, target: Sequence, name: str, value: Value) -> None:
    """Write a property of an array; its length cuts or pads it, except under a condition, where it may stay."""
    if interp.python:
        return
    if name != "length":
        target.extra = {**(target.extra or {}), name: value}
    elif not (isinstance(value, Const) and isinstance(value.value, int)):
        target.open = True
    elif not unsure(interp, target):
        size = min(max(value.value, 0), interp.bounds.items)
        target.items[:] = [*target.items[:size], *[NONE] * (size - len(target.items))]


def grown(interp: Interpreter, container: Sequence, key: Value) -> Value:
    """Return a position of an array as a number, the list long enough for it; the name of a property as it is."""
    if isinstance(key, Const) and isinstance(key.value, str) and key.value.isdecimal() and len(key.value) < 10:
        key = Const(int(key.value))
    if isinstance(key, Const) and isinstance(key.value, int) and key.value > len(container.items):
        missing = min(key.value, interp.bounds.items) - len(container.items)
        interp.weigh(missing)
        container.items += [NONE] * missing
    return key


def written_by(interp: Interpreter, container: Value) -> FunctionValue | HostFunction | None:
    """Return the ``__setitem__`` of a library's object, or that a class of the repository defines, where it does not run already."""
    if isinstance(container, Host):
        hook = container.get("__setitem__", interp)
        return hook if isinstance(hook, HostFunction) else None
    if not isinstance(container, Instance) or not container.cls.python:
        return None
    method = members.get_member(interp, container, "__setitem__")
    return method if isinstance(method, FunctionValue) and not interp.active.get(id(method.node)) else None


def set_in_list(interp: Interpreter, container: Sequence, key: Value, value: Value) -> None:
    """Assign to a position or a slice of a list; one that is not known is added to it."""
    if isinstance(key, Record) and key.kind == "slice":
        cut = slice_of(key)
        if cut is not None and cut.step is None:
            container.items[cut] = items_of(interp, value)[0]
    elif isinstance(key, Const) and isinstance(key.value, int) and -len(container.items) <= key.value < len(container.items):
        container.items[key.value] = value
    elif len(container.items) < interp.bounds.items:
        container.items.append(value)


def set_item(interp: Interpreter, container: Value, key: Value, value: Value) -> None:
    """Assign ``container[key] = value``."""
    if isinstance(container, OneOf):
        for option in container.options:
            set_item(interp, option, key, value)
        return
    note_listed(interp, [value])
    if isinstance(container, Sequence) and not interp.python:
        key = grown(interp, container, key)
        if isinstance(key, Const) and isinstance(key.value, str) and HOLE not in key.value:
            set_of_list(interp, container, key.value, value)
            return
    if isinstance(container, Sequence):
        set_in_list(interp, container, position_of(interp, container, key), value)
        return
    own = written_by(interp, container)
    if own is not None:
        interp.invoke(own, Invocation([key, value], {}, interp.site))
        return
    held = inner_of(container)
    if held is not None:
        set_item(interp, held, key, value)
        return
    text = written_key(interp, container, key)
    if text is None or HOLE in text:
        if isinstance(container, Record):
            container.open = True
            set_entry(interp, container, text or HOLE, value)
        return
    if isinstance(container, Record):
        set_property(interp, container, text, value)
        remember_key(container, text, key)
    else:
        set_member(interp, container, text, value)
