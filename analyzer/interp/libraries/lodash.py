"""lodash and the packages of one of its functions: loops whose collection comes first, names changed in case.

https://lodash.com/docs/4.17.15
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import methods_sequence
from analyzer.interp.entries import set_entry, unsure
from analyzer.interp.hosts import HostFunction, HostModule, function
from analyzer.interp.iteration import entries_of, first, items_of
from analyzer.interp.javascript_copies import clone, copied
from analyzer.interp.javascript_lists import METHODS, is_array
from analyzer.interp.javascript_objects import assign as object_assign
from analyzer.interp.javascript_objects import entries as object_entries
from analyzer.interp.javascript_objects import from_entries, keys, values
from analyzer.interp.javascript_words import CASES
from analyzer.interp.libraries.composition import composition_members
from analyzer.interp.libraries.lodash_chain import chaining
from analyzer.interp.libraries.lodash_more import more
from analyzer.interp.libraries.property_paths import get_path, lodash_paths
from analyzer.interp.libraries.underscore import is_equal, underscore
from analyzer.interp.operators import distinct, equal, held_apart, type_name
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Null, OneOf, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LOOPS = ("forEach", "map", "filter", "find", "reduce", "flatMap", "some", "every")
ASKING = frozenset({"filter", "find", "some", "every", "reduce"})
LISTS = ("concat", "join", "reverse", "includes", "indexOf")
DEEPEST = 20
KINDS = {
    "isString": ("string",), "isFunction": ("function",), "isNumber": ("number",), "isBoolean": ("boolean",),
    "isObject": ("object", "function"), "isUndefined": ("undefined",),
}  # fmt: skip


def iteratee(value: Value) -> Value:
    """Return lodash's shorthand as a function: the name of a property, or an object to be like."""
    if isinstance(value, Const) and isinstance(value.value, str):
        return HostFunction("property", lambda call, interp: get_path(Invocation([*call.arguments[:1], value], {}, call.site), interp))
    if isinstance(value, Record) and value.kind == "object":
        return HostFunction("matches", lambda call, interp: is_like(interp, call.argument(0) or NONE, value))
    return value


def is_like(interp: Interpreter, value: Value, pattern: Record) -> Value:
    """Return whether an object has the properties of another."""
    verdicts = [equal(interp.get(value, name), wanted) for name, wanted in entries_of(interp, pattern)[0].items()]
    return Const(value=False) if False in verdicts else Unknown("like") if None in verdicts else Const(value=True)


def listed(interp: Interpreter, value: Value) -> tuple[list[Value], str, bool]:
    """Return the items of a collection as a list's parts: an object's are its values."""
    if isinstance(value, Record) and value.kind == "object":
        found, is_open = entries_of(interp, value)
        return list(found.values()), "list", is_open
    items, is_open = items_of(interp, value)
    return items, "list", is_open


