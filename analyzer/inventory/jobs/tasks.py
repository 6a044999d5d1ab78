"""Tasks of asyncio and threads: which functions loop until they are stopped, and which tasks end with the function that starts them."""

from __future__ import annotations

import re
from typing import Any

from analyzer.inventory.facts import CallSite, Project, Scope, dotted
from analyzer.syntax import program as p
from analyzer.syntax import walking

_STOPPED = re.compile(r"running|active|alive|stop|shut|clos|exit|cancel|quit", re.IGNORECASE)
_ENDS = {"cancel", "join"}
_ENTERS = {"__enter__", "__aenter__"}
_WAITS = {"asyncio.gather", "asyncio.wait", "asyncio.wait_for", "gather"}
_SERVES = {"uvicorn.run", "server.serve", "hypercorn.run"}
_RUNS = {"asyncio.run", "anyio.run", "uvloop.run", "loop.run_until_complete"}


class Tasks:
    """The tasks of a project; each function and each file is read once."""

    def __init__(self, project: Project) -> None:
        """Begin with nothing read."""
        self.project = project
        self._ended: dict[int, set[int]] = {}
        self._programs: dict[str, set[str]] = {}

    def end(self, call: CallSite) -> bool:
        """Say whether the function that starts a task awaits or cancels it, and so ends with it; not where that yields, serves or loops.

        ``beat = asyncio.create_task(loop()); try: await run() finally: beat.cancel()``
        """
        function = enclosing(call.scope)
        if function is None or function.node.name in self._mains(call.file):
            return False
        key = id(function.node)
        if key not in self._ended:
            self._ended[key] = set() if loops(function.node) else _ended(function.node)
        return function.node.name in _ENTERS or id(call.node) in self._ended[key]

    def _mains(self, file: str) -> set[str]:
        """Return the functions of a file that are whole programs: called by the module, or run by ``asyncio.run``."""
        if file not in self._programs:
            found: set[str] = set()
            for call in self.project.modules[file].calls:
                run = call.node.arguments if call.text in _RUNS else []
                given = [argument.value.callee for argument in run if isinstance(argument.value, p.Call)]
                callees = [*given, *([call.node.callee] if enclosing(call.scope) is None else [])]
                found.update(callee.id for callee in callees if isinstance(callee, p.Name))
            self._programs[file] = found
        return self._programs[file]


def _ended(function: p.Function) -> set[int]:
    """Return the identities of the calls whose value a function awaits, cancels or joins."""
    nodes = list(walking.walk(function.body, into_functions=False))
    calls = [node for node in nodes if isinstance(node, p.Call)]
    if any(isinstance(node, p.Yield) for node in nodes) or any(dotted(node.callee) in _SERVES for node in calls):
        return set()
    held: dict[int, str] = {}
    for node in nodes:
        if isinstance(node, p.Declare | p.Assign) and node.value is not None and dotted(node.target):
            held.update((id(item), dotted(node.target)) for item in walking.walk([node.value]) if isinstance(item, p.Call))
    for node in calls:
        if isinstance(node.callee, p.Member) and node.callee.name == "append":
            held.update((id(argument.value), dotted(node.callee.object)) for argument in node.arguments)
    names = {dotted(node.callee.object) for node in calls if isinstance(node.callee, p.Member) and node.callee.name in _ENDS}
    names |= {dotted(node.value) for node in nodes if isinstance(node, p.Await)}
    names |= {dotted(argument.value) for node in calls if dotted(node.callee) in _WAITS for argument in node.arguments}
    return {key for key, name in held.items() if name and name in names}


def enclosing(scope: Scope) -> Scope | None:
    """Return the scope of the function around a place."""
    current: Scope | None = scope
    while current is not None and current.kind != "function":
        current = current.parent
    return current


def loops(function: p.Function) -> bool:
    """Say whether a function loops until it is stopped."""
    return any(isinstance(node, p.While) and _goes_on(node.test) for node in walking.walk(function.body, into_functions=False))


def _goes_on(test: Any) -> bool:  # noqa: ANN401 - any expression
    """Say whether a loop ends only where it is stopped: ``while True``, ``while self._running``, ``while not stopped.is_set()``."""
    if isinstance(test, p.Literal):
        return bool(test.value)
    asked = test.operand if isinstance(test, p.Unary) and test.operator == "not" else test
    if isinstance(asked, p.Call) and isinstance(asked.callee, p.Member):
        return asked is not test and asked.callee.name in {"is_set", "wait"}
    return isinstance(asked, p.Name | p.Member) and _STOPPED.search(dotted(asked).rpartition(".")[2]) is not None
