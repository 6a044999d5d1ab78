"""Python's built-in functions, as far as registration code leans on them."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from analyzer.interp import classes, operators, operators_python
from analyzer.interp.builtin_bases import inner_of
from analyzer.interp.builtins_python import computed, real, whole
from analyzer.interp.enumerations import is_enumeration, members_of
from analyzer.interp.failures import fail_as
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.operators_python import truth_of
from analyzer.interp.ordering import in_order
from analyzer.interp.plain import data_of, pure, value_of
from analyzer.interp.quantifiers import for_all, for_any
from analyzer.interp.reflection_python import (
    TYPES,
    callable_,
    dir_,
    getattr_,
    globals_,
    hasattr_,
    isinstance_,
    issubclass_,
    setattr_,
    type_,
    vars_,
)
from analyzer.interp.types_python import BuiltinType, dict_
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Invocation,
    Record,
    Sequence,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

ITERATORS = frozenset({"generator", "iterator"})
"""Kinds of sequences that hand their items out once."""
EXCEPTIONS = tuple(name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException))


def length(call: Invocation, interp: Interpreter) -> Value:
    """Return ``len(x)``."""
    value = call.argument(0)
    own = operators_python.own_method(interp, value, "__len__") if value is not None else None
    if own is not None:
        return interp.invoke(own, Invocation([], {}, call.site))
    value = inner_of(value) or value
    if isinstance(value, Sequence) and not value.open:
        return Const(len(value.items))
    if isinstance(value, Record) and not value.open:
        return Const(len(value.entries))
    if isinstance(value, ClassValue):
        return Const(len(members_of(value))) if is_enumeration(value) else Unknown("length")
    if isinstance(value, Const) and isinstance(value.value, str) and HOLE not in value.value:
        return Const(len(value.value), soft=value.soft)
    return Unknown("length")


def range_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``range(...)``, of many numbers one more than a loop goes through."""
    numbers = [argument.value for argument in call.arguments if isinstance(argument, Const) and isinstance(argument.value, int)]
    if len(numbers) != len(call.arguments) or not numbers or (len(numbers) > 2 and numbers[2] == 0):
        return Sequence([], open=True)
    found = range(*numbers[:3])
    most = interp.bounds.rounds
    return Sequence([Const(number) for number in found[: most + 1]], open=len(found) > most)  # a loop says that it is left


