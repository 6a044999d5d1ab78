"""Containers of Python that make what a type names: what is bound to it, else the class itself, its parameters by their types.

https://punq.readthedocs.io, https://lagom-di.readthedocs.io, https://injector.readthedocs.io, https://github.com/kodemore/kink,
https://www.neoteroi.dev/rodi/, https://docs.diwire.dev, https://dishka.readthedocs.io
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.inspection import decorator_name
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, Invocation, Record, Sequence, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

Key = tuple[str, object]
DEEPEST = 30
MOST = 5_000
BINDING = frozenset({
    "register", "define", "bind", "add", "add_instance", "add_factory", "add_singleton", "add_scoped", "add_transient", "register_factory",
    "register_value", "register_instance", "register_singleton", "singleton", "set", "provide", "__setitem__",
})  # fmt: skip
ASKING = frozenset({"resolve", "get", "aresolve", "instance", "create_object", "get_async", "__getitem__", "__call__"})
ASKING_ALL = frozenset({"resolve_all", "get_all"})
LISTS = frozenset({"list", "List", "Sequence", "Iterable", "Collection", "tuple", "Tuple"})
SAME = frozenset(
    {
        "build_provider",
        "binder",
        "factories",
        "clone",
        "child",
        "create_child_injector",
        "enter_scope",
        "__enter__",
        "__aenter__",
        "compile",
    }
)
ITSELF = frozenset({"binder", "factories"})
"""Parts of a container that bind and make as it does itself: https://injector.readthedocs.io/en/latest/api.html"""
GIVEN = ("factory", "instance", "to", "concrete", "concrete_type", "impl", "source")
CLASSES = {
    "punq": ("Container",), "lagom": ("Container", "ExplicitContainer"), "injector": ("Injector",), "kink": ("Container",),
    "rodi": ("Container",), "diwire": ("Container",),
}  # fmt: skip
FUNCTIONS = {
    "dishka": ("make_container", "make_async_container"), "wireup": ("create_container", "create_sync_container", "create_async_container"),
}  # fmt: skip
PROVIDING = frozenset({"provider", "provide", "provide_all", "singleton_provider"})


