"""Expressions to values."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import (
    assign,
    calls,
    declarations,
    instead,
    iteration,
    literals,
    members,
    modules,
    operators,
    operators_python,
    slots,
    suspending,
)
from analyzer.interp.comprehensions import comprehension
from analyzer.interp.hosts import Host
from analyzer.interp.javascript_objects import delete, traits
from analyzer.interp.scope import ANY_NAME, Scope
from analyzer.interp.values import (
    HOLE,
    NONE,
    UNSET,
    Const,
    External,
    FunctionValue,
    Instance,
    OneOf,
    Record,
    Sequence,
    Site,
    SuperValue,
    Unknown,
    Value,
    is_nothing,
    moment,
    one_of,
)
from analyzer.interp.wording import describe
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def evaluate(interp: Interpreter, node: p.Expr | None, scope: Scope) -> Value:
    """Return what ``node`` is worth; an expression of an unknown kind is unknown."""
    interp.work -= 1
    handler = EVALUATORS.get(node.__class__)
    return handler(interp, node, scope) if handler is not None else Unknown("expression")


def name(interp: Interpreter, node: p.Name, scope: Scope) -> Value:
    """Return a variable's value, a global, or an unknown."""
    wanted = node.id
    if not scope.python and wanted in {"this", "super", "new"}:
        return this_or_super(scope, wanted)
    holder = scope.holder(wanted)
    if holder is not None:
        return modules.settle(interp, holder.names[wanted])
    found = interp.globals["python" if scope.python else "javascript"].get(wanted)
    if found is None and not scope.python and isinstance(shared := interp.globals["javascript"].get("globalThis"), Record):
        found = shared.entries.get(wanted)
    if found is None and (holder := scope.holder(ANY_NAME) if scope.python else None) is not None:
        return interp.get(holder.names[ANY_NAME], wanted)
    return found if found is not None else Unknown(f"name {wanted}", Site(scope.file, node.line))


def this_or_super(scope: Scope, wanted: str) -> Value:
    """Return JavaScript's ``this`` or ``super``."""
    this = scope.current_this()
    if wanted == "this":
        return this if this is not None else Unknown("this")
    if wanted == "new":  # of new.target
        return Record({"target": this.cls}) if isinstance(this, Instance) else Record(open=True)
    home = scope.current_home()
    return SuperValue(home, this) if home is not None and this is not None else Unknown("super")


def member(interp: Interpreter, node: p.Member, scope: Scope) -> Value:
    """Return ``object.name``; chains of any length are walked, not recursed."""
    links: list[p.Member] = []
    target: p.Expr = node
    while isinstance(target, p.Member):
        links.append(target)
        target = target.object
    value = evaluate(interp, target, scope)
    interp.work -= len(links)
    for link in reversed(links):
        if link.optional and is_nothing(value):
            return NONE
        value = members.get_member(interp, value, link.name)
    return value


def index(interp: Interpreter, node: p.Index, scope: Scope) -> Value:
    """Return ``object[index]``."""
    value = evaluate(interp, node.object, scope)
    return NONE if node.optional and is_nothing(value) else slots.get_item(interp, value, evaluate_index(interp, node.index, scope))


def evaluate_index(interp: Interpreter, node: p.Expr, scope: Scope) -> Value:
    """Return an index; a slice is a record of its ends."""
    if isinstance(node, p.SliceRange):
        ends = {"lower": node.lower, "upper": node.upper, "step": node.step}
        return Record({key: evaluate(interp, end, scope) if end is not None else NONE for key, end in ends.items()}, kind="slice")
    return evaluate(interp, node, scope)


def list_display(interp: Interpreter, node: p.ListDisplay, scope: Scope) -> Value:
    """Return a list, tuple or set."""
    found = Sequence([], node.kind)
    for item in node.items:
        if isinstance(item, p.Spread):
            items, is_open = iteration.items_of(interp, evaluate(interp, item.value, scope))
            found.items.extend(items)
            found.open = found.open or is_open
        else:
            found.items.append(evaluate(interp, item, scope))
    if len(found.items) > interp.bounds.items:
        interp.hit("items")
        del found.items[interp.bounds.items :]
    if node.kind == "set":
        found.items = operators.distinct(found.items)
    return found


