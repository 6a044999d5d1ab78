"""Errors, where the program itself expects them: what surely fails inside a ``try`` goes to its handler.

Anything else that is raised changes nothing: programs pass their own checks, and what fails here may succeed where it is deployed. So
Python's ``except Exception`` catches nothing for certain; JavaScript, whose ``catch`` names no error, has it catch what follows from values
that are known (``doubted`` tells which do not), unless its handler is for what should not happen.
https://docs.python.org/3/library/exceptions.html#exception-hierarchy, https://tc39.es/ecma262/#sec-try-statement
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import HostModule
from analyzer.interp.values import HOLE, NONE, ClassValue, Const, External, FunctionValue, Instance, Record, Sequence, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.endings import Ending
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

_EVERYTHING = frozenset({"Exception", "BaseException"})
_ENDINGS = frozenset({"exit", "abort", "kill", "reallyExit"})
_LEVELS = frozenset({"log", "error", "warn", "warning", "info", "debug", "trace", "fatal", "critical", "verbose"})
_LONGEST_TEST = 60
_MEMBERSHIP = frozenset({"has", "includes", "indexOf", "some", "find"})


class Failure:
    """An error on its way to its handler: the names of its class and of the classes above it, and the value that is caught."""

    __slots__ = ("kinds", "value")

    def __init__(self, kinds: frozenset[str], value: Value) -> None:
        self.kinds = kinds
        self.value = value


class Expected:
    """What the handlers of a running ``try`` catch by name, whether what they do not name ends there, and whether they take ``anything``.

    Where the ``try`` stands tells later what is certain: under how many conditions, in which function, after how many doubts.
    """

    __slots__ = ("all", "anything", "depth", "doubts", "level", "names")

    def __init__(self, interp: Interpreter, names: list[frozenset[str]], *, anything: bool = False) -> None:
        self.names = frozenset(name for handled in names for name in handled)
        self.all = frozenset() in names
        self.anything = anything
        self.depth = len(interp.conditions) + len(interp.labels)
        self.level = len(interp.stack)
        self.doubts = interp.stack[-1].doubts

    def reached(self, interp: Interpreter) -> bool:
        """Return whether what runs now is certain to run where the ``try`` runs, whose handler takes what it may throw."""
        if self.all or len(interp.conditions) + len(interp.labels) != self.depth or len(interp.stack) < self.level:
            return False
        return interp.stack[self.level - 1].doubts == self.doubts and not any(frame.doubts for frame in interp.stack[self.level :])


class Unheard:
    """A block whose errors reach no handler: what is only tried, or runs later."""

    __slots__ = ("_catching", "_expected")

    def __init__(self, interp: Interpreter) -> None:
        self._catching = interp.catching
        self._expected = Expected(interp, [frozenset()])

    def __enter__(self) -> None:
        """Let no error out."""
        self._catching.append(self._expected)

    def __exit__(self, *_error: object) -> None:
        """Let errors out again."""
        self._catching.pop()


def expectation(interp: Interpreter, node: p.Try, scope: Scope) -> tuple[Expected | None, list[frozenset[str]]]:
    """Return what a ``try`` expects, None where it has no handlers, and the names that each handler catches."""
    if not node.handlers:
        return None, []
    if scope.python:
        names = [caught(interp, handler, scope) for handler in node.handlers]
        return Expected(interp, names), names
    if unexpected(interp, node.handlers[0].body):
        return Expected(interp, [frozenset()]), []
    return Expected(interp, [], anything=True), []


def unexpected(interp: Interpreter, body: list[p.Stmt]) -> bool:
    """Return whether a handler is for what should not happen: it ends the program, only reports, or throws where nobody listens."""
    heard = bool(interp.catching) and not interp.catching[-1].all
    if not heard and any(isinstance(statement, p.Raise) for statement in body):
        return True
    if body and all(isinstance(statement, p.Do) and reports(statement.value) for statement in body):
        return True
    calls = (node.callee for node in walking.walk(body, into_functions=False) if isinstance(node, p.Call))
    return any(isinstance(callee, p.Member) and callee.name in _ENDINGS and named(callee.object, "process") for callee in calls)


def reports(node: p.Expr) -> bool:
    """Return whether an expression logs something."""
    return isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name in _LEVELS


def named(node: p.Expr, name: str) -> bool:
    """Return whether an expression is that name."""
    return isinstance(node, p.Name) and node.id == name


def doubted(interp: Interpreter, test: p.Expr, scope: Scope) -> bool:
    """Return whether a test may come out otherwise where the program is deployed: it asks what is not set, or what is set later.

    So may one that finds something among what was gathered, since code may run here more than once.
    """
    waiting: list[tuple[p.Expr | None, bool]] = [(test, False)]
    for _ in range(_LONGEST_TEST):
        if not waiting:
            return False
        node, negated = waiting.pop()
        if isinstance(node, p.Unary):
            waiting.append((node.operand, node.operator == "not"))
        elif isinstance(node, (p.Binary, p.Logical)) and node.operator != "in":
            waiting += [(node.left, False), (node.right, False)]
        elif isinstance(node, p.Call) and isinstance(node.callee, p.Member) and (negated or node.callee.name not in _MEMBERSHIP):
            this = interp.evaluate(node.callee.object, scope)
            if not (isinstance(this, (Const, Sequence, HostModule)) and settled(this, anywhere=True)):
                return True
            waiting += [(argument.value, False) for argument in node.arguments]
        elif isinstance(node, (p.Name, p.Member)):
            if is_state(interp, node, scope) or not settled(interp.evaluate(node, scope), anywhere=is_local(node, scope)):
                return True
        elif not isinstance(node, (p.Literal, p.Pattern, p.Function)):
            return True
    return True


def is_state(interp: Interpreter, node: p.Name | p.Member, scope: Scope) -> bool:
    """Return whether code elsewhere may set a variable or a field: one of an object, or of a file that does not write it in capitals."""
    if isinstance(node, p.Member):
        return isinstance(interp.evaluate(node.object, scope), Instance)
    return not (is_local(node, scope) or node.id.isupper()) and isinstance(interp.evaluate(node, scope), Const)


def is_local(node: p.Expr, scope: Scope) -> bool:
    """Return whether an expression is a variable of the function that runs: nobody else sets it."""
    holder = scope.holder(node.id) if isinstance(node, p.Name) else None
    return holder is not None and holder.for_var() is scope.for_var()


def settled(value: Value, *, anywhere: bool) -> bool:
    """Return whether a value is known, is not nothing, and no setting changes it; ``anywhere`` where code elsewhere cannot either."""
    if isinstance(value, Const):
        known = value.value is not None and not value.soft and not (isinstance(value.value, str) and HOLE in value.value)
        return known and (anywhere or (bool(value.value) and value.value is not True))
    if isinstance(value, (Record, Sequence, Instance)):
        return anywhere and not value.open
    return isinstance(value, (FunctionValue, ClassValue, HostModule))


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
    interp.catching.append(Expected(interp, [names]))
    try:
        ending = body()
    finally:
        interp.catching.pop()
    if interp.failed is not None and interp.failed.kinds & names:
        interp.failed = None
        return None
    return ending


def under_way(interp: Interpreter) -> bool:
    """Return whether an error is on its way to its handler."""
    return interp.failed is not None


def taken(interp: Interpreter) -> Failure | None:
    """Return the error that is on its way, and end its way."""
    failure, interp.failed = interp.failed, None
    return failure


def fail(interp: Interpreter, value: Value, kinds: frozenset[str] | None = None) -> None:
    """Let an error go to the handler that expects it, if what fails is certain to run where that handler is."""
    if not interp.catching or interp.failed is not None:
        return
    found = kinds if kinds is not None else kinds_of(value) if interp.python else frozenset()
    for expected in reversed(interp.catching):
        if expected.anything or expected.names & found:
            if expected.reached(interp):
                interp.failed = Failure(found, value)
            return
        if expected.all:
            return


def fail_as(interp: Interpreter, name: str, message: Value = NONE) -> None:
    """Let one of Python's own errors go to the handler that expects it."""
    if interp.catching and interp.python:
        made = External("builtins", (name, "()"), (message,), {}, interp.site)
        fail(interp, made, frozenset({name, *above(name)}) - _EVERYTHING)
