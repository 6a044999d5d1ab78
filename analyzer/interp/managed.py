"""What ``with`` enters and leaves: an object's own methods, or a generator that waits at its ``yield`` while the body runs.

https://docs.python.org/3/reference/compound_stmts.html#the-with-statement,
https://docs.python.org/3/library/contextlib.html#contextlib.contextmanager
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import assign, failures
from analyzer.interp.hosts import Host
from analyzer.interp.inspection import decorator_name
from analyzer.interp.values import NONE, External, FunctionValue, Instance, Invocation, Sequence, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.endings import Ending
    from analyzer.interp.interpreter import Frame, Interpreter
    from analyzer.interp.scope import Scope

    Body = Callable[[Value], Ending]

MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


class Entering:
    """A ``with`` whose body waits for the first ``yield`` of a function."""

    __slots__ = ("body", "done", "ending", "function", "outer")

    def __init__(self, function: FunctionValue, outer: Frame, body: Body) -> None:
        self.function = function
        self.outer = outer
        self.body = body
        self.done = False
        self.ending: Ending = None


def with_(interp: Interpreter, node: p.With, scope: Scope) -> Ending:
    """Enter the context, bind it, run the body, and leave."""

    def body(value: Value) -> Ending:
        if node.target is not None:
            assign.assign(interp, node.target, value, scope, declare="py" if scope.python else "const")
        return interp.run(node.body, scope)

    function = manager(interp, node.value, scope)
    if function is not None:
        value, entering = entered(interp, function, node.value, scope, body)
        if entering.done:
            return entering.ending
    else:
        value = interp.evaluate(node.value, scope)
    hushed = failures.suppressed(value)
    if hushed:
        return failures.hushing(interp, hushed, lambda: interp.run(node.body, scope))
    context = value
    if isinstance(value, External) and value.path == ("nullcontext", "()"):
        value = value.arguments[0] if value.arguments else NONE
    elif isinstance(value, Sequence) and value.kind == "generator" and value.items:
        value = value.items[0]
    elif (enter := method(interp, value, "__enter__", "__aenter__")) is not None:
        value = interp.invoke(enter, Invocation([], {}, interp.site))
    ending = body(value)
    leave(interp, context)
    return ending


def manager(interp: Interpreter, node: p.Expr, scope: Scope) -> FunctionValue | None:
    """Return the generator that a call in a ``with`` makes a context of; None where it is none of the repository's."""
    if not (scope.python and isinstance(node, p.Call) and isinstance(node.callee, (p.Name, p.Member))):
        return None
    function = interp.evaluate(node.callee, scope)
    if not isinstance(function, FunctionValue) or not function.node.generator:
        return None
    return function if any(decorator_name(item) in MANAGERS for item in function.node.decorators) else None


def entered(interp: Interpreter, function: FunctionValue, call: p.Expr, scope: Scope, body: Body) -> tuple[Value, Entering]:
    """Call a generator that is a context; the body runs at its ``yield``."""
    entering = Entering(function, interp.stack[-1], body)
    interp.entering.append(entering)
    try:
        value = interp.evaluate(call, scope)
    finally:
        interp.entering.pop()
    return value, entering


def at_yield(interp: Interpreter, value: Value) -> None:
    """Run the body of the ``with`` that waits for the function which yields, if one does."""
    entering, function = interp.entering[-1], interp.stack[-1].function
    if entering.done or function is None or function.node is not entering.function.node:
        return
    entering.done = True
    mark, site = id(function.node), interp.site
    interp.active[mark] -= 1
    interp.stack.append(entering.outer)
    try:
        entering.ending = entering.body(value)
    finally:
        interp.stack.pop()
        interp.active[mark] += 1
        interp.site = site


def method(interp: Interpreter, value: Value, *names: str) -> Value | None:
    """Return the first of an object's methods that it has."""
    found = (interp.get(value, name) for name in names) if isinstance(value, Instance) else ()
    return next((item for item in found if isinstance(item, (FunctionValue, Host))), None)


def leave(interp: Interpreter, value: Value) -> None:
    """Call what an object does when the body has ended."""
    last = method(interp, value, "__exit__", "__aexit__")
    if last is not None:
        interp.invoke(last, Invocation([NONE, NONE, NONE], {}, interp.site))