def record_display(interp: Interpreter, node: p.RecordDisplay, scope: Scope) -> Value:
    """Return an object literal or a dict; methods see the object as ``this`` when called on it."""
    found = Record(kind="dict" if scope.python else "object")
    for entry in node.entries:
        if entry.key is None:
            spread_into(interp, found, evaluate(interp, entry.value, scope))
            continue
        key_value = evaluate(interp, entry.key, scope)
        value = evaluate(interp, entry.value, scope)
        own = iteration.entry_key(interp, key_value) if scope.python else None
        for key in interp.texts_of(key_value)[:1] if own is None else [own]:
            if HOLE in key:
                found.open = True
            if entry.kind == "get" and isinstance(value, FunctionValue):
                found.getters[key] = value
            elif entry.kind == "set" or key == "__proto__":
                special_entry(found, key, entry.kind, value)
            else:
                found.entries[key] = value
                iteration.remember_key(found, key, key_value)
    return found


def special_entry(target: Record, key: str, kind: str, value: Value) -> None:
    """Take a setter, or the prototype, of an object literal."""
    if kind == "set" and isinstance(value, FunctionValue):
        traits(target).setters[key] = value
    elif key == "__proto__" and isinstance(value, Record):
        traits(target).prototype = value


def spread_into(interp: Interpreter, target: Record, value: Value) -> None:
    """Copy the entries of ``value`` into ``target``."""
    if isinstance(value, Host) and (overlay := getattr(value, "laid_over", None)) is not None:
        overlay(target, interp)
    entries, is_open = iteration.entries_of(interp, value)
    target.entries.update(entries)
    if isinstance(value, Record):
        target.keys.update((key, item) for key, item in value.keys.items() if key in entries or key == UNSET)
    target.open = target.open or is_open


def unary(interp: Interpreter, node: p.Unary, scope: Scope) -> Value:
    """Return ``not x``, ``typeof x``, ``-x``; take ``del x[i]`` and ``delete x.y``."""
    if node.operator == "delete":
        target = node.operand
        if not isinstance(target, (p.Member, p.Index)):
            return Const(value=True)
        holder = evaluate(interp, target.object, scope)
        key = Const(target.name) if isinstance(target, p.Member) else evaluate_index(interp, target.index, scope)
        if not scope.python:
            return delete(interp, holder, interp.text_of(key))
        slots.delete(interp, holder, key)
        return Const(value=True)
    value = evaluate(interp, node.operand, scope)
    if node.operator == "not":
        verdict, soft = operators_python.truth(interp, value, scope)
        return Unknown("negation") if verdict is None else Const(not verdict, soft=soft)
    return operators.unary(node.operator, value, python=scope.python)


def binary(interp: Interpreter, node: p.Binary, scope: Scope) -> Value:
    """Return an operation's result; long left spines are walked."""
    spine: list[p.Binary] = []
    target: p.Expr = node
    while isinstance(target, p.Binary):
        spine.append(target)
        target = target.left
    value = evaluate(interp, target, scope)
    for step in reversed(spine):
        interp.site = Site(scope.file, step.line)
        right = evaluate(interp, step.right, scope)
        if scope.python:
            value = operators_python.binary(interp, step.operator, value, right)
        else:
            value = operators.binary(interp, step.operator, value, right, loose=step.loose)
    return value


def logical(interp: Interpreter, node: p.Logical, scope: Scope) -> Value:
    """Return ``a or b``: the default of an unset setting, both where nothing is known."""
    left = evaluate(interp, node.left, scope)
    if node.operator == "??":
        if isinstance(left, Const):
            return left if left.value is not None else evaluate(interp, node.right, scope)
        if isinstance(left, (Unknown, External)):
            right = evaluate(interp, node.right, scope)
            return operators.softened(right) if isinstance(left, External) or left.absent else prefer_known(left, right)
        return left
    verdict, soft = operators_python.truth(interp, left, scope)
    stops_on = node.operator == "or"
    if verdict is not None and not soft:
        return left if verdict is stops_on else evaluate(interp, node.right, scope)
    if soft:
        if verdict is stops_on:
            return left
        if node.operator == "and":
            with interp.labelled(describe(node.left)) if isinstance(node.left, p.Member) else nullcontext():
                right = evaluate(interp, node.right, scope)
            return operators.softened(right) if not isinstance(right, Unknown) else left
        return operators.softened(evaluate(interp, node.right, scope))
    with interp.under(node.left, soft=False):
        right = evaluate(interp, node.right, scope)
    return prefer_known(left, right) if node.operator == "or" else maybe(right)


