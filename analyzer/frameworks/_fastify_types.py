"""What the parts of the Fastify model know of a plugin's closure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from analyzer.interp.hosts import HostFunction
from analyzer.interp.values import HOLE, Const, External, FunctionValue, Unknown

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Invocation, Value
    from analyzer.routing.router import Router

SKIP_OVERRIDE = "@@skip-override"
CHAINING = frozenset(
    [
        "withTypeProvider",
        "setErrorHandler",
        "setNotFoundHandler",
        "addSchema",
        "setValidatorCompiler",
        "setSerializerCompiler",
        "decorateRequest",
        "decorateReply",
        "addContentTypeParser",
        "removeAllContentTypeParsers",
        "setReplySerializer",
        "setSchemaController",
        "addConstraintStrategy",
        "setSchemaErrorFormatter",
    ]
)


class HostPlugin(HostFunction):
    """A library's plugin whose routes are known: called with the closure, like any other plugin."""

    __slots__ = ()


class PluginContext(Protocol):
    """A server, or the closure that a plugin sees: its prefix, its router, its hooks by name."""

    fields: dict[str, Value]
    parent: Self | None
    prefix: str
    router: Router
    hooks: dict[str, list[Value]]
    on_route: list[Value]

    def self_value(self) -> Value:
        """Return the value that code holds."""

    def child(self, prefix: str, call: Invocation, interp: Interpreter) -> Self:
        """Return a new closure inside this one."""

    def enter(self, plugin: Value, options: Value, inside: Self, call: Invocation, interp: Interpreter) -> None:
        """Call a plugin with a closure, then run what it queued."""

    def run(self, plugin: Value, options: Value | None, call: Invocation, interp: Interpreter) -> None:
        """Register one plugin now."""

    def route(self, call: Invocation, interp: Interpreter) -> Value:
        """Register ``route(options)``."""


def decorator(context: PluginContext, call: Invocation, interp: Interpreter) -> Value:
    """Return ``getDecorator("name")``: https://fastify.dev/docs/latest/Reference/Decorators/#getdecoratort."""
    name = interp.text_of(call.argument(0))
    return interp.get(context.self_value(), name) if name is not None and HOLE not in name else Unknown("decorator", call.site)


def has_decorator(context: PluginContext, call: Invocation, interp: Interpreter) -> Value:
    """Return ``hasDecorator("name")``; what a library's plugin may have added is not known."""
    found = decorator(context, call, interp)
    return Unknown("decorator", call.site) if isinstance(found, (External, Unknown)) else Const(value=True)


def chained(context: PluginContext, name: str, call: Invocation, interp: Interpreter) -> Value:
    """Return the server; functions added to all requests or answers are kept by name, where whoever asks their server finds them."""
    added = call.argument(1)
    if name in {"decorateRequest", "decorateReply"} and isinstance(added, FunctionValue):
        root = context
        while root.parent is not None:
            root = root.parent
        root.fields[f"{name.removeprefix('decorate').lower()}.{interp.text_of(call.argument(0)) or ''}"] = added
    return context.self_value()
