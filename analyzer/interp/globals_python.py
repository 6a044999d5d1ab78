"""Python's built-in functions, as far as registration code leans on them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from analyzer.interp import classes, operators, slots
from analyzer.interp.enumerations import is_enumeration, members_of
from analyzer.interp.hosts import HostClass, HostFunction, host_of
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.numbers_python import number_functions
from analyzer.interp.types_python import BuiltinType, dict_, type_
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

TYPES = frozenset({"bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"})
EXCEPTIONS = (
    "Exception BaseException ValueError TypeError KeyError RuntimeError ImportError ModuleNotFoundError AttributeError "
    "NotImplementedError OSError"
)


def length(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``len(x)``."""
    value = call.argument(0)
    if isinstance(value, Sequence) and not value.open:
        return Const(len(value.items))
    if isinstance(value, Record) and not value.open:
        return Const(len(value.entries))
    if isinstance(value, ClassValue):
        return Const(len(members_of(value))) if is_enumeration(value) else Unknown("length")
    if isinstance(value, Const) and isinstance(value.value, str) and HOLE not in value.value:
        return Const(len(value.value))
    return Unknown("length")


def range_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``range(...)`` within bounds."""
    numbers = [argument.value for argument in call.arguments if isinstance(argument, Const) and isinstance(argument.value, int)]
    if len(numbers) != len(call.arguments) or not numbers or (len(numbers) > 2 and numbers[2] == 0):
        return Sequence([], open=True)
    found = range(*numbers[:3])
    if len(found) > interp.bounds.rounds:
        interp.hit("rounds")
    return Sequence([Const(number) for number in found[: interp.bounds.rounds]])


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
    found = list(items)
    key, backwards = call.keywords.get("key"), call.keywords.get("reverse")
    by = found if key is None else [interp.invoke(key, Invocation([item], {}, call.site)) for item in found]
    plain = [plain_value(item) for item in by]
    with contextlib.suppress(TypeError):
        order = sorted(
            range(len(found)), key=lambda position: plain[position], reverse=isinstance(backwards, Const) and bool(backwards.value)
        )
        found = [found[position] for position in order] if None not in plain else found
    return Sequence(found, open=is_open)


def plain_value(value: Value, depth: int = 3) -> Any:  # noqa: ANN401  (what Python compares)
    """Return the text, the number or the tuple that a value is, None for anything else."""
    if isinstance(value, Const):
        return value.value
    if isinstance(value, Sequence) and not value.open and depth:
        parts = tuple(plain_value(item, depth - 1) for item in value.items)
        return None if None in parts else parts
    return None


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
    """Return what a function makes of each item."""
    items, is_open = items_of(interp, call.argument(1) or NONE)
    function = call.argument(0) or NONE
    return Sequence([interp.invoke(function, Invocation([item], {}, call.site)) for item in items[: interp.bounds.rounds]], open=is_open)


def filter_(call: Invocation, interp: Interpreter) -> Value:
    """Return the items that are not surely dropped."""
    items, is_open = items_of(interp, call.argument(1) or NONE)
    function = call.argument(0) or NONE
    kept = []
    for item in items[: interp.bounds.rounds]:
        verdict = (
            item if isinstance(function, Const) and function.value is None else interp.invoke(function, Invocation([item], {}, call.site))
        )
        if operators.truth_of(verdict, python=True)[0] is not False:
            kept.append(item)
    return Sequence(kept, open=is_open)


def getattr_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``getattr(x, name, default)``."""
    name = interp.text_of(call.argument(1))
    target = call.argument(0) or NONE
    if name is None or HOLE in name:
        return Unknown("computed attribute", call.site)
    found = interp.get(target, name)
    default = call.argument(2)
    missing = isinstance(found, Unknown) or (found is NONE)
    return default if default is not None and missing and not isinstance(target, Unknown) else found


def setattr_(call: Invocation, interp: Interpreter) -> Value:
    """Take ``setattr(x, name, value)``."""
    name = interp.text_of(call.argument(1))
    if name is not None and len(call.arguments) > 2:
        slots.set_member(interp, call.arguments[0], name, call.arguments[2])
    return NONE


def hasattr_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``hasattr(x, name)``."""
    name, target = interp.text_of(call.argument(1)), call.argument(0) or NONE
    if name is None or HOLE in name or isinstance(target, (Unknown, External)):
        return Unknown("hasattr")
    if isinstance(target, FunctionValue):
        return Const(name in target.fields)
    found = interp.get(target, name)
    return Const(not isinstance(found, Unknown)) if not (isinstance(target, Instance) and target.open) else Unknown("hasattr")


def isinstance_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``isinstance(x, classes)``."""
    value, wanted = call.argument(0) or NONE, call.argument(1) or NONE
    options = wanted.items if isinstance(wanted, Sequence) else [wanted]
    verdicts = [is_instance(interp, value, option) for option in options]
    if True in verdicts:
        return Const(value=True)
    return Unknown("isinstance") if None in verdicts else Const(value=False)


