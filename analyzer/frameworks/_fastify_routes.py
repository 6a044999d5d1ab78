"""Fastify's routes: options, shorthand methods, the hooks that a request meets in the order of its life.

https://fastify.dev/docs/latest/Reference/Lifecycle/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Instance, Invocation, OneOf, Record, Sequence, Unknown, Value
from analyzer.interp.wording import stopped
from analyzer.routing.path_template import join_fastify
from analyzer.routing.router import RouteSetup, record, registration_site

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter

HOOKS = ("onRequest", "preParsing", "preValidation", "preHandler")


def shorthand(context: PluginContext, method: str, call: Invocation, interp: Interpreter) -> Value:
    """Register ``app.get(url, options, handler)``."""
    if not call.arguments:
        return context.self_value()
    options = Record()
    if len(call.arguments) > 1 and isinstance(call.arguments[1], (Record, Instance, OneOf)):
        given: Value = call.arguments[1]
        given = given.options[0] if isinstance(given, OneOf) else given
        if isinstance(given, (Record, Instance)):
            options.entries.update(given.entries if isinstance(given, Record) else given.fields)
    handler = call.arguments[-1] if len(call.arguments) > 1 else None
    if handler is not None and not isinstance(handler, Record):
        options.entries["handler"] = handler
    options.entries["method"] = Const(method)
    options.entries["url"] = call.arguments[0]
    add_route(context, options, call, interp)
    return context.self_value()


def add_route(context: PluginContext, options: Value, call: Invocation, interp: Interpreter) -> None:
    """Register one route from its options; ``onRoute`` hooks may change them first."""
    if isinstance(options, Sequence):
        for item in options.items:
            add_route(context, item, call, interp)
        return
    if not isinstance(options, (Record, Instance)):
        if isinstance(options, Unknown):
            interp.note("route options that are not known", "route(…)", call.site)
        return
    path_value = first_known(interp, options, ("url", "path"))
    methods = methods_of(interp, interp.get(options, "method"))
    texts = interp.texts_of(path_value) or ([""] if path_value is NONE else [HOLE])
    paths = []
    for text in texts:
        if HOLE in text:
            interp.note("path: part of it is not known", stopped(call, text), call.site)
        paths.append(join_fastify(context.prefix, text))
    if context.on_route and isinstance(options, Record):
        options = run_on_route(context, options, (paths[0], texts[0]), call, interp)
    handler = interp.get(options, "handler")
    site = registration_site(interp, path_value, call.site, handler)
    found = {
        name: interp.get(options, name) for name in ("schema", "websocket", "config", "preHandler") if interp.get(options, name) is not NONE
    }
    if isinstance(found.get("websocket"), Const) and found["websocket"].value:  # type: ignore[attr-defined]
        methods = ["WS"]
    if interp.get(options, "wsHandler") is not NONE and "WS" not in methods:
        methods = [*methods, "WS"]
    setup = RouteSetup(
        methods, paths, [Later(context, options)], handler if handler is not NONE else None, site, interp.reasons, options=found
    )
    record(interp, context.router, setup)


class Later(Host):
    """The hooks of one route: collected when all is registered, since a hook may be added after the route.

    In a hook that is no arrow ``this`` is the instance: https://fastify.dev/docs/latest/Reference/Hooks/
    """

    __slots__ = ("context", "options")

    def __init__(self, context: PluginContext, options: Value) -> None:
        super().__init__()
        self.context = context
        self.options = options

    def settle(self, interp: Interpreter) -> list[Value]:
        """Return what a request meets before the handler, in the order of its life."""
        chain: list[Value] = []
        for name in HOOKS:
            chain.extend(self.context.hooks[name])
            own = interp.get(self.options, name)
            chain.extend(listed(own))
            if name == "preHandler":
                chain.extend(listed(interp.get(self.options, "beforeHandler")))
        for value in chain:
            if isinstance(value, FunctionValue) and value.this is None and value.home is None and value.node.kind == "function":
                value.this = self.context.self_value()
        return chain


def listed(value: Value) -> list[Value]:
    """Return hooks as a list; of several lists of which a setting chooses, all that is in any."""
    if isinstance(value, Sequence):
        return [inner for item in value.items for inner in listed(item)]
    if isinstance(value, OneOf) and any(isinstance(option, Sequence) for option in value.options):
        return list({id(inner): inner for option in value.options for inner in listed(option)}.values())
    return [] if isinstance(value, Const) and value.value is None else [value]


def first_known(interp: Interpreter, options: Value, names: tuple[str, ...]) -> Value:
    """Return the first of several options that is given."""
    for name in names:
        value = interp.get(options, name)
        if value is not NONE and not (isinstance(value, Const) and value.value is None):
            return value
    return NONE


def methods_of(interp: Interpreter, value: Value) -> list[str]:
    """Return the methods of a route."""
    values = value.items if isinstance(value, Sequence) else value.options if isinstance(value, OneOf) else [value]
    found = []
    for item in values:
        text = interp.text_of(item)
        if text is not None:
            found.append("ALL" if HOLE in text or text == "*" else text.upper())
    return list(dict.fromkeys(found)) or ["GET"]


def run_on_route(context: PluginContext, options: Record, path: tuple[str, str], call: Invocation, interp: Interpreter) -> Record:
    """Return the options as ``onRoute`` hooks see and change them: ``path`` is the whole one and what the route itself says.

    https://fastify.dev/docs/latest/Reference/Hooks/#onroute
    """
    whole, written = path
    seen = Record({**options.entries}, options.open, dict(options.getters), options.kind)
    for key, text in (("url", whole), ("path", whole), ("routePath", written), ("prefix", context.prefix)):
        if HOLE not in text or key not in seen.entries:
            seen.entries[key] = Const(text)
    for hook in list(context.on_route):
        if isinstance(hook, FunctionValue):
            interp.invoke(hook, Invocation([seen], {}, call.site, context.self_value()))
    return seen
