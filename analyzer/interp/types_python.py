"""Python's built-in types: called, they make a value; their members are methods that take it first (``str.lower``, ``dict.fromkeys``).

https://docs.python.org/3/library/stdtypes.html#dict.fromkeys
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.metaclasses import class_in_making
from analyzer.interp.slots import set_item
from analyzer.interp.values import NONE, Const, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


class BuiltinType(HostFunction):
    """A built-in type."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method of its values, or one of its own."""
        if name == "__new__" and interp.making:
            return HostFunction(name, lambda _c, i: class_in_making(i))
        if name in {"__name__", "__qualname__"}:
            return Const(self.name)
        if name.startswith("__") or not name.isidentifier():
            return None
        return HostFunction(name, from_keys if name == "fromkeys" else unbound(name))


def unbound(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return a method that takes the value that it belongs to first."""

    def method(call: Invocation, interp: Interpreter) -> Value:
        found = interp.get(call.argument(0) or NONE, name)
        return interp.invoke(found, Invocation(call.arguments[1:], call.keywords, call.site, open=call.open))

    return method


def from_keys(call: Invocation, interp: Interpreter) -> Value:
    """Return ``dict.fromkeys(keys, value)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    made = Record(open=is_open, kind="dict")
    for item in items:
        set_item(interp, made, item, call.argument(1) or NONE)
    return made


def dict_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``dict(pairs or mapping, **entries)``."""
    made = Record(kind="dict", open=call.open)
    source = call.argument(0)
    if isinstance(source, Sequence):
        for pair in source.items:
            if isinstance(pair, Sequence) and len(pair.items) > 1:
                set_item(interp, made, pair.items[0], pair.items[1])
    elif source is not None:
        entries, is_open = entries_of(interp, source)
        made.entries.update(entries)
        made.keys.update((key, item) for key, item in (source.keys.items() if isinstance(source, Record) else ()) if key in entries)
        made.open = made.open or is_open
    made.entries.update(call.keywords)
    return made
