"""Classes that derive from ``dict``, ``list`` or ``set``, in JavaScript from ``Map``, ``Set`` or ``Array``: registries are often made so.

https://docs.python.org/3/library/stdtypes.html#mapping-types-dict, https://docs.python.org/3/library/collections.html#userdict-objects,
https://tc39.es/ecma262/#sec-map-constructor
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.values import NONE, Const, External, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

_RETURNING_THIS = frozenset({"set", "add", "fill", "sort", "reverse"})
_USERS = {"UserDict": "dict", "UserList": "list"}
KINDS = frozenset({"dict", "list", "set"})
COLLECTIONS = frozenset({"Map", "Set", "Array"})


def held_kind(order: list[Value]) -> str:
    """Return the built-in collection that a class derives from, by its bases in order; empty where there is none."""
    for base in order:
        if isinstance(base, HostFunction) and base.name in KINDS:
            return base.name
        if isinstance(base, HostModule) and base.package in COLLECTIONS:
            return base.package
        if isinstance(base, External) and base.package == "collections" and base.path[-1:] and base.path[-1] in _USERS:
            return _USERS[base.path[-1]]
    return ""


class Held(Host):
    """What an object of such a class holds."""

    __slots__ = ("inner", "kind")
    typeof = "object"

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.inner: Record | Sequence = Sequence([], "list" if kind == "Array" else kind.lower())
        if kind in {"dict", "Map"}:
            self.inner = Record(kind=kind.lower())

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take what the collection is made of."""
        made = interp.invoke(interp.globals["javascript" if self.kind in COLLECTIONS else "python"][self.kind], call)
        if isinstance(made, (Record, Sequence)):
            self.inner = made

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method of the collection."""
        if self.kind in COLLECTIONS:
            return self.inherited(name, interp)
        if name == "data":
            return self.inner
        if name == "__iter__":
            return HostFunction(name, lambda _call, _interp: self.inner)
        if name == "__getitem__":
            return HostFunction(name, self.item)
        if name == "__init__":
            return HostFunction(name, self.begin)
        found = interp.get(self.inner, name)
        return found if isinstance(found, Host) else None

    def inherited(self, name: str, interp: Interpreter) -> Value | None:
        """Return what an object has from ``Map``, ``Set`` or ``Array``; what would give the collection back gives the object."""
        found = None if name == "constructor" else interp.get(self.inner, name)
        if name in _RETURNING_THIS and isinstance(found, Host):
            return HostFunction(name, lambda call, running: self.changed(running.invoke(found, call)))
        return found if isinstance(found, Host) or (isinstance(found, Const) and found is not NONE) else None

    def changed(self, result: Value) -> Value:
        """Return the object in the place of what it holds."""
        return self.owner if result is self.inner and self.owner is not None else result

    def begin(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``super().__init__(...)``."""
        self.initialise(call, interp)
        return NONE

    def item(self, call: Invocation, interp: Interpreter) -> Value:
        """Return an item, or what the class's own ``__missing__`` makes of a key that is not there."""
        key = call.argument(0) or NONE
        missing = interp.get(self.owner, "__missing__") if self.owner is not None and isinstance(self.inner, Record) else None
        text = str(key.value) if isinstance(key, Const) and isinstance(self.inner, Record) and not self.inner.open else None
        absent = text is not None and isinstance(self.inner, Record) and text not in self.inner.entries
        if missing is not None and not isinstance(missing, Unknown) and absent:
            return interp.invoke(missing, call)
        return interp.invoke(interp.get(self.inner, "__getitem__"), call)


def inner_of(value: Value | None) -> Record | Sequence | None:
    """Return the collection that an object holds; None for one that is none."""
    return value.host.inner if isinstance(value, Instance) and isinstance(value.host, Held) else None
