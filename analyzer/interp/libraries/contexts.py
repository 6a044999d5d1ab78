"""What calls a function and returns what it returns: contexts of Node's, retries, limits and locks, spans of what traces.

https://nodejs.org/api/async_context.html, https://nodejs.org/api/domain.html, https://github.com/sindresorhus/p-retry,
https://opentelemetry.io/docs/languages/js/instrumentation/, https://docs.sentry.io/platforms/javascript/apis/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_promises import settled
from analyzer.interp.values import NONE, Const, External, FunctionValue, Invocation, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

SPANS = (
    *("startSpan", "startSpanManual", "startActiveSpan", "withScope", "withIsolationScope", "withActiveSpan", "withMonitor"),
    *("continueTrace", "suppressTracing", "startNewTrace", "trace", "startSegment", "startBackgroundTransaction", "startWebTransaction"),
)
TRACERS = ("@sentry/node", "@sentry/node-core", "@sentry/core", "@sentry/bun", "dd-trace", "newrelic")
RETRIES = ("p-retry", "async-retry")
"""Their function is told of the attempt, or by what it gives up."""


def runs(before: int = 0, between: int = 0) -> HostFunction:
    """Return ``run(..., f, ..., given)``: the function is called with what stands behind it, and behind its ``this``."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        called = call.argument(before)
        return interp.invoke(called, Invocation(call.arguments[before + between + 1 :], {}, call.site)) if called is not None else NONE

    return HostFunction("run", run)


def told(package: str) -> HostFunction:
    """Return ``startSpan(name, options, f)``: the last one is called, with what the library makes."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        last = call.arguments[-1] if call.arguments else NONE
        if not isinstance(last, (FunctionValue, Host)):
            return External(package, ("()",), tuple(call.arguments), call.keywords, call.site)
        return interp.invoke(last, Invocation([External(package, ("span",), site=call.site)], {}, call.site))

    return HostFunction("told", run)


def same(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``bind(f)``: the function itself."""
    return call.argument(0) or NONE


BIND = HostFunction("bind", same)
SNAPSHOT = HostFunction("snapshot", lambda _c, _i: runs())


STORE = External("async_hooks", ("AsyncLocalStorage", "()", "getStore"))
"""Asks for what there is in a request, which nobody knows."""


