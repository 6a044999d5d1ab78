"""Loops over names that a setting or a user's file lists, each looked up in a table of the program: any of the table's may be listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.iteration import key_of
from analyzer.interp.values import FunctionValue, Record, Unknown, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.interp.values import Invocation

LOOPS = frozenset({"forEach", "map"})
TABLES = frozenset({"object", "dict", "map"})


def names_of_a_table(interp: Interpreter, node: p.ForEach, known: list[Value], scope: Scope) -> list[Value]:
    """Return the keys of the table in which a loop looks up each item, without those that are known to be listed."""
    if not isinstance(node.target, p.Name) or node.kind != "of":
        return []
    listed = {interp.text_of(item) for item in known}
    return [key for key in keys_asked(interp, node.target.id, node.body, scope) if interp.text_of(key) not in listed]


def rows_for_a_callback(interp: Interpreter, function: FunctionValue, call: Invocation) -> list[list[Value]]:
    """Return what the callback of an unknown list's ``forEach`` is given, a row for each key of the table in which it looks items up."""
    target = function.node.parameters[0].target if function.node.parameters else None
    callee = call.node.callee if call.node is not None else None
    if not (isinstance(target, p.Name) and isinstance(callee, p.Member) and callee.name in LOOPS):
        return []
    rest: list[Value] = [Unknown("callback argument", call.site)] * (len(function.node.parameters) - 1)
    return [[key, *rest] for key in interp.within(keys_asked(interp, target.id, function.node.body, function.scope))]


def keys_asked(interp: Interpreter, name: str, body: list[p.Stmt], scope: Scope) -> list[Value]:
    """Return the keys of the first known table in which a name is looked up, as it is or put into another form.

    A table that the loop writes under the name is what settings replace, and stays what it is where nobody sets any.
    """
    names, written = {name}, set[int]()
    for part in walking.walk(body, into_functions=False):
        if isinstance(part, (p.Declare, p.Assign)) and isinstance(part.target, p.Name) and converts(part.value, names):
            names.add(part.target.id)
        if isinstance(part, p.Assign):
            written.add(id(part.target))
        asked = looked_up_in(part, names) if id(part) not in written else None
        table = interp.evaluate(asked, scope) if asked is not None and plain(asked, names) else None
        if isinstance(table, Record) and table.kind in TABLES and not table.open and table.entries:
            return [key_of(table, key) for key in table.entries]
    return []


def converts(value: p.Expr | None, names: set[str]) -> bool:
    """Return whether a name is only put into another form: ``Kind(name)``."""
    given = value.arguments if isinstance(value, p.Call) and isinstance(value.callee, p.Name) else []
    return len(given) == 1 and isinstance(given[0].value, p.Name) and given[0].value.id in names


def looked_up_in(part: object, names: set[str]) -> p.Expr | None:
    """Return the table of ``table[name]`` and ``table.get(name)``."""
    if isinstance(part, p.Index):
        return part.object if isinstance(part.index, p.Name) and part.index.id in names else None
    if isinstance(part, p.Call) and isinstance(part.callee, p.Member) and part.callee.name == "get" and part.arguments:
        first = part.arguments[0].value
        return part.callee.object if isinstance(first, p.Name) and first.id in names else None
    return None


def plain(value: p.Expr, names: set[str]) -> bool:
    """Return whether a table is only named, and not by what the loop goes through."""
    while isinstance(value, p.Member):
        value = value.object
    return isinstance(value, p.Name) and value.id not in names
