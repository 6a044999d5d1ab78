"""Binding names, patterns, members and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import members, slots
from analyzer.interp.branches import note_written
from analyzer.interp.iteration import items_of
from analyzer.interp.scope import Alias
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Null, Record, Sequence, Site, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope


def assign(interp: Interpreter, target: p.Expr, value: Value, scope: Scope, *, declare: str = "") -> None:
    """Bind ``value`` to ``target``; ``declare`` is var, let, const, using or py for declarations, empty for assignments."""
    match target:
        case p.Name():
            assign_name(interp, target.id, value, scope, declare)
        case p.Member():
            interp.site = Site(scope.file, target.line)
            slots.set_member(interp, interp.evaluate(target.object, scope), target.name, value)
        case p.Index():
            container = interp.evaluate(target.object, scope)
            slots.set_item(interp, container, interp.evaluate(target.index, scope), value)
        case p.ListPattern():
            assign_list(interp, target, value, scope, declare)
        case p.RecordPattern():
            assign_record(interp, target, value, scope, declare)
        case p.DefaultPattern():
            missing = isinstance(value, Const) and value.value is None and not isinstance(value, Null)
            chosen = interp.evaluate(target.default, scope) if missing or isinstance(value, Unknown) else value
            assign(interp, target.target, chosen, scope, declare=declare)
        case p.RestPattern() | p.Spread():
            inner = target.target if isinstance(target, p.RestPattern) else target.value
            assign(interp, inner, value, scope, declare=declare)
        case p.ListDisplay():
            assign_list(interp, p.ListPattern(list(target.items)), value, scope, declare)


def assign_name(interp: Interpreter, name: str, value: Value, scope: Scope, declare: str) -> None:
    """Bind a variable where the language says; under an undecided condition the old value stays possible."""
    if declare in {"let", "const", "using"}:
        holder = scope
    elif declare == "var":
        holder = scope.for_var()
    elif scope.python:
        holder = scope.for_var() if declare == "py" and not scope.class_body else scope
        if holder.outer is not None and name in holder.outer:
            holder = next((outer for outer in _outer_scopes(holder) if name in outer.names), _module_scope(holder))
    else:
        holder = scope.holder(name) or _module_scope(scope)
        if name not in holder.names and isinstance(shared := interp.globals["javascript"].get("globalThis"), Record):
            shared.entries.setdefault(name, value)  # sloppy code makes a global so
    if isinstance(value, FunctionValue) and not value.node.name and value.node.kind in {"function", "arrow"}:
        value.fields.setdefault("name", Const(name))
    old = holder.names.get(name)
    if len(interp.conditions) > holder.depth and not isinstance(old, Alias):
        note_written(interp, holder, name, old)
    holder.names[name] = value


def _outer_scopes(scope: Scope) -> list[Scope]:
    found: list[Scope] = []
    parent = scope.parent
    while parent is not None:
        found.append(parent)
        parent = parent.parent
    return found


def _module_scope(scope: Scope) -> Scope:
    while scope.parent is not None:
        scope = scope.parent
    return scope


def assign_list(interp: Interpreter, target: p.ListPattern, value: Value, scope: Scope, declare: str) -> None:
    """Unpack an array or tuple."""
    items, is_open = items_of(interp, value)
    after = 0
    rest_seen = False
    for item in target.items:
        if isinstance(item, (p.RestPattern, p.Spread)):
            rest_seen = True
        elif rest_seen:
            after += 1
    position = 0
    for item in target.items:
        if isinstance(item, (p.RestPattern, p.Spread)):
            end = max(position, len(items) - after)
            assign(interp, item, Sequence(items[position:end], open=is_open), scope, declare=declare)
            position = end
            continue
        found = items[position] if position < len(items) else (NONE if not is_open else Unknown("unpacked"))
        position += 1
        if item is not None:
            assign(interp, item, found, scope, declare=declare)


def assign_record(interp: Interpreter, target: p.RecordPattern, value: Value, scope: Scope, declare: str) -> None:
    """Destructure an object."""
    taken: set[str] = set()
    for item in target.items:
        if isinstance(item, p.FieldPattern):
            key = interp.text_of(interp.evaluate(item.key, scope))
            found: Value = Unknown("computed key") if key is None or HOLE in key else members.get_member(interp, value, key)
            if key is not None:
                taken.add(key)
            assign(interp, item.target, found, scope, declare=declare)
        elif isinstance(item, p.RestPattern):
            rest = Record(open=not isinstance(value, Record) or value.open)
            if isinstance(value, Record):
                rest.entries = {name: entry for name, entry in value.entries.items() if name not in taken}
            assign(interp, item.target, rest, scope, declare=declare)
