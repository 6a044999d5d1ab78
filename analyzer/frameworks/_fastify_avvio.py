"""avvio, by which Fastify boots its plugins, as programs use it for their own: in order, and what a plugin asks for right after it.

https://github.com/fastify/avvio#api
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from analyzer.frameworks._fastify_types import SKIP_OVERRIDE
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.slots import set_member
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, ModuleValue, Record, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.conditions import Condition
    from analyzer.interp.interpreter import Interpreter

ADDED = ("use", "after", "ready", "onClose", "close")
WAITING = "avvio"


class Waiting(Protocol):
    """What has plugins that wait."""

    def flush(self, interp: Interpreter) -> None:
        """Run them."""


class Boot(Host):
    """What boots: the object that plugins get, and those that wait, by the plugin that asked for them."""

    __slots__ = ("late", "queues", "server")
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.server: Value = self
        self.queues: list[list[tuple[Invocation, list[Condition], str]]] = [[]]
        self.late: list[Invocation] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Give the object that boots the methods by which it does."""
        server, options = call.argument(0), call.argument(1)
        names = interp.get(options, "expose") if isinstance(options, Record) else NONE
        interp.facts.setdefault(WAITING, []).append(self)
        if server is None or (isinstance(server, Const) and server.value is None):
            return
        self.server = server
        for name in ADDED:
            called = interp.text_of(interp.get(names, name)) if isinstance(names, Record) else None
            set_member(interp, server, called or name, self.get(name, interp) or NONE)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        methods: dict[str, Callable[[Invocation, Interpreter], Value]] = {"use": self.use, "after": self.after, "ready": self.ready}
        found = methods.get(name) or ((lambda _c, _i: self.server) if name in {"onClose", "close", "start"} else None)
        return HostFunction(name, self.listen) if name in {"on", "once"} else HostFunction(name, found) if found is not None else None

    def use(self, call: Invocation, interp: Interpreter) -> Value:
        """Let a plugin wait for its turn."""
        if call.arguments and interp.spend():
            self.queues[-1].append((call, list(interp.conditions), "plugin"))
        return self.server

    def after(self, call: Invocation, interp: Interpreter) -> Value:
        """Let a function wait for those before it."""
        if call.arguments and interp.spend():
            self.queues[-1].append((call, list(interp.conditions), "callback"))
        return self.server

    def ready(self, call: Invocation, interp: Interpreter) -> Value:
        """Run what waits, and all that still comes to wait meanwhile; a function that is given is called after it."""
        if isinstance(call.argument(0), FunctionValue):
            self.late.append(call)
        else:
            self.flush(interp)
        return self.server

    def listen(self, call: Invocation, interp: Interpreter) -> Value:
        """Remember a listener of ``start``, which is called as what ``ready`` is given."""
        if interp.text_of(call.argument(0)) in {"start", "preReady"}:
            self.ready(Invocation(call.arguments[1:], {}, call.site), interp)
        return self

    def told(self, call: Invocation, interp: Interpreter) -> None:
        """Call back: ``(done)``, ``(error, done)``, ``(error, server, done)``."""
        callback, done = call.argument(0) or NONE, HostFunction("done", lambda _c, _i: NONE)
        asked = len(callback.node.parameters) if isinstance(callback, FunctionValue) else 0
        told: list[Value] = [done] if asked < 2 else [NONE, done] if asked == 2 else [NONE, self.server, done]
        interp.invoke(callback, Invocation(told, {}, call.site))

    def flush(self, interp: Interpreter) -> None:
        """Run what waits, in order, and after each plugin what it has asked for."""
        waiting = self.queues[-1]
        while waiting and interp.spend() and len(self.queues) <= interp.bounds.rounds:
            call, conditions, kind = waiting.pop(0)
            outer, interp.conditions = interp.conditions, conditions
            self.queues.append([])
            try:
                (self.run if kind == "plugin" else self.told)(call, interp)
                self.flush(interp)
            finally:
                self.queues.pop()
                interp.conditions = outer
        while len(self.queues) == 1 and self.late and interp.spend():
            self.told(self.late.pop(0), interp)

    def run(self, call: Invocation, interp: Interpreter) -> None:
        """Call one plugin."""
        plugin, options = call.arguments[0], call.argument(1)
        if not isinstance(plugin, FunctionValue):
            plugin = interp.get(plugin, "default")
        if isinstance(options, FunctionValue):
            options = interp.invoke(options, Invocation([self.server], {}, call.site))
        done = HostFunction("done", lambda _c, _i: NONE)
        interp.invoke(plugin, Invocation([self.server, options or Record(), done], {}, call.site))


def boot(call: Invocation, interp: Interpreter) -> Value:
    """Return ``avvio(instance, options, started)``."""
    made = Boot()
    made.initialise(call, interp)
    return made


def unwrapped(plugin: Value, interp: Interpreter) -> Value:
    """Return the function that a module, a bound object or a wrapped plugin means."""
    if isinstance(plugin, ModuleValue):
        plugin = interp.get(plugin, "default")
    if isinstance(plugin, Record):
        plugin = plugin.entries.get("default") or plugin.entries.get("plugin") or plugin
    if isinstance(plugin, FunctionValue) and isinstance(plugin.fields.get("default"), FunctionValue):
        return plugin.fields["default"]
    return plugin


def plugin_wrapper(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fp(plugin, options)``: the plugin, marked to run in the closure that registers it."""
    plugin = unwrapped(call.argument(0) or NONE, interp)
    options = call.argument(1)
    encapsulated = isinstance(options, Record) and isinstance(flag := options.entries.get("encapsulate"), Const) and flag.value is True
    if isinstance(plugin, FunctionValue) and not encapsulated:
        plugin.fields[SKIP_OVERRIDE] = Const(value=True)
    return plugin


def promised(server: Value, name: str, waiting: Callable[[], Waiting]) -> HostFunction:
    """Return ``then``, ``catch`` or ``finally`` of a server: what waits is loaded first, and the promise is worth the server."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        waiting().flush(interp)
        callback = call.argument(0)
        if name == "catch" or not isinstance(callback, (FunctionValue, Host)):
            return server
        told = interp.invoke(callback, Invocation([server] if name == "then" else [], {}, call.site, open=True))
        return told if name == "then" else server

    return HostFunction(name, run)


def finish_boots(interp: Interpreter) -> None:
    """Run the plugins that still wait: they start by themselves when the program's own code is done."""
    for made in list(interp.facts.get(WAITING, [])):
        if isinstance(made, Boot):
            made.flush(interp)


def boot_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:avvio": HostModule("avvio", {}, boot)}
