"""typescript-rest: Express routes of classes whose decorators name verb and path apart.

https://github.com/thiagobustamante/typescript-rest#readme
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._controllers import action_of, before_decorator, controllers_of, register
from analyzer.frameworks._express_controllers import in_files, router_of, slashed
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Sequence, Value

if TYPE_CHECKING:
    from analyzer.frameworks._controllers import Controller
    from analyzer.interp.interpreter import Interpreter

LIBRARY = "typescript-rest"
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


def verb(name: str) -> HostFunction:
    """Return ``@GET``, which takes no arguments."""

    def decorate(inner: Invocation, interp: Interpreter) -> Value:
        action, method = action_of(inner, interp), inner.argument(1)
        if action is not None and isinstance(method, Const):
            action.verbs.append((name, Const("", site=method.site), [], method.site))
            mark(inner, interp)
        return NONE

    return HostFunction(name, decorate)


def mark(inner: Invocation, interp: Interpreter) -> Controller | None:
    """Return the controller that a decorator is about, as one of this library."""
    controller = controllers_of(interp).of(inner.argument(0))
    if controller is not None:
        controller.library = LIBRARY
    return controller


def path(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``@Path(path)``, of a class or a method."""

    def decorate(inner: Invocation, interp: Interpreter) -> Value:
        controller, action = mark(inner, interp), action_of(inner, interp)
        if action is not None:
            action.path = call.argument(0)
        elif controller is not None:
            controller.paths = [call.argument(0) or Const("")]
        return inner.argument(0) or NONE

    return HostFunction("path", decorate)


def secured(call: Invocation) -> list[Value]:
    """Return the guard that ``@Security(roles)`` stands for."""
    return [External(LIBRARY, ("Security", "()"), tuple(call.arguments), {}, call.site)]


def build_services(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Server.buildServices(router, ...types)``: all services of the program where none is given."""
    table = controllers_of(interp)
    given = [known for value in call.arguments[1:] if (known := table.known(value)) is not None]
    return served(call, given or [item for item in table.found.values() if item.library == LIBRARY], interp)


def load_services(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Server.loadServices(router, patterns)``."""
    patterns = call.argument(1) or NONE
    items = items_of(interp, patterns)[0] if isinstance(patterns, Sequence) else [patterns]
    texts = [text for item in items for text in interp.texts_of(item) if HOLE not in text]
    found = {id(item): item for text in texts for item in in_files(text, interp)}
    return served(call, list(found.values()), interp)


def served(call: Invocation, services: list[Controller], interp: Interpreter) -> Value:
    """Register services on an app or router."""
    router = router_of(call.argument(0))
    for service in services if router is not None else []:
        register(interp, router, service, "", slashed)  # type: ignore[arg-type]
    return NONE


class Server(Host):
    """``Server``: what registers; the rest of it sets options."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a static method."""
        _ = interp
        taken = {"buildServices": build_services, "loadServices": load_services}.get(name)
        return HostFunction(name, taken or (lambda _c, _i: NONE))


def typescript_rest() -> dict[str, Value]:
    """Return what ``typescript-rest`` exports, by import name."""
    members: dict[str, Value] = {name: verb(name) for name in VERBS}
    members |= {"Path": HostFunction("Path", path), "Security": before_decorator(secured), "PreProcessor": before_decorator()}
    return {f"npm:{LIBRARY}": HostModule(LIBRARY, {**members, "Server": Server()})}
