"""Containers that inject dependencies: what is bound to a token, and what asking for the token gives.

Inversify (https://inversify.io), tsyringe (https://github.com/microsoft/tsyringe), typedi (https://docs.typestack.community/typedi),
awilix (https://github.com/jeffijoe/awilix). Their methods do not collide, so that one container understands them all.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.globpath import selected
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.javascript_words import camel
from analyzer.interp.library_container_modules import BINDING, load
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

Key = tuple[str, object]
DEEPEST = 30
MOST = 5_000
REGISTERING = frozenset(["register", "registerInstance", "registerSingleton", "registerType", "set"])
ASKING = frozenset(["get", "getAsync", "getNamed", "getTagged", "resolve", "build", "getOrDefault"])
ASKING_ALL = frozenset(["getAll", "getAllAsync", "resolveAll", "getMany"])
LOADING = frozenset(["load", "loadAsync", "loadSync"])
SAME = frozenset(["createChild", "createChildContainer", "createScope", "of", "default", "instance"])


class Provider(NamedTuple):
    """How a container makes what is asked for: a value, a class, a function that is called, or another token."""

    kind: str
    value: Value


class Container(Host):
    """One container. ``made`` holds what has been made, ``making`` what is being made: a circle ends there."""

    __slots__ = ("made", "making", "providers")

    def __init__(self) -> None:
        super().__init__()
        self.providers: dict[Key, list[Provider]] = {}
        self.made: dict[tuple[str, int], Value] = {}
        self.making: set[Key] = set()

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Be known to constructors that ask for tokens."""
        interp.facts.setdefault("containers", []).append(self)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method, or awilix's ``cradle``."""
        if name in BINDING:
            return HostFunction(name, lambda call, _i: Binding(self, call.argument(0) or NONE))
        if name in REGISTERING:
            return HostFunction(name, self.register)
        if name in ASKING:
            return HostFunction(name, lambda call, i: self.ask(call.argument(0) or NONE, i))
        if name in ASKING_ALL:
            return HostFunction(name, lambda call, i: Sequence([self.make(item, i) for item in self.bound(call.argument(0) or NONE)]))
        if name in SAME:
            return self if name == "default" else HostFunction(name, lambda _c, _i: self)
        if name in LOADING:
            return HostFunction(name, lambda call, i: load(self, call, i))
        if name == "loadModules":
            return HostFunction(name, self.load_modules)
        if name in {"cradle", "container"}:
            return Cradle(self) if name == "cradle" else self
        if name == "registrations":
            return Record({str(key[1]): Resolver(found[-1]) for key, found in self.providers.items() if key[0] == "text"})
        if name in {"isBound", "has", "isRegistered", "hasRegistration"}:
            return HostFunction(name, lambda call, _i: Const(value=True) if self.bound(call.argument(0) or NONE) else Unknown("binding"))
        return External("container", (name,))

    def bound(self, token: Value) -> list[Provider]:
        """Return what is bound to a token."""
        return self.providers.get(key_of(token), [])

    def add(self, token: Value, provider: Provider) -> None:
        """Bind a token."""
        if len(self.providers) < MOST:
            self.providers.setdefault(key_of(token), []).append(provider)

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Take tsyringe's, typedi's and awilix's registrations: a token and its provider, or a record of them."""
        first, second = call.argument(0) or NONE, call.argument(1)
        if second is not None:
            self.add(first, provider_of(second))
        elif isinstance(first, ClassValue):
            self.add(first, Provider("class", first))
        for entry in first.items if isinstance(first, Sequence) else [first]:
            if isinstance(entry, Record):
                self.register_record(entry)
        return self

    def register_record(self, record: Record) -> None:
        """Take ``{id, type | value | factory}``, or one provider for each name."""
        identity = record.entries.get("id") or record.entries.get("token")
        if identity is not None and (found := provider_of(record)).value is not record:
            self.add(identity, found)
            return
        for name, value in record.entries.items():
            self.add(Const(name), provider_of(value))

    def load_modules(self, call: Invocation, interp: Interpreter) -> Value:
        """Register what the files of awilix's globs export, each under its file's name."""
        options = call.argument(1)
        entries = options.entries if isinstance(options, Record) else {}
        patterns = call.argument(0)
        texts: list[str] = []
        for item in patterns.items if isinstance(patterns, Sequence) else []:
            text = interp.text_of(item.items[0] if isinstance(item, Sequence) and item.items else item)
            texts.extend([text] if text is not None else [])
        camels = interp.text_of(entries.get("formatName")) == "camelCase"
        for path in selected(interp, texts, [], interp.text_of(entries.get("cwd")), absolute=True):
            stem = posixpath.splitext(posixpath.basename(path))[0]
            module = import_javascript(interp, path, path.lstrip("/"))
            value = interp.get(module, "default") if isinstance(module, ModuleValue) else module
            provider = Provider("factory", value) if isinstance(value, FunctionValue) else provider_of(value)
            self.add(Const(camel(stem) if camels else stem), provider)
        return self

    def ask(self, token: Value, interp: Interpreter) -> Value:
        """Return what a token gives: what is bound last, else the class that the token is, made."""
        if isinstance(token, OneOf):
            return self.ask(token.options[0], interp)
        mark = key_of(token)
        if mark in self.making or len(self.making) > DEEPEST:
            return Unknown("circular dependency", interp.site)
        self.making.add(mark)
        try:
            found = self.bound(token)
            if found:
                return self.make(found[-1], interp)
            if isinstance(token, (ClassValue, FunctionValue)):
                return self.make(Provider("class" if isinstance(token, ClassValue) else "factory", token), interp)
            return External("container", ("get", "()"), (token,), {}, interp.site)
        finally:
            self.making.discard(mark)

    def make(self, provider: Provider, interp: Interpreter) -> Value:
        """Return what a provider gives; the same at every asking."""
        if provider.kind == "value":
            return provider.value
        if provider.kind == "token":
            return self.ask(provider.value, interp)
        if provider.kind == "class" and id(provider.value) in interp.singletons:
            return interp.singletons[id(provider.value)]
        mark = (provider.kind, id(provider.value))
        if mark not in self.made:
            passed = self.arguments_of(provider, interp)
            self.made[mark] = interp.invoke(provider.value, Invocation(passed, {}, interp.site, open=True))
            if provider.kind == "class":
                interp.singletons[id(provider.value)] = self.made[mark]
        return self.made[mark]

    def arguments_of(self, provider: Provider, interp: Interpreter) -> list[Value]:
        """Return what a provider is called with."""
        return [Cradle(self)] if takes_record(provider.value) else [self] if provider.kind == "factory" else []


