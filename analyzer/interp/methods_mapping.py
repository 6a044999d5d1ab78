"""Methods of Python dicts and JavaScript Maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.iteration import entries_of, entry_key, key_of, remember_key
from analyzer.interp.values import NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def _key(interp: Interpreter, call: Invocation) -> str | None:
    return entry_key(interp, call.argument(0))


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
        remember_key(this, key, call.argument(0) or NONE)
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
    if key not in this.entries:
        remember_key(this, key, call.argument(0) or NONE)
    return this.entries.setdefault(key, call.argument(1) or NONE)


def update(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Take the entries of another."""
    for argument in call.arguments:
        entries, is_open = entries_of(interp, argument)
        this.entries.update(entries)
        if isinstance(argument, Record):
            this.keys.update((key, item) for key, item in argument.keys.items() if key in entries)
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
