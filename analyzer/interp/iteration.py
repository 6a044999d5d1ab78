"""What looping over a value meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.builtin_bases import inner_of
from analyzer.interp.hosts import Host
from analyzer.interp.scope import ANY_NAME
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    EnumMember,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Sized

    from analyzer.interp.interpreter import Interpreter

SPECIAL = frozenset("@0123456789")
"""How the names of properties begin that are symbols or may be positions."""
ITERATOR = "@@Symbol.iterator"
_OF_FUNCTIONS = frozenset({"name", "prototype"})
LONGEST = 500
NESTED_KEYS = 5
UNKNOWN_LIST = "a list that is not known has items"


def arguments_of(call: Invocation, _interp: Interpreter) -> Value:
    """Return a call's arguments in a row: ``Array.of(...)``, ``asyncio.gather(...)``."""
    return Sequence(list(call.arguments))


def first(call: Invocation, _interp: Interpreter) -> Value:
    """Return the first argument (``Promise.resolve``, ``util.promisify``)."""
    return call.argument(0) or NONE


def room(interp: Interpreter, held: Sized) -> bool:
    """Return whether a collection of ours takes one more; that it does not is said."""
    if len(held) < interp.bounds.rounds:
        return True
    interp.hit("items")
    return False


def items_of(interp: Interpreter, value: Value) -> tuple[list[Value], bool]:
    """Return what iterating over ``value`` yields, and whether there may be more; nothing known yields nothing and True."""
    if isinstance(value, Sequence):
        interp.weigh(len(value.items) >> 3)
        return value.items[: interp.bounds.items], value.open
    if isinstance(value, Record):
        return items_of_record(interp, value)
    if isinstance(value, Const) and isinstance(value.value, str):
        return [Const(character) for character in interp.within(value.value)], HOLE in value.value or len(
            value.value
        ) > interp.bounds.rounds
    if isinstance(value, OneOf):
        found = {id(item): item for option in value.options for item in items_of(interp, option)[0]}
        return list(found.values()), True
    if isinstance(value, ClassValue):
        return [
            member
            for name, member in value.members.items()
            if not name.startswith("_") and (isinstance(member, Const) or (isinstance(member, Instance) and member.cls is value))
        ], False
    if isinstance(value, Instance) and (row := row_of(value)) is not None:
        return row, False
    if isinstance(value, Instance) and not interp.python:
        own, held = interp.get(value, ITERATOR), inner_of(value)
        return (
            iterated(interp, value, own) if isinstance(own, FunctionValue) else items_of(interp, held) if held is not None else ([], True)
        )
    if isinstance(value, (Host, Instance)):
        iterate = interp.get(value, "__iter__") if isinstance(value, Instance) else value.get("__iter__", interp)
        if isinstance(value, Instance) and iterate is not None and not isinstance(iterate, Unknown):
            found_value = interp.invoke(iterate, Invocation([], {}, interp.site))
            return items_of(interp, found_value) if found_value is not value else ([], True)
        if isinstance(iterate, Sequence):
            return iterate.items, iterate.open
    return [], True


def row_of(value: Instance) -> list[Value] | None:
    """Return the items of an object of a ``NamedTuple`` class, in their order; None for any other object."""
    if not any(isinstance(base, External) and base.path[-1:] == ("NamedTuple",) for base in value.cls.bases):
        return None
    return [value.fields[name] for name in value.cls.annotations if name in value.fields]


def items_of_record(interp: Interpreter, value: Record) -> tuple[list[Value], bool]:
    """Return what iterating over an object yields: pairs of a ``Map``, what its own iterator says, else its keys."""
    interp.weigh(len(value.entries))
    if value.kind == "map":
        return [Sequence([key_of(value, key), item], "tuple") for key, item in value.entries.items()], value.open
    iterate = value.entries.get(ITERATOR)
    if isinstance(iterate, FunctionValue):
        return iterated(interp, value, iterate)
    return [key_of(value, key) for key in value.entries], value.open


def iterated(interp: Interpreter, value: Value, iterate: FunctionValue) -> tuple[list[Value], bool]:
    """Return what an object's own ``[Symbol.iterator]()`` yields: a generator's items, or what ``next`` gives until it is done."""
    made = interp.invoke(iterate, Invocation([], {}, interp.site, value))
    if isinstance(made, Sequence):
        return items_of(interp, made)
    found: list[Value] = []
    step = interp.get(made, "next") if isinstance(made, (Record, Instance)) else None
    for _ in range(LONGEST if isinstance(step, FunctionValue) else 0):
        answer = interp.invoke(step, Invocation([], {}, interp.site, made)) if interp.spend() and step is not None else None
        done = interp.get(answer, "done") if isinstance(answer, Record) else None
        if not isinstance(done, Const) or answer is None:
            return found, True
        if done.value:
            return found, False
        found.append(interp.get(answer, "value"))
    return found, True