class AwilixContainer(Container):
    """One of awilix's containers: a provider gets the cradle, or by ``CLASSIC`` what its parameters' names say."""

    __slots__ = ("classic",)

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Remember by which mode it injects."""
        super().initialise(call, interp)
        options = call.argument(0)
        mode = options.entries.get("injectionMode") if isinstance(options, Record) else None
        self.classic = (isinstance(mode, External) and "CLASSIC" in mode.path) or interp.text_of(mode) == "CLASSIC"

    def arguments_of(self, provider: Provider, interp: Interpreter) -> list[Value]:
        """Return the cradle, or what is registered under the names of the parameters."""
        if not self.classic or takes_record(provider.value):
            return [Cradle(self)]
        function = constructor_of(provider.value)
        parameters = function.node.parameters if isinstance(function, FunctionValue) else []
        names = [parameter.target.id if isinstance(parameter.target, p.Name) else "" for parameter in parameters]
        return [self.ask(Const(name), interp) if self.bound(Const(name)) else Unknown("argument", interp.site) for name in names]


class Cradle(Host):
    """Awilix's proxy: every name is a registration, made when it is read."""

    __slots__ = ("container",)
    typeof = "object"

    def __init__(self, container: Container) -> None:
        super().__init__()
        self.container = container

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what is registered under a name."""
        return self.container.ask(Const(name), interp)


class Binding(Host):
    """Inversify's ``container.bind(token)``, and what is said of it after ``to``."""

    __slots__ = ("container", "token")

    def __init__(self, container: Container, token: Value) -> None:
        super().__init__()
        self.container = container
        self.token = token

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method that says what is bound; those about scope and conditions change nothing here."""
        kind = {
            "to": "class", "toSelf": "class", "toConstantValue": "value", "toFunction": "value", "toConstructor": "value",
            "toDynamicValue": "factory", "toFactory": "factory", "toProvider": "factory", "toResolvedValue": "factory",
            "toService": "token",
        }.get(name)  # fmt: skip

        def said(call: Invocation, _interp: Interpreter) -> Value:
            if kind is not None:
                self.container.add(self.token, Provider(kind, call.argument(0) or self.token))
            return self

        return HostFunction(name, said)


def key_of(token: Value) -> Key:
    """Return what makes tokens the same: their text, or the very object."""
    return ("text", str(token.value)) if isinstance(token, Const) else ("object", id(token))


def constructor_of(value: Value) -> Value | None:
    """Return what is called where a provider is: a class's own constructor, or the function itself."""
    return value.members.get("constructor") if isinstance(value, ClassValue) else value


