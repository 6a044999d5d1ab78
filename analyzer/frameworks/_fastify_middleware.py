"""Middleware of Connect and routers of Express in Fastify: ``fastify.use(paths, function)``, as Fastify 2 and plugins have it.

https://github.com/fastify/middie, https://github.com/fastify/fastify-express
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import host_of
from analyzer.interp.values import Const, External, FunctionValue, Instance, Sequence, Value
from analyzer.routing.router import Mount, Router, Use, as_set, record

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Invocation


def use(context: PluginContext, call: Invocation, interp: Interpreter) -> Value:
    """Put functions before what this closure serves below the paths, and serve the routes of routers."""
    first, *rest = call.arguments or [Sequence([])]
    given = first.items if isinstance(first, Sequence) else [first]
    paths = [text for item in given for text in interp.texts_of(item) if isinstance(item, Const)]
    for value in [*([] if paths else given), *rest]:
        inner = getattr(host_of(value), "router", None)
        if isinstance(inner, Router) and inner is not context.router:
            inner.mounted = True
            record(interp, context.router, Mount(paths or [""], inner, [], call.site, interp.reasons))
        elif isinstance(value, (External, FunctionValue, Instance)):
            record(interp, context.router, Use(paths or [""], as_set(interp, [value]), call.site, interp.reasons))
    return context.self_value()


def inherited(router: Router) -> list[Use]:
    """Return the middleware that a closure hands on to one inside it."""
    return [step for step in router.steps if isinstance(step, Use)]
