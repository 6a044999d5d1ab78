"""Functions and methods of the languages themselves, called in a probed middleware."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.libraries.events import Emitter
from analyzer.interp.libraries.node_util import Promisified
from analyzer.interp.libraries.python import ContextVar
from analyzer.interp.values import FunctionValue, Instance, Record, Sequence, Value
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.patterns import matched
from analyzer.inventory.guards.plain import looked_up
from analyzer.inventory.guards.promises import called_back, of_several
from analyzer.inventory.guards.raw_headers import PAIRS
from analyzer.inventory.guards.stand_ins import with_member
from analyzer.inventory.guards.values import KEPT, REQUEST, UNKNOWN, Closure, Member, Role

if TYPE_CHECKING:
    from analyzer.interp.hosts import Host
    from analyzer.inventory.guards.probe import Probe

TIMERS = {"setImmediate": 1, "nextTick": 1, "queueMicrotask": 1, "setTimeout": 2}
"""What puts a call off, and where the arguments of that call begin."""


def of_language(probe: Probe, callee: Host, arguments: list[Value], this: Value | None) -> Value | None:
    """Return what a method of the language returns for what is known, None where it is none of these."""
    name = str(getattr(callee, "name", ""))
    if this is not None and (found := of_owner(probe, this, name, arguments)) is not None:
        return found
    if name == "Router":
        return Role("router")
    if isinstance(callee, Promisified):
        return called_back(probe, callee.wrapped, arguments)
    if (later := put_off(probe, name, arguments)) is not None:
        return later
    if name in {"fromEntries", "Map"} and arguments[:1] == [PAIRS]:
        return Role("headers")
    own = name == "hasOwn" or (name == "has" and getattr(this, "package", "") == "Reflect")
    lent = name == "call" and getattr(this, "name", "") == "hasOwnProperty"
    if (own or lent) and arguments and isinstance(arguments[0], Role):
        return probe.call(Member(arguments[0], "hasOwnProperty"), arguments[1:])
    return looked_up(probe.interp, this, name or getattr(callee, "package", ""), arguments) or matched(probe.interp, callee, arguments)


def of_owner(probe: Probe, this: Value, name: str, arguments: list[Value]) -> Value | None:
    """Return what a method does by what it is a method of: a promise, a function, an emitter, a variable of a context."""
    first = arguments[0] if arguments else None
    if getattr(this, "package", "") == "Promise" and first is not None:
        return of_several(probe, name, first)
    if this is probe.interp.globals["javascript"].get("console"):
        return UNKNOWN
    if isinstance(this, FunctionValue) and name in {"call", "apply"}:
        return called_with(probe, this, name, arguments)
    if isinstance(this, Emitter) and name == "emit":
        for listener in emitted(probe, this, arguments):
            probe.call(listener, arguments[1:])
        return UNKNOWN
    if isinstance(this, Record) and this.kind in {"map", "set"} and first is REQUEST and name in {"get", "has"}:
        return KEPT
    if isinstance(this, ContextVar) and name in {"get", "set"}:
        return in_context(probe, this, name, arguments)
    made = name == "create" and getattr(this, "package", "") == "Object"
    return with_member(first) if made and isinstance(first, (Record, Instance)) else None


def in_context(probe: Probe, of: ContextVar, name: str, arguments: list[Value]) -> Value:
    """Return what ``variable.get()`` gives, and keep what ``variable.set(value)`` is given."""
    if name == "set" and arguments:
        probe.carry(of.name, arguments[0])
        return UNKNOWN
    return probe.carried(of.name, probe.read(roles.item(Role("state"), of.name)))


def emitted(probe: Probe, of: Emitter, arguments: list[Value]) -> list[Value]:
    """Return what listens to an event."""
    event = probe.interp.text_of(arguments[0]) if arguments else None
    return list(of.listeners.get(event, ())) if event is not None else []


def put_off(probe: Probe, name: str, arguments: list[Value]) -> Value | None:
    """Return what ``setImmediate(next, error)`` comes to, None for what is no timer that is handed what goes on."""
    if name not in TIMERS or not arguments or not isinstance(arguments[0], Role):
        return None
    return probe.call(arguments[0], arguments[TIMERS[name] :])


def called_with(probe: Probe, of: Closure | FunctionValue, name: str, arguments: list[Value]) -> Value:
    """Return what ``f.call(this, ...)`` and ``f.apply(this, list)`` return of a function."""
    listed = arguments[1] if len(arguments) > 1 else None
    given = arguments[1:] if name == "call" else listed.items if isinstance(listed, Sequence) else []
    return probe.enter(of, given, {}, arguments[0] if arguments else None)
