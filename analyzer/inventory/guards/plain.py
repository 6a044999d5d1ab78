"""Methods of lists, texts and dictionaries in a probed middleware: public paths are looked up this way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Sequence, Site, Value
from analyzer.inventory.guards.absence import listed, or_default
from analyzer.inventory.guards.collections import chosen, given_away
from analyzer.inventory.guards.paths import Asked, derived
from analyzer.inventory.guards.patterns import tested
from analyzer.inventory.guards.raw_headers import PAIRS
from analyzer.inventory.guards.values import (
    ADDRESS,
    UNKNOWN,
    Absent,
    Bare,
    Because,
    Begun,
    Closure,
    Derived,
    Gathered,
    Role,
    kind_of,
    truth,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.inventory.guards.probe import Probe


MOST = 60
"""How many items a function is tried on."""
FOLDS = frozenset({"reduce", "reduceRight"})
FILLS = frozenset({"add", "clear", "delete", "fill", "push", "set", "splice", "unshift"})
"""Methods of JavaScript's that change what is in a list, a set or a map."""


def plain_method(probe: Probe, of: Sequence | Const, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return what a method of a list or a text returns."""
    if isinstance(of, (Begun, Gathered)) and name in {"append", "push"} and arguments and of.kind == "list":
        of.items.append(arguments[0])
    if isinstance(of, Gathered) and name in {"append", "extend", "insert"}:
        of.open = True
    if name in FILLS:
        given_away([of])
    if isinstance(of, Begun) and of.kind == "set":
        if name in {"clear", "delete"}:
            of.items.clear()
        return plain_method(probe, Sequence(of.items, open=of.open), "includes", arguments, keywords) if name == "has" else UNKNOWN
    first = arguments[0] if arguments else None
    if isinstance(of, Sequence) and not of.items and not of.open and name in {"filter", "map"} and not isinstance(of, Begun):
        return of
    if isinstance(of, Sequence) and name == "concat" and (joined := concatenated(of, arguments)) is not None:
        return joined
    if isinstance(of, Sequence) and first is not None and (isinstance(first, (Closure, FunctionValue)) or is_truth(first)):
        return folded(probe, of, name, arguments) if name in FOLDS else over_items(probe, of, name, first)
    if name == "includes" and isinstance(first, Absent) and isinstance(of, Sequence) and listed(first, of):
        return Absent(first.kind, truth=True, credential=first.credential)
    kind = next((found for value in arguments if (found := kind_of(value))), None)
    if kind:
        return Derived(kind)
    plain = (Const, Sequence, Record)
    if all(isinstance(value, plain) for value in [*arguments, *keywords.values()]):
        return derived([of, *arguments], lambda given: method_result(probe.interp, given[0], name, given[1:], keywords))
    return UNKNOWN


def concatenated(of: Sequence, arguments: list[Value]) -> Value | None:
    """Return the lists joined, where all that is in them is known."""
    if of.open or not all(isinstance(item, Sequence) and not item.open for item in arguments):
        return None
    return Sequence([*of.items, *(part for item in arguments if isinstance(item, Sequence) for part in item.items)])


def method_result(interp: Interpreter, of: Value, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return what a method of the language returns for values that are all known."""
    pattern = arguments[0] if name in {"match", "search"} and arguments else None
    if isinstance(pattern, Record) and isinstance(of, Const):
        found = tested(interp, pattern, "test", [of])
        return found if name == "match" and found is not None else UNKNOWN
    function = interp.get(of, name)
    return interp.invoke(function, Invocation(arguments, keywords, Site("", 0))) if isinstance(function, Host) else UNKNOWN


def mapped(probe: Probe, name: str, arguments: list[Value]) -> Value | None:
    """Return what Python's ``map`` and ``filter`` give for a function and items that are known, None for any other call."""
    if name not in {"map", "filter"} or len(arguments) != 2 or not isinstance(arguments[0], (Closure, FunctionValue)):
        return None
    function, items = arguments
    if not isinstance(items, Sequence) or items.open or len(items.items) > MOST:
        return None
    results = [probe.call(function, [item]) for item in items.items]
    return Sequence(results) if name == "map" else chosen(items, name, results)


def folded(probe: Probe, of: Sequence, name: str, arguments: list[Value]) -> Value:
    """Return what ``reduce`` makes of items that are known."""
    items = of.items if name == "reduce" else of.items[::-1]
    if of.open or isinstance(of, Begun) or len(items) > MOST or not (items or arguments[1:]):
        return UNKNOWN
    value, left = (arguments[1], items) if len(arguments) > 1 else (items[0], items[1:])
    for position, item in enumerate(left):
        value = probe.call(arguments[0], [value, item, Const(position), of])
    return value


def is_truth(value: Value) -> bool:
    """Return whether a value is JavaScript's ``Boolean``, which tells what is there from what is not."""
    return isinstance(value, Host) and "Boolean" in {getattr(value, "name", ""), getattr(value, "package", "")}


def over_items(probe: Probe, of: Sequence, name: str, function: Value) -> Value:
    """Return ``items.some(test)`` and its kin."""
    items = of.items[:MOST]
    results = [probe.enter(function, [item], {}, None) for item in items] if isinstance(function, (Closure, FunctionValue)) else items
    if name in {"find", "filter", "findIndex"} and (picked := chosen(of, name, results)) is not None and not any(map(kind_of, results)):
        return picked
    if name == "find" and (picked := chosen(of, name, results)) is not None and isinstance(picked, Because):
        return picked
    if name == "map" and not of.open and len(of.items) <= MOST:
        return Sequence(results)
    verdicts = [truth(result) for result in results]
    kind = next((found for result in results if (found := kind_of(result))), None)
    if name in {"some", "find", "any"} and (True in verdicts or (not of.open and all(verdict is False for verdict in verdicts))):
        verdict = True in verdicts
    elif name == "every" and (False in verdicts or (not of.open and all(verdicts))):
        verdict = False not in verdicts
    else:
        return Derived(kind) if kind else Sequence(results, open=True) if name == "map" else UNKNOWN
    return Absent(kind, truth=verdict) if kind else Const(verdict)


PARTS = frozenset({"items", "keys", "values"})


def parts(of: Record, name: str) -> Value:
    """Return the keys of a dictionary or an object, its values, or both in pairs."""
    pairs: list[tuple[Value, Value]] = [(Const(key), value) for key, value in of.entries.items()]
    found: list[Value] = (
        [Sequence([key, value], "tuple") for key, value in pairs] if name == "items" else [pair[name == "values"] for pair in pairs]
    )
    return Sequence(found, open=of.open)


def in_map(interp: Interpreter, of: Record, name: str, given: Value | None) -> Value | None:
    """Return what a map has under a key: of the request, missing in part, or known. None where nothing is said by it."""
    if isinstance(given, Asked) and of.entries and not of.open:
        return derived([given], lambda keys: method_result(interp, of, name, keys, {}))
    if name == "get" and isinstance(given, Derived):
        return given
    if name == "get" and isinstance(given, Const) and type(given) in {Const, Because}:
        kept = method_result(interp, of, name, [given], {})
        return kept if isinstance(kept, (FunctionValue, Record, Sequence)) else UNKNOWN
    return None


def looked_up(interp: Interpreter, of: Value | None, name: str, arguments: list[Value]) -> Value | None:
    """Return ``given.get(key, default)`` and ``pattern.test(text)``, None for any other function of the language."""
    if isinstance(of, Record) and of.kind == "dict" and name in PARTS and not arguments and not of.open:
        return parts(of, name)
    given = arguments[0] if arguments else None
    if getattr(of, "package", "") == "Object" and name in {"entries", "keys", "values"} and isinstance(given, Record):
        return parts(given, "items" if name == "entries" else name)
    if (name == "URL" or (name == "parse" and getattr(of, "package", "") == "url")) and (isinstance(given, Asked) or given is ADDRESS):
        return given
    if getattr(of, "package", "") == "Object" and isinstance(given, Role) and given.name == "headers":
        return {"keys": given, "entries": PAIRS}.get(name)
    if getattr(of, "package", "") == "Object" and name == "keys" and isinstance(given, Role):
        return given
    if isinstance(of, Record) and of.kind == "map" and name in {"get", "has"} and (found := in_map(interp, of, name, given)) is not None:
        return found
    if not (isinstance(of, Record) and (of.kind == "dict" or isinstance(of, Bare)) and name == "get" and arguments):
        return tested(interp, of, name, arguments)
    key = arguments[0]
    if isinstance(key, Absent) and key.credential:
        return or_default(Absent(key.kind), arguments[1]) if len(arguments) > 1 else Absent(key.kind)
    found = of.entries.get(str(key.value)) if isinstance(key, Const) else None
    if found is not None:
        return found
    if isinstance(of, Bare):
        return or_default(Absent("user"), arguments[1]) if len(arguments) > 1 else Absent("user")
    return UNKNOWN if of.open or not isinstance(key, Const) else arguments[1] if len(arguments) > 1 else NONE