def collection(kind: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``list(x)``, ``tuple(x)``, ``set(x)``, ``sorted(x)``, ``iter(x)``."""

    def make(call: Invocation, interp: Interpreter) -> Value:
        if not call.arguments:
            return Sequence([], kind)
        items, is_open = items_of(interp, call.arguments[0])
        return Sequence(operators.distinct(items) if kind == "set" else list(items), kind, is_open)

    return make


def sorted_(call: Invocation, interp: Interpreter) -> Value:
    """Return a sorted copy where what it is sorted by is known, else a copy as it stands."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return Sequence(in_order(interp, list(items), call), open=is_open)


def reversed_(call: Invocation, interp: Interpreter) -> Value:
    """Return the items backwards."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return Sequence(list(reversed(items)), open=is_open)


def enumerate_(call: Invocation, interp: Interpreter) -> Value:
    """Return pairs of position and item."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    start = call.argument(1, "start")
    first_number = start.value if isinstance(start, Const) and isinstance(start.value, int) else 0
    return Sequence([Sequence([Const(n), item], "tuple") for n, item in enumerate(items, first_number)], open=is_open)


def zip_(call: Invocation, interp: Interpreter) -> Value:
    """Return the items of several collections side by side."""
    columns = [items_of(interp, argument) for argument in call.arguments]
    rows = zip(*[items for items, _ in columns], strict=False)
    return Sequence([Sequence(list(row), "tuple") for row in rows], open=any(is_open for _, is_open in columns))


def map_(call: Invocation, interp: Interpreter) -> Value:
    """Return what a function makes of each item, or of the items of several collections side by side."""
    function = call.argument(0) or NONE
    columns = [items_of(interp, argument) for argument in call.arguments[1:]]
    rows = interp.within(list(zip(*[items for items, _ in columns], strict=False)))
    is_open = not columns or any(more for _, more in columns)
    return Sequence([interp.invoke(function, Invocation(list(row), {}, call.site)) for row in rows], "iterator", is_open)


def filter_(call: Invocation, interp: Interpreter) -> Value:
    """Return the items that are not surely dropped."""
    items, is_open = items_of(interp, call.argument(1) or NONE)
    function = call.argument(0) or NONE
    plain = isinstance(function, Const)
    kept = []
    for item in interp.within(items):
        verdict = item if plain else interp.invoke(function, Invocation([item], {}, call.site))
        if truth_of(interp, verdict)[0] is not False:
            kept.append(item)
    return Sequence(kept, "iterator", is_open)


def iterator(call: Invocation, interp: Interpreter) -> Value:
    """Return ``iter(x)``, which hands its items out once; of a function, what it answers until it answers a value."""
    source = call.argument(0) or NONE
    if isinstance(source, Sequence) and source.kind in ITERATORS:
        return source
    if len(call.arguments) == 1:
        items, is_open = items_of(interp, source)
        return Sequence(list(items), "iterator", is_open)
    found: list[Value] = []
    while len(found) < interp.bounds.rounds and interp.spend():
        item = interp.invoke(source, Invocation([], {}, call.site))
        ended = operators_python.binary(interp, "==", item, call.arguments[1])
        if interp.failed is not None or not isinstance(ended, Const):
            return Sequence(found, "iterator", open=True)
        if ended.value:
            return Sequence(found, "iterator")
        found.append(item)
    return Sequence(found, "iterator", open=True)


def text(call: Invocation, interp: Interpreter) -> Value:
    """Return ``str(x)``."""
    value = call.argument(0) or Const("")
    known = data_of(value) if isinstance(value, (Sequence, Record)) else None
    if known is not None:
        return value_of(str(known[0][0]), soft=known[1], site=call.site)
    found = interp.text_of(value)
    soft = isinstance(value, Const) and value.soft
    return Const(found if found is not None else "None", soft=soft, site=value.site if isinstance(value, Const) else call.site)


def boolean(call: Invocation, interp: Interpreter) -> Value:
    """Return ``bool(x)``."""
    verdict, soft = truth_of(interp, call.argument(0) or NONE)
    return Unknown("boolean") if verdict is None else Const(verdict, soft=soft)


def next_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``next(iterator, default)``: what it hands out is gone."""
    source = call.argument(0) or NONE
    own = operators_python.own_method(interp, source, "__next__")
    if own is not None:
        return interp.invoke(own, Invocation([], {}, call.site))
    items, is_open = items_of(interp, source)
    if items:
        if isinstance(source, Sequence) and source.kind in ITERATORS:
            del source.items[0]
        return items[0]
    if len(call.arguments) > 1:
        return call.arguments[1]
    if not is_open:
        fail_as(interp, "StopIteration")
    return Unknown("next", call.site)


def any_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``any(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return for_any([truth_of(interp, item) for item in items], is_open=is_open)


def all_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``all(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return for_all([truth_of(interp, item) for item in items], is_open=is_open)


def first(call: Invocation, _interp: Interpreter) -> Value:
    """Return the first argument (``staticmethod(f)``, ``property(f)``)."""
    return call.argument(0) or NONE


def partial(call: Invocation, interp: Interpreter) -> Value:
    """Return ``functools.partial(f, ...)``."""
    target = call.argument(0) or NONE
    if isinstance(target, FunctionValue):
        made = classes.bind(target, target.this or NONE)
        made.this = target.this
        made.bound = (*target.bound, *call.arguments[1:])
        made.bound_keywords = {**target.bound_keywords, **call.keywords}
        return made
    fixed, named = call.arguments[1:], dict(call.keywords)
    _ = interp
    return HostFunction("partial", lambda c, i: i.invoke(target, Invocation([*fixed, *c.arguments], {**named, **c.keywords}, c.site)))


def wraps(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``functools.wraps(f)``: the wrapper remembers what it wraps."""
    wrapped = call.argument(0)

    def mark(inner: Invocation, _i: Interpreter) -> Value:
        wrapper = inner.argument(0) or NONE
        if isinstance(wrapper, FunctionValue) and wrapped is not None:
            wrapper.wraps = wrapped
            if isinstance(wrapped, FunctionValue):
                wrapper.fields["__name__"] = wrapped.fields.get("__name__") or Const(wrapped.node.name)
        return wrapper

    return HostFunction("wraps", mark)


def python_globals() -> dict[str, Value]:
    """Return Python's built-in names."""
    nothing = HostFunction("nothing", lambda _c, _i: NONE)
    numbers = {"int": pure("int", whole).function, "float": pure("float", real).function}
    bodies = numbers | {
        "len": length, "range": range_, "list": collection("list"), "tuple": collection("tuple"), "set": collection("set"),
        "frozenset": collection("set"), "iter": iterator, "sorted": sorted_, "reversed": reversed_, "dict": dict_,
        "enumerate": enumerate_, "zip": zip_, "map": map_, "filter": filter_, "getattr": getattr_, "setattr": setattr_, "hasattr": hasattr_,
        "isinstance": isinstance_, "issubclass": issubclass_, "str": text, "bool": boolean, "type": type_,
        "next": next_, "any": any_, "all": all_, "vars": vars_, "dir": dir_, "callable": callable_, "staticmethod": first,
        "classmethod": first, "property": first, "globals": globals_,
    }  # fmt: skip
    found: dict[str, Value] = {name: (BuiltinType if name in TYPES else HostFunction)(name, body) for name, body in bodies.items()}
    found |= computed()
    found |= {name: External("builtins", (name,)) for name in EXCEPTIONS}
    found |= {"print": nothing, "object": NONE, "__debug__": Const(value=True), "TYPE_CHECKING": Const(value=False)}
    return found
