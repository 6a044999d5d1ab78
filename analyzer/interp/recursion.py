"""How deep functions of the repository run in each other, and in themselves.

Recursion that nothing undecided stands in goes on up to the bound on all nested calls: what the functions know ends it, as it ends a loop.
Any other is cut off early, since both sides of an undecided branch run, and one of them calls again; the item of a list that is not known
has such a list again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.iteration import UNKNOWN_LIST
from analyzer.interp.values import Const, Invocation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.interp.interpreter import Frame, Interpreter
    from analyzer.interp.values import Value
    from analyzer.syntax import program

UNDECIDED = 8
"""How often a function runs in itself where something undecided may end it."""

NESTED = 6
"""How often a class is made in its own making where something undecided may end it."""


class Making(NamedTuple):
    """An object that is being made: of which class, and what was undecided and registered when that began."""

    node: program.Class
    conditions: int
    registered: int


def undecided(interp: Interpreter) -> int:
    """Return in how much that is not decided the present code stands: branches, and lists that are not known."""
    return len(interp.conditions) + sum(label.text == UNKNOWN_LIST for label in interp.labels)


def makes_too_deep(interp: Interpreter, node: program.Class) -> bool:
    """Return whether an object is not made inside others; that a bound was hit is remembered."""
    own = [making for making in interp.makings if making.node is node]
    too_deep = max(len(interp.makings), interp.stack[-1].total) >= 4 * interp.bounds.depth
    if too_deep and own and interp.registered == own[-1].registered:
        interp.give_up("calls")
    elif too_deep and (own or not recurs(interp)):
        interp.hit("depth")
    return too_deep or (len(own) >= NESTED and undecided(interp) > own[-1].conditions)


@contextmanager
def making(interp: Interpreter, node: program.Class) -> Iterator[None]:
    """Make an object of a class."""
    mark = id(node)
    interp.active[mark] = interp.active.get(mark, 0) + 1
    interp.makings.append(Making(node, undecided(interp), interp.registered))
    try:
        yield
    finally:
        interp.makings.pop()
        interp.active[mark] -= 1


def goes_too_deep(interp: Interpreter, node: program.Function) -> bool:
    """Return whether a function is not called again; that a bound was hit is remembered."""
    above, depth = interp.stack[-1], interp.bounds.depth
    last = last_call(interp, node) if interp.active.get(id(node), 0) >= UNDECIDED else None
    decided = last is not None and undecided(interp) <= last.conditions
    too_deep = (above.depth >= depth and not decided) or above.total >= 4 * depth
    if last is not None and decided and too_deep and interp.registered == last.registered:
        interp.give_up("calls")
    elif too_deep and (decided or not recurs(interp)):
        interp.hit("depth")
    return too_deep or (last is not None and not decided)


def recurs(interp: Interpreter) -> bool:
    """Return whether a function runs inside itself for the third time: what is cut off then is recursion, which nothing known ends."""
    return any(interp.active.get(id(frame.function.node), 0) > 2 for frame in interp.stack if frame.function is not None)


def asked_once(interp: Interpreter, value: Value, fallback: Value, name: str) -> Value:
    """Return what ``__getattr__`` gives; meanwhile it is not asked for the same again, which would never end: the object has it."""
    question = (id(value), name)
    interp.asking.add(question)
    try:
        return interp.invoke(fallback, Invocation([Const(name)], {}, interp.site))
    finally:
        interp.asking.discard(question)


def last_call(interp: Interpreter, node: program.Function) -> Frame | None:
    """Return the innermost call of a function that runs.

    Where nothing undecided stands between it and one more call inside it, what the function knows will end it.
    """
    return next((frame for frame in reversed(interp.stack) if frame.function is not None and frame.function.node is node), None)