def takes_record(value: Value) -> bool:
    """Return whether a function or class takes its dependencies as one destructured object, as awilix passes them."""
    function = constructor_of(value)
    if not isinstance(function, FunctionValue) or not function.node.parameters:
        return False
    first = function.node.parameters[0]
    target = first.target
    return isinstance(target, p.RecordPattern) or (isinstance(target, p.Name) and target.id in {"opts", "deps", "dependencies", "cradle"})


def provider_of(value: Value) -> Provider:
    """Return what a registration says: ``{useClass}``, ``{type}``, ``asClass(X)``, or a value."""
    if isinstance(value, Resolver):
        return value.provider
    if isinstance(value, Record):
        for name, kind in (
            ("useClass", "class"), ("type", "class"), ("useFactory", "factory"), ("factory", "factory"), ("useToken", "token"),
            ("useValue", "value"), ("value", "value"),
        ):  # fmt: skip
            if name in value.entries:
                return Provider(kind, value.entries[name])
    if isinstance(value, ClassValue):
        return Provider("class", value)
    return Provider("value", value)


class Resolver(Host):
    """Awilix's ``asClass(X)``, ``asFunction(f)``, ``asValue(v)``, ``aliasTo(name)``; what is said of its lifetime changes nothing here."""

    __slots__ = ("provider",)

    def __init__(self, provider: Provider) -> None:
        super().__init__()
        self.provider = provider

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``singleton``, ``scoped``, ``inject`` and the rest."""
        return HostFunction(name, lambda _c, _i: self)


def resolving(kind: str) -> HostFunction:
    """Return one of awilix's ``as`` functions."""
    return HostFunction(kind, lambda call, _i: Resolver(Provider(kind, call.argument(0) or NONE)))


class SharedContainer(Container):
    """The one container that a library makes by itself: it is known from the start."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a member; be known from the first use on."""
        known = interp.facts.setdefault("containers", [])
        if self not in known:
            known.append(self)
        return super().get(name, interp)

    def service(self, call: Invocation, interp: Interpreter) -> Value:
        """Return typedi's class decorator: it registers the class under the token that it names, if it names one."""
        asked = call.argument(0)
        token = asked.entries.get("id") if isinstance(asked, Record) else asked
        self.get("set", interp)

        def decorate(inner: Invocation, _interp: Interpreter) -> Value:
            cls = inner.argument(0) or NONE
            if token is not None:
                self.add(token, Provider("class", cls))
            return cls

        return HostFunction("Service", decorate)

    def registry(self, call: Invocation, interp: Interpreter) -> Value:
        """Return tsyringe's decorator that registers a list of providers."""
        self.get("register", interp)
        self.register(Invocation(call.arguments[:1], {}, call.site), interp)
        return HostFunction("registry", lambda inner, _i: inner.argument(0) or NONE)


def container_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    made = HostClass("Container", Container)
    inversify = HostModule("inversify", {"Container": made})
    shared = SharedContainer()
    tsyringe = HostModule("tsyringe", {"container": shared, "registry": HostFunction("registry", shared.registry)})
    typedi = HostModule("typedi", {"Container": shared, "Service": HostFunction("Service", shared.service)})
    awilix = HostModule("awilix", {
        "createContainer": HostClass("createContainer", AwilixContainer), "asValue": resolving("value"), "asClass": resolving("class"),
        "asFunction": resolving("factory"), "aliasTo": resolving("token"), "InjectionMode": External("awilix", ("InjectionMode",)),
    })  # fmt: skip
    return {"npm:inversify": inversify, "npm:tsyringe": tsyringe, "npm:typedi": typedi, "npm:awilix": awilix}
