"""What ``with`` enters and leaves in a probed body: an object's own methods, or a generator that waits at its ``yield``.

https://docs.python.org/3/reference/compound_stmts.html#the-with-statement,
https://docs.python.org/3/library/contextlib.html#contextlib.contextmanager
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.inspection import decorator_name
from analyzer.interp.managed import MANAGERS
from analyzer.interp.values import NONE, External, FunctionValue, Value
from analyzer.inventory.guards.assign import assign
from analyzer.inventory.guards.bodies import body_of
from analyzer.inventory.guards.calling import arguments_of
from analyzer.inventory.guards.kinds import method
from analyzer.inventory.guards.parameters import bind
from analyzer.inventory.guards.promises import settled
from analyzer.inventory.guards.values import Names, Thrown, worst
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.branches import Ending
    from analyzer.inventory.guards.probe import Probe

CONTEXT = "__context__"


def with_(probe: Probe, node: p.With, names: Names) -> Ending:
    """Run the body of a ``with``, and what stands around it."""
    function = generator(probe, node.value, names)
    if function is not None and isinstance(node.value, p.Call):
        return within(probe, node, node.value, function, names)
    value = probe.evaluate(node.value, names)
    if isinstance(value, External) and value.dotted == "contextlib.suppress()" and isinstance(node.value, p.Call):
        return probe.run([p.Try(node.body, [p.Handler([], None, given.value) for given in node.value.arguments])], names)
    enters = method(value, "__enter__", "__aenter__")
    if node.target is not None:
        assign(probe, node.target, probe.enter(enters, [], {}, value) if enters is not None else value, names)
    leaves = method(value, "__exit__", "__aexit__")
    if leaves is None:
        return probe.run(node.body, names)
    names.values[CONTEXT] = value
    nothing = [p.Argument(p.Literal(value=None)) for _ in range(2)]
    left = p.Call(p.Member(p.Name(CONTEXT), leaves.node.name), [p.Argument(p.Name("Exception")), *nothing])
    return probe.run([p.Try(node.body, [p.Handler([p.If(left, [], [p.Raise(None)])], None, None)])], names)


def generator(probe: Probe, node: p.Expr, names: Names) -> FunctionValue | None:
    """Return the generator of the repository that a call makes a context of, None for any other expression."""
    if not isinstance(node, p.Call) or not isinstance(node.callee, (p.Name, p.Member)):
        return None
    function = probe.evaluate(node.callee, names)
    if not isinstance(function, FunctionValue) or not function.node.generator:
        return None
    return function if any(decorator_name(item) in MANAGERS for item in function.node.decorators) else None


def within(probe: Probe, node: p.With, call: p.Call, function: FunctionValue, names: Names) -> Ending:
    """Run a generator, and the body where it yields."""
    arguments, keywords = arguments_of(probe, call, names)
    this = probe.evaluate(call.callee.object, names) if isinstance(call.callee, p.Member) and function.this is None else function.this
    endings: list[Ending] = []

    def body(value: Value) -> None:
        frame, probe.names = probe.names, names
        try:
            if node.target is not None:
                assign(probe, node.target, value, names)
            endings.append(probe.run(node.body, names))
        finally:
            probe.names = frame
        if endings[-1] == "raise":
            raise Thrown(worst(probe.raised[-1]))

    inner = Names(function, {}, None, this, resumed=body)
    bind(probe, function.node, inner, [*function.bound, *arguments], {**function.bound_keywords, **keywords})
    body_of(probe, function.node, inner)
    ending = endings[-1] if endings else None
    return ending if ending != "raise" else None


def yielded(probe: Probe, node: p.Yield, names: Names) -> Value:
    """Return what a generator yields; what waits for it runs now."""
    value = settled(probe, probe.evaluate(node.value, names)) if node.value is not None else NONE
    if names.yielded is not None:
        names.yielded.items.append(value)
        names.yielded.open = names.yielded.open or bool(names.undecided)
    if names.resumed is not None:
        resumed, names.resumed = names.resumed, None
        resumed(value)
    return value
