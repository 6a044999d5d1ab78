"""What is true of some items, or of all: one that a setting may turn round makes the answer a setting's, unless another decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import Const, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Iterable


def for_any(verdicts: Iterable[tuple[bool | None, bool]], *, is_open: bool) -> Value:
    """Return whether any is true; ``verdicts`` with whether a setting may turn each round, ``is_open`` where there may be more."""
    return decided(list(verdicts), by=True, is_open=is_open)


def for_all(verdicts: Iterable[tuple[bool | None, bool]], *, is_open: bool) -> Value:
    """Return whether all are true."""
    return decided(list(verdicts), by=False, is_open=is_open)


def decided(verdicts: list[tuple[bool | None, bool]], *, by: bool, is_open: bool) -> Value:
    """Return ``by`` if one says so, the other if all are known to say that."""
    if (by, False) in verdicts:
        return Const(by)
    if (by, True) in verdicts:
        return Const(by, soft=True)
    if is_open or any(verdict is None for verdict, _ in verdicts):
        return Unknown("some" if by else "every")
    return Const(not by, soft=any(soft for _, soft in verdicts))
