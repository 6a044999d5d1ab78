"""Fastify: ``@fastify/bearer-auth`` puts its own hook before the routes of the scope that it is registered in, unless it is told not to.

https://github.com/fastify/fastify-bearer-auth#options
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import Const, External, Site, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PACKAGES = frozenset({"@fastify/bearer-auth", "fastify-bearer-auth"})
HOOKS = frozenset({"onRequest", "preParsing"})


def own_hook(interp: Interpreter, plugin: Value, options: Value, site: Site) -> tuple[str, Value] | None:
    """Return the name of the hook that a library's plugin adds, and the hook; None for one that adds none."""
    if not isinstance(plugin, External) or plugin.package not in PACKAGES:
        return None
    wanted = interp.get(options, "addHook")
    if isinstance(wanted, Const) and wanted.value is False:
        return None
    name = str(wanted.value) if isinstance(wanted, Const) and wanted.value in HOOKS else "onRequest"
    return name, External("fastify", ("instance", "verifyBearerAuth"), site=site)
