"""Blocks that may not run: the conditions under which they do, and what is left of their assignments behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from analyzer.interp import given
from analyzer.interp.entries import weak
from analyzer.interp.values import NONE, moment

if TYPE_CHECKING:
    from analyzer.interp.conditions import Condition
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.interp.values import Value


class Branch:
    """A block that may not run. Its conditions stand while it does; names mean in it what it has assigned, behind it what they may.

    ``assigned`` is what it has, once it has run.
    """

    __slots__ = ("_interp", "_more", "assigned")

    def __init__(self, interp: Interpreter, more: tuple[Condition, ...]) -> None:
        self._interp = interp
        self._more = more
        self.assigned: list[tuple[Scope, str, Value]] = []

    def __enter__(self) -> Self:
        """Let the conditions stand."""
        if self._more:
            self._interp.conditions.extend(self._more)
            self._interp.written.append({})
        return self

    def __exit__(self, *_error: object) -> None:
        """Join what names meant before with what they mean now, and drop the conditions."""
        if not self._more:
            return
        interp = self._interp
        written = interp.written.pop()
        joined = [(scope, name, old, behind(interp, scope, name, old)) for (_, name), (scope, old) in written.items()]
        self.assigned = [(scope, name, scope.names.get(name, NONE)) for scope, name, _, _ in joined]
        del interp.conditions[-len(self._more) :]
        for scope, name, old, value in joined:
            if len(interp.conditions) > scope.depth:
                note_written(interp, scope, name, old)
            scope.names[name] = value


def behind(interp: Interpreter, scope: Scope, name: str, old: Value | None) -> Value:
    """Return what a name means behind a block that may not have assigned it."""
    new = scope.names.get(name, NONE)
    if new is old or given.grown(interp, old, new, tuple(interp.conditions[scope.depth :])):
        return new
    return weak(interp, old or NONE, new)


def note_written(interp: Interpreter, scope: Scope, name: str, old: Value | None) -> None:
    """Remember what a name meant before the block that runs assigned it first."""
    interp.written[-1].setdefault((id(scope), name), (scope, old))


def as_it_is_given(interp: Interpreter, value: Value) -> Branch:
    """Run a block for an item of a collection as code that runs only where the collection has it."""
    wanted = given.given_when(interp, value) if interp.given_when else ()
    standing = [(condition.why, condition.holds) for condition in interp.conditions] if wanted else []
    return Branch(interp, tuple(item._replace(since=moment()) for item in wanted if (item.why, item.holds) not in standing))