class TypeContainer(Host):
    """One container: ``bound`` by type or name, ``made`` what has been made, ``making`` what is being made: a circle ends there."""

    __slots__ = ("bound", "library", "made", "making")
    typeof = "object"

    def __init__(self, library: str) -> None:
        super().__init__()
        self.library = library
        self.bound: dict[Key, list[Value]] = {}
        self.made: dict[int, Value] = {}
        self.making: list[Key] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the modules and providers that the container is made of."""
        for given in call.arguments:
            for item in given.items if isinstance(given, Sequence) else [given]:
                self.install(item, call, interp)

    def install(self, item: Value, call: Invocation, interp: Interpreter) -> None:
        """Take what a module or a provider binds: by a function or ``configure``, by methods that are marked, by fields."""
        value = interp.invoke(item, Invocation([], {}, call.site)) if isinstance(item, ClassValue) else item
        if isinstance(value, FunctionValue):
            interp.invoke(value, Invocation([self], {}, call.site))
        if not isinstance(value, Instance):
            return
        for base in reversed(lineage(value.cls)):
            for name, member in base.members.items() if isinstance(base, ClassValue) else ():
                if name == "configure":
                    interp.invoke(interp.get(value, name), Invocation([self], {}, call.site))
                elif isinstance(member, FunctionValue) and member.node.returns is not None:
                    if any(decorator_name(decorator) in PROVIDING for decorator in member.node.decorators):
                        self.bind(wanted(interp, member.node.returns, member.scope), interp.get(value, name))
                elif isinstance(member, External) and member.path[-2:-1] and member.path[-2] in PROVIDING and member.path[-1] == "()":
                    self.take(Invocation(list(member.arguments), member.keywords, call.site), interp)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what binds, what asks, or the container itself where another of the same things is made of it."""
        if name in BINDING:
            return HostFunction(name, self.take)
        if name in ASKING:
            return HostFunction(name, lambda call, running: self.ask(call.argument(0) or NONE, running))
        if name in ASKING_ALL:
            return HostFunction(name, lambda call, running: self.ask_all(call.argument(0) or NONE, running))
        if name in SAME:
            return self if name in ITSELF else HostFunction(name, lambda _c, _i: self)
        if name == "install":
            return HostFunction(name, self.installed)
        return External(self.library, ("Container", "()", name))

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the scope that calling a container opens."""
        return self

    def installed(self, call: Invocation, interp: Interpreter) -> Value:
        """Take one more module."""
        self.install(call.argument(0) or NONE, call, interp)
        return self

    def take(self, call: Invocation, interp: Interpreter) -> Value:
        """Bind what a call says: a type and what stands for it, or what makes itself."""
        first = call.argument(0) or NONE
        second = next((call.keywords[name] for name in GIVEN if name in call.keywords), call.argument(1))
        second = unwrapped(second) if second is not None else None
        named = call.keywords.get("provides")
        if named is not None:
            self.bind(named, first)
        elif isinstance(first, Instance):
            self.bind(first.cls, first)
        elif isinstance(first, FunctionValue) and first.node.returns is not None:
            self.bind(wanted(interp, first.node.returns, first.scope), first)
        else:
            self.bind(first, first if second is None or isinstance(second, External) else second)
        return self

    def bind(self, token: Value, value: Value) -> None:
        """Bind a type or a name."""
        if len(self.bound) < MOST:
            known = self.bound.setdefault(key_of(token), [])
            known.append(value)
            del known[:-MOST]

    def ask(self, token: Value, interp: Interpreter) -> Value:
        """Return what a type or a name stands for, made where it has to be."""
        key = key_of(token)
        if key in self.making or len(self.making) > DEEPEST:
            return External(self.library, ("Container", "()", "get", "()"), (token,), {}, interp.site)
        self.making.append(key)
        try:
            return self.make(self.bound.get(key, [token])[-1], interp, plain=key not in self.bound)
        finally:
            self.making.pop()

    def ask_all(self, token: Value, interp: Interpreter) -> Value:
        """Return all that is bound to a type, made."""
        return Sequence([self.make(value, interp, plain=False) for value in self.bound.get(key_of(token), [])])

    def make(self, value: Value, interp: Interpreter, *, plain: bool) -> Value:
        """Return what a class or a function makes, the same at every asking; anything else is what it is."""
        if isinstance(value, ClassValue) and key_of(value) in self.bound and key_of(value) not in self.making:
            return self.ask(value, interp)
        if not isinstance(value, (ClassValue, FunctionValue)):
            return External(self.library, ("Container", "()", "get", "()"), (value,), {}, interp.site) if plain else value
        if id(value) not in self.made:
            arguments, keywords = self.passed(value, interp)
            made = interp.invoke(value, Invocation(arguments, keywords, interp.site, open=True))
            if isinstance(made, Sequence) and made.kind == "generator" and made.items:
                made = made.items[0]
            self.made[id(value)] = made
        return self.made[id(value)]

    def passed(self, value: ClassValue | FunctionValue, interp: Interpreter) -> tuple[list[Value], dict[str, Value]]:
        """Return what a class or a function is called with: by the types of its parameters, else the container."""
        keywords: dict[str, Value] = {}
        for name, annotation, scope in asked_by(value):
            token = wanted(interp, annotation, scope)
            if is_list(annotation) and key_of(token) in self.bound:
                keywords[name] = self.ask_all(token, interp)
            elif isinstance(token, ClassValue) or key_of(token) in self.bound:
                keywords[name] = self.ask(token, interp)
        bare = isinstance(value, FunctionValue) and value.this is None and len(value.node.parameters) == 1 and not keywords
        return [self] if bare else [], keywords


def asked_by(value: ClassValue | FunctionValue) -> Iterator[tuple[str, p.Expr, Scope]]:
    """Yield what a function or a constructor has to be given, with its type: its parameters, or a dataclass's fields."""
    order = [base for base in lineage(value) if isinstance(base, ClassValue)] if isinstance(value, ClassValue) else []
    constructor = next((base.members["__init__"] for base in order if "__init__" in base.members), None)
    function = value if isinstance(value, FunctionValue) else constructor
    if isinstance(function, FunctionValue):
        for parameter in function.node.parameters:
            if isinstance(parameter.target, p.Name) and parameter.annotation is not None and parameter.default is None:
                yield parameter.target.id, parameter.annotation, function.scope
        return
    for base in order:
        for name, field in base.annotations.items():
            if field.annotation is not None and field.value is None:
                yield name, field.annotation, base.scope


