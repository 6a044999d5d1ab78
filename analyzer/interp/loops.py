"""Loops: unrolled over what is known, run once over what is not, left where they bear nothing."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import assign, failures, operators_python
from analyzer.interp.branches import as_it_is_given
from analyzer.interp.command_arguments import an_argument, are_arguments
from analyzer.interp.endings import RETURNS, Ending
from analyzer.interp.iteration import UNKNOWN_LIST, entries_of, items_of
from analyzer.interp.javascript_objects import prototypes
from analyzer.interp.keyed_loops import names_of_a_table
from analyzer.interp.optional import supposing
from analyzer.interp.scope import Scope, inner_scope
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    FunctionValue,
    Instance,
    ModuleValue,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

FILLING = frozenset({"push", "append", "add", "set", "unshift", "extend", "update"})
"""Methods that add to a list or a table."""
YIELDED = 200
"""How many values of a generator are taken from one loop that nothing else ends."""
UNENDED = 3
"""How many rounds are run of a loop that nothing ends and that registers nothing."""
WAITING = 10
"""How much more a loop may use since it bore something last, with all that is given up in it, which does not count for it otherwise."""
CONTINUED: Ending = ("continue", NONE)


def for_each(interp: Interpreter, node: p.ForEach, scope: Scope) -> Ending:
    """Run the body for each item that is known; once for an unknown one."""
    value = interp.evaluate(node.iterable, scope)
    items, is_open = items_of(interp, value)
    behind = value.items if node.kind == "in" and isinstance(value, Sequence) else None
    if node.kind == "in":
        items, is_open = loop_keys(interp, value, items, is_open=is_open)
    ending, ended = loop_over(interp, node, items, scope, behind)
    if is_open and not ended:
        one = an_argument() if are_arguments(value) else Unknown("loop item", interp.site)
        rest = names_of_a_table(interp, node, items, scope) or ([] if items else [one])
        with interp.labelled(UNKNOWN_LIST):
            ending, ended = loop_over(interp, node, rest, scope)
    if ended or not node.otherwise:
        return ending
    return unbroken(interp, interp.run(node.otherwise, scope), may_break=is_open)


def unbroken(interp: Interpreter, ending: Ending, *, may_break: bool) -> Ending:
    """Return how the ``else`` of a loop ends: as a check that raises it ends nothing, and after a loop that may break it may not run."""
    if ending is None or ending[0] == "raise":
        return None
    if may_break and ending[0] in RETURNS:
        interp.stack[-1].pending.append(ending[1])
        return None
    return ending


def loop_over(
    interp: Interpreter, node: p.ForEach, items: list[Value], scope: Scope, behind: list[Value] | None = None
) -> tuple[Ending, bool]:
    """Run the body for each item; the second says whether the loop ended before its last.

    ``behind`` are what the items lead to where these are positions.
    A dear one that bears nothing, and lists no further folder, is left early.
    """
    begun, fruits = interp.answered_for, (interp.fruits, len(interp.modules))
    for count, item in enumerate(items[: interp.bounds.rounds + 1]):
        if count == interp.bounds.rounds:
            interp.hit("rounds")
            break
        idle = begun - interp.answered_for > interp.bounds.idle_fuel and fruits == (interp.fruits, len(interp.modules))
        if idle:
            interp.give_up("loops")
            forget_counters(interp, node.body, scope)
        if idle or not interp.spend():
            return None, True
        inner = inner_scope(interp, scope)
        assign.assign(interp, node.target, item, inner, declare="py" if scope.python else "const")
        with supposing(interp, item), as_it_is_given(interp, item if behind is None or count >= len(behind) else behind[count]):
            ending = interp.run(node.body, inner)
        if ending is not None and (ending := left(ending, node.label)) is not CONTINUED:
            return ending, True
    return None, False


def left(ending: tuple[str, Value], label: str) -> Ending:
    """Return how a loop ends whose body ended so: ``CONTINUED`` where it goes on, None where it is left, else how its surroundings end."""
    if ending[0] in {*RETURNS, "raise"}:
        return ending
    named = ending[1].value if isinstance(ending[1], Const) and ending[1].value is not None else label
    if named != label:
        return ending
    return CONTINUED if ending[0] == "continue" else None


def loop_keys(interp: Interpreter, value: Value, items: list[Value], *, is_open: bool) -> tuple[list[Value], bool]:
    """Return what JavaScript's ``for (k in x)`` yields: the names along the prototypes; and whether there may be more."""
    if isinstance(value, Sequence):
        return [Const(str(position)) for position in range(len(value.items))], is_open
    if isinstance(value, (Record, Instance)):
        names = dict.fromkeys(entries_of(interp, value)[0])
        for above in prototypes(value):
            names |= dict.fromkeys(entries_of(interp, above)[0])
        return [Const(key) for key in names], is_open
    if isinstance(value, (ModuleValue, ClassValue, FunctionValue)):
        found, more = entries_of(interp, value)
        return [Const(key) for key in found if not key.startswith("@@")], more
    if isinstance(value, Const) and isinstance(value.value, str):
        return [Const(str(position)) for position in range(len(items))], is_open
    return items, is_open


def for_loop(interp: Interpreter, node: p.ForLoop, scope: Scope) -> Ending:
    """Run a counting loop while its test is known, an unknown one once."""
    outer = inner_scope(interp, scope)
    interp.run(node.init, outer)
    return rounds(interp, node, outer)


