"""Python's comprehensions: what they build of what is known.

https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import assign, iteration, operators, operators_python
from analyzer.interp.scope import Scope
from analyzer.interp.values import Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.syntax import program as p


def passing(interp: Interpreter, tests: list[p.Expr], scope: Scope) -> tuple[bool, bool]:
    """Return whether an item may pass all tests, and whether a setting decided where it does not."""
    for test in tests:
        verdict, soft = operators_python.truth_of(interp, interp.evaluate(test, scope))
        if verdict is False:
            return False, soft
    return True, False


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
            if passes:
                level(position + 1)
            else:
                may_be_others = may_be_others or soft

    level(0)
    if may_be_others:
        list_result.items = [operators.softened(item) for item in list_result.items]
    if node.kind == "set":
        list_result.items = operators.distinct(list_result.items)
    return dict_result if node.kind == "dict" else list_result