class Storage(Host):
    """``new AsyncLocalStorage()``: what a function that it runs finds in it; nobody knows what there is in a request."""

    __slots__ = ("current",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.current: Value | None = None

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        if name == "getStore":
            return HostFunction(name, lambda _c, _i: self.current or NONE) if self.current is not None else STORE
        if name == "enterWith":
            return HostFunction(name, lambda call, _i: self.enter(call.argument(0)))
        if name == "run":
            return HostFunction(name, lambda call, running: self.within(call.argument(0), call, running, 1))
        return HostFunction(name, lambda call, running: self.within(None, call, running, 0)) if name == "exit" else None

    def enter(self, store: Value | None) -> Value:
        """Keep a store from now on."""
        self.current = store
        return NONE

    def within(self, store: Value | None, call: Invocation, interp: Interpreter, skipped: int) -> Value:
        """Call a function that finds ``store``."""
        before, self.current = self.current, store
        try:
            return runs(skipped).call(call, interp)
        finally:
            self.current = before


class Context(Host):
    """A domain, or a namespace: it runs functions, and keeps what it is given by name."""

    __slots__ = ("fields", "module")
    typeof = "object"

    def __init__(self, module: HostModule) -> None:
        super().__init__()
        self.module = module
        self.fields: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what runs a function, what hands it back, or a field that code has set."""
        if name in {"run", "runAndReturn", "runPromise"}:
            return HostFunction(name, self.run)
        if name in {"bind", "intercept"}:
            return BIND
        if name in {"on", "once", "add", "remove", "enter", "exit", "removeAllListeners"}:
            return HostFunction(name, lambda _c, _i: self)
        return self.fields.get(name, NONE if name not in {"get", "set", "emit"} else None)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field."""
        self.fields[name] = value

    def run(self, call: Invocation, interp: Interpreter) -> Value:
        """Call a function, for which this is the active one."""
        before = self.module.members.get("active", NONE)
        self.module.members["active"] = self
        try:
            return runs().call(call, interp)
        finally:
            self.module.members["active"] = before


class Gate(Host):
    """A limit, a queue or a lock: a function that it is given is called when its turn comes."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what takes a function in."""
        if name in {"add", "runExclusive", "schedule", "use"}:
            return runs()
        return runs(1) if name == "acquire" else None

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what ``limit(f, ...given)`` calls."""
        return runs().call(call, interp)


class Resource(Host):
    """``new AsyncResource(type)``."""

    __slots__ = ()
    lent_names = ("runInAsyncScope", "bind")

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        if name == "bind":
            return BIND
        return runs(between=1) if name == "runInAsyncScope" else None


def attempts(package: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``retry(f, options)``: the first attempt is the one that counts."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        given: list[Value] = [Const(1)] if package == "p-retry" else [External(package, ("bail",)), Const(1)]
        return interp.invoke(call.argument(0) or NONE, Invocation(given, {}, call.site))

    return run


def over_all(call: Invocation, interp: Interpreter) -> Value:
    """Return ``pMap(list, f, options)``: the list of what it makes of each."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    change = call.argument(1) or NONE
    made = [
        settled(interp, interp.invoke(change, Invocation([settled(interp, item), Const(index)], {}, call.site)))
        for index, item in enumerate(interp.within(items))
    ]
    return Sequence(made, open=is_open)


def context_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    gate = HostFunction("gate", lambda _c, _i: Gate())
    storage = HostClass("AsyncLocalStorage", Storage, {"bind": BIND, "snapshot": SNAPSHOT})
    resource = HostClass("AsyncResource", Resource, {"bind": BIND})
    found: dict[str, Value] = {
        "async_hooks": HostModule("async_hooks", {"AsyncLocalStorage": storage, "AsyncResource": resource}),
        "domain": with_contexts("domain", "create", "createDomain"),
        "async-mutex": HostModule("async-mutex", {"Mutex": gate, "Semaphore": gate}),
        "@opentelemetry/api": open_telemetry(),
    }
    for name in ("cls-hooked", "continuation-local-storage"):
        found[name] = with_contexts(name, "createNamespace", "getNamespace")
    for name in RETRIES:
        found[name] = HostModule(name, {}, attempts(name))
    for name in ("p-limit", "p-queue", "async-lock"):
        found[name] = HostModule(name, {}, gate.function)
    found |= {name: HostModule(name, {}, over_all) for name in ("p-map", "p-map-series")}
    for name in TRACERS:
        found[name] = tracing(name)
    return {"npm:" + name: value for name, value in found.items()}


def tracing(package: str) -> HostModule:
    """Return a module whose functions call what they are given; ``init()`` returns it."""
    module = HostModule(package, {method: told(package) for method in SPANS})
    module.members["init"] = HostFunction("init", lambda _c, _i: module)
    return module


def with_contexts(package: str, *makers: str) -> HostModule:
    """Return a module that makes contexts, and knows which one is active."""
    module = HostModule(package, {"active": NONE})
    module.members |= dict.fromkeys(makers, HostFunction("create", lambda _c, _i: Context(module)))
    return module


def open_telemetry() -> HostModule:
    """Return OpenTelemetry's interface: its tracers call what runs in a span, its contexts what runs in them."""
    package = "@opentelemetry/api"
    ask: dict[str, Value] = {}
    tracer = HostModule(package, {"startActiveSpan": told(package)})
    ask["getTracer"] = HostFunction("getTracer", lambda _c, _i: tracer)
    ask["getTracerProvider"] = HostFunction("getTracerProvider", lambda _c, _i: HostModule(package, ask))
    return HostModule(package, {"trace": HostModule(package, ask), "context": HostModule(package, {"with": runs(1, 1)})})
