"""Members of JavaScript's texts, numbers and of the objects that the language itself makes: patterns, dates, errors.

https://tc39.es/ecma262/#sec-text-processing, https://tc39.es/ecma262/#sec-number-objects
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import javascript_dates, javascript_errors, javascript_regex, javascript_text
from analyzer.interp.hosts import HostFunction
from analyzer.interp.javascript_collections import METHODS as MAP_METHODS
from analyzer.interp.javascript_numbers import METHODS as NUMBER_METHODS
from analyzer.interp.javascript_operators import units
from analyzer.interp.javascript_own import own_member
from analyzer.interp.javascript_prototypes import inherited
from analyzer.interp.operators import softened
from analyzer.interp.values import HOLE, Const, Invocation, Record, Sequence, Symbol, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_BY_KEY = frozenset({"get", "set", "has", "delete"})
_CUTTING = frozenset({"split", "matchAll"})
"""Methods of texts that make a value of every piece."""


def made_of_default(value: Value) -> Value:
    """Return what a method makes of a default: a default too, and so are the pieces that it cuts."""
    if isinstance(value, Sequence):
        value.items = [softened(item) for item in value.items]
        return value
    return softened(value)


def as_it_is(value: Value) -> Value:
    """Return what is given."""
    return value


def constant(interp: Interpreter, value: Const, name: str) -> Value:
    """Return a member of a text, a number, a boolean or a symbol."""
    if value.value is None:
        return Unknown("member of nothing", interp.site)
    if isinstance(value, Symbol):
        return symbol_member(value, name)
    if isinstance(value.value, str):
        if name == "length":
            return Unknown("length") if HOLE in value.value else Const(len(units(value.value)), soft=value.soft)
        if name.isdecimal():
            return javascript_text.at(interp, value, _call(interp, int(name)))
        method: Callable[..., Value] | None = javascript_text.METHODS.get(name)
        if method is not None:
            interp.weigh(len(value.value) >> (0 if name in _CUTTING else 8))
    else:
        method = NUMBER_METHODS.get(name) if not isinstance(value.value, bool) else None
        if method is None and name in {"toString", "valueOf"}:
            return HostFunction(name, lambda _c, running: value if name == "valueOf" else Const(running.text_of(value)))
    if method is None:
        found = prototype_member(interp, value, name)
        return found if found is not None else Unknown(f"member {name}")
    keep = made_of_default if value.soft else as_it_is
    return HostFunction(name, lambda call, running: keep(method(running, value, call)))


def _call(interp: Interpreter, position: int) -> Invocation:
    return Invocation([Const(position)], {}, interp.site)


def prototype_member(interp: Interpreter, value: Const, name: str) -> Value | None:
    """Return what a text, number or boolean has from its constructor's prototype."""
    kind = {bool: "Boolean", str: "String"}.get(type(value.value), "Number")
    if name == "hasOwnProperty":
        return HostFunction(name, lambda _c, _i: Unknown("key"))
    return inherited(interp, kind, name)


def symbol_member(value: Symbol, name: str) -> Value:
    """Return a member of a symbol."""
    words = str(value.value).removeprefix("@@").partition("\n")[0]
    if name == "description":
        return Const(words)
    return HostFunction(name, lambda _c, _i: Const(f"Symbol({words})")) if name == "toString" else Unknown(f"member {name}")


def of_kind(interp: Interpreter, value: Record, name: str) -> Value | None:
    """Return what an object has by its kind; None where it has nothing of that name."""
    if value.kind == "regexp":
        found = javascript_regex.pattern_member(interp, value, name)
        return found if found is not None else Unknown(f"member {name}")
    if value.kind == "error":
        return javascript_errors.error_member(value, name)
    if value.kind == "date":
        return javascript_dates.date_member(value, name) or Unknown(f"member {name}")
    if (asking := own_member(value, name)) is not None:
        return asking
    return plain_member(interp, value, name) if value.kind == "object" and not value.open else None


def plain_member(interp: Interpreter, value: Record, name: str) -> Value | None:
    """Return what every object has; None for anything else."""
    if name == "toString":
        return HostFunction(name, lambda _c, _i: Const("[object Object]"))
    if name == "valueOf":
        return HostFunction(name, lambda _c, _i: value)
    return inherited(interp, "Object", name) if value.traits is None or value.traits.prototype is None else None


def map_member(interp: Interpreter, value: Record, name: str) -> Value | None:
    """Return a method of a ``Map``, or its size; None where it has none of that name."""
    if name == "size":
        return Unknown("size") if value.open else Const(len(value.entries))
    method = MAP_METHODS.get(name)
    if method is None:
        return None
    if name not in _BY_KEY:
        interp.weigh(len(value.entries))
    return HostFunction(name, lambda call, running: method(running, value, call))