def folded(source: Record, call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.reduce(object, callback, start)``."""
    value = call.argument(1) or NONE
    for key, item in entries_of(interp, source)[0].items():
        value = interp.invoke(call.argument(0) or NONE, Invocation([value, item, Const(key), source], {}, call.site))
    return value


def each(call: Invocation, interp: Interpreter) -> Value:
    """Take ``_.forEach(collection, callback)``, which a callback ends by ``false``."""
    source, function = call.argument(0) or NONE, call.argument(1) or NONE
    if isinstance(source, Sequence) and (source.items or not source.open):
        pairs: list[tuple[Value, Value]] = [(Const(position), item) for position, item in enumerate(source.items)]
    elif isinstance(source, Sequence):
        return methods_sequence.for_each(interp, source, Invocation([function], {}, call.site))
    else:
        pairs = [(Const(key), item) for key, item in entries_of(interp, source)[0].items()]
    for key, item in interp.within(pairs):
        answer = interp.invoke(function, Invocation([item, key, source], {}, call.site)) if interp.spend() else NONE
        if isinstance(answer, Const) and answer.value is False:
            break
    return source


def sorted_by(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.sortBy(list, keys)`` and ``_.orderBy(list, keys, orders)``; where a key is not known, the order stays as written."""
    items, _, is_open = listed(interp, call.argument(0) or NONE)
    asked, orders = call.argument(1) or Const(None), call.argument(2)
    keys = [iteratee(key) for key in (asked.items if isinstance(asked, Sequence) else [asked])]
    downwards = [interp.text_of(item) == "desc" for item in (orders.items if isinstance(orders, Sequence) else [orders])]
    for position, key in reversed(list(enumerate(keys))):
        given = [interp.invoke(key, Invocation([item], {}, call.site)) if not isinstance(key, Const) else item for item in items]
        known = [item.value for item in given if isinstance(item, Const) and isinstance(item.value, (str, int, float))]
        if len(known) != len(items) or len({isinstance(item, str) for item in known}) > 1:
            break
        order = sorted(range(len(items)), key=known.__getitem__, reverse=downwards[min(position, len(downwards) - 1)])
        items = [items[place] for place in order]
    return Sequence(items, open=is_open)


def unique(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.uniq(list)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return Sequence(distinct(items), open=is_open)


def merged(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.merge(target, ...sources)``: objects inside are merged too, and what is ``undefined`` changes nothing."""
    return laid(call, interp, replaces=True)


def defaulted(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.defaultsDeep(target, ...sources)``: what is there stays, all the way down."""
    return laid(call, interp, replaces=False)


def laid(call: Invocation, interp: Interpreter, *, replaces: bool) -> Value:
    """Lay objects over, or under, the first one."""
    target = call.argument(0) or NONE
    if not isinstance(target, Record):
        return object_assign(call, interp)
    for source in call.arguments[1:]:
        lay(interp, target, source, replaces=replaces, depth=0)
    return target


def lay(interp: Interpreter, target: Record, source: Value, *, replaces: bool, depth: int) -> None:
    """Lay one object over, or under, another."""
    overlay = getattr(source, "laid_over", None)
    if overlay is not None and replaces:
        overlay(target, interp)
    found, is_open = entries_of(interp, source)
    target.open = target.open or is_open
    for key, value in found.items():
        known = target.entries.get(key)
        if isinstance(known, Record) and isinstance(value, Record) and known is not value and depth < DEEPEST:
            lay(interp, known, value, replaces=replaces, depth=depth + 1)
        elif known is None or known is NONE or (replaces and not is_undefined(value)):
            set_entry(interp, target, key, copied(interp, value, 0))


def is_undefined(value: Value) -> bool:
    """Return whether a value is ``undefined``."""
    return isinstance(value, Const) and value.value is None and not isinstance(value, Null)


def defaults(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.defaults(target, ...sources)``: what is there stays."""
    target = call.argument(0) or NONE
    if not isinstance(target, Record):
        return object_assign(call, interp)
    for source in call.arguments[1:]:
        found, is_open = entries_of(interp, source)
        for key, value in found.items():
            if target.entries.get(key, NONE) is NONE:
                set_entry(interp, target, key, value)
        target.open = target.open or is_open
    return target


def cast_list(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``_.castArray(x)``."""
    value = call.argument(0)
    if isinstance(value, (Sequence, Unknown, External, OneOf)):
        return value
    return Sequence([value] if value is not None else [])


def to_list(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.toArray(x)``."""
    return Sequence(*listed(interp, call.argument(0) or NONE))


def pulled(call: Invocation, interp: Interpreter) -> Value:
    """Take ``_.pull(list, ...values)``; under a condition nothing is taken."""
    source = call.argument(0) or NONE
    if isinstance(source, Sequence) and not unsure(interp, source):
        source.items[:] = held_apart(source.items, call.arguments[1:], held=False)
    return source


def is_nothing(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``_.isNil(x)``."""
    value = call.argument(0) or NONE
    return Unknown("nil", call.site) if type_name(value) is None else Const(isinstance(value, Const) and value.value is None)


def collection_first(name: str, method: Callable[..., Value]) -> HostFunction:
    """Return lodash's spelling of a list method: the collection comes first, and may be an object."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        source = call.argument(0) or Const(None)
        given = call.arguments[1:]
        rest = Invocation([iteratee(given[0]), *given[1:]] if given and name in LOOPS else given, {}, call.site)
        if name == "reduce" and isinstance(source, Record):
            return folded(source, rest, interp)
        if name not in LOOPS or isinstance(source, Sequence):
            source = source if isinstance(source, Sequence) else Sequence(*listed(interp, source))
            return method(interp, source, rest)
        if name in ASKING and isinstance(source, Record):
            values, is_open = entries_of(interp, source)
            return method(interp, Sequence(list(values.values()), open=is_open), rest)
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
    members: dict[str, Value] = {name: collection_first(name, METHODS[name]) for name in (*LOOPS, *LISTS)}
    members |= {"forEach": function("forEach", each), "each": function("each", each)}
    members |= {"keys": function("keys", keys), "values": function("values", values), "toPairs": function("toPairs", object_entries)}
    members |= {"entries": members["toPairs"], "fromPairs": function("fromPairs", from_entries), "isArray": function("isArray", is_array)}
    members |= {name: function(name, object_assign) for name in ("assign", "extend", "assignIn")}
    members |= {"merge": function("merge", merged), "defaults": function("defaults", defaults)}
    members |= {"defaultsDeep": function("defaultsDeep", defaulted), "isNil": function("isNil", is_nothing)}
    members |= {name: function(name, first) for name in ("clone", "bind")}
    members |= {"forOwn": function("forOwn", for_own), "forIn": function("forIn", for_own), "mapValues": function("mapValues", map_values)}
    members |= {"pick": function("pick", picked(kept=True)), "omit": function("omit", picked(kept=False))}
    members |= {"union": function("union", union), "flatten": function("flatten", flattened(1))}
    members |= {"flattenDeep": function("flattenDeep", flattened(DEEPEST))}
    members |= {name: function(name, is_kind(*kinds)) for name, kinds in KINDS.items()}
    members |= {"cloneDeep": function("cloneDeep", clone), "uniq": function("uniq", unique), "pull": function("pull", pulled)}
    members |= {"sortBy": function("sortBy", sorted_by), "orderBy": function("orderBy", sorted_by)}
    members |= {"castArray": function("castArray", cast_list), "toArray": function("toArray", to_list)}
    members |= {"compact": function("compact", compacted), **lodash_paths()}
    members |= {name: function(name, on_text(change)) for name, change in CASES.items()}
    members["isEqual"] = function("isEqual", is_equal)
    members |= more() | composition_members()
    begun = {"chain": function("chain", chaining(members, explicit=True))}
    return HostModule("lodash", members | begun, chaining(members, explicit=False))


def lodash_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    whole = lodash()
    found: dict[str, Value] = dict.fromkeys(("lodash", "lodash-es", "lodash/fp"), whole)
    underscored = whole.members | underscore()
    found["underscore"] = HostModule("underscore", underscored, chaining(underscored, explicit=False))
    for name, member in whole.members.items():
        found |= dict.fromkeys((f"lodash/{name}", f"lodash.{name.lower()}", f"lodash-es/{name}"), member)
    for package, name in (("camelcase", "camelCase"), ("kebab-case", "kebabCase"), ("lodash.foreach", "forEach")):
        found[package] = HostModule(package, {"default": whole.members[name]}, whole.members[name].call)  # type: ignore[attr-defined]
    cases = {"camelCase": "camelCase", "paramCase": "kebabCase", "kebabCase": "kebabCase", "snakeCase": "snakeCase"}
    found["change-case"] = HostModule("change-case", {name: whole.members[member] for name, member in cases.items()})
    found["param-case"] = HostModule("param-case", {"paramCase": whole.members["kebabCase"]})
    return {"npm:" + name: value for name, value in found.items()}