def is_instance(interp: Interpreter, value: Value, wanted: Value) -> bool | None:
    """Return whether ``value`` is of class ``wanted``, None where that is not known."""
    if isinstance(value, (Unknown, External, OneOf)):
        return None
    if isinstance(wanted, ClassValue):
        return isinstance(value, Instance) and wanted in operators.lineage(value.cls)
    if isinstance(wanted, HostClass):
        host = host_of(value)
        if isinstance(value, Instance) and wanted in operators.lineage(value.cls):
            return True
        return host is not None and getattr(host, "class_name", None) in {wanted.name, *wanted.statics}
    if isinstance(wanted, HostFunction):
        kinds: dict[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (float,), "bool": (bool,)}
        if isinstance(value, Const):
            return isinstance(value.value, kinds.get(wanted.name, ())) if wanted.name in kinds else False
        if isinstance(value, Sequence):
            return value.kind == wanted.name
        if isinstance(value, Record):
            return wanted.name == "dict"
        return wanted.name == "type" and isinstance(value, ClassValue)
    _ = interp
    return None


def issubclass_(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``issubclass(cls, classes)``."""
    value, wanted = call.argument(0) or NONE, call.argument(1) or NONE
    options = wanted.items if isinstance(wanted, Sequence) else [wanted]
    if not isinstance(value, ClassValue):
        return Unknown("issubclass")
    order = operators.lineage(value)
    if any(option in order for option in options):
        return Const(value=True)
    if any(
        isinstance(option, External) and isinstance(base, External) and option.dotted == base.dotted for option in options for base in order
    ):
        return Const(value=True)
    return Const(value=False) if all(isinstance(option, (ClassValue, HostClass)) for option in options) else Unknown("issubclass")


def text(call: Invocation, interp: Interpreter) -> Value:
    """Return ``str(x)``."""
    value = call.argument(0) or Const("")
    if isinstance(value, Const) and isinstance(value.value, bool):
        return Const(str(value.value), soft=value.soft, site=value.site)
    found = interp.text_of(classes.spelled(interp, value))
    return Const(found if found is not None else "None", site=value.site if isinstance(value, Const) else call.site)


def number(call: Invocation, interp: Interpreter) -> Value:
    """Return ``int(x)``."""
    found = interp.text_of(call.argument(0))
    try:
        return Const(int(found)) if found is not None and len(found) < 20 else Unknown("number")
    except ValueError:
        return Unknown("number")


def boolean(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``bool(x)``."""
    verdict, soft = operators.truth_of(call.argument(0) or NONE, python=True)
    return Unknown("boolean") if verdict is None else Const(verdict, soft=soft)


def next_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``next(iterator, default)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    if items:
        return items[0]
    return call.argument(1) or (Unknown("next") if is_open else NONE)


def any_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``any(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    verdicts = [operators.truth_of(item, python=True)[0] for item in items]
    return Const(value=True) if True in verdicts else Unknown("any") if None in verdicts or is_open else Const(value=False)


def all_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``all(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    verdicts = [operators.truth_of(item, python=True)[0] for item in items]
    return Const(value=False) if False in verdicts else Unknown("all") if None in verdicts or is_open else Const(value=True)


def vars_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``vars(x)``."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    return Record(entries, is_open, kind="dict")


def dir_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``dir(x)``."""
    value = call.argument(0) or NONE
    names: list[str] = []
    if isinstance(value, (Instance, ClassValue)):
        order = operators.lineage(value.cls if isinstance(value, Instance) else value)
        names = sorted({name for base in order if isinstance(base, ClassValue) for name in base.members})
    elif isinstance(value, ModuleValue):
        names = sorted(entries_of(interp, value)[0])
    return Sequence([Const(name) for name in names], open=not names)


def callable_(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``callable(x)``."""
    value = call.argument(0)
    if isinstance(value, (FunctionValue, ClassValue, HostFunction, HostClass)):
        return Const(value=True)
    return Const(value=False) if isinstance(value, (Const, Sequence, Record)) else Unknown("callable")


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
        return wrapper

    return HostFunction("wraps", mark)


def python_globals() -> dict[str, Value]:
    """Return Python's built-in names."""
    nothing = HostFunction("nothing", lambda _c, _i: NONE)
    bodies = {
        "len": length, "range": range_, "list": collection("list"), "tuple": collection("tuple"), "set": collection("set"),
        "frozenset": collection("set"), "iter": collection("list"), "sorted": sorted_, "reversed": reversed_, "dict": dict_,
        "enumerate": enumerate_, "zip": zip_, "map": map_, "filter": filter_, "getattr": getattr_, "setattr": setattr_, "hasattr": hasattr_,
        "isinstance": isinstance_, "issubclass": issubclass_, "str": text, "int": number, "float": number, "bool": boolean, "type": type_,
        "next": next_, "any": any_, "all": all_, "vars": vars_, "dir": dir_, "callable": callable_, "staticmethod": first,
        "classmethod": first, "property": first,
    }  # fmt: skip
    found: dict[str, Value] = {name: (BuiltinType if name in TYPES else HostFunction)(name, body) for name, body in bodies.items()}
    found |= {name: External("builtins", (name,)) for name in EXCEPTIONS.split()}
    found |= number_functions()
    found |= {"print": nothing, "object": NONE, "__debug__": Const(value=True), "TYPE_CHECKING": Const(value=False)}
    return found