def is_list(annotation: p.Expr) -> bool:
    """Return whether an annotation asks for all of a type: ``list[T]``."""
    return isinstance(annotation, p.Index) and isinstance(annotation.object, p.Name) and annotation.object.id in LISTS


def unwrapped(value: Value) -> Value:
    """Return what is bound under what says how long it lives: lagom's ``Singleton(X)``, injector's ``InstanceProvider(x)``."""
    only = value.arguments[0] if isinstance(value, External) and len(value.arguments) == 1 and value.path[-1:] == ("()",) else value
    return only if isinstance(only, (ClassValue, FunctionValue, Instance)) else value


def wanted(interp: Interpreter, annotation: p.Expr, scope: Scope) -> Value:
    """Return the type that an annotation names: that of ``T | None``, ``Optional[T]``, ``Annotated[T, ...]``, ``Iterator[T]``."""
    for _ in range(DEEPEST):
        if isinstance(annotation, p.Binary) and annotation.operator == "|":
            empty = isinstance(annotation.left, p.Literal) and annotation.left.value is None
            annotation = annotation.right if empty else annotation.left
        elif isinstance(annotation, p.Index) and not isinstance(interp.evaluate(annotation.object, scope), ClassValue):
            inner = annotation.index
            annotation = inner.items[0] if isinstance(inner, p.ListDisplay) and inner.items else inner
        else:
            break
    return interp.evaluate(annotation, scope)


def key_of(token: Value) -> Key:
    """Return what makes types and names the same: their text, or the very object."""
    if isinstance(token, External):
        return ("library", token.dotted)
    return ("text", str(token.value)) if isinstance(token, Const) else ("object", id(token))


def container_class(library: str) -> HostClass:
    """Return a library's class of containers."""
    return HostClass("Container", lambda: TypeContainer(library))


def container_of(library: str) -> HostFunction:
    """Return a library's function that makes a container of what it is given."""

    def made(call: Invocation, interp: Interpreter) -> Value:
        container = TypeContainer(library)
        container.initialise(Invocation(call.arguments, {}, call.site), interp)
        return container

    return HostFunction("make_container", made)


def unchanged(call: Invocation, _interp: Interpreter) -> Value:
    """Return what a decorator marks, as it is; with options, a decorator that does."""
    first = call.argument(0)
    if isinstance(first, (ClassValue, FunctionValue)):
        return first
    return HostFunction("marked", lambda inner, _i: inner.argument(0) or Record(open=True))


def type_container_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    mark = HostFunction("inject", unchanged)
    marks: dict[str, dict[str, Value]] = {"injector": {"inject": mark}, "kink": {"inject": mark, "di": TypeContainer("kink")}}
    made = {**dict.fromkeys(CLASSES, container_class), **dict.fromkeys(FUNCTIONS, container_of)}
    return {
        f"pypi:{library}": HostModule(
            library, {**{name: make(library) for name in (CLASSES | FUNCTIONS)[library]}, **marks.get(library, {})}
        )
        for library, make in made.items()
    }
