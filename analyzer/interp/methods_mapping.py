"""Methods of Python dicts and JavaScript Maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.iteration import entries_of, key_of
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, OneOf, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def _key(interp: Interpreter, call: Invocation) -> str | None:
    return entry_key(interp, call.argument(0))


def entry_key(interp: Interpreter, value: Value | None) -> str | None:
    """Return the key that a value has in a map: its text, or its identity where it is an object."""
    if value is not None and not isinstance(value, (Const, Unknown, External, OneOf)):
        return f"object {id(value)}"
    text = interp.text_of(value)
    return None if text is not None and HOLE in text else text


def get(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return an entry, or the default."""
    key = _key(interp, call)
    found = this.entries.get(key) if key is not None else None
    if found is not None:
        return found
    if this.open or key is None:
        return call.argument(1) or Unknown("key")
    return call.argument(1) or NONE


def items(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return pairs of key and value."""
    return Sequence([Sequence([key_of(this, key), value], "tuple") for key, value in this.entries.items()], open=this.open)


def keys(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return the keys."""
    return Sequence([key_of(this, key) for key in this.entries], open=this.open)


def values(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return the values."""
    return Sequence(list(this.entries.values()), open=this.open)


def set_(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Write an entry."""
    key = entry_key(interp, call.argument(0)) or ""
    if len(this.entries) < interp.bounds.items:
        this.entries[key] = call.argument(1) or NONE
        first = call.argument(0)
        if first is not None and not (isinstance(first, Const) and isinstance(first.value, str)):
            this.keys[key] = first
    return this


def has(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return whether a key is there."""
    key = _key(interp, call)
    return Unknown("key") if key is None or (this.open and key not in this.entries) else Const(key in this.entries)


def setdefault(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return an entry, written where it was missing."""
    key = _key(interp, call)
    if key is None:
        return Unknown("key")
    return this.entries.setdefault(key, call.argument(1) or NONE)


def update(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Take the entries of another."""
    for argument in call.arguments:
        entries, is_open = entries_of(interp, argument)
        this.entries.update(entries)
        this.open = this.open or is_open
    this.entries.update(call.keywords)
    return NONE


def pop(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Remove and return an entry."""
    key = _key(interp, call)
    if key is not None and key in this.entries:
        return this.entries.pop(key)
    return call.argument(1) or Unknown("key")


def for_each(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Call back with value and key."""
    callback = call.argument(0)
    for key, value in list(this.entries.items())[: interp.bounds.rounds]:
        if callback is not None:
            interp.invoke(callback, Invocation([value, key_of(this, key), this], {}, call.site))
    return NONE


def copy(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return a copy."""
    return Record(dict(this.entries), this.open, dict(this.getters), this.kind, dict(this.keys))


METHODS: dict[str, Callable[[Interpreter, Record, Invocation], Value]] = {
    "get": get, "items": items, "entries": items, "keys": keys, "values": values, "set": set_, "has": has, "setdefault": setdefault,
    "update": update, "pop": pop, "delete": pop, "forEach": for_each, "copy": copy,
}  # fmt: skip
