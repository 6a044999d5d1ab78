"""What an object of JavaScript's has of its own, and what asks for it.

https://tc39.es/ecma262/#sec-object.prototype.hasownproperty
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of, is_listed
from analyzer.interp.values import ClassValue, Const, FunctionValue, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def names_of(interp: Interpreter, value: Value) -> list[str]:
    """Return the names of all properties of an object's own."""
    if isinstance(value, Record):
        own = [*value.entries, *(name for name in value.getters if name not in value.entries)]
        return ["constructor", *(name for name in own if name != "constructor")] if value.kind == "prototype" else own
    if isinstance(value, Sequence):
        return [*map(str, range(len(value.items))), "length"]
    if isinstance(value, ClassValue):
        getters = [name for name, getter in value.getters.items() if getter.node.kind == "static getter"]
        own = [name for name in value.statics if name != "prototype"]
        methods = [name for name in own if not is_listed(name, value.statics[name])]
        return ["length", "name", "prototype", *methods, *getters, *(name for name in own if name not in methods)]
    return list(entries_of(interp, value)[0])


def owns(interp: Interpreter, value: Value, name: str | None) -> Value:
    """Return whether an object has a property of its own."""
    if name is None or not isinstance(value, (Record, Instance, Sequence, ClassValue, FunctionValue)):
        return Unknown("key")
    if name in names_of(interp, value) or (isinstance(value, FunctionValue) and name in {"length", "name"}):
        return Const(value=True)
    may_have = isinstance(value, Instance) and value.host is not None
    return Unknown("key") if may_have or getattr(value, "open", False) else Const(value=False)


def own_member(value: Value, name: str) -> Value | None:
    """Return the methods by which an object, a class or a function is asked for what it has; None for anything else."""
    if name == "hasOwnProperty":
        return HostFunction(name, lambda call, running: owns(running, value, running.text_of(call.argument(0))))
    if name == "propertyIsEnumerable":
        return HostFunction(name, lambda call, running: Const(running.text_of(call.argument(0)) in entries_of(running, value)[0]))
    if name == "isPrototypeOf" and isinstance(value, ClassValue):
        return HostFunction(name, lambda call, _i: is_base(value, call))
    return None


def is_base(cls: ClassValue, call: Invocation) -> Value:
    """Return ``Base.isPrototypeOf(Derived)``."""
    other = call.argument(0)
    if not isinstance(other, ClassValue):
        return Unknown("prototype", call.site)
    above = lineage(other)[1:]
    return (
        Const(value=True)
        if cls in above
        else Const(value=False)
        if all(isinstance(base, ClassValue) for base in above)
        else Unknown("prototype")
    )
