"""Controllers: classes whose decorators say which routes their methods answer. What the decorators said, and the routes of it.

The libraries that read such decorators differ in names and in how they join paths (`analyzer.frameworks._express_controllers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._express_paths import flattened, paths_of
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Instance, Invocation, Record, Site, Value
from analyzer.routing.router import RouteSetup, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter
    from analyzer.routing.router import Router


class Action(msgspec.Struct, eq=False):
    """A method of a controller: its verbs with their paths and middleware, and what other decorators put before it.

    ``path`` is what a decorator of its own said, for all verbs.
    """

    handler: Value
    verbs: list[tuple[str, Value, list[Value], Site]] = msgspec.field(default_factory=list)
    before: list[Value] = msgspec.field(default_factory=list)
    path: Value | None = None


class Controller(msgspec.Struct, eq=False):
    """A decorated class."""

    cls: ClassValue
    library: str = ""
    paths: list[Value] = msgspec.field(default_factory=list)
    before: list[Value] = msgspec.field(default_factory=list)
    children: list[Value] = msgspec.field(default_factory=list)
    actions: dict[str, Action] = msgspec.field(default_factory=dict)


class Controllers(Host):
    """All controllers of a program, in the order in which their decorators ran."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[int, Controller] = {}

    def of(self, target: Value | None) -> Controller | None:
        """Return the controller that a decorator's target belongs to: a class, or its prototype; None for anything else."""
        cls = target.keys.get("constructor") if isinstance(target, Record) and target.kind == "prototype" else target
        return self.found.setdefault(id(cls), Controller(cls)) if isinstance(cls, ClassValue) else None

    def known(self, value: Value) -> Controller | None:
        """Return the controller that a class or an object of it is."""
        cls = value.cls if isinstance(value, Instance) else value
        return self.found.get(id(cls))

    def answering(self, controller: Controller) -> list[tuple[Value, Action]]:
        """Return what a controller and the classes that it extends answer: each method as its objects have it, and its action."""
        actions: dict[str, Action] = {}
        for base in reversed(lineage(controller.cls)):
            known = self.found.get(id(base))
            actions |= known.actions if known is not None else {}
        members = controller.cls.members
        return [
            (own if isinstance(own := members.get(name), FunctionValue) else action.handler, action) for name, action in actions.items()
        ]


def controllers_of(interp: Interpreter) -> Controllers:
    """Return the program's controllers."""
    known = interp.facts.setdefault("controllers", [])
    if not known:
        known.append(Controllers())
    return known[0]  # type: ignore[return-value]


def action_of(inner: Invocation, interp: Interpreter) -> Action | None:
    """Return the action that a method's decorator is about; None for a decorated class."""
    controller, name, descriptor = controllers_of(interp).of(inner.argument(0)), inner.argument(1), inner.argument(2)
    if controller is None or not isinstance(name, Const):
        return None
    handler = descriptor.entries.get("value", NONE) if isinstance(descriptor, Record) else NONE
    return controller.actions.setdefault(str(name.value), Action(handler))


def controller_decorator(library: str) -> HostFunction:
    """Return a class decorator that takes a path and middleware."""

    def outer(call: Invocation, interp: Interpreter) -> Value:
        def decorate(inner: Invocation, running: Interpreter) -> Value:
            controller = controllers_of(running).of(inner.argument(0))
            if controller is not None:
                controller.library = library
                controller.paths = [call.argument(0) or Const("")]
                controller.before = [*flattened(call.arguments[1:]), *controller.before]
            return inner.argument(0) or NONE

        return HostFunction("controller", decorate)

    return HostFunction("controller", outer)


def verb_decorator(method: str, *, named: bool = False) -> HostFunction:
    """Return a method decorator that takes a path and middleware; ``named`` when its first argument is the verb."""

    def outer(call: Invocation, interp: Interpreter) -> Value:
        arguments = list(call.arguments)
        verb = (interp.text_of(arguments.pop(0)) or "all").upper() if named and arguments else method

        def decorate(inner: Invocation, running: Interpreter) -> Value:
            action, name = action_of(inner, running), inner.argument(1)
            if action is not None and isinstance(name, Const):
                path = arguments[0] if arguments else Const("", site=name.site)
                action.verbs.append((verb, path, flattened(arguments[1:]), name.site))
            return NONE

        return HostFunction("verb", decorate)

    return HostFunction("verb", outer)


def before_decorator(guard: Callable[[Invocation], list[Value]] | None = None) -> HostFunction:
    """Return a decorator of classes and methods that puts middleware before them: its arguments, or what ``guard`` makes of it."""

    def outer(call: Invocation, interp: Interpreter) -> Value:
        added = guard(call) if guard is not None else flattened(list(call.arguments))

        def decorate(inner: Invocation, running: Interpreter) -> Value:
            action = action_of(inner, running)
            holder = action if action is not None else controllers_of(running).of(inner.argument(0))
            if holder is not None:
                holder.before = [*added, *holder.before]
            return inner.argument(0) or NONE

        return HostFunction("before", decorate)

    return HostFunction("before", outer)


def register(
    interp: Interpreter,
    router: Router,
    controller: Controller,
    prefix: str,
    join: Callable[[str, str], str],
    settle: Callable[[Value], Value] = lambda value: value,
) -> None:
    """Register what a controller answers, with what the classes that it extends do. ``settle`` makes middleware of what was named."""
    for handler, action in controllers_of(interp).answering(controller):
        for verb, path, middleware, site in action.verbs:
            chain = [settle(value) for value in (*controller.before, *action.before, *middleware)]
            routes, regex = paths_of(action.path or path, interp)
            bases = [text for base in controller.paths or [Const("")] for text in paths_of(base, interp)[0] or [""]]
            paths = [join(join(prefix, base), route) if not regex else route for base in bases for route in routes or [""]]
            record(interp, router, RouteSetup([verb], paths, chain, handler, site, interp.reasons, regex))
