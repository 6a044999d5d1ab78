"""JavaScript's global objects, as far as registration code leans on them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from analyzer.interp import methods_sequence, operators
from analyzer.interp.entries import set_entry
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import arguments_of, entries_of, items_of
from analyzer.interp.javascript_dates import dates
from analyzer.interp.javascript_json import parse, stringify
from analyzer.interp.javascript_numbers import number_globals
from analyzer.interp.javascript_prototypes import with_prototypes
from analyzer.interp.javascript_regex import patterns_global
from analyzer.interp.library_objects import keep_field
from analyzer.interp.operators import truth_of
from analyzer.interp.reflect_javascript import define_metadata, get_metadata, has_metadata, reflect_apply
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    Symbol,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

CONSOLE = ("log", "info", "warn", "error", "debug", "trace", "time", "timeEnd", "table")


def function(name: str, body: Callable[[Invocation, Interpreter], Value]) -> HostFunction:
    """Return a named host function."""
    return HostFunction(name, body)


def first(call: Invocation, _interp: Interpreter) -> Value:
    """Return the first argument (``Object.freeze``, ``Promise.resolve``)."""
    return call.argument(0) or NONE


def decoded(call: Invocation, interp: Interpreter) -> Value:
    """Return ``decodeURIComponent(x)``."""
    text = interp.text_of(call.argument(0))
    return Const(unquote(text)) if text is not None else Unknown("decoding")


def keys(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.keys(x)``."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    return Sequence([Const(key) for key in entries], open=is_open)


def values(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.values(x)``."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    return Sequence(list(entries.values()), open=is_open)


def entries(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.entries(x)``."""
    found, is_open = entries_of(interp, call.argument(0) or NONE)
    return Sequence([Sequence([Const(key), value]) for key, value in found.items()], open=is_open)


