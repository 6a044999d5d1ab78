"""Threads and processes of Python: what is run in them belongs to the program.

https://docs.python.org/3/library/threading.html#threading.Thread, https://docs.python.org/3/library/multiprocessing.html,
https://docs.python.org/3/library/concurrent.futures.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import NONE, FunctionValue, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

NOTHING = frozenset({"join", "setDaemon", "terminate", "kill", "close", "cancel"})


class Thread(Host):
    """``Thread(target=f, args=(), kwargs={})``, ``Process(...)``, or what a class of the repository makes of them by ``run``."""

    __slots__ = ("target",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.target: Value | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Run the target with what it is given: whether the thread is started by name cannot always be seen."""
        target = call.argument(1, "target")
        given = items_of(interp, call.argument(3, "args") or NONE)[0]
        named = entries_of(interp, call.argument(4, "kwargs") or NONE)[0]
        if isinstance(target, FunctionValue) and interp.called.get(id(target.node), 0) < 3:
            with interp.ration(interp.bounds.started):
                interp.invoke(target, Invocation(list(given), dict(named), call.site, open=not given and not named))

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what starts it."""
        if name == "start":
            return HostFunction(name, self.start)
        if name == "run" or name in NOTHING:
            return HostFunction(name, lambda _c, _i: NONE)
        return Unknown(f"thread {name}", interp.site)

    def start(self, call: Invocation, interp: Interpreter) -> Value:
        """Run what the class of the repository says."""
        run = interp.get(self.owner, "run") if self.owner is not None else NONE
        if isinstance(run, FunctionValue):
            with interp.ration(interp.bounds.started):
                interp.invoke(run, Invocation([], {}, call.site))
        return NONE


class Future(Host):
    """What a pool answers: the result is there at once."""

    __slots__ = ("value",)
    typeof = "object"

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what waits for the result."""
        if name == "result":
            return HostFunction(name, lambda _c, _i: self.value)
        return Unknown(f"future {name}", interp.site) if name != "exception" else HostFunction(name, lambda _c, _i: NONE)


class Pool(Host):
    """``ThreadPoolExecutor()`` and ``ProcessPoolExecutor()``: what is handed in runs, with what it is given."""

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what runs a function, or the pool itself for the body of a ``with``."""
        known = {"submit": self.submit, "map": self.map, "shutdown": nothing, "__exit__": nothing, "__enter__": self.entered}.get(name)
        return HostFunction(name, known) if known is not None else Unknown(f"pool {name}", interp.site)

    def entered(self, _call: Invocation, _interp: Interpreter) -> Value:
        """Return the pool."""
        return self

    def submit(self, call: Invocation, interp: Interpreter) -> Value:
        """Run a function."""
        target = call.arguments[0] if call.arguments else NONE
        return Future(ran(interp, target, Invocation(call.arguments[1:], call.keywords, call.site)))

    def map(self, call: Invocation, interp: Interpreter) -> Value:
        """Run a function for each item."""
        target = call.arguments[0] if call.arguments else NONE
        items, is_open = items_of(interp, call.argument(1) or NONE)
        return Sequence([ran(interp, target, Invocation([item], {}, call.site)) for item in interp.within(items)], open=is_open)


def ran(interp: Interpreter, target: Value, call: Invocation) -> Value:
    """Return what a function gives that a pool runs."""
    with interp.ration(interp.bounds.started):
        return interp.invoke(target, call)


def nothing(_call: Invocation, _interp: Interpreter) -> Value:
    """Do nothing."""
    return NONE


def completed(call: Invocation, interp: Interpreter) -> Value:
    """Return the futures: all of them are done."""
    items, is_open = items_of(interp, call.argument(0, "fs") or NONE)
    return Sequence(list(items), open=is_open)


def thread_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    found: dict[str, dict[str, Value]] = {
        "threading": {"Thread": HostClass("Thread", Thread)},
        "multiprocessing": {"Process": HostClass("Process", Thread)},
        "concurrent.futures": {
            **{name: HostClass(name, Pool) for name in ("ThreadPoolExecutor", "ProcessPoolExecutor")},
            "as_completed": HostFunction("as_completed", completed),
        },
    }
    return {"pypi:" + name: HostModule(name, dict(members)) for name, members in found.items()}
