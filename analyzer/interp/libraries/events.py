"""Node's event emitter, and its cluster: listeners run when their event is emitted, and a worker process is what serves.

https://nodejs.org/api/events.html, https://nodejs.org/api/cluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.calls import run_callbacks
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import room
from analyzer.interp.libraries.processes import setup_primary
from analyzer.interp.values import NONE, PRIMARY, WORKER, Const, External, FunctionValue, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

ADDING = frozenset(["on", "once", "addListener", "prependListener", "prependOnceListener"])
ASKING = frozenset(["listenerCount", "listeners", "rawListeners", "eventNames", "getMaxListeners"])
REMOVING = ("setMaxListeners", "removeListener", "removeAllListeners", "off")


class Emitter(Host):
    """An ``EventEmitter``: listeners by event, in the order in which they were added; an event that came before its listener is kept."""

    __slots__ = ("emitted", "fields", "listeners")
    lent_names = (*sorted(ADDING), "emit", *REMOVING)

    def __init__(self) -> None:
        super().__init__()
        self.listeners: dict[str, list[Value]] = {}
        self.emitted: dict[str, Invocation] = {}
        self.fields: dict[str, Value] = {}

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Remember the emitter, for listeners whose event nobody emits."""
        interp.facts.setdefault("emitters", []).append(self)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method, or a field that code has set."""
        if name in ADDING:
            return HostFunction(name, self.add)
        if name == "emit":
            return HostFunction(name, self.emit)
        if name in REMOVING:
            return HostFunction(name, lambda _c, _i: self.owner or self)
        return External("events", ("EventEmitter", name)) if name in ASKING else self.fields.get(name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field."""
        self.fields[name] = value

    def add(self, call: Invocation, interp: Interpreter) -> Value:
        """Add a listener; boot code may emit before the interpreter reaches the line that listens, since it does not wait."""
        event, listener = interp.text_of(call.argument(0)), call.argument(1)
        if event is not None and listener is not None:
            known = self.listeners.setdefault(event, [])
            if room(interp, known):
                known.append(listener)
            if event in self.emitted:
                interp.invoke(listener, self.emitted[event])
        return self.owner or self

    def remove(self, call: Invocation, interp: Interpreter) -> Value:
        """Remove a listener; under a condition it may stay, and stays."""
        known = self.listeners.get(interp.text_of(call.argument(0)) or "", [])
        if call.argument(1) in known and not interp.conditions:
            known.remove(call.argument(1) or NONE)
        return self.owner or self

    def emit(self, call: Invocation, interp: Interpreter) -> Value:
        """Call every listener of an event with what was emitted."""
        event = interp.text_of(call.argument(0))
        if event is None:
            return NONE
        passed = Invocation(call.arguments[1:], {}, call.site, self.owner or self)
        self.emitted.setdefault(event, passed)
        for listener in list(self.listeners.get(event, ())):
            interp.invoke(listener, passed)
        return Const(event in self.listeners)


def try_listeners(interp: Interpreter) -> None:
    """Run the listeners of events that the code which was reached does not emit, as callbacks handed to a library are run."""
    for emitter in interp.facts.get("emitters", []):
        if isinstance(emitter, Emitter):
            for event in sorted(emitter.listeners.keys() - emitter.emitted.keys()):
                for listener in emitter.listeners[event]:
                    if isinstance(listener, FunctionValue) and id(listener.node) not in interp.called:
                        run_callbacks(interp, Invocation([listener], {}, listener.site))


def event_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    emitter = HostClass("EventEmitter", Emitter)
    emitter.statics |= {"EventEmitter": emitter, "default": emitter}
    setup = {name: HostFunction(name, setup_primary) for name in ("setupPrimary", "setupMaster")}
    cluster = HostModule("cluster", {"isMaster": PRIMARY, "isPrimary": PRIMARY, "isWorker": WORKER, **setup})
    found: dict[str, Value] = dict.fromkeys(("events", "eventemitter3", "eventemitter2"), emitter)
    return {"npm:" + name: value for name, value in (found | {"cluster": cluster}).items()}
