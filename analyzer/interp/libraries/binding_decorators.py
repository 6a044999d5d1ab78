"""inversify-binding-decorators: a class says itself under which token a container holds it.

https://github.com/inversify/inversify-binding-decorators
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import room
from analyzer.interp.values import NONE, External, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

FACT = "provided classes"


class Provided(Host):
    """A class, and the token that it says."""

    __slots__ = ("found", "token")

    def __init__(self, token: Value, found: Value) -> None:
        super().__init__()
        self.token = token
        self.found = found


def provide(call: Invocation, interp: Interpreter) -> Value:
    """Return ``provide(token)``: a decorator that remembers the class."""
    token = call.argument(0) or NONE

    def remember(inner: Invocation, _interp: Interpreter) -> Value:
        found, known = inner.argument(0) or NONE, interp.facts.setdefault(FACT, [])
        if room(interp, known):
            known.append(Provided(token, found))
        return found

    return HostFunction("provide", remember)


class Fluent(Host):
    """``fluentProvide(token).inSingletonScope().done()``: what is said about scope and conditions changes nothing here."""

    __slots__ = ("decorator",)
    typeof = "object"

    def __init__(self, decorator: Value) -> None:
        super().__init__()
        self.decorator = decorator

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method of the chain; ``done`` gives the decorator."""
        return HostFunction(name, lambda _c, _i: self.decorator if name == "done" else self)


def provider_module(call: Invocation, interp: Interpreter) -> Value:
    """Return the module that binds, once it is loaded, every class that has been decorated by then."""

    def bind_all(inner: Invocation, _interp: Interpreter) -> Value:
        for provided in interp.facts.get(FACT, []):
            if isinstance(provided, Provided):
                binding = interp.invoke(inner.argument(0) or NONE, Invocation([provided.token], {}, inner.site))
                interp.invoke(interp.get(binding, "to"), Invocation([provided.found], {}, inner.site))
        return NONE

    return External("inversify", ("ContainerModule", "()"), (HostFunction("bind", bind_all),), {}, call.site)


def binding_decorator_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    members: dict[str, Value] = {
        "provide": HostFunction("provide", provide),
        "fluentProvide": HostFunction("fluentProvide", lambda call, interp: Fluent(provide(call, interp))),
        "buildProviderModule": HostFunction("buildProviderModule", provider_module),
    }
    return {"npm:inversify-binding-decorators": HostModule("inversify-binding-decorators", members)}
