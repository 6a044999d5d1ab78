"""Methods of Python dicts and JavaScript Maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.iteration import entries_of, entry_key, key_of, remember_key
from analyzer.interp.operators import as_sure_as
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
    if found is None:
        found = call.argument(1) or (Unknown("key") if this.open or key is None else NONE)
    return as_sure_as(call.argument(0), found)


def items(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return pairs of key and value."""
    return Sequence([Sequence([key_of(this, key), value], "tuple") for key, value in this.entries.items()], open=this.open)


def keys(interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return the keys."""
    return Sequence([key_of(this, key) for key in this.entries], "keys" if interp.python else "list", this.open)


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
    for key, value in interp.within(list(this.entries.items())):
        if callback is not None:
            interp.invoke(callback, Invocation([value, key_of(this, key), this], {}, call.site))
    return NONE


def copy(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Return a copy."""
    return Record(dict(this.entries), this.open, dict(this.getters), this.kind, dict(this.keys))


def pop_item(_interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Remove and return the last entry."""
    if this.open or not this.entries:
        return Unknown("entry", call.site)
    key, value = this.entries.popitem()
    return Sequence([key_of(this, key), value], "tuple")


def clear(_interp: Interpreter, this: Record, _call: Invocation) -> Value:
    """Remove every entry."""
    this.entries.clear()
    return NONE


def item(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return an entry."""
    key = _key(interp, call)
    return this.entries.get(key, Unknown("key", call.site)) if key is not None else Unknown("key", call.site)


def move_to_end(interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Put an entry last."""
    key = _key(interp, call)
    if key is not None and key in this.entries:
        this.entries[key] = this.entries.pop(key)
    return NONE


def most_common(_interp: Interpreter, this: Record, call: Invocation) -> Value:
    """Return a ``Counter``'s entries, the most frequent first."""
    counts = {key: value.value for key, value in this.entries.items() if isinstance(value, Const) and isinstance(value.value, int)}
    if this.open or len(counts) < len(this.entries):
        return Sequence([], open=True)
    limit = call.argument(0)
    most = sorted(counts, key=lambda key: -int(counts[key] or 0))
    chosen = most[: limit.value] if isinstance(limit, Const) and isinstance(limit.value, int) else most
    return Sequence([Sequence([key_of(this, key), this.entries[key]], "tuple") for key in chosen])


METHODS: dict[str, Callable[[Interpreter, Record, Invocation], Value]] = {
    "get": get, "items": items, "entries": items, "keys": keys, "values": values, "set": set_, "has": has, "setdefault": setdefault,
    "update": update, "pop": pop, "delete": pop, "forEach": for_each, "copy": copy,
    "popitem": pop_item, "clear": clear, "move_to_end": move_to_end, "most_common": most_common, "__contains__": has, "__getitem__": item,
}  # fmt: skip
