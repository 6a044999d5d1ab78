"""JavaScript's global objects, as far as registration code leans on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import failures, methods_sequence
from analyzer.interp.calls import may_run_again
from analyzer.interp.command_arguments import command_arguments
from analyzer.interp.hosts import Host, HostModule, function
from analyzer.interp.iteration import arguments_of, items_of
from analyzer.interp.javascript_bytes import buffers
from analyzer.interp.javascript_collections import collections
from analyzer.interp.javascript_copies import clone
from analyzer.interp.javascript_dates import dates
from analyzer.interp.javascript_errors import errors
from analyzer.interp.javascript_json import parse, stringify
from analyzer.interp.javascript_lists import is_array
from analyzer.interp.javascript_numbers import number_globals
from analyzer.interp.javascript_objects import objects
from analyzer.interp.javascript_promises import promises
from analyzer.interp.javascript_prototypes import with_prototypes
from analyzer.interp.javascript_proxies import new_proxy, reflect
from analyzer.interp.javascript_regex import patterns_global
from analyzer.interp.javascript_symbols import text_globals
from analyzer.interp.operators import truth_of
from analyzer.interp.specifiers import working_root
from analyzer.interp.values import (
    NONE,
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

CONSOLE = ("log", "info", "warn", "error", "debug", "trace", "time", "timeEnd", "table")


def array_from(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Array.from(x, map)``."""
    source = call.argument(0) or NONE
    found, is_open = items_of(interp, source)
    if isinstance(source, Record) and isinstance(length := source.entries.get("length"), Const) and isinstance(length.value, int):
        positions = range(max(length.value, 0))
        found = [source.entries.get(str(position), NONE) for position in interp.within(positions)]
        is_open = len(positions) > interp.bounds.rounds
    made = Sequence(list(found), open=is_open)
    mapper = call.argument(1)
    return methods_sequence.map_(interp, made, Invocation([mapper], {}, call.site)) if mapper is not None else made


def array_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new Array(...)``: of one number, as many places."""
    only = call.arguments[0] if len(call.arguments) == 1 else None
    if isinstance(only, Const) and isinstance(only.value, int) and 0 <= only.value <= interp.bounds.rounds:
        interp.weigh(only.value)
        return Sequence([NONE] * only.value)
    return Sequence([], open=True) if only is not None else Sequence(list(call.arguments))


def to_boolean(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Boolean(x)``."""
    verdict, soft = truth_of(call.argument(0) or NONE, python=False)
    return Unknown("boolean") if verdict is None else Const(verdict, soft=soft)


def due(first: int) -> Callable[[Invocation, Interpreter], Value]:
    """Return what runs a callback that is due later, with the arguments from ``first`` on (``setTimeout``, ``process.nextTick``)."""

    def later(call: Invocation, interp: Interpreter) -> Value:
        callback = call.argument(0)
        if isinstance(callback, Host) or (isinstance(callback, FunctionValue) and may_run_again(interp, callback)):
            with failures.Unheard(interp):
                interp.invoke(callback, Invocation(call.arguments[first:], {}, call.site))
        return External("timers")

    return later


class Environment(Host):
    """``process.env``: every variable is unset unless somebody sets it; assignments are remembered."""

    __slots__ = ("values",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a variable; ``PWD`` is the folder that the program is started in."""
        if name == "PWD" and name not in self.values:
            return working_folder(None, interp)
        return self.values.get(name) or interp.variable(name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Remember an assignment as a default."""
        self.values[name] = value

    def laid_over(self, target: Record, interp: Interpreter) -> None:
        """Take ``{...defaults, ...process.env}``: what stands there already are defaults from now on."""
        for name, value in target.entries.items():
            if isinstance(value, Const):
                target.entries[name] = self.values.get(name) or interp.variable(name, value)


def working_folder(_call: Invocation | None, interp: Interpreter) -> Value:
    """Return ``process.cwd()``: the root of the package whose program runs."""
    root = working_root(interp)
    return Const("/" + root if root else "/.")


def javascript_globals() -> dict[str, Value]:
    """Return the global names of a JavaScript module."""
    nothing = function("nothing", lambda _c, _i: NONE)
    shared = Record(open=True)
    arrays = HostModule("Array", {
        "from": function("from", array_from), "isArray": function("isArray", is_array), "of": function("of", arguments_of),
    }, array_of)  # fmt: skip
    process = Record({
        "env": Environment(), "cwd": function("cwd", working_folder), "exit": nothing, "on": nothing, "once": nothing, "emit": nothing,
        "nextTick": function("nextTick", due(1)), "platform": Const("linux"), "argv": command_arguments(), "pid": Unknown("pid"),
    }, open=True)  # fmt: skip
    return with_prototypes({
        "Object": objects(), "Array": arrays, "Promise": promises(), "process": process, "undefined": NONE, **number_globals(),
        **collections(),
        **text_globals(), "JSON": Record({"parse": function("parse", parse), "stringify": function("stringify", stringify)}),
        "Boolean": HostModule("Boolean", {}, to_boolean),
        "Function": HostModule("Function", {}, lambda _c, _i: Unknown("code as text")), "setTimeout": function("setTimeout", due(2)),
        "setImmediate": function("setImmediate", due(1)),
        "queueMicrotask": function("queueMicrotask", due(1)), "setInterval": nothing, "clearInterval": nothing, "clearTimeout": nothing,
        "console": Record(dict.fromkeys(CONSOLE, nothing), open=True), "Reflect": reflect(), "Proxy": function("Proxy", new_proxy),
        "structuredClone": function("structuredClone", clone), "globalThis": shared, "global": shared, **errors(),
        "Date": dates(), "Buffer": buffers(), "RegExp": patterns_global(),
    })  # fmt: skip
