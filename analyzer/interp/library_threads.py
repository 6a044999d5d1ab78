"""Threads and processes of Python: what is run in them belongs to the program.

https://docs.python.org/3/library/threading.html#threading.Thread, https://docs.python.org/3/library/multiprocessing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import NONE, FunctionValue, Invocation, Unknown, Value

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


def thread_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    found = {
        "threading": {"Thread": HostClass("Thread", Thread)},
        "multiprocessing": {"Process": HostClass("Process", Thread)},
    }
    return {"pypi:" + name: HostModule(name, dict(members)) for name, members in found.items()}
