"""``Proxy``, whose traps are code of the repository, and ``Reflect``.

https://tc39.es/ecma262/#sec-reflection
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import javascript_objects, javascript_own, reflect_javascript, slots
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Invocation, Record, Sequence, Symbol, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

TRAPS = frozenset({"get", "set", "has", "apply", "construct"})


class Proxy(Host):
    """A plain object or a function behind traps."""

    __slots__ = ("target", "traps")
    typeof = "object"

    def __init__(self, target: Value, traps: dict[str, Value]) -> None:
        super().__init__()
        self.target = target
        self.traps = traps

    def trap(self, interp: Interpreter, name: str, given: list[Value]) -> Value:
        """Return what a trap answers."""
        return interp.invoke(self.traps[name], Invocation([self.target, *given], {}, interp.site))

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a member through its trap."""
        if name.startswith("__"):
            return None
        return self.trap(interp, "get", [Const(name), self]) if "get" in self.traps else interp.get(self.target, name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take an assignment through its trap."""
        if "set" in self.traps:
            self.trap(interp, "set", [Const(name), value, self])
        else:
            slots.set_member(interp, self.target, name, value)

    def holds(self, name: str, interp: Interpreter) -> Value:
        """Return ``name in proxy``."""
        if "has" in self.traps:
            return self.trap(interp, "has", [Const(name)])
        return javascript_own.owns(interp, self.target, name)

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what calling or constructing it gives."""
        given = Sequence(list(call.arguments))
        if "apply" in self.traps:
            return self.trap(interp, "apply", [call.this or NONE, given])
        if "construct" in self.traps:
            return self.trap(interp, "construct", [given, self])
        return interp.invoke(self.target, call, new=isinstance(self.target, ClassValue))


def new_proxy(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``new Proxy(target, traps)``: the target itself where it is the framework's, or where no trap is read."""
    target, handler = call.argument(0) or NONE, call.argument(1)
    traps = handler.entries if isinstance(handler, Record) else {}
    known: dict[str, Value] = {name: trap for name, trap in traps.items() if name in TRAPS and isinstance(trap, FunctionValue)}
    return Proxy(target, known) if known and isinstance(target, (Record, FunctionValue, ClassValue)) else target


def get(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.get(x, name)``."""
    return slots.get_item(interp, call.argument(0) or NONE, call.argument(1) or NONE)


def set_(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Reflect.set(x, name, value)``."""
    slots.set_item(interp, call.argument(0) or NONE, call.argument(1) or NONE, call.argument(2) or NONE)
    return Const(value=True)


def has(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.has(x, name)``."""
    return javascript_objects.has_own(call, interp)


def construct(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.construct(f, arguments)``."""
    given, is_open = items_of(interp, call.argument(1) or NONE)
    return interp.invoke(call.argument(0) or NONE, Invocation(list(given), {}, call.site, open=is_open), new=True)


def delete(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Reflect.deleteProperty(x, name)``."""
    return javascript_objects.delete(interp, call.argument(0) or NONE, javascript_objects.key_text(interp, call.argument(1)))


def own_keys(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.ownKeys(x)``."""
    value = call.argument(0) or NONE
    if not isinstance(value, (Record, Sequence)):
        return javascript_objects.keys(call, interp)
    names = [name for name in javascript_own.names_of(interp, value) if not name.startswith("#")]
    return Sequence([Symbol(name) if name.startswith("@@") else Const(name) for name in names], open=value.open)


def define(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Reflect.defineProperty(x, name, descriptor)``."""
    javascript_objects.define_property(call, interp)
    return Const(value=True)


def reflect() -> HostModule:
    """Return ``Reflect``, with what reflect-metadata adds to it; compilers write a loop for where there is no ``Reflect.decorate``."""
    functions = {
        "get": get, "set": set_, "has": has, "construct": construct, "deleteProperty": delete, "ownKeys": own_keys,
        "defineProperty": define,
        "apply": reflect_javascript.reflect_apply, "getPrototypeOf": javascript_objects.prototype_of,
        "setPrototypeOf": javascript_objects.set_prototype, "getOwnPropertyDescriptor": javascript_objects.descriptor,
        "defineMetadata": reflect_javascript.define_metadata, "getMetadata": reflect_javascript.get_metadata,
        "getOwnMetadata": reflect_javascript.get_own_metadata, "hasMetadata": reflect_javascript.has_metadata,
        "hasOwnMetadata": reflect_javascript.has_own_metadata, "metadata": reflect_javascript.metadata_decorator,
    }  # fmt: skip
    members: dict[str, Value] = {name: HostFunction(name, body) for name, body in functions.items()}
    return HostModule("Reflect", members | {"decorate": NONE})
