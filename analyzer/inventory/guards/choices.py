"""What a setting has chosen, as a guard's body meets it: by its default it may let everybody by, and is a guard all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.instead import others_of
from analyzer.interp.operators import softened
from analyzer.interp.values import ClassValue, Const, FunctionValue, Instance, OneOf, Unknown, Value, identity
from analyzer.inventory.guards.values import Role, Thrown, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter
    from analyzer.inventory.guards.probe import Probe


class Chosen(OneOf, eq=False):
    """What a setting has chosen, the default's first; what one of them throws ends nothing."""


def plain(probe: Probe, value: Value) -> Value:
    """Return a plain value as one that a setting may change, where it has chosen it and the run asks what follows from that."""
    if id(value) not in probe.interp.instead:
        return value
    probe.found.chosen = True
    return softened(value) if probe.open_choices else value


def member_chosen(probe: Probe, this: Instance, name: str) -> Value | None:
    """Return what a member may be of an object that a setting has chosen, None where it is the same whatever was chosen."""
    own = probe.interp.get(this, name)
    others = [probe.interp.get(other, name) for other in others_of(probe.interp, this) if isinstance(other, Instance) and has(other, name)]
    others = [other for other in others if not same(own, other)]
    if isinstance(own, Role) or not others:
        return None
    probe.found.chosen = True
    if not probe.open_choices:
        return None
    known = [other for other in others if isinstance(other, (Instance, FunctionValue, Const))]
    if isinstance(own, Const) and all(isinstance(other, Const) for other in known):
        return softened(own)
    return Chosen([own, *known]) if known and isinstance(own, (Instance, FunctionValue, Const)) else None


def has(this: Instance, name: str) -> bool:
    """Return whether an object has a member."""
    classes = [base for base in lineage(this.cls) if isinstance(base, ClassValue)]
    return name in this.fields or any(name in base.members or name in base.getters for base in classes)


def same(one: Value, other: Value) -> bool:
    """Return whether two members are the same, or the same method of two objects."""
    if isinstance(one, FunctionValue) and isinstance(other, FunctionValue):
        return one.node is other.node
    return identity(one) == identity(other) or (isinstance(one, Unknown) and isinstance(other, Unknown))


def of_each(probe: Probe, several: OneOf, ask: Callable[[Value], Value]) -> Value:
    """Return what asking any of several values gives; throw only where all do that a setting chooses from."""
    if not isinstance(several, Chosen):
        return joined([ask(option) for option in several.options])
    found: list[Value] = []
    thrown: list[Thrown] = []
    for option in several.options:
        try:
            found.append(ask(option))
        except Thrown as error:
            thrown.append(error)
    if not found:
        raise thrown[0]
    for each in thrown:
        probe.may_raise(*each.error)
    return joined(found)


def like(interp: Interpreter, value: Value, this: Instance) -> None:
    """Let what stands for an object in its own body be any object of that class which might be there instead."""
    others = [other for other in others_of(interp, value) if isinstance(other, Instance) and other.cls is this.cls]
    if others:
        interp.instead[id(this)] = (this, [*others])
