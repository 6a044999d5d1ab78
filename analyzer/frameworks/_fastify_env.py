"""Fastify: ``@fastify/env`` puts the settings that a schema describes on the server.

https://github.com/fastify/fastify-env#usage
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction
from analyzer.interp.values import External, Site, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PACKAGES = frozenset({"@fastify/env", "fastify-env"})


def settings_of(interp: Interpreter, plugin: Value, options: Value, site: Site) -> dict[str, Value]:
    """Return what a library's plugin adds to the server, by name: the settings, and the function that returns the first of them."""
    if not isinstance(plugin, External) or plugin.package not in PACKAGES:
        return {}
    settings = External(plugin.package, ("()",), (options,), {}, site)
    return {
        interp.text_of(interp.get(options, "confKey")) or "config": settings,
        "getEnvs": HostFunction("getEnvs", lambda _c, _i: settings),
    }
