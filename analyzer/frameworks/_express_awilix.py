"""awilix-express: decorated classes, or what ``createController`` was told of a class or a function, become routers.

https://github.com/jeffijoe/awilix-express, https://github.com/jeffijoe/awilix-router-core
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._express_paths import flattened
from analyzer.interp.ancestry import lineage
from analyzer.interp.globpath import selected
from analyzer.interp.hosts import Host, HostFunction, HostModule, function
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.library_containers import Container, Provider
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import (
    HOLE,
    NONE,
    NOWHERE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Invocation,
    Record,
    Sequence,
    Site,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

PACKAGES = ("awilix-express", "awilix-router-core")
VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS")
ALL = "*"


class Said(msgspec.Struct, eq=False):
    """What is said of a controller or of one of its methods."""

    paths: list[Value] = msgspec.field(default_factory=list)
    before: list[Value] = msgspec.field(default_factory=list)
    after: list[Value] = msgspec.field(default_factory=list)
    verbs: list[str] = msgspec.field(default_factory=list)
    site: Site = NOWHERE

    def copy(self) -> Said:
        """Return the same, to be added to."""
        return Said(list(self.paths), list(self.before), list(self.after), list(self.verbs), self.site)


class State(Host):
    """All that is said of one controller, ``methods`` by their names."""

    __slots__ = ("methods", "whole")

    def __init__(self, whole: Said, methods: dict[str, Said]) -> None:
        super().__init__()
        self.whole, self.methods = whole, methods

    def copy(self) -> State:
        """Return the same, to be added to."""
        return State(self.whole.copy(), {name: said.copy() for name, said in self.methods.items()})

    def of(self, name: Value | None, site: Site) -> Said:
        """Return what is said of a method, or of the whole controller where no method is named."""
        if not isinstance(name, Const) or name.value is None:
            return self.whole
        return self.methods.setdefault(str(name.value), Said(site=name.site if name.site.file else site))


class States(Host):
    """What decorators said, by class; a class begins with what is said of the one that it extends."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[int, State] = {}

    def known(self, value: Value) -> State | None:
        """Return what is said of a class or of its ancestors."""
        classes = lineage(value) if isinstance(value, ClassValue) else []
        return next((self.found[id(cls)] for cls in classes if id(cls) in self.found), None)

    def own(self, target: Value | None) -> State | None:
        """Return what is to be added to: that of a decorator's target, a class or its prototype."""
        cls = target.keys.get("constructor") if isinstance(target, Record) and target.kind == "prototype" else target
        if not isinstance(cls, ClassValue):
            return None
        if id(cls) not in self.found:
            inherited = self.known(cls)
            self.found[id(cls)] = inherited.copy() if inherited is not None else State(Said(), {})
        return self.found[id(cls)]


def states_of(interp: Interpreter) -> States:
    """Return the program's states."""
    held = interp.facts.setdefault("awilix controllers", [])
    if not held:
        held.append(States())
    return held[0]  # type: ignore[return-value]


def decorator(name: str, add: Callable[[Said, Invocation, Interpreter], None]) -> HostFunction:
    """Return a decorator of classes and methods; ``add`` takes its arguments."""

    def outer(call: Invocation, _interp: Interpreter) -> Value:
        def decorate(inner: Invocation, running: Interpreter) -> Value:
            state = states_of(running).own(inner.argument(0))
            if state is not None:
                add(state.of(inner.argument(1), call.site), call, running)
            return inner.argument(0) if inner.argument(1) is None else NONE  # type: ignore[return-value]

        return function(name, decorate)

    return function(name, outer)


def add_path(said: Said, call: Invocation, _interp: Interpreter) -> None:
    """Take ``@route(path)``."""
    said.paths += call.arguments[:1]


def add_before(said: Said, call: Invocation, _interp: Interpreter) -> None:
    """Take ``@before(middleware)``."""
    said.before += flattened(call.arguments[:1])


def add_after(said: Said, call: Invocation, _interp: Interpreter) -> None:
    """Take ``@after(middleware)``."""
    said.after += flattened(call.arguments[:1])


def add_verbs(said: Said, call: Invocation, interp: Interpreter) -> None:
    """Take ``@verbs([...])``."""
    texts = [interp.text_of(item) for item in items_of(interp, call.argument(0) or NONE)[0]]
    said.verbs += [text for text in texts if text is not None and text not in said.verbs]


def verb(name: str) -> HostFunction:
    """Return the decorator of one verb."""

    def add(said: Said, _call: Invocation, _interp: Interpreter) -> None:
        said.verbs += [name] if name not in said.verbs else []

    return decorator(name, add)


class Builder(Host):
    """``createController(target)``, and what is said of it in a row."""

    __slots__ = ("state", "target")

    def __init__(self, target: Value, state: State) -> None:
        super().__init__()
        self.target, self.state = target, state

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        whole = {"prefix": add_path, "before": add_before, "after": add_after}.get(name)
        if whole is not None:
            return function(name, lambda call, i: self.widened(whole, call, i))
        if name == "verbs":
            return function(name, self.say)
        if name == "all" or name.upper() in VERBS:
            said = Sequence([Const(ALL if name == "all" else name.upper())])
            return function(name, lambda call, i: self.say(Invocation([said, *call.arguments], {}, call.site), i))
        return self.target if name == "target" else None

    def widened(self, add: Callable[[Said, Invocation, Interpreter], None], call: Invocation, interp: Interpreter) -> Builder:
        """Return a builder of which more is said as a whole."""
        state = self.state.copy()
        add(state.whole, call, interp)
        return Builder(self.target, state)

    def say(self, call: Invocation, interp: Interpreter) -> Value:
        """Take verbs, a path, the name of a method, and its middleware."""
        said = self.state.of(Const(interp.text_of(call.argument(2)) or HOLE), call.site)
        said.paths += call.arguments[1:2]
        add_verbs(said, call, interp)
        options = call.argument(3) or Record()
        said.before += flattened([interp.get(options, "before")])
        said.after += flattened([interp.get(options, "after")])
        return self


