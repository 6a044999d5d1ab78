"""Python's comprehensions: what they build of what is known.

https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import assign, given, iteration, operators, operators_python
from analyzer.interp.conditions import A_SETTING
from analyzer.interp.hosts import Host
from analyzer.interp.scope import Scope
from analyzer.interp.values import Instance, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter
    from analyzer.syntax import program as p


def passing(interp: Interpreter, tests: list[p.Expr], scope: Scope) -> tuple[bool, bool]:
    """Return whether an item may pass all tests, and whether a setting decided where it does not."""
    for test in tests:
        verdict, soft = operators_python.truth_of(interp, interp.evaluate(test, scope))
        if verdict is False:
            return False, soft
    return True, False


def with_left_out(interp: Interpreter, made: Sequence, emit: Callable[[], None]) -> None:
    """Add what a setting leaves out as what the list has under that setting; plain values stay out."""
    begun = len(made.items)
    with interp.under(A_SETTING, soft=True):
        emit()
        given.note_given(interp, made.items[begun:], (interp.conditions[-1],))
    made.items[begun:] = [item for item in made.items[begun:] if isinstance(item, (Host, Instance, Record, Sequence))]


def comprehension(interp: Interpreter, node: p.Comprehension, scope: Scope) -> Value:
    """Return what a comprehension builds; where a setting keeps an item out, it may keep out or let in any."""
    inner = Scope(scope, file=scope.file, function=True, depth=len(interp.conditions), python=True)
    list_result = Sequence([], {"set": "set"}.get(node.kind, "list"))
    dict_result = Record(kind="dict")
    may_be_others = False

    def emit() -> None:
        if node.kind == "dict" and node.key is not None:
            key_value = interp.evaluate(node.key, inner)
            own = iteration.entry_key(interp, key_value)
            for key in interp.texts_of(key_value)[:1] if own is None else [own]:
                dict_result.entries[key] = interp.evaluate(node.element, inner)
                iteration.remember_key(dict_result, key, key_value)
        else:
            list_result.items.append(interp.evaluate(node.element, inner))

    def level(position: int) -> None:
        nonlocal may_be_others
        if position == len(node.clauses):
            emit()
            return
        clause = node.clauses[position]
        items, is_open = iteration.items_of(interp, interp.evaluate(clause.iterable, inner))
        list_result.open = list_result.open or is_open
        dict_result.open = dict_result.open or is_open
        for item in interp.within(items):
            if not interp.spend():
                return
            assign.assign(interp, clause.target, item, inner, declare="py")
            passes, soft = passing(interp, clause.conditions, inner)
            begun = len(list_result.items)
            may_be_others = may_be_others or soft
            if passes:
                level(position + 1)
            elif soft and clause is node.clauses[-1] and node.kind != "dict":
                with_left_out(interp, list_result, emit)
            given.carry(interp, item, list_result.items[begun:])

    level(0)
    if may_be_others:
        list_result.items = [operators.softened(item) for item in list_result.items]
    if node.kind == "set":
        list_result.items = operators.distinct(list_result.items)
    return dict_result if node.kind == "dict" else list_result