def object_assign(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.assign(target, ...sources)``."""
    target = call.argument(0) or NONE
    for source in call.arguments[1:]:
        if isinstance(source, Environment) and isinstance(target, Record):
            source.laid_over(target.entries, interp)
        found, is_open = entries_of(interp, source)
        if isinstance(target, Record):
            for key, value in found.items():
                set_entry(interp, target, key, value)
            target.open = target.open or is_open
        elif isinstance(target, (Instance, FunctionValue, External)):
            keep_field(interp, target, found)
        elif isinstance(target, ClassValue):
            target.statics.update(found)
        elif isinstance(target, Host):
            for key, value in found.items():
                target.set(key, value, interp)
    return target


def from_entries(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.fromEntries(pairs)``."""
    pairs, is_open = items_of(interp, call.argument(0) or NONE)
    made = Record(open=is_open)
    for pair in pairs:
        if isinstance(pair, Sequence) and len(pair.items) > 1:
            made.entries[interp.text_of(pair.items[0]) or ""] = pair.items[1]
    return made


def create(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.create(prototype, properties)``."""
    return Record(dict(entries_of(interp, call.argument(0) or NONE)[0]))


def define_property(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Object.defineProperty(target, name, {value | get})``."""
    target, name, descriptor = call.argument(0), interp.text_of(call.argument(1)), call.argument(2)
    if isinstance(descriptor, Record) and name:
        value = descriptor.entries.get("value")
        getter = descriptor.entries.get("get")
        if value is None and isinstance(getter, FunctionValue):
            if isinstance(target, Record):
                target.getters[name] = getter
                return target
            value = interp.invoke(getter, Invocation([], {}, call.site))
        if value is not None and isinstance(target, Record):
            target.entries[name] = value
        elif value is not None and isinstance(target, Instance):
            target.fields[name] = value
    return target or NONE


def prototype_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getPrototypeOf(x)``: the class's members."""
    value = call.argument(0)
    if isinstance(value, Instance):
        return interp.get(value.cls, "prototype")
    if isinstance(value, ClassValue) and value.bases:
        return value.bases[0]
    return Unknown("prototype")


def own_names(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Object.getOwnPropertyNames(x)``; of a prototype, its methods."""
    value = call.argument(0)
    names = list(entries_of(interp, value or NONE)[0])
    return Sequence([Const(name) for name in names])


def array_from(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Array.from(x, map)``."""
    source = call.argument(0) or NONE
    found, is_open = items_of(interp, source)
    if isinstance(source, Record) and isinstance(length := source.entries.get("length"), Const) and isinstance(length.value, int):
        found, is_open = [NONE] * min(max(length.value, 0), interp.bounds.rounds), False
    made = Sequence(list(found), open=is_open)
    mapper = call.argument(1)
    return methods_sequence.map_(interp, made, Invocation([mapper], {}, call.site)) if mapper is not None else made


def is_array(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Array.isArray(x)``."""
    value = call.argument(0)
    return Unknown("isArray") if isinstance(value, (Unknown, External)) else Const(isinstance(value, Sequence) and value.kind == "list")


def array_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Array(...)``: of one number, as many places."""
    only = call.arguments[0] if len(call.arguments) == 1 else None
    if isinstance(only, Const) and isinstance(only.value, int) and 0 <= only.value <= interp.bounds.rounds:
        interp.weigh(only.value)
        return Sequence([NONE] * only.value)
    return Sequence([], open=True) if only is not None else Sequence(list(call.arguments))


def promise(call: Invocation, interp: Interpreter) -> Value:
    """Return what a promise's executor resolves with: promises are their values."""
    settled: list[Value] = []

    def settle(call: Invocation, _interp: Interpreter) -> Value:
        settled.append(call.argument(0) or NONE)
        return NONE

    executor = call.argument(0)
    if isinstance(executor, FunctionValue):
        interp.invoke(executor, Invocation([function("resolve", settle), function("reject", lambda _c, _i: NONE)], {}, call.site))
    return settled[0] if settled else Unknown("promise")


def promise_all(call: Invocation, interp: Interpreter) -> Value:
    """Return the values of several promises."""
    found, is_open = items_of(interp, call.argument(0) or NONE)
    settled = [item.awaited(interp) if hasattr(item, "awaited") else item for item in found]
    return Sequence(settled, open=is_open)


def new_map(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Map(pairs)``."""
    made = from_entries(call, interp) if call.arguments else Record()
    if isinstance(made, Record):
        made.kind = "map"
        for pair in items_of(interp, call.argument(0) or NONE)[0]:
            if isinstance(pair, Sequence) and len(pair.items) > 1 and not isinstance(pair.items[0], Const):
                made.keys[interp.text_of(pair.items[0]) or ""] = pair.items[0]
    return made


def new_set(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Set(items)``."""
    found, is_open = items_of(interp, call.argument(0) or NONE) if call.arguments else ([], False)
    return Sequence(operators.distinct(found), "set", is_open)


def to_text(call: Invocation, interp: Interpreter) -> Value:
    """Return ``String(x)``."""
    value = call.argument(0) or Const("")
    text = interp.text_of(value)
    return Const(text if text is not None else "", site=value.site if isinstance(value, Const) else call.site)


def to_boolean(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Boolean(x)``."""
    verdict, soft = truth_of(call.argument(0) or NONE, python=False)
    return Unknown("boolean") if verdict is None else Const(verdict, soft=soft)


def symbol(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Symbol.for(name)`` as a text that no property has by chance."""
    return Symbol("@@" + (interp.text_of(call.argument(0)) or ""))


def new_symbol(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Symbol(name)``: another one each time."""
    interp.symbols += 1
    return Symbol(f"@@{interp.text_of(call.argument(0)) or ''}\n{interp.symbols}")


def later(call: Invocation, interp: Interpreter) -> Value:
    """Run a callback that is due later (``setTimeout``, ``process.nextTick``)."""
    callback = call.argument(0)
    if isinstance(callback, FunctionValue) and interp.called.get(id(callback.node), 0) < 3:
        interp.invoke(callback, Invocation(call.arguments[2:], {}, call.site))
    return External("timers")


class Environment(Host):
    """``process.env``: every variable is unset unless somebody sets it; assignments are remembered."""

    __slots__ = ("values",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a variable."""
        return self.values.get(name) or interp.variable(name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Remember an assignment as a default."""
        self.values[name] = value

    def laid_over(self, entries: dict[str, Value], interp: Interpreter) -> None:
        """Take ``{...defaults, ...process.env}``: what stands there already are defaults from now on."""
        for name, value in entries.items():
            if isinstance(value, Const):
                entries[name] = self.values.get(name) or interp.variable(name, value)


def working_folder(_call: Invocation, interp: Interpreter) -> Value:
    """Return ``process.cwd()``: the root of the package whose code runs."""
    root = interp.world.root_of(interp.site.file)
    return Const("/" + root if root else "/.")


def javascript_globals() -> dict[str, Value]:
    """Return the global names of a JavaScript module."""
    nothing = function("nothing", lambda _c, _i: NONE)
    shared = Record(open=True)
    objects = HostModule("Object", {
        "keys": function("keys", keys), "values": function("values", values), "entries": function("entries", entries),
        "assign": function("assign", object_assign), "fromEntries": function("fromEntries", from_entries),
        "freeze": function("freeze", first), "seal": function("seal", first), "create": function("create", create),
        "setPrototypeOf": function("setPrototypeOf", first), "getPrototypeOf": function("getPrototypeOf", prototype_of),
        "defineProperty": function("defineProperty", define_property), "defineProperties": function("defineProperties", first),
        "getOwnPropertyNames": function("getOwnPropertyNames", own_names),
    }, first)  # fmt: skip
    arrays = HostModule("Array", {
        "from": function("from", array_from), "isArray": function("isArray", is_array), "of": function("of", arguments_of),
    }, array_of)  # fmt: skip
    promises = HostModule("Promise", {
        "all": function("all", promise_all), "allSettled": function("allSettled", promise_all), "resolve": function("resolve", first),
        "race": function("race", lambda _c, _i: Unknown("race")), "reject": nothing,
    }, promise)  # fmt: skip
    process = Record({
        "env": Environment(), "cwd": function("cwd", working_folder), "exit": nothing, "on": nothing, "once": nothing, "emit": nothing,
        "nextTick": function("nextTick", later), "platform": Const("linux"), "argv": Sequence([], open=True), "pid": Unknown("pid"),
    }, open=True)  # fmt: skip
    return with_prototypes({
        "Object": objects, "Array": arrays, "Promise": promises, "process": process, "undefined": NONE, **number_globals(),
        "JSON": Record({"parse": function("parse", parse), "stringify": function("stringify", stringify)}),
        "Map": function("Map", new_map), "WeakMap": function("WeakMap", new_map), "Set": function("Set", new_set),
        "WeakSet": function("WeakSet", new_set), "String": HostModule("String", {"raw": function("raw", first)}, to_text),
        "Boolean": HostModule("Boolean", {}, to_boolean), "setTimeout": function("setTimeout", later),
        "setImmediate": function("setImmediate", later),
        "queueMicrotask": function("queueMicrotask", later), "setInterval": nothing, "clearInterval": nothing, "clearTimeout": nothing,
        "console": Record(dict.fromkeys(CONSOLE, nothing), open=True),
        "Reflect": HostModule("Reflect", {
            "ownKeys": function("ownKeys", keys), "apply": function("apply", reflect_apply),
            "defineMetadata": function("defineMetadata", define_metadata), "getMetadata": function("getMetadata", get_metadata),
            "getOwnMetadata": function("getOwnMetadata", get_metadata), "hasMetadata": function("hasMetadata", has_metadata),
            "hasOwnMetadata": function("hasOwnMetadata", has_metadata), "has": function("has", lambda _c, _i: Unknown("has")),
            "defineProperty": function("defineProperty", define_property),
        }), "Proxy": function("Proxy", first), "structuredClone": function("structuredClone", first),
        "encodeURIComponent": function("encodeURIComponent", first), "encodeURI": function("encodeURI", first),
        "decodeURIComponent": function("decodeURIComponent", decoded), "decodeURI": function("decodeURI", decoded),
        "globalThis": shared, "global": shared,
        "Symbol": HostModule("Symbol", {"for": function("for", symbol)}, new_symbol), "Error": External("Error"),
        "Date": dates(), "Buffer": External("Buffer"), "RegExp": patterns_global(),
    })  # fmt: skip
