"""What a JavaScript program is started with: nothing, unless somebody gives arguments (https://nodejs.org/api/process.html#processargv)."""

from __future__ import annotations

from typing import TypeGuard

from analyzer.interp.values import Const, Sequence, Unknown, Value

GIVEN = "@@arguments"


def command_arguments(before: int = 2) -> Sequence:
    """Return ``process.argv``, in which two paths stand before what somebody gives, or a part of it."""
    return Sequence([], open=True, extra={GIVEN: Const(max(before, 0))})


def are_arguments(value: Value) -> TypeGuard[Sequence]:
    """Return whether a list is what a program is started with, of which nothing is known."""
    return isinstance(value, Sequence) and value.open and not value.items and value.extra is not None and GIVEN in value.extra


def paths_before(given: Sequence) -> int:
    """Return how many paths stand before what somebody gives."""
    before = given.extra[GIVEN] if given.extra is not None else None
    return before.value if isinstance(before, Const) and isinstance(before.value, int) else 0


def arguments_after(given: Sequence, start: int | None) -> Sequence:
    """Return the arguments from a position on."""
    return command_arguments(paths_before(given) - start if start is not None else 0)


def an_argument(given: Sequence | None = None, position: int = 0) -> Unknown:
    """Return one of the arguments, which is not there unless somebody gives it; the paths of Node and of the program always are."""
    return Unknown("argument", absent=given is None or position >= paths_before(given))
