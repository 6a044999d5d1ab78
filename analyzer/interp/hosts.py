"""Host values: what a model of a framework or a library puts in the place of its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, External, Instance, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

DEEPEST = 40
NAMESPACES = frozenset({
    "Math", "Reflect", "child_process", "cluster", "crypto", "dns", "fs", "fs/promises", "http", "https", "net", "os", "path", "perf_hooks",
    "process", "querystring", "timers", "timers/promises", "tls", "url", "util", "vm", "worker_threads", "zlib",
})  # fmt: skip
"""Namespaces of JavaScript and of Node, which are no functions."""

LENT = "@@lent"
"""Where the prototype of an old-style class keeps the library's class that it inherits from."""


class Host(Value):
    """A value that a framework or standard-library model implements. ``owner`` is the instance that inherits from it.

    ``handed_back`` is the last call of a library that was given it and took it for its own: what it made of it may be middleware as well.
    ``own_names`` are the members that a copy of its properties gets (``{...app}``), ``lent_names`` those that JavaScript's old-style
    classes inherit.
    """

    __slots__ = ("handed_back", "owner")
    own_names: tuple[str, ...] = ()
    lent_names: tuple[str, ...] = ()

    def __init__(self) -> None:
        self.owner: Instance | Record | None = None
        self.handed_back: Value | None = None

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the member ``name``, or None where there is none."""
        return None

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take an assignment to the member ``name``."""

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what calling (or constructing) it returns."""
        return Unknown("call of a host value", call.site)

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the arguments of ``super().__init__`` or ``super()`` of a class that inherits from it."""


class HostFunction(Host):
    """A function written in Python."""

    __slots__ = ("function", "name")

    def __init__(self, name: str, function: Callable[[Invocation, Interpreter], Value]) -> None:
        super().__init__()
        self.name = name
        self.function = function

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what the function makes of the call."""
        return self.function(call, interp)


class HostModule(Host):
    """A namespace of host values; members that are not there are ``External`` members of ``package``."""

    __slots__ = ("callee", "members", "package")

    def __init__(self, package: str, members: dict[str, Value], callee: Callable[[Invocation, Interpreter], Value] | None = None) -> None:
        super().__init__()
        self.package = package
        self.members = members
        self.callee = callee

    @property
    def typeof(self) -> str:
        """Return what JavaScript's ``typeof`` says: many packages are functions."""
        return "object" if self.callee is None and self.package in NAMESPACES else "function"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a member, the namespace itself for ``default``, a module of the same library, or what the package may hold."""
        found = self.members.get(name)
        if found is not None:
            return found
        if name == "default":
            return self
        if name == "__esModule":
            return NONE
        module = interp.host_modules.get(f"pypi:{self.package}.{name}") if interp.python else None
        return module if module is not None else External(self.package, (name,))

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what calling the namespace itself returns (``express()``)."""
        if self.callee is not None:
            return self.callee(call, interp)
        return External(self.package, ("()",), tuple(call.arguments), call.keywords, call.site)


class HostClass(Host):
    """A class written in Python: ``make`` returns a fresh host object, not yet initialised; ``statics`` are its class members."""

    __slots__ = ("make", "name", "statics")

    def __init__(self, name: str, make: Callable[[], Host], statics: dict[str, Value] | None = None) -> None:
        super().__init__()
        self.name = name
        self.make = make
        self.statics = statics or {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a class member; an unbound method takes the object as its first argument."""
        found = self.statics.get(name)
        return found if found is not None else UnboundMethod(name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Let code extend the class."""
        self.statics[name] = value

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a new object, initialised by the call."""
        made = self.make()
        made.initialise(call, interp)
        return made


class UnboundMethod(Host):
    """``Class.method`` of a host class: ``FastAPI.get(app, "/x")``, ``APIRouter.__init__(self, ...)``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what the method of the first argument returns."""
        target = host_of(call.arguments[0]) if call.arguments else None
        if target is None:
            return Unknown("unbound method of an unknown object", call.site)
        rest = Invocation(call.arguments[1:], call.keywords, call.site)
        if self.name == "__init__":
            target.initialise(rest, interp)
            return NONE
        method = target.get(self.name, interp)
        return interp.invoke(method, rest) if method is not None else Unknown("no such method", call.site)


def host_of(value: Value | None) -> Host | None:
    """Return the framework object that ``value`` is or inherits from."""
    if isinstance(value, Instance):
        return value.host
    return value if isinstance(value, Host) else None


def inherited_from(value: Record) -> list[Record]:
    """Return the objects that an object inherits from, the nearest first."""
    found: list[Record] = []
    while value.traits is not None and isinstance(value.traits.prototype, Record) and len(found) < DEEPEST:
        value = value.traits.prototype
        found.append(value)
    return found


def lend(interp: Interpreter, made: Record, call: Invocation) -> None:
    """Give a new object of an old-style class the methods of the library's class that its prototype inherits from."""
    chain = inherited_from(made)
    inherited = next((above.entries[LENT] for above in chain if LENT in above.entries), None)
    if isinstance(inherited, HostClass):
        host = inherited.make()
        host.owner = made
        host.initialise(Invocation([], {}, call.site), interp)
        for name in host.lent_names:
            method = host.get(name, interp)
            if method is not None and not any(name in above.entries for above in chain):
                made.entries.setdefault(name, method)


def function(name: str, body: Callable[[Invocation, Interpreter], Value]) -> HostFunction:
    """Return a named host function."""
    return HostFunction(name, body)
