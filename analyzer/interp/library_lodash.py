"""lodash and the packages of one of its functions: loops whose collection comes first, names changed in case.

https://lodash.com/docs/4.17.15
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import methods_sequence
from analyzer.interp.hosts import HostFunction, HostModule, function
from analyzer.interp.iteration import entries_of, first, items_of
from analyzer.interp.javascript_lists import is_array
from analyzer.interp.javascript_objects import assign as object_assign
from analyzer.interp.javascript_objects import entries as object_entries
from analyzer.interp.javascript_objects import from_entries, keys, values
from analyzer.interp.javascript_words import CASES
from analyzer.interp.operators import type_name
from analyzer.interp.values import HOLE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LOOPS = ("forEach", "map", "filter", "find", "reduce", "flatMap", "some", "every")
LISTS = ("concat", "join", "reverse", "includes", "indexOf")
DEEPEST = 20
KINDS = {
    "isString": ("string",), "isFunction": ("function",), "isNumber": ("number",), "isBoolean": ("boolean",),
    "isObject": ("object", "function"), "isUndefined": ("undefined",), "isNil": ("undefined",),
}  # fmt: skip


def collection_first(method: Callable[..., Value]) -> HostFunction:
    """Return lodash's spelling of a list method: the collection comes first, and may be an object."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        source = call.argument(0) or Const(None)
        rest = Invocation(call.arguments[1:], {}, call.site)
        if isinstance(source, Sequence):
            return method(interp, source, rest)
        return Sequence([made for _, made in applied(source, rest.argument(0), call, interp)], open=entries_of(interp, source)[1])

    return HostFunction("lodash", run)


def applied(source: Value, callback: Value | None, call: Invocation, interp: Interpreter) -> list[tuple[str, Value]]:
    """Call ``callback(value, key, source)`` for each entry of an object."""
    entries, _ = entries_of(interp, source)
    if callback is None:
        return []
    return [(key, interp.invoke(callback, Invocation([value, Const(key), source], {}, call.site))) for key, value in entries.items()]


def for_own(call: Invocation, interp: Interpreter) -> Value:
    """Take ``_.forOwn(object, callback)``."""
    source = call.argument(0) or Const(None)
    applied(source, call.argument(1), call, interp)
    return source


def map_values(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.mapValues(object, callback)``."""
    source = call.argument(0) or Const(None)
    return Record(dict(applied(source, call.argument(1), call, interp)), entries_of(interp, source)[1])


def picked(*, kept: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.pick`` or ``_.omit``."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        source = call.argument(0) or Const(None)
        entries, is_open = entries_of(interp, source)
        flat = [item for argument in call.arguments[1:] for item in (argument.items if isinstance(argument, Sequence) else [argument])]
        names = {interp.text_of(item) for item in flat}
        return Record({key: value for key, value in entries.items() if (key in names) is kept}, is_open)

    return run


def get_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.get(object, "a.b", default)``."""
    value, path = call.argument(0) or Const(None), call.argument(1)
    parts = (
        [interp.text_of(item) or HOLE for item in path.items] if isinstance(path, Sequence) else (interp.text_of(path) or HOLE).split(".")
    )
    for name in parts[:DEEPEST]:
        if HOLE in name:
            return Unknown("member", call.site)
        value = interp.get(value, name)
    missing = isinstance(value, Const) and value.value is None
    return call.argument(2) or value if missing else value


def compacted(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.compact(list)``: without what is nothing."""
    found, is_open = items_of(interp, call.argument(0) or Const(None))
    return Sequence([item for item in found if not (isinstance(item, Const) and not item.value)], open=is_open)


def union(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.union(list, ...)``: the items of all lists, each once."""
    found, is_open = items_of(interp, call.argument(0) or Const(None))
    return methods_sequence.union(interp, Sequence(list(found), open=is_open), Invocation(call.arguments[1:], {}, call.site))


def flattened(depth: int) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.flatten`` or ``_.flattenDeep``."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        found, is_open = items_of(interp, call.argument(0) or Const(None))
        return methods_sequence.flat(interp, Sequence(list(found), open=is_open), Invocation([Const(depth)], {}, call.site))

    return run


def is_kind(*kinds: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``_.isString`` and its kin: whether ``typeof`` is one of these."""

    def run(call: Invocation, _interp: Interpreter) -> Value:
        kind = type_name(call.argument(0) or Const(None))
        return Unknown("kind of a value", call.site) if kind is None else Const(kind in kinds)

    return run


def on_text(change: Callable[[str], str]) -> Callable[[Invocation, Interpreter], Value]:
    """Return a function of one text."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        text = interp.text_of(call.argument(0))
        if text is None or HOLE in text:
            return Const(HOLE) if text is not None else Unknown("text", call.site)
        return Const(change(text), site=call.site)

    return run


def lodash() -> HostModule:
    """Return the parts of lodash that code which registers routes uses."""
    members: dict[str, Value] = {name: collection_first(methods_sequence.METHODS[name]) for name in (*LOOPS, *LISTS)}
    members["each"] = members["forEach"]
    members |= {"keys": function("keys", keys), "values": function("values", values), "toPairs": function("toPairs", object_entries)}
    members |= {"entries": members["toPairs"], "fromPairs": function("fromPairs", from_entries), "isArray": function("isArray", is_array)}
    members |= {name: function(name, object_assign) for name in ("assign", "merge", "extend", "defaults", "defaultsDeep")}
    members |= {name: function(name, first) for name in ("cloneDeep", "clone", "bind", "uniq", "sortBy", "orderBy", "castArray", "toArray")}
    members |= {"forOwn": function("forOwn", for_own), "forIn": function("forIn", for_own), "mapValues": function("mapValues", map_values)}
    members |= {"pick": function("pick", picked(kept=True)), "omit": function("omit", picked(kept=False))}
    members |= {"union": function("union", union), "flatten": function("flatten", flattened(1))}
    members |= {"flattenDeep": function("flattenDeep", flattened(DEEPEST))}
    members |= {name: function(name, is_kind(*kinds)) for name, kinds in KINDS.items()}
    members |= {"get": function("get", get_path), "compact": function("compact", compacted)}
    members |= {name: function(name, on_text(change)) for name, change in CASES.items()}
    return HostModule("lodash", members)


def lodash_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    whole = lodash()
    found: dict[str, Value] = dict.fromkeys(("lodash", "lodash-es", "underscore", "lodash/fp"), whole)
    for name, member in whole.members.items():
        found |= dict.fromkeys((f"lodash/{name}", f"lodash.{name.lower()}", f"lodash-es/{name}"), member)
    for package, name in (("camelcase", "camelCase"), ("kebab-case", "kebabCase"), ("lodash.foreach", "forEach")):
        found[package] = HostModule(package, {"default": whole.members[name]}, whole.members[name].call)  # type: ignore[attr-defined]
    cases = {"camelCase": "camelCase", "paramCase": "kebabCase", "kebabCase": "kebabCase", "snakeCase": "snakeCase"}
    found["change-case"] = HostModule("change-case", {name: whole.members[member] for name, member in cases.items()})
    found["param-case"] = HostModule("param-case", {"paramCase": whole.members["kebabCase"]})
    return {"npm:" + name: value for name, value in found.items()}
