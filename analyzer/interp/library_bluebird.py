"""bluebird: promises with more methods, and modules of callbacks made into modules of promises.

http://bluebirdjs.com/docs/api-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import first, items_of
from analyzer.interp.javascript_promises import attempt, promises, settled
from analyzer.interp.values import NONE, External, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LATER = "Async"
LISTS = ("map", "mapSeries", "each", "filter", "reduce")


class Promised(Host):
    """What ``promisifyAll`` makes of a module: ``readdirAsync`` is its ``readdir``, without a callback."""

    __slots__ = ("inner",)
    typeof = "object"

    def __init__(self, inner: Value) -> None:
        super().__init__()
        self.inner = inner

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a member of the module, by either name."""
        return interp.get(self.inner, name.removesuffix(LATER) if name != LATER else name)


def promisify_all(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Promise.promisifyAll(module)``."""
    given = call.argument(0) or NONE
    return Promised(given) if isinstance(given, (Host, External)) else given


def over(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``Promise.map`` and its kin: the method of lists, on a list of promises."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        found = Sequence([settled(interp, item) for item in items], open=is_open)
        method = interp.get(found, "map" if name in {"each", "mapSeries"} else name)
        made = interp.invoke(method, Invocation(call.arguments[1:], {}, call.site, found))
        return found if name == "each" else made

    return run


def joined(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Promise.join(promises..., f)``."""
    *given, last = [settled(interp, item) for item in call.arguments] or [NONE]
    return interp.invoke(last, Invocation(given, {}, call.site)) if isinstance(last, (FunctionValue, Host)) else Sequence([*given, last])


def all_named(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Promise.props({name: promise})``."""
    given = call.argument(0)
    if not isinstance(given, Record):
        return Unknown("props", call.site)
    return Record({name: settled(interp, item) for name, item in given.entries.items()}, open=given.open)


def after_a_while(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Promise.delay(milliseconds, value)``."""
    return call.argument(1) or NONE


def bluebird_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    plain = promises()
    functions: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "attempt": attempt, "method": first, "promisify": first, "coroutine": first, "cast": first,
        "promisifyAll": promisify_all, "join": joined, "props": all_named, "delay": after_a_while, **{name: over(name) for name in LISTS},
    }  # fmt: skip
    members = plain.members | {name: HostFunction(name, function) for name, function in functions.items()}
    return {"npm:bluebird": HostModule("bluebird", members, plain.callee)}