def entry_key(interp: Interpreter, value: Value | None, depth: int = 0) -> str | None:
    """Return the key that a value has in a dict or Map: its text, or its identity where it is an object; tuples are their parts.

    Of tuples in tuples that are nested deeper than any program nests keys, nothing is known.
    """
    if isinstance(value, Sequence) and value.kind == "tuple" and not value.open:
        parts = [entry_key(interp, item, depth + 1) for item in value.items] if depth < NESTED_KEYS else [None]
        return None if None in parts else f"({', '.join(map(str, parts))})"
    if value is not None and not isinstance(value, (Const, Unknown, External, OneOf)):
        return f"object {id(value)}"
    text = interp.text_of(value)
    return None if text is not None and HOLE in text else text


def remember_key(record: Record, text: str, key: Value) -> None:
    """Keep a key as it was written where it is more than its text."""
    if isinstance(key, EnumMember) or not (isinstance(key, Const) and isinstance(key.value, str)):
        record.keys[text] = key


def key_of(record: Record, key: str) -> Value:
    """Return the key as it was written: numbers stay numbers."""
    return record.keys.get(key) or Const(key)


def entries_of(interp: Interpreter, value: Value) -> tuple[dict[str, Value], bool]:
    """Return the named entries of a record, module, class or instance, and whether there may be more."""
    if isinstance(value, Record):
        return properties(interp, value), value.open
    if isinstance(value, ModuleValue):
        names = module_names(interp, value)
        return {name: interp.get(value, name) for name in names}, False
    if isinstance(value, Instance):
        held = inner_of(value)
        if held is not None:
            return entries_of(interp, held)
        return {name: item for name, item in value.fields.items() if not name.startswith("#")}, value.open
    if isinstance(value, ClassValue):
        return dict(value.members) if value.python else {name: item for name, item in value.statics.items() if is_listed(name, item)}, False
    if isinstance(value, FunctionValue) and not interp.python:
        return {name: item for name, item in value.fields.items() if name not in _OF_FUNCTIONS and not name.startswith("__")}, False
    if isinstance(value, Sequence):
        interp.weigh(len(value.items))
        return {str(position): item for position, item in enumerate(value.items)}, value.open
    if isinstance(value, OneOf):
        merged: dict[str, Value] = {}
        for option in value.options:
            merged = {**entries_of(interp, option)[0], **merged}
        return merged, True
    if isinstance(value, Const):
        text = value.value if isinstance(value.value, str) and not interp.python else ""
        known = not interp.python or value.value is None
        is_open = not known or HOLE in text or len(text) > interp.bounds.rounds
        return {str(position): Const(c) for position, c in enumerate(interp.within(text))}, is_open
    if isinstance(value, Host) and value.own_names:
        own = {name: value.get(name, interp) for name in value.own_names}
        return {name: member for name, member in own.items() if member is not None}, True
    return {}, True


def is_listed(name: str, member: Value) -> bool:
    """Return whether a loop over a class's own names comes by a static member: by a field it does, by a method not."""
    return name != "prototype" and not name.startswith("@@") and not (isinstance(member, FunctionValue) and member.node.kind == "static")


def properties(interp: Interpreter, value: Record) -> dict[str, Value]:
    """Return the properties of an object, its getters called."""
    interp.weigh(len(value.entries))
    if not interp.python and value.kind == "map":
        return {}
    found = dict(value.entries)
    for name in value.getters:
        if value.traits is None or name not in value.traits.hidden:
            found[name] = interp.get(value, name)
    if value.kind == "prototype":
        own = value.keys["constructor"]
        found = {name: item for name, item in value.entries.items() if not (isinstance(item, FunctionValue) and item.home is own)}
    return found if interp.python else listed(found, value)


def listed(found: dict[str, Value], value: Record) -> dict[str, Value]:
    """Return properties as JavaScript lists them: positions first, no symbols, nothing hidden."""
    special = [name for name in found if name[:1] in SPECIAL]
    if value.traits is not None and value.traits.hidden:
        found = {name: item for name, item in found.items() if name not in value.traits.hidden}
    if not special:
        return found
    positions = sorted((name for name in special if name.isdecimal() and str(int(name)) == name and name in found), key=int)
    rest = (name for name in found if not name.startswith("@@") and name not in positions)
    return {name: found[name] for name in (*positions, *rest)}


def loaded_submodules(interp: Interpreter, module: ModuleValue) -> list[str]:
    """Return the names of a package's submodules that were imported so far: they are attributes of it."""
    if not module.package:
        return []
    above = module.file.removesuffix("__init__.py")
    loaded = {path.removeprefix(above).partition("/")[0].removesuffix(".py") for path in interp.modules if path.startswith(above)}
    return sorted(loaded - {"__init__", *module.scope.names})


def module_names(interp: Interpreter, module: ModuleValue) -> list[str]:
    """Return the names that a module exports."""
    if module.language == "python":
        return [
            name for name in (*module.scope.names, *loaded_submodules(interp, module)) if name != ANY_NAME and not name.startswith("__")
        ]
    if module.commonjs is not None:
        return list(entries_of(interp, module.commonjs)[0])
    names = list(module.exports.entries)
    seen = {module.file}
    queue = list(module.stars)
    while queue:
        star = queue.pop()
        if star.file not in seen:
            seen.add(star.file)
            names.extend(name for name in star.exports.entries if name not in names and name != "default")
            queue.extend(star.stars)
    return names
