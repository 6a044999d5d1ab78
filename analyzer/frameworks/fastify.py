"""Fastify 2 to 5: a plugin is a closure, and a prefix belongs to the closure, not to the server.

https://fastify.dev/docs/latest/Reference/Plugins/, .../Routes/, .../Hooks/, .../Lifecycle/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastify_autoload import autoload
from analyzer.frameworks._fastify_avvio import boot_modules, finish_boots, plugin_wrapper, promised, unwrapped
from analyzer.frameworks._fastify_bearer import own_hook
from analyzer.frameworks._fastify_contracts import contract_modules
from analyzer.frameworks._fastify_controllers import decorator_modules
from analyzer.frameworks._fastify_env import settings_of
from analyzer.frameworks._fastify_middleware import inherited, use
from analyzer.frameworks._fastify_openapi import openapi_modules
from analyzer.frameworks._fastify_opinionated import opinionated_modules
from analyzer.frameworks._fastify_restartable import restartable_modules
from analyzer.frameworks._fastify_route_files import route_file_modules
from analyzer.frameworks._fastify_routes import HOOKS, add_route, shorthand
from analyzer.frameworks._fastify_types import CHAINING, SKIP_OVERRIDE, HostPlugin, chained, decorator, has_decorator
from analyzer.interp.absent import note_absent
from analyzer.interp.classes import bind
from analyzer.interp.hosts import Host, HostFunction, HostModule, host_of
from analyzer.interp.values import (
    HOLE,
    NONE,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    OneOf,
    Record,
    Sequence,
    Site,
    Value,
)
from analyzer.routing.path_template import join_fastify_prefix
from analyzer.routing.router import LibraryMount, Mount, Router, as_set, begin, record

if TYPE_CHECKING:
    from analyzer.interp.conditions import Condition
    from analyzer.interp.interpreter import Interpreter

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace", "all"})
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT", "OPTIONS")
WEBDAV = frozenset({"search", "propfind", "proppatch", "mkcol", "copy", "move", "lock", "unlock"})
"""What version 4 has without being told; https://fastify.dev/docs/v4.29.x/Reference/Routes/."""
DEPTH = 60
AFTER = Const("after")
"""The options of a function that waits for the plugins before it, and is none."""


