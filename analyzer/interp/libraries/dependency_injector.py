"""dependency_injector: containers are classes of providers, and a provider is called for what it makes.

https://python-dependency-injector.ets-labs.org/providers/index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.values import NONE, NOWHERE, Const, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

ONCE = ("Singleton", "ThreadSafeSingleton", "ThreadLocalSingleton", "ContextLocalSingleton", "Resource")
EACH_TIME = ("Factory", "Callable", "Coroutine", "Container")
PLAIN = ("Object", "Value")
DEEPEST = 30


class Provider(Host):
    """``Singleton(Class, a, b=c)``: what it is given may be providers, which are asked first; ``once`` keeps what was made."""

    __slots__ = ("depth", "given", "made", "once", "plain")
    typeof = "function"

    def __init__(self, *, once: bool, plain: bool = False) -> None:
        super().__init__()
        self.once = once
        self.plain = plain
        self.given = Invocation([], {}, NOWHERE)
        self.made: Value | None = None
        self.depth = 0

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take what is made, and of what."""
        self.given = call

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what is known of a provider."""
        if name == "provider":
            return self
        if name == "override":
            return HostFunction(name, self.override)
        return Unknown(f"provider {name}", interp.site)

    def override(self, call: Invocation, interp: Interpreter) -> Value:
        """Take what stands in its place."""
        other = call.argument(0)
        self.made, self.once = other.call(Invocation([], {}, call.site), interp) if isinstance(other, Provider) else other, True
        return NONE

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what it makes, or has made; one that asks for itself is not known."""
        if self.plain:
            return self.given.argument(0) or NONE
        if self.once and self.made is not None:
            return self.made
        if not self.given.arguments or self.depth:
            return Unknown("provider", call.site)
        self.depth += 1
        positional = [asked(item, call, interp) for item in self.given.arguments[1:]]
        named = {name: asked(item, call, interp) for name, item in self.given.keywords.items()}
        made = interp.invoke(self.given.arguments[0], Invocation([*positional, *call.arguments], {**named, **call.keywords}, call.site))
        self.depth -= 1
        if isinstance(made, Sequence) and made.kind == "generator" and made.items:
            made = made.items[0]
        self.made = made if self.once else None
        return made


class Option(Host):
    """``Configuration()``, and each of its options: they are what the program has told it."""

    __slots__ = ("path", "told")
    typeof = "function"

    def __init__(self, told: list[Value] | None = None, path: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.told = told if told is not None else []
        self.path = path

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return an option, or what tells it."""
        if name in {"from_dict", "from_pydantic", "from_value"}:
            return HostFunction(name, self.tell)
        if name.startswith(("from_", "as_", "__")):
            return HostFunction(name, lambda call, i: self.call(call, i) if name.startswith("as_") else NONE)
        return Option(self.told, (*self.path, name)) if len(self.path) < DEEPEST else None

    def tell(self, call: Invocation, _interp: Interpreter) -> Value:
        """Take values for all options."""
        if call.arguments and not self.path:
            self.told.append(call.arguments[0])
        return NONE

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what an option was last told."""
        for told in reversed(self.told):
            value: Value = told
            for name in self.path:
                value = value.entries.get(name, Unknown("option")) if isinstance(value, Record) else interp.get(value, name)
            if isinstance(value, (Const, Record, Sequence, Instance)):
                return value
        return Unknown(f"option {'.'.join(self.path)}", call.site)


def asked(value: Value, call: Invocation, interp: Interpreter) -> Value:
    """Return what a provider makes, anything else as it is."""
    return value.call(Invocation([], {}, call.site), interp) if isinstance(value, (Provider, Option)) else value


def dependency_injector_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    members: dict[str, Value] = {name: HostClass(name, lambda: Provider(once=True)) for name in ONCE}
    members |= {name: HostClass(name, lambda: Provider(once=False)) for name in EACH_TIME}
    members |= {name: HostClass(name, lambda: Provider(once=False, plain=True)) for name in PLAIN}

    def listed(call: Invocation, interp: Interpreter) -> Value:
        return Sequence([asked(item, call, interp) for item in call.arguments])

    members |= {"Configuration": HostClass("Configuration", Option), "List": HostFunction("List", listed)}
    providers = HostModule("dependency_injector.providers", members)
    return {"pypi:dependency_injector": HostModule("dependency_injector", {"providers": providers})}