def maybe(right: Value) -> Value:
    """Return what ``x and right`` is worth where ``x`` is not decided: perhaps ``right``, surely nothing where that is false."""
    if isinstance(right, Const):
        return right if not right.value and isinstance(right.value, bool) else Unknown("undecided condition")
    return right if isinstance(right, Unknown) else OneOf([right, Unknown("undecided condition")])


def prefer_known(left: Value, right: Value) -> Value:
    """Return ``right`` where ``left`` says nothing, else either."""
    if isinstance(right, Const) and (right.value is None or isinstance(right.value, bool)):
        return left if isinstance(left, (Unknown, External)) and not right.value else right
    if isinstance(left, External) and not isinstance(right, Const):
        return one_of([left, right])
    return right if isinstance(left, (Unknown, External)) else one_of([left, right])


def conditional(interp: Interpreter, node: p.Conditional, scope: Scope) -> Value:
    """Return the branch taken, or both."""
    verdict, soft = operators_python.truth(interp, evaluate(interp, node.test, scope), scope)
    if verdict is not None:
        since = moment() if soft else 0
        chosen = evaluate(interp, node.then if verdict else node.otherwise, scope)
        if not soft:
            return chosen
        left_out = instead.Later(node.otherwise if verdict else node.then, scope)
        return instead.note(interp, operators.softened(chosen), [left_out], since)
    with interp.under(node.test, soft=False):
        then = evaluate(interp, node.then, scope)
    with interp.under(node.test, soft=False, holds=False):
        otherwise = evaluate(interp, node.otherwise, scope)
    return one_of([then, otherwise])


def assignment(interp: Interpreter, node: p.Assign, scope: Scope) -> Value:
    """Assign, and return what was assigned."""
    if node.operator:
        old = evaluate(interp, node.target, scope)
        if node.operator in {"||", "or", "??", "&&", "and"}:
            operator = {"||": "or", "&&": "and"}.get(node.operator, node.operator)
            verdict, soft = operators_python.truth(interp, old, scope)
            if operator == "??":
                verdict, soft = (not (isinstance(old, Const) and old.value is None), False)
            if verdict is (operator != "and") and not soft:
                return old
            value = evaluate(interp, node.value, scope)
        else:
            apply = operators_python.binary if scope.python else operators.binary
            value = apply(interp, node.operator, old, evaluate(interp, node.value, scope), in_place=True)
    else:
        value = evaluate(interp, node.value, scope)
    if interp.failed is None:
        assign.assign(interp, node.target, value, scope)
    return value


def sequence_expr(interp: Interpreter, node: p.SequenceExpr, scope: Scope) -> Value:
    """Return the last of the comma operator's values."""
    value: Value = NONE
    for item in node.items:
        value = evaluate(interp, item, scope)
    return value


def opaque(interp: Interpreter, node: p.Opaque, scope: Scope) -> Value:
    """Evaluate the parts for what they register; the whole is unknown."""
    for part in node.parts:
        if not isinstance(part, p.Function):
            evaluate(interp, part, scope)
    return Unknown(node.kind, Site(scope.file, node.line))


def spread(interp: Interpreter, node: p.Spread, scope: Scope) -> Value:
    """Return the spread value itself; displays and calls unpack it."""
    return evaluate(interp, node.value, scope)


EVALUATORS: dict[type, Callable[..., Value]] = {
    p.Name: name,
    p.Literal: literals.literal,
    p.Pattern: literals.pattern,
    p.Template: literals.template,
    p.Formatted: literals.formatted_part,
    p.Member: member,
    p.Index: index,
    p.Call: calls.call,
    p.ListDisplay: list_display,
    p.RecordDisplay: record_display,
    p.Unary: unary,
    p.Binary: binary,
    p.Logical: logical,
    p.Conditional: conditional,
    p.Assign: assignment,
    p.Await: suspending.await_value,
    p.Yield: suspending.yield_value,
    p.SequenceExpr: sequence_expr,
    p.Comprehension: comprehension,
    p.Function: declarations.make_function,
    p.Class: declarations.class_expression,
    p.Opaque: opaque,
    p.Spread: spread,
    p.SliceRange: evaluate_index,
}