def while_(interp: Interpreter, node: p.While, scope: Scope) -> Ending:
    """Run a loop while its test is known to hold, an unknown one once."""
    return rounds(interp, node, scope)


def rounds(interp: Interpreter, node: p.ForLoop | p.While, scope: Scope) -> Ending:
    """Run the rounds of a loop within bounds; one that registers nothing is left early, and what it counts is not known then.

    What a loop without end only lists, nothing after it reads: a worker puts requests to others together.
    """
    test, body, update = node.test, node.body, node.update if isinstance(node, p.ForLoop) else None
    anew = isinstance(node, p.ForLoop) and any(isinstance(item, p.Declare) and item.kind == "let" for item in node.init)
    registered, listed, fuel = interp.registered, interp.listed, interp.answered_for
    last = [registered, interp.fuel]
    in_vain = interp.cost.get(id(body), 0) > interp.bounds.fruitless
    endless = isinstance(test, p.Literal) and not leaves(body)
    idle_rounds = 1 if in_vain else UNENDED if endless else interp.bounds.idle_rounds
    most_yields = YIELDED if test is None or isinstance(test, p.Literal) else interp.bounds.rounds
    yields = begun = len(interp.stack[-1].yields)
    for count in range(interp.bounds.rounds + 1):
        if not interp.spend():
            return None
        frame = interp.stack[-1]
        yields, before = len(frame.yields), yields
        if count == idle_rounds and not in_vain and (filled(body) or hands_on(body)):
            idle_rounds = interp.bounds.rounds
        idle = (count >= idle_rounds and not before < yields < most_yields) or fuel - interp.answered_for > interp.bounds.idle_fuel
        unused = interp.listed - listed if endless else 0
        if (idle and interp.registered - unused == registered) or waits(interp, last):
            frame.endless = frame.endless or yields > begun
            if not isinstance(test, p.Literal):
                interp.give_up("loops")
            waste(interp, body, fuel - interp.answered_for)
            forget_counters(interp, body if update is None else [*body, p.Do(update)], scope)
            return None
        if count == interp.bounds.rounds:
            interp.hit("rounds")
            return None
        always = test is None or (count == 0 and isinstance(node, p.While) and node.first)
        value = Const(value=True) if always or test is None else interp.evaluate(test, scope)
        verdict, soft = operators_python.truth(interp, value, scope)
        if verdict is False and not soft:
            return None
        with failures.Unheard(interp) if interp.catching and (verdict is None or soft) else nullcontext():
            ending = interp.run(body, inner_scope(interp, scope))
        if ending is not None and (ending := left(ending, node.label)) is not CONTINUED:
            return ending
        if anew:
            scope = own_round(scope)
        if update is not None:
            interp.evaluate(update, scope)
        if verdict is None or soft:
            return None
    return None


def waits(interp: Interpreter, last: list[int]) -> bool:
    """Return whether a loop has used much since it bore something last; ``last``: what was registered by then, and the fuel there was."""
    if interp.registered != last[0]:
        last[:] = interp.registered, interp.fuel
    return last[1] - interp.fuel > WAITING * interp.bounds.idle_fuel


def waste(interp: Interpreter, body: list[p.Stmt], used: int) -> None:
    """Remember what a loop has used in vain; the functions around it do not answer for that."""
    interp.cost[id(body)] = interp.cost.get(id(body), 0) + used
    interp.excused += used


def leaves(body: list[p.Stmt]) -> bool:
    """Return whether the body of a loop can end the loop."""
    return any(
        isinstance(node, p.Return) or (isinstance(node, p.Jump) and node.kind == "break")
        for node in walking.walk(body, into_functions=False)
    )


def own_round(scope: Scope) -> Scope:
    """Return the variables of the next round: closures keep those of their own."""
    following = Scope(scope.parent, file=scope.file, depth=scope.depth)
    following.names = dict(scope.names)
    return following


def filled(body: list[p.Stmt]) -> list[p.Expr]:
    """Return the lists and tables that the body of a loop adds to."""
    found: list[p.Expr] = []
    for node in walking.walk(body, into_functions=False):
        if isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name in FILLING:
            found.append(node.callee.object)
        elif isinstance(node, p.Assign) and isinstance(node.target, p.Index):
            found.append(node.target.object)
    return found


def hands_on(body: list[p.Stmt]) -> bool:
    """Return whether the body of a loop gives functions to others, which may run them later."""
    return any(
        isinstance(argument.value, p.Function) for node in walking.walk(body) if isinstance(node, p.Call) for argument in node.arguments
    )


def forget_counters(interp: Interpreter, body: list[p.Stmt], scope: Scope) -> None:
    """Take what a loop that was left early makes of its own former value (``i += 1``, ``i = i * 2``) for unknown; what it fills is open."""
    for table in filled(body):
        value = interp.evaluate(table, scope) if isinstance(table, p.Name) else None
        if isinstance(value, (Sequence, Record)):
            value.open = True
    for node in walking.walk(body, into_functions=False):
        if isinstance(node, p.Assign) and isinstance(node.target, p.Name):
            name = node.target.id
            holder = scope.holder(name)
            counts = node.operator or any(isinstance(part, p.Name) and part.id == name for part in walking.walk([node.value]))
            if counts and holder is not None and isinstance(holder.names[name], Const):
                holder.names[name] = Unknown("what an unfinished loop counts", interp.site)
