"""The prototypes of JavaScript's own constructors: their methods lent to other objects, and what programs add to them.

https://tc39.es/ecma262/#sec-ordinary-and-exotic-objects-behaviours
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import (
    NONE,
    Const,
    FunctionValue,
    Instance,
    Invocation,
    Null,
    Record,
    Sequence,
    Symbol,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


class Prototype(Host):
    """``Array.prototype`` and its kin."""

    __slots__ = ("added", "kind")
    typeof = "object"

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.added: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what was added, or a method that is lent to what it is called on."""
        return self.added.get(name) or Lent(self.kind, name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a method that a program adds."""
        self.added[name] = value


class Lent(Host):
    """A method of a prototype: it works on the object that it is called on."""

    __slots__ = ("kind", "name")

    def __init__(self, kind: str, name: str) -> None:
        super().__init__()
        self.kind = kind
        self.name = name

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``call``, ``apply`` or ``bind``."""
        if name == "call":
            return HostFunction(name, lambda call, running: self.on(call.argument(0) or NONE, call.arguments[1:], call, running))
        if name == "apply":
            return HostFunction(name, self.applied)
        if name == "bind":
            return HostFunction(name, lambda call, _i: self.bound(call))
        return Const(self.name) if name == "name" else None

    def applied(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``method.apply(object, arguments)``."""
        return self.on(call.argument(0) or NONE, items_of(interp, call.argument(1) or NONE)[0], call, interp)

    def bound(self, call: Invocation) -> HostFunction:
        """Return the method with its object (``Function.prototype.call.bind``)."""
        target, given = call.argument(0) or NONE, call.arguments[1:]
        return HostFunction("bound", lambda inner, running: self.on(target, [*given, *inner.arguments], inner, running))

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what the method makes of its ``this``."""
        return self.on(call.this or NONE, call.arguments, call, interp)

    def on(self, target: Value, given: list[Value], call: Invocation, interp: Interpreter) -> Value:
        """Return what the method makes of an object."""
        passed = Invocation(list(given), {}, call.site, target)
        if self.kind == "Object" and self.name == "toString":
            tag = tag_of(target)
            return Unknown("tag", call.site) if tag is None else Const(f"[object {tag}]")
        if self.kind == "Array" and isinstance(target, Record) and "length" in target.entries:
            size = target.entries["length"]
            count = size.value if isinstance(size, Const) and isinstance(size.value, int) else 0
            target = Sequence([target.entries.get(str(n), NONE) for n in interp.within(range(count))])
        if self.kind == "Array" and isinstance(target, Const) and isinstance(target.value, str):
            target = Sequence(items_of(interp, target)[0])
        method = interp.get(target, self.name)
        return interp.invoke(method, passed) if isinstance(method, (FunctionValue, Host)) else Unknown("lent", call.site)


def tag_of(value: Value) -> str | None:
    """Return what ``Object.prototype.toString`` calls a value; None where that is not known."""
    if isinstance(value, Symbol):
        return "Symbol"
    if isinstance(value, Const):
        if value.value is None:
            return "Null" if isinstance(value, Null) else "Undefined"
        return {bool: "Boolean", int: "Number", float: "Number", str: "String"}[type(value.value)]
    if isinstance(value, Sequence):
        return {"list": "Array", "tuple": "Array", "set": "Set", "generator": "Generator"}.get(value.kind)
    if isinstance(value, FunctionValue):
        return "Function"
    if isinstance(value, Record):
        known = {"regexp": "RegExp", "map": "Map", "date": "Date", "error": "Error", "object": "Object", "url": "URL"}
        return None if any(key.startswith("@@") for key in value.entries) and value.kind != "date" else known.get(value.kind)
    return "Object" if isinstance(value, Instance) and not value.open and value.host is None else None


CONSTRUCTORS = ("Object", "Array", "String", "Number", "Boolean", "Function", "Map", "Set", "RegExp", "Date", "Promise", "Error")


def with_prototypes(found: dict[str, Value]) -> dict[str, Value]:
    """Return the globals with a prototype for each constructor."""
    for name in CONSTRUCTORS:
        made = found.get(name)
        if isinstance(made, HostModule):
            made.members["prototype"] = Prototype(name)
            made.members.setdefault("name", Const(name))
    return found


def inherited(interp: Interpreter, kind: str, name: str) -> Value | None:
    """Return what a value of a built-in kind has from its prototype: what a program added, its constructor."""
    constructor = interp.globals["javascript"].get(kind)
    if not isinstance(constructor, HostModule):
        return None
    if name == "constructor":
        return constructor
    prototype = constructor.members.get("prototype")
    return prototype.added.get(name) if isinstance(prototype, Prototype) else None
