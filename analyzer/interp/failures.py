"""Python's exceptions, where the program itself expects them: what surely fails inside a ``try`` that names the error goes to its handler.

Anything else that is raised changes nothing: programs pass their own checks, and what fails here may succeed where it is deployed. So
``except Exception`` catches nothing for certain. https://docs.python.org/3/library/exceptions.html#exception-hierarchy
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import NONE, ClassValue, External, Instance, Sequence, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.endings import Ending
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

_EVERYTHING = frozenset({"Exception", "BaseException"})


class Failure:
    """An error on its way to its handler: the names of its class and of the classes above it, and the value that is caught."""

    __slots__ = ("kinds", "value")

    def __init__(self, kinds: frozenset[str], value: Value) -> None:
        self.kinds = kinds
        self.value = value


class Expected:
    """What the handlers of a running ``try`` catch by name, whether one catches everything, and under how many conditions it runs."""

    __slots__ = ("all", "depth", "names")

    def __init__(self, names: list[frozenset[str]], depth: int) -> None:
        self.names = frozenset(name for handled in names for name in handled)
        self.all = frozenset() in names
        self.depth = depth


def kinds_of(value: Value) -> frozenset[str]:
    """Return the names of an exception's class and of the classes above it."""
    cls = value.cls if isinstance(value, Instance) else value
    found: set[str] = set()
    for base in lineage(cls) if isinstance(cls, ClassValue) else [cls]:
        if isinstance(base, ClassValue):
            found.add(base.name)
        elif isinstance(base, External):
            name = next((part for part in reversed(base.path) if part != "()"), "")
            found |= {name, *above(name)}
    return frozenset(found - _EVERYTHING - {""})


def above(name: str) -> list[str]:
    """Return the names of the classes above a built-in exception."""
    kind = getattr(builtins, name, None)
    return [base.__name__ for base in kind.__mro__ if base is not object] if isinstance(kind, type) else []


def caught(interp: Interpreter, handler: p.Handler, scope: Scope) -> frozenset[str]:
    """Return the names of the classes that a handler catches, none for one that catches everything."""
    return names_of(interp.evaluate(handler.exception, scope)) if handler.exception is not None else frozenset()


def names_of(value: Value) -> frozenset[str]:
    """Return the names of the classes that are to be caught, none where that is everything."""
    named: set[str] = set()
    for option in value.items if isinstance(value, Sequence) else [value]:
        if isinstance(option, ClassValue):
            named.add(option.name)
        elif isinstance(option, External) and option.path:
            named.add(option.path[-1])
    return frozenset() if named & _EVERYTHING else frozenset(named)


def suppressed(value: Value) -> frozenset[str]:
    """Return the names of the errors that ``contextlib.suppress(...)`` hushes."""
    hushes = isinstance(value, External) and value.package == "contextlib" and value.path == ("suppress", "()")
    return names_of(Sequence(list(value.arguments))) if hushes and isinstance(value, External) else frozenset()


def hushing(interp: Interpreter, names: frozenset[str], body: Callable[[], Ending]) -> Ending:
    """Run a body whose errors of some names end nothing but itself."""
    interp.catching.append(Expected([names], len(interp.conditions)))
    try:
        ending = body()
    finally:
        interp.catching.pop()
    if interp.failed is not None and interp.failed.kinds & names:
        interp.failed = None
        return None
    return ending


def taken(interp: Interpreter) -> Failure | None:
    """Return the error that is on its way, and end its way."""
    failure, interp.failed = interp.failed, None
    return failure


def fail(interp: Interpreter, value: Value, kinds: frozenset[str] | None = None) -> None:
    """Let an error go to the handler that expects it, if what fails is certain to run where that handler is."""
    if not interp.catching or interp.failed is not None:
        return
    found = kinds if kinds is not None else kinds_of(value)
    for expected in reversed(interp.catching):
        if expected.names & found:
            if len(interp.conditions) == expected.depth:
                interp.failed = Failure(found, value)
            return
        if expected.all:
            return


def fail_as(interp: Interpreter, name: str, message: Value = NONE) -> None:
    """Let a built-in error go to the handler that expects it."""
    if interp.catching:
        made = External("builtins", (name, "()"), (message,), {}, interp.site)
        fail(interp, made, frozenset({name, *above(name)}) - _EVERYTHING)
