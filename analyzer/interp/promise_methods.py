"""Methods called on promises, which are their values: ``then`` and its kin call back at once, those of bluebird too.

https://tc39.es/ecma262/#sec-properties-of-the-promise-prototype-object, http://bluebirdjs.com/docs/api-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import failures
from analyzer.interp.hosts import Host
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_promises import Rejected
from analyzer.interp.library_bluebird import LISTS, over
from analyzer.interp.values import NONE, External, FunctionValue, Invocation, OneOf, Unknown, Value, one_of

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

CHAINED = frozenset({"tap", "spread", "each", "mapSeries"})
"""What a promise of bluebird has besides the methods of its value."""


def call_method(interp: Interpreter, this: Value, name: str, function: Value, call: Invocation, *, new: bool) -> Value:
    """Return what a method answers; what a value does not have itself is asked of the promise that it came by."""
    if isinstance(this, OneOf) and any(isinstance(option, Rejected) for option in this.options):
        this = one_of([option for option in this.options if not isinstance(option, Rejected)])  # programs pass their own checks
        function = interp.get(this, name)
    missing = isinstance(function, Unknown) or (isinstance(function, External) and not isinstance(this, Host))
    if (name in {"then", "finally"} and missing) or (name == "then" and function is NONE):
        return followed(interp, this, call, passing=name == "then")
    if name == "catch" and (isinstance(function, (Unknown, External)) or function is NONE):
        return this
    if name in CHAINED and (function is NONE or (isinstance(this, Host) and missing)):
        return chained(interp, this, name, call)
    return interp.invoke(function, call, new=new)


def followed(interp: Interpreter, this: Value, call: Invocation, *, passing: bool) -> Value:
    """Return what ``then`` makes of a value; ``finally`` is told nothing, and hands it on as it was."""
    hook = getattr(this, "awaited", None)
    value = hook(interp) if hook is not None else this
    handler = call.arguments[0] if call.arguments else NONE
    if not isinstance(handler, (FunctionValue, Host)):
        return value
    with failures.Unheard(interp):
        result = interp.invoke(handler, Invocation([value] if passing else [], {}, call.site))
    return result if passing else value


def chained(interp: Interpreter, value: Value, name: str, call: Invocation) -> Value:
    """Return what a method of a promise of bluebird makes of the value; ``tap`` hands it on as it was."""
    if name in LISTS:
        return over(name)(Invocation([value, *call.arguments], {}, call.site), interp)
    handler = call.argument(0)
    passed = items_of(interp, value)[0] if name == "spread" else [value]
    answer = interp.invoke(handler, Invocation(passed, {}, call.site)) if isinstance(handler, (FunctionValue, Host)) else NONE
    return answer if name == "spread" else value
