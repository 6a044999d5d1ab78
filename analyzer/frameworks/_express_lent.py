"""Libraries that make the application themselves, and lend it to the program that adds its routes.

https://slack.dev/bolt-js/concepts/receiver, https://docs.colyseus.io/server, https://keystonejs.com/docs/config/config#server,
https://github.com/typicode/json-server/tree/v0#module, https://botkit.ai/docs/v4/core.html, https://probot.github.io/docs/http/,
https://github.com/dotansimha/graphql-yoga/tree/v1.18.3. What they register for themselves is the library's own, and is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.values import NONE, Const, External, FunctionValue, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LENDING = {"initializeExpress": (), "express": (), "extendExpressApp": ("server",)}
"""Functions in a library's settings that get the application, and below which member they stand."""


class Makers(Protocol):
    """What makes an application or a router."""

    def __call__(self, *, app: bool) -> Host:
        """Return one that is not yet initialised."""


class Lender(Host):
    """An object of a library's class with an application of its own; ``names`` are the members by which it lends it."""

    __slots__ = ("app", "fields", "make", "names", "package")

    def __init__(self, package: str, names: tuple[str, ...], make: Makers) -> None:
        super().__init__()
        self.package, self.names, self.make = package, names, make
        self.fields: dict[str, Value] = {}
        self.app: Value = NONE

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the application that the program gives, or make one; a router that is lent is mounted on it."""
        given = call.argument(0)
        options = given.entries if isinstance(given, Record) else {}
        self.app = options.get("app") or self.made(call, interp, app=True)
        for name in self.names:
            self.fields[name] = self.app
        if "router" in self.names:
            router = options.get("router") or self.made(call, interp, app=False)
            self.fields["router"] = router
            interp.invoke(interp.get(self.app, "use"), Invocation([router], {}, call.site))

    def made(self, call: Invocation, interp: Interpreter, *, app: bool) -> Host:
        """Return a new application or router."""
        host = self.make(app=app)
        host.initialise(Invocation([], {}, call.site), interp)
        return host

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the application, a method that calls back once all is ready, or what else the library has."""
        if name in self.fields:
            return self.fields[name]
        if name == "ready":
            return HostFunction(name, call_back)
        return External(self.package, ("()", name))

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a field."""
        self.fields[name] = value


def call_back(call: Invocation, interp: Interpreter) -> Value:
    """Call what waits until the library is ready."""
    if isinstance(call.argument(0), FunctionValue):
        interp.invoke(call.arguments[0], Invocation([], {}, call.site))
    return NONE


def shopify_app(call: Invocation, interp: Interpreter) -> Value:
    """Return Shopify's object of an application, whose ``config`` is what it was made with: paths are read from there."""
    settings = call.argument(0)
    fields: dict[str, Value] = {"config": settings} if isinstance(settings, Record) else {}
    path = ("shopifyApp", "()")
    return External("@shopify/shopify-app-express", path, tuple(call.arguments), {}, call.site, fields=fields)


def lent_modules(make: Makers) -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""

    def application(call: Invocation, interp: Interpreter) -> Host:
        host = make(app=True)
        host.initialise(Invocation([], {}, call.site), interp)
        return host

    def configured(call: Invocation, interp: Interpreter) -> Value:
        settings = call.argument(0) or NONE
        for name, members in LENDING.items():
            holder = settings
            for member in members:
                holder = interp.get(holder, member) if isinstance(holder, Record) else NONE
            function = holder.entries.get(name) if isinstance(holder, Record) else None
            if isinstance(function, FunctionValue):
                interp.invoke(function, Invocation([application(call, interp)], {}, call.site, open=True))
        return settings

    def probot(call: Invocation, interp: Interpreter) -> Value:
        app = application(call, interp)

        def router_at(asked: Invocation, running: Interpreter) -> Value:
            router = make(app=False)
            router.initialise(Invocation([], {}, asked.site), running)
            running.invoke(running.get(app, "use"), Invocation([asked.argument(0) or Const("/"), router], {}, asked.site))
            return router

        given = call.argument(0)
        for function in given.items if isinstance(given, Sequence) else [given]:
            if isinstance(function, FunctionValue):
                tools = Record({"getRouter": HostFunction("getRouter", router_at)}, open=True)
                interp.invoke(function, Invocation([External("probot", ("Probot", "()")), tools], {}, call.site, open=True))
        return External("probot", ("run", "()"))

    def module(package: str, members: dict[str, Value], callee: Callable[[Invocation, Interpreter], Value] | None = None) -> HostModule:
        return HostModule(package, members, callee)

    def lender(package: str, name: str, *names: str) -> HostModule:
        return module(package, {name: HostClass(name, lambda: Lender(package, names, make))})

    config, run = HostFunction("config", configured), HostFunction("run", probot)
    return {
        "npm:@slack/bolt": lender("@slack/bolt", "ExpressReceiver", "app", "router"),
        "npm:botkit": lender("botkit", "Botkit", "webserver"),
        "npm:graphql-yoga": lender("graphql-yoga", "GraphQLServer", "express"),
        "npm:json-server": module("json-server", {"create": HostFunction("create", application)}),
        "npm:@colyseus/tools": module("@colyseus/tools", {"default": config, "defineServer": config}, configured),
        "npm:@colyseus/arena": module("@colyseus/arena", {"default": config}, configured),
        "npm:colyseus": module("colyseus", {"defineServer": config}),
        "npm:@keystone-6/core": module("@keystone-6/core", {"config": config}),
        "npm:@shopify/shopify-app-express": module("@shopify/shopify-app-express", {"shopifyApp": HostFunction("shopifyApp", shopify_app)}),
        "npm:probot": module("probot", {"run": run}),
    }