def answering(target: Value, name: str, interp: Interpreter) -> Value:
    """Return the method of a class, or of what a function makes of the container's cradle."""
    if isinstance(target, ClassValue):
        found = next((cls.members[name] for cls in lineage(target) if isinstance(cls, ClassValue) and name in cls.members), NONE)
        return found if isinstance(found, FunctionValue) else External(PACKAGES[0], ("method", name))
    held = interp.facts.get("containers", [])
    container = held[-1] if held and isinstance(held[-1], Container) else Container()
    return interp.get(container.make(Provider("factory", target), interp), name)


def put(router: Host, value: Value, call: Invocation, interp: Interpreter) -> None:
    """Register what is said of a class or by a builder; nothing of anything else."""
    target, state = (value.target, value.state) if isinstance(value, Builder) else (value, states_of(interp).known(value))
    whole, methods = (state.whole, state.methods) if state is not None else (Said(), {})
    for name, said in methods.items():
        paths: list[Value] = [Const(first + second) for first in texts(whole, interp) for second in texts(said, interp)]
        chain = [*whole.before, *said.before, answering(target, name, interp), *said.after, *whole.after]
        for method in said.verbs:
            registers = router.get("all" if method == ALL else method.lower(), interp) or NONE
            interp.invoke(registers, Invocation([Sequence(paths), *chain], {}, said.site, node=call.node))


def texts(said: Said, interp: Interpreter) -> list[str]:
    """Return the paths that are said; an empty one where there are none."""
    return list(dict.fromkeys(interp.text_of(path) or HOLE for path in said.paths)) or [""]


def exported(module: Value, interp: Interpreter) -> list[Value]:
    """Return what a file exports: the controller that it is, or all that it names."""
    known = isinstance(module, Builder) or states_of(interp).known(module) is not None
    return [module] if known else list(entries_of(interp, module)[0].values())


def inject(call: Invocation, interp: Interpreter) -> Value:
    """Return ``inject(factory)``: the middleware that the factory makes."""
    factory = call.argument(0) or NONE
    made = interp.invoke(factory, Invocation([], {}, call.site, open=True)) if isinstance(factory, FunctionValue) else NONE
    return made if isinstance(made, FunctionValue) else External(PACKAGES[0], ("inject", "()"), tuple(call.arguments), {}, call.site)


def invoker(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``makeInvoker(target)``, which gives a method by its name."""
    target = call.argument(0) or NONE
    return function("invoker", lambda inner, i: answering(target, i.text_of(inner.argument(0)) or HOLE, i))


def awilix_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host modules by import name; ``make`` makes a router that is not yet initialised."""

    def fresh(call: Invocation, interp: Interpreter) -> Host:
        router = make()
        router.initialise(Invocation([], {}, call.site, node=call.node), interp)
        return router

    def controller(call: Invocation, interp: Interpreter) -> Value:
        router = fresh(call, interp)
        for value in flattened(call.arguments[:1]):
            put(router, value, call, interp)
        return router

    def load_controllers(call: Invocation, interp: Interpreter) -> Value:
        router, options, pattern = fresh(call, interp), call.argument(1) or Record(), interp.text_of(call.argument(0))
        if pattern is None or HOLE in pattern:
            interp.note("controllers of files that are not known", "loadControllers", call.site)
            return router
        given = flattened([interp.get(options, "ignore")])
        ignored = [text for item in given if (text := interp.text_of(item)) is not None and HOLE not in text]
        for path in interp.within(selected(interp, [pattern], ignored, interp.text_of(interp.get(options, "cwd")), absolute=True)):
            for value in exported(import_javascript(interp, path, path.lstrip("/")), interp):
                put(router, value, call, interp)
        return router

    def create(call: Invocation, _interp: Interpreter) -> Value:
        return Builder(call.argument(0) or NONE, State(Said(), {}))

    members: dict[str, Value] = {name: verb(name) for name in VERBS}
    members["ALL"] = verb(ALL)
    members |= {"route": decorator("route", add_path), "before": decorator("before", add_before), "after": decorator("after", add_after)}
    members |= {"verbs": decorator("verbs", add_verbs), "createController": function("createController", create)}
    verbs: dict[str, Value] = {name: Const(name) for name in VERBS}
    members["HttpVerbs"] = Record(verbs | {"ALL": Const(ALL)})
    served: dict[str, Value] = {"controller": function("controller", controller), "inject": function("inject", inject)}
    served["loadControllers"] = function("loadControllers", load_controllers)
    served |= {name: function(name, invoker) for name in ("makeInvoker", "makeClassInvoker", "makeFunctionInvoker")}
    return {
        "npm:" + PACKAGES[0]: HostModule(PACKAGES[0], members | served),
        "npm:" + PACKAGES[1]: HostModule(PACKAGES[1], dict(members)),
    }
