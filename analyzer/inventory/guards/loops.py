"""Loops of a probed middleware: once for each of a few known items, or for what they may meet.

https://docs.python.org/3/reference/compound_stmts.html#the-for-statement
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import Const, Record, Sequence
from analyzer.inventory.guards.assign import assign
from analyzer.inventory.guards.branches import arms
from analyzer.inventory.guards.raw_headers import NAME, pair_of
from analyzer.inventory.guards.values import UNKNOWN, Absent, Derived, Names, Role, kind_of, truth
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.branches import Ending
    from analyzer.inventory.guards.probe import Probe

MOST_ITEMS, MOST_ROUNDS = 40, 20


def each(probe: Probe, node: p.ForEach, names: Names) -> Ending:
    """Run a loop's body once for what it may meet, several times for few known items; it may not run at all."""
    items = probe.evaluate(node.iterable, names)
    if isinstance(items, Record) and not items.open and (node.kind == "in" or names.function.scope.python):
        items = Sequence([Const(key) for key in items.entries])
    if isinstance(items, Sequence) and not items.open and len(items.items) <= MOST_ITEMS:
        for item in items.items:
            assign(probe, node.target, item, names)
            ending = probe.run(node.body, names)
            if ending in {"return", "raise"}:
                return ending
            if ending == "break":
                return None
        return probe.run(node.otherwise, names)
    if (isinstance(items, Absent) and items.kind == "cookie") or (isinstance(items, Role) and items.name == "cookies"):
        return None
    pair = NAME if isinstance(items, Role) and items.name == "headers" and node.kind == "in" else pair_of(items)
    if pair is not None:
        assign(probe, node.target, pair, names)
        ending = probe.run(node.body, names)
        return ending if ending in {"return", "raise"} else None
    assign(probe, node.target, Derived(kind) if (kind := kind_of(items)) else UNKNOWN, names)
    arms(probe, [node.body, []], names, tainted=False)
    return None


def repeated(probe: Probe, node: p.ForLoop | p.While, names: Names) -> Ending:
    """Run a loop's body as long as its test is known to hold; from then on it may run or not."""
    update = node.update if isinstance(node, p.ForLoop) else None
    if isinstance(node, p.ForLoop):
        probe.run(node.init, names)
    tested = not (isinstance(node, p.While) and node.first)
    for _ in range(1 if node.test is None or isinstance(node.test, p.Literal) else MOST_ROUNDS):
        verdict = truth(probe.asked(probe.evaluate(node.test, names))) if tested and node.test is not None else True
        if verdict is False:
            return None
        if verdict is None:
            break
        tested = True
        ending = probe.run(node.body, names)
        if ending in {"return", "raise"}:
            return ending
        if ending == "break":
            return None
        probe.evaluate(update, names)
    arms(probe, [node.body, []], names, tainted=False)
    return None
