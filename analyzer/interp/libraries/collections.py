"""Python's ``collections``, ``copy`` and ``heapq``.

https://docs.python.org/3/library/collections.html, https://docs.python.org/3/library/copy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import entries_of, entry_key, items_of, remember_key
from analyzer.interp.named_tuples import named_tuple
from analyzer.interp.operators_python import binary
from analyzer.interp.values import NONE, Const, Instance, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_DEEPEST = 12


def default_dict(call: Invocation, interp: Interpreter) -> Value:
    """Return ``collections.defaultdict(factory, entries)``."""
    rest = interp.invoke(interp.globals["python"]["dict"], Invocation(call.arguments[1:], dict(call.keywords), call.site))
    made = rest if isinstance(rest, Record) else Record(kind="dict", open=True)
    if call.arguments:
        made.keys["__missing__"] = call.arguments[0]
    return made


def plain_dict(call: Invocation, interp: Interpreter) -> Value:
    """Return ``OrderedDict(...)``."""
    return interp.invoke(interp.globals["python"]["dict"], call)


def counter(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Counter(items)``: how often each stands there, nought for what does not."""
    made = Record(kind="dict", keys={"__missing__": HostFunction("zero", lambda _c, _i: Const(0))})
    source = call.argument(0)
    if isinstance(source, Record):
        made.entries.update(source.entries)
        made.open = source.open
        return made
    items, is_open = items_of(interp, source) if source is not None else ([], False)
    for item in items:
        key = entry_key(interp, item)
        if key is None:
            made.open = True
            continue
        made.entries[key] = binary(interp, "+", made.entries.get(key, Const(0)), Const(1))
        remember_key(made, key, item)
    made.open = made.open or is_open
    return made


def chain_map(call: Invocation, interp: Interpreter) -> Value:
    """Return ``ChainMap(first, then, ...)``."""
    made = Record(kind="dict")
    for argument in reversed(call.arguments):
        entries, is_open = entries_of(interp, argument)
        made.entries.update(entries)
        made.open = made.open or is_open
    return made


def copied(*, deep: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``copy.copy`` or ``copy.deepcopy``: of collections and plain objects; what a framework made stays the same."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        return _copy(interp, call.argument(0) or NONE, _DEEPEST if deep else 1, {})

    return run


def _copy(interp: Interpreter, value: Value, depth: int, known: dict[int, Value]) -> Value:
    if not depth or not interp.spend():
        return value
    if id(value) in known:
        return known[id(value)]
    if isinstance(value, Sequence):
        found = Sequence([], value.kind, value.open, value.fields)
        known[id(value)] = found
        found.items = [_copy(interp, item, depth - 1, known) for item in value.items]
        return found
    if isinstance(value, Record):
        made = Record({}, value.open, dict(value.getters), value.kind, dict(value.keys))
        known[id(value)] = made
        made.entries = {key: _copy(interp, item, depth - 1, known) for key, item in value.entries.items()}
        return made
    if isinstance(value, Instance) and value.host is None:
        twin = Instance(value.cls, {}, None, value.open)
        known[id(value)] = twin
        twin.fields = {key: _copy(interp, item, depth - 1, known) for key, item in value.fields.items()}
        return twin
    return value


def collection_modules() -> dict[str, Value]:
    """Return the host modules by import name."""
    bodies: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "defaultdict": default_dict, "OrderedDict": plain_dict, "Counter": counter, "ChainMap": chain_map, "namedtuple": named_tuple,
        "deque": lambda call, interp: interp.invoke(interp.globals["python"]["list"], Invocation(call.arguments[:1], {}, call.site)),
    }  # fmt: skip
    copies = {"copy": copied(deep=False), "deepcopy": copied(deep=True)}
    return {
        "collections": HostModule("collections", {name: HostFunction(name, body) for name, body in bodies.items()}),
        "copy": HostModule("copy", {name: HostFunction(name, body) for name, body in copies.items()}),
    }
