"""What another value of a setting would have given in place of what the default gives.

Registration goes by the default alone. What a guard that is in everybody's way makes of a request must not: it may be either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.conditions import A_SETTING
from analyzer.interp.endings import RETURNS
from analyzer.interp.failures import Unheard
from analyzer.interp.operators import softened
from analyzer.interp.scope import Alias
from analyzer.interp.values import Const, Instance, OneOf, Value, identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.endings import Ending
    from analyzer.interp.interpreter import Frame, Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.syntax import program as p

MOST = 4
"""How many other values are remembered of one."""


class Later(NamedTuple):
    """An expression that a setting has left out: it is evaluated once somebody asks, when all is registered."""

    node: p.Expr
    scope: Scope


def note(interp: Interpreter, chosen: Value, others: Iterable[Value | Later], since: int = 0) -> Value:
    """Remember what an object that was made ``since``, or a plain value, might be instead; return it, a plain value as one of its own."""
    others = [other for other in others if not isinstance(other, Value) or identity(other) != identity(chosen)]
    if not others:
        return chosen
    if type(chosen) is Const and isinstance(chosen.value, str | bool) and not chosen.soft:
        if id(chosen) not in interp.instead:
            chosen = Const(chosen.value, site=chosen.site)
    elif not isinstance(chosen, Instance) or chosen.made < since:
        return chosen
    known = interp.instead.setdefault(id(chosen), (chosen, []))[1]
    known.extend(other for other in others[: MOST - len(known)] if not any(other is item for item in known))
    return chosen


def note_returned(interp: Interpreter, ending: Ending) -> None:
    """Remember what a function would return under another value of a setting."""
    if ending is not None and ending[0] in RETURNS:
        interp.stack[-1].instead = [*(interp.stack[-1].instead or []), ending[1]]


def returned(interp: Interpreter, frame: Frame, value: Value) -> Value:
    """Return what a function returns, with what it might have returned instead: a plain value is one that a setting may change."""
    if frame.instead is None:
        return value
    if isinstance(value, Const) and any(identity(other) != identity(value) for other in frame.instead):
        return softened(value)
    return note(interp, value, frame.instead, frame.since)


def note_assigned(interp: Interpreter, assigned: list[tuple[Scope, str, Value]]) -> None:
    """Remember what names would mean behind a test under another value of a setting; nothing of an object with another name."""
    for scope, name, other in assigned:
        chosen = scope.names.get(name)
        if chosen is not None and not (isinstance(chosen, Instance) and has_another_name(scope, name, chosen)):
            scope.names[name] = note(interp, chosen, [other])


def has_another_name(scope: Scope, name: str, value: Value) -> bool:
    """Return whether another name of a scope means the same object: what a setting makes of one is not true of the other."""
    for other, held in scope.names.items():
        meant = held.module.scope.names.get(held.name) if isinstance(held, Alias) else held
        if meant is value and other != name:
            return True
    return False


def others_of(interp: Interpreter, value: Value) -> list[Value]:
    """Return what might be in a value's place under other values of the settings."""
    _, known = interp.instead.get(id(value), (value, []))
    for at, other in enumerate(known):
        if isinstance(other, Later):
            with interp.under(A_SETTING, soft=True), Unheard(interp):
                known[at] = interp.evaluate(other.node, other.scope)
    return [option for other in known if isinstance(other, Value) for option in (other.options if isinstance(other, OneOf) else [other])]
