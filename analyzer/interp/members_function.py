"""Members of functions: ``bind``, ``call``, ``apply``, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import classes
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.javascript_own import own_member
from analyzer.interp.javascript_prototypes import Prototype
from analyzer.interp.values import (
    NONE,
    PROTOTYPE,
    ClassValue,
    Const,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    Traits,
    Unknown,
    Value,
)
from analyzer.interp.wrapping import AROUND

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


WRAPPED = 20


def function_member(interp: Interpreter, value: FunctionValue, name: str) -> Value:
    """Return a property of a function, ``bind``, ``call``, ``apply``, its name."""
    found = value.fields.get(name)
    if found is None and isinstance(around := value.fields.get(AROUND), FunctionValue):
        found = around.fields.get(name)
    if found is not None and not name.startswith("__"):
        return found
    if name == "bind":
        return HostFunction(name, lambda call, _i: partial(value, call))
    if name == "call":
        return HostFunction(name, lambda call, running: call_with(running, value, call.arguments[:1], call.arguments[1:], call))
    if name == "apply":
        return HostFunction(name, lambda call, running: call_with(running, value, call.arguments[:1], listed(call.argument(1)), call))
    if name in {"name", "__name__", "__qualname__"}:
        return name_of(value)
    if name == "__dict__":
        own = {key: item for key, item in value.fields.items() if not key.startswith("__")}
        return Record(own if len(own) < len(value.fields) else value.fields, kind="dict")
    if name == "__wrapped__" and value.wraps is not None:
        return value.wraps
    if name == "__doc__":
        return Const(value.node.doc or None)
    if name == "prototype":
        value.fields["prototype"] = Record({"constructor": value}, traits=Traits(hidden={"constructor"}))
        return value.fields["prototype"]
    told = described(value, name) if value.scope.python else None
    if told is not None:
        return told
    return found if found is not None else (Unknown(f"attribute {name}") if interp.python else missing(interp, value, name))


def described(value: FunctionValue, name: str) -> Value | None:
    """Return what a function of Python's says of itself: its module, its object, its code."""
    if name == "__module__":
        return value.scope.of_module("__name__")
    if name == "__self__":
        return value.this
    return value if name == "__code__" else None


def missing(interp: Interpreter, value: FunctionValue, name: str) -> Value:
    """Return what a function of JavaScript's has that nobody has set: how many arguments it waits for, what its prototype has."""
    if name == "length":
        return Const(max(needed(value) - len(value.bound), 0))
    return from_prototype(interp, value, name) or own_member(value, name) or NONE


def from_prototype(interp: Interpreter, value: FunctionValue, name: str) -> Value | None:
    """Return what a function has from the prototype that it was given; None where it was given none, or none that has it."""
    above = value.fields.get(PROTOTYPE)
    for _ in range(WRAPPED):
        if not isinstance(above, FunctionValue):
            break
        if name in above.fields:
            return above.fields[name]
        above = above.fields.get(PROTOTYPE)
    if isinstance(above, Host):
        return above.get(name, interp) if not isinstance(above, Prototype) else None
    found = interp.get(above, name) if isinstance(above, (Record, ClassValue, Instance)) else None
    return None if found is NONE else found


def needed(value: FunctionValue) -> int:
    """Return how many parameters stand before the first that has a default or takes the rest."""
    parameters = value.node.parameters
    return next((n for n, item in enumerate(parameters) if item.default is not None or item.kind != "plain"), len(parameters))


def name_of(value: FunctionValue) -> Value:
    """Return the name that a function was given, or that of what it wraps."""
    if "__name__" in value.fields:
        return value.fields["__name__"]
    for _ in range(WRAPPED):
        value = value.wraps if isinstance(value.wraps, FunctionValue) else value
    return Const(value.node.name or None)


def listed(value: Value | None) -> list[Value]:
    """Return the items of ``apply``'s second argument."""
    return list(value.items) if isinstance(value, Sequence) else []


def partial(function: FunctionValue, call: Invocation) -> FunctionValue:
    """Return ``function.bind(this, ...)``."""
    made = (
        classes.bind(function, call.arguments[0])
        if call.arguments and function.this is None
        else classes.bind(function, function.this or NONE)
    )
    if not call.arguments or (isinstance(call.arguments[0], Const) and call.arguments[0].value is None):
        made.this = function.this
    made.bound = (*function.bound, *call.arguments[1:])
    return made


def call_with(interp: Interpreter, function: FunctionValue, this: list[Value], arguments: list[Value], call: Invocation) -> Value:
    """Return ``function.call(this, ...)``."""
    return interp.invoke(function, Invocation(list(arguments), {}, call.site, this[0] if this else None))