class Context(Host):
    """A server, or the closure that a plugin sees."""

    __slots__ = (
        "added", "decorations", "depth", "fields", "hooks", "inner", "loading", "loads", "on_register", "on_route", "parent", "prefix",
        "queue", "router",
    )  # fmt: skip
    wrapped_by_libraries = True
    typeof = "object"

    def __init__(self, parent: Context | None, prefix: str) -> None:
        super().__init__()
        self.parent = parent
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.prefix = prefix
        self.router = Router("fastify", root=parent is None, ordered=False)
        self.hooks: dict[str, list[Value]] = {name: list(parent.hooks[name]) if parent else [] for name in HOOKS}
        self.on_route: list[Value] = list(parent.on_route) if parent else []
        self.on_register: list[Value] = list(parent.on_register) if parent else []
        self.decorations: dict[str, Value] = {}
        self.fields: dict[str, Value] = {}
        self.queue: list[tuple[Value, Value | None, Invocation, list[Condition]]] = []
        self.loading: list[Context] = parent.loading if parent else []
        self.added: set[str] = parent.added if parent else set(WEBDAV)
        self.loads = 0
        self.inner: list[Context] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Remember where the server was made."""
        begin(interp, self.router, call.site)
        interp.facts.setdefault("fastify", []).append(self)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a registering method, a decoration of this closure or those around it, or what a plugin may have added."""
        context: Context | None = self
        while context is not None:
            if name in context.decorations:
                return self.decoration(context.decorations[name], interp)
            if name in context.fields:
                return context.fields[name]
            context = context.parent
        if name in VERBS:
            return HostFunction(name, lambda call, i: shorthand(self, name.upper(), call, i))
        if name in CHAINING:
            return HostFunction(name, lambda call, i: chained(self, name, call, i))
        special = {
            "register": self.register, "route": self.route, "addHook": self.add_hook, "decorate": self.decorate, "after": self.after,
            "ready": self.ready, "listen": self.ready, "addHttpMethod": self.add_method, "use": lambda c, i: use(self, c, i),
            "getDecorator": lambda c, i: decorator(self, c, i), "hasDecorator": lambda c, i: has_decorator(self, c, i),
        }.get(name)  # fmt: skip
        if special is not None:
            return HostFunction(name, special)
        if name in self.added:
            return HostFunction(name, lambda call, i: self.rare(name, call, i))
        if name == "prefix":
            return Const(self.prefix)
        if name == "supportedMethods":
            return Sequence([Const(method) for method in METHODS])
        if name in {"then", "catch", "finally"}:
            return promised(self.self_value(), name, self.innermost)
        _ = interp
        return External("fastify", ("instance", name))

    def decoration(self, value: Value, interp: Interpreter) -> Value:
        """Return a decoration, or what its getter returns: ``decorate("name", {getter() {}})``."""
        getter = value.entries.get("getter") if isinstance(value, Record) else None
        return interp.invoke(bind(getter, self), Invocation([], {}, interp.site)) if isinstance(getter, FunctionValue) else value

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field."""
        self.fields[name] = value

    def self_value(self) -> Value:
        """Return the value that code holds."""
        return self

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """A server is not called."""
        return NONE

    def awaited(self, interp: Interpreter) -> Value:
        """Run the plugins that wait: ``await app.register(...)``, ``await app``."""
        self.innermost().flush(interp)
        return self

    def innermost(self) -> Context:
        """Return where a plugin lands that is registered here: in the plugin that is being loaded, if this closure is around it.

        What is added belongs to the plugin that loads, whichever instance it is added to: https://github.com/fastify/avvio/blob/main/boot.js
        """
        context: Context | None = self.loading[-1] if self.loading else self
        while context is not None and context is not self:
            context = context.parent
        return self.loading[-1] if self.loading and context is self else self

    def route(self, call: Invocation, interp: Interpreter) -> Value:
        """Register ``route({method, url, ...})``."""
        options = call.argument(0)
        for option in options.options if isinstance(options, OneOf) else [options]:
            if option is not None:
                add_route(self, option, call, interp)
        return self

    def decorate(self, call: Invocation, interp: Interpreter) -> Value:
        """Add a member to this closure and those inside it."""
        name = interp.text_of(call.argument(0))
        if name is not None and HOLE not in name:
            value = call.argument(1) or NONE
            self.decorations[name] = value
            if isinstance(value, FunctionValue) and not value.node.name:
                value.fields.setdefault("name", Const(name))
        return self

    def add_hook(self, call: Invocation, interp: Interpreter) -> Value:
        """Add a hook of the request's life, or one that sees every route."""
        name, hook = interp.text_of(call.argument(0)), call.argument(1)
        if hook is not None and name in self.hooks:
            self.hook(name, as_set(interp, [hook]))
        elif hook is not None and name in {"onRoute", "onRegister"}:
            (self.on_route if name == "onRoute" else self.on_register).append(hook)
        elif isinstance(hook, FunctionValue) and name in {"onReady", "onListen"}:
            interp.invoke(hook, Invocation([], {}, call.site))
        return self

    def after(self, call: Invocation, interp: Interpreter) -> Value:
        """Let the callback wait for the plugins before it; those that it registers are loaded before what comes after it."""
        callback = call.argument(0)
        if isinstance(callback, FunctionValue):
            self.innermost().queue.append((callback, AFTER, call, list(interp.conditions)))
        return self

    def ready(self, call: Invocation, interp: Interpreter) -> Value:
        """Run what waits, then the callback."""
        self.innermost().flush(interp)
        for callback in call.arguments[:2]:
            if isinstance(callback, FunctionValue) and interp.called.get(id(callback.node), 0) < 2:
                interp.invoke(callback, Invocation([NONE, self], {}, call.site, open=True))
        return self

    def add_method(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a method beside the common ones, which has its shorthand from now on."""
        self.added.add((interp.text_of(call.argument(0)) or "").lower())
        return self

    def rare(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Register a route by a rare method's shorthand; what takes no path is a plugin's function of that name."""
        if (interp.text_of(call.argument(0)) or "").startswith(("/", "*", HOLE)):
            return shorthand(self, name.upper(), call, interp)
        return External("fastify", ("instance", name, "()"), tuple(call.arguments), {}, call.site)

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Put a plugin in the queue: it runs when the closure's own code is done."""
        plugin = call.argument(0)
        if plugin is not None:
            self.innermost().queue.append((plugin, call.argument(1), call, list(interp.conditions)))
        return self

    def flush(self, interp: Interpreter) -> None:
        """Run the queue, in order."""
        while self.queue:
            plugin, options, call, conditions = self.queue.pop(0)
            outer, interp.conditions = interp.conditions, conditions
            try:
                self.run(plugin, options, call, interp)
            finally:
                interp.conditions = outer

    def run(self, plugin: Value, options: Value | None, call: Invocation, interp: Interpreter) -> None:
        """Run one plugin in a closure of its own (or in this one: ``fastify-plugin``)."""
        if not interp.spend():
            return
        if max(self.depth, len(self.loading)) > DEPTH or self.loads > interp.bounds.rounds:
            interp.hit("depth")
            return
        if options is AFTER:
            self.load(plugin, [NONE, self], self, call, interp)
            return
        if isinstance(plugin, OneOf):
            for option in plugin.options:
                self.run(option, options, call, interp)
            return
        plugin = unwrapped(plugin, interp)
        note_absent(interp, plugin, call)
        late = isinstance(options, FunctionValue)  # made when the closure stands: too late for a prefix
        if isinstance(options, FunctionValue):
            options = interp.invoke(options, Invocation([self], {}, call.site))
        given = options if isinstance(options, (Record, Instance)) else Record(open=options is not None and not isinstance(options, Const))
        if isinstance(plugin, HostModule) and plugin.package == "@fastify/autoload":
            autoload(self, given, call, interp)
            return
        same = isinstance(plugin, FunctionValue) and SKIP_OVERRIDE in plugin.fields
        named = not late and (not isinstance(given, Record) or "prefix" in given.entries)
        prefix = interp.text_of(interp.get(given, "prefix")) if named else None
        if not isinstance(plugin, (FunctionValue, Instance, HostPlugin)):
            record(interp, self.router, LibraryMount(join_fastify_prefix(self.prefix, prefix or ""), plugin, call.site))
            if (hook := own_hook(interp, plugin, given, call.site)) is not None:
                self.hook(hook[0], as_set(interp, [hook[1]]))
            self.decorations = {**settings_of(interp, plugin, given, call.site), **self.decorations}
            return
        inside = self if same else self.child(prefix or "", call, interp)
        for seeing in () if same else self.on_register:
            interp.invoke(seeing, Invocation([inside, given], {}, call.site, self))
        self.enter(plugin, given, inside, call, interp)

    def hook(self, name: str, values: list[Value]) -> None:
        """Add hooks here and to the closures that stand inside already."""
        self.hooks[name].extend(values)
        for made in self.inner:
            made.hook(name, values)

    def enter(self, plugin: Value, options: Value, inside: Context, call: Invocation, interp: Interpreter) -> None:
        """Call the plugin with a closure, then run what it queued."""
        self.load(plugin, [inside, options], inside, call, interp)

    def load(self, plugin: Value, given: list[Value], inside: Context, call: Invocation, interp: Interpreter) -> None:
        """Call a plugin, or a function that waited, then run what it queued in its closure."""
        self.loads += 1
        done = HostFunction("done", lambda _c, _i: NONE)
        waiting, inside.queue = inside.queue, []
        self.loading.append(inside)
        try:
            interp.invoke(plugin, Invocation([*given, done], {}, call.site))
            inside.flush(interp)
        finally:
            self.loading.pop()
            inside.queue = waiting

    def child(self, prefix: str, call: Invocation, interp: Interpreter) -> Context:
        """Return a new closure inside this one."""
        made = Context(self, join_fastify_prefix(self.prefix, prefix))
        self.inner.append(made)
        made.router.site = call.site
        made.router.mounted = True
        made.router.steps.extend(inherited(self.router))
        record(interp, self.router, Mount([""], made.router, [], call.site, interp.reasons))
        return made


def server(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fastify(options)``."""
    made = Context(None, "")
    made.initialise(call, interp)
    return made


class Model:
    """Fastify."""

    name = "fastify"
    language = "javascript"
    constructors = frozenset({"fastify", "Fastify"})

    def modules(self) -> dict[str, Value]:
        """Return ``fastify``, ``fastify-plugin`` and ``@fastify/autoload``."""
        make = HostFunction("fastify", server)
        fastify = HostModule("fastify", {"fastify": make, "Fastify": make}, server)
        wrapper = HostModule("fastify-plugin", {"fastifyPlugin": HostFunction("fp", plugin_wrapper)}, plugin_wrapper)
        loader = HostModule("@fastify/autoload", {})
        loader.members |= {"fastifyAutoload": loader, "autoload": loader, "AutoLoad": loader}
        return {
            "npm:fastify": fastify, "npm:fastify-plugin": wrapper, "npm:@fastify/autoload": loader, "npm:fastify-autoload": loader,
            **decorator_modules(), **contract_modules(), **opinionated_modules(), **openapi_modules(), **boot_modules(),
            **route_file_modules(), **restartable_modules(fastify),
        }  # fmt: skip

    def begin(self, interp: Interpreter) -> None:
        """Nothing is prepared: its libraries are modules."""

    def finish(self, interp: Interpreter) -> None:
        """Run what the servers still have in their queues."""
        finish_boots(interp)
        for host in list(interp.facts.get("fastify", [])):
            if isinstance(host, Context):
                host.flush(interp)

    def routers(self, interp: Interpreter) -> list[Router]:
        """Return the servers' routers."""
        return [host.router for host in interp.facts.get("fastify", []) if isinstance(host, Context)]

    def start_plugin(self, interp: Interpreter, plugin: FunctionValue | HostFunction) -> None:
        """Serve a plugin as ``fastify start`` does."""
        call = Invocation([], {}, plugin.site if isinstance(plugin, FunctionValue) else Site(interp.entry, 1))
        made = server(call, interp)
        host = host_of(made)
        if isinstance(host, Context):
            host.enter(plugin, Record(), host, call, interp)


MODEL = Model()
