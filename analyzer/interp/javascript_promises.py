"""JavaScript's promises, which are their values, except those that surely fail: awaited, they throw, and ``catch`` hears of it.

https://tc39.es/ecma262/#sec-promise-objects
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import failures
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import first, items_of
from analyzer.interp.values import NONE, Const, External, FunctionValue, Invocation, Record, Sequence, Unknown, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.endings import Ending
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

_BRANCHES = (p.If, p.Switch, p.Conditional, p.Logical, p.Try)


class Rejected(Host):
    """A promise that fails for certain, and why."""

    __slots__ = ("reason",)
    typeof = "object"

    def __init__(self, reason: Value) -> None:
        super().__init__()
        self.reason = reason

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``then``, ``catch`` or ``finally``."""
        handlers = {"then": 1, "catch": 0}
        if name in handlers:
            return HostFunction(name, lambda call, running: self.handled(call, running, handlers[name]))
        return HostFunction(name, self.followed) if name == "finally" else None

    def handled(self, call: Invocation, interp: Interpreter, position: int) -> Value:
        """Return what a handler makes of the reason; without one, the promise still fails."""
        handler = call.argument(position)
        return interp.invoke(handler, Invocation([self.reason], {}, call.site)) if isinstance(handler, (FunctionValue, Host)) else self

    def followed(self, call: Invocation, interp: Interpreter) -> Value:
        """Run what runs in either case."""
        interp.invoke(call.argument(0) or NONE, Invocation([], {}, call.site))
        return self

    def awaited(self, interp: Interpreter) -> Value:
        """Throw the reason to whoever expects it."""
        failures.fail(interp, self.reason)
        return Unknown("rejected promise", interp.site)


def settled(interp: Interpreter, value: Value) -> Value:
    """Return what a promise is worth; of one that fails, the promise."""
    hook = getattr(value, "awaited", None)
    return value if hook is None or isinstance(value, Rejected) else hook(interp)


def listen(interp: Interpreter, chain: list[p.Call]) -> None:
    """Remember of a chain of calls, the last first, those whose failure a ``catch`` after them takes."""
    for position, link in enumerate(chain[:-1]):
        if catches(interp, link):
            interp.awaited |= {id(before): True for before in chain[position + 1 :]}
            return


def catches(interp: Interpreter, node: p.Call) -> bool:
    """Return whether a call is ``.catch(handler)`` or ``.then(this, that)``, of a handler that expects failures."""
    position = {"catch": 0, "then": 1}.get(node.callee.name) if isinstance(node.callee, p.Member) else None
    if position is None or len(node.arguments) != position + 1:
        return False
    handler = node.arguments[position].value
    return isinstance(handler, p.Function) and not failures.unexpected(interp, handler.body)


def run(interp: Interpreter, function: FunctionValue, call: Invocation, scope: Scope) -> tuple[failures.Failure | None, Ending]:
    """Run the body of an async function: what fails in it reaches whoever awaits the call, or has ``catch`` after it."""
    heard = interp.awaited.get(id(call.node)) if call.node is not None else None
    if heard is False:
        ending = interp.run(function.node.body, scope)
        return failures.taken(interp), ending
    interp.catching.append(failures.Expected(interp, [], anything=True) if heard else failures.Expected(interp, [frozenset()]))
    try:
        ending = interp.run(function.node.body, scope)
    finally:
        interp.catching.pop()
    return failures.taken(interp), ending


def promise(call: Invocation, interp: Interpreter) -> Value:
    """Return what a promise's executor resolves with; it fails where the executor does nothing else."""
    resolved: list[Value] = []
    refused: list[Value] = []

    def keep(found: list[Value]) -> HostFunction:
        def settle(call: Invocation, _interp: Interpreter) -> Value:
            found.append(call.argument(0) or NONE)
            return NONE

        return HostFunction("settle", settle)

    executor = call.argument(0)
    if not isinstance(executor, FunctionValue):
        return Unknown("promise")
    depth = len(interp.conditions)
    with failures.Unheard(interp):
        interp.invoke(executor, Invocation([keep(resolved), keep(refused)], {}, call.site))
    if resolved or not refused:
        return resolved[0] if resolved else Unknown("promise")
    straight = not any(isinstance(node, (*_BRANCHES, p.Function)) for node in walking.walk(executor.node.body))
    return Rejected(refused[0]) if straight and len(interp.conditions) == depth else Unknown("promise")


def all_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Promise.all(promises)``: it fails where one does."""
    found, is_open = items_of(interp, call.argument(0) or NONE)
    values = [settled(interp, item) for item in found]
    failed = next((value for value in values if isinstance(value, Rejected)), None)
    return failed or Sequence(values, open=is_open)


def all_settled(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Promise.allSettled(promises)``: programs pass their own checks, so what does not surely fail is fulfilled."""
    found, is_open = items_of(interp, call.argument(0) or NONE)
    return Sequence([outcome(settled(interp, item)) for item in found], open=is_open)


def outcome(value: Value) -> Value:
    """Return how a promise ended."""
    if isinstance(value, Rejected):
        return Record({"status": Const("rejected"), "reason": value.reason})
    return Record({"status": Const("fulfilled"), "value": value})


def first_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Promise.race(promises)``: the first, where it is known, is the first to settle."""
    found, is_open = items_of(interp, call.argument(0) or NONE)
    values = [settled(interp, item) for item in found]
    known = bool(values) and not is_open and not isinstance(values[0], (Unknown, External))
    return values[0] if known else Unknown("race")


def any_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Promise.any(promises)``: the first that does not fail."""
    found, is_open = items_of(interp, call.argument(0) or NONE)
    kept = [item for item in found if not isinstance(item, Rejected)]
    return first_of(Invocation([Sequence(kept, open=is_open)], {}, call.site), interp)


def rejected(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Promise.reject(reason)``."""
    return Rejected(call.argument(0) or NONE)


def attempt(call: Invocation, interp: Interpreter) -> Value:
    """Return what ``Promise.try(f, ...)`` calls; its ``catch`` hears what ``f`` throws, as that of a promise that fails."""
    return interp.invoke(call.argument(0) or NONE, Invocation(call.arguments[1:], {}, call.site))


def promises() -> HostModule:
    """Return ``Promise``."""
    members = {
        "all": all_of, "allSettled": all_settled, "resolve": first, "race": first_of, "any": any_of, "reject": rejected, "try": attempt,
    }  # fmt: skip
    return HostModule("Promise", {name: HostFunction(name, body) for name, body in members.items()}, promise)
