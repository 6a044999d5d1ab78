"""Plugins of Fastify that make routes of files: where a file stands is the path, what it exports the methods.

https://github.com/GiovanniCardamone/fastify-autoroutes#readme, https://github.com/yonathan06/fastify-now#readme
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.frameworks._express_route_files import exported, modules_below, option, url_of
from analyzer.frameworks._fastify_openapi import VERBS
from analyzer.frameworks._fastify_types import HostPlugin
from analyzer.interp.hosts import host_of
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Site, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PARAMETER = re.compile(r"\{([^{}/]+)\}")
TEST = re.compile(r"\.(test|spec|bench)\Z")


class FileRoutes(HostPlugin):
    """A plugin, which is its package's default export too."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the plugin itself."""
        return self if name == "default" else None


def below(call: Invocation, interp: Interpreter, name: str) -> list[tuple[str, Value]]:
    """Return the route files below the folder that an option names; not those that begin with a dot or an underscore, nor tests."""
    folder = folder_of(option(call, interp, 1, name) or NONE, interp, root(interp))
    found = modules_below(interp, folder, call) if folder is not None else []
    return [(path, module) for path, module in found if not path.rpartition("/")[2].startswith((".", "_")) and not TEST.search(path)]


def put(call: Invocation, interp: Interpreter, method: str, url: str, given: Value, site: Site) -> None:
    """Register one route of a file."""
    context = host_of(call.argument(0))
    told = dict(given.entries) if isinstance(given, Record) else {"handler": given}
    if context is not None and hasattr(context, "route"):
        made = Record({**told, "method": Const(method.upper()), "url": Const(url, site=site)})
        context.route(Invocation([made], {}, site), interp)


def autoroutes(call: Invocation, interp: Interpreter) -> Value:
    """Take ``register(autoroutes, {dir})``: each file's function returns what answers, by method."""
    for path, module in below(call, interp, "dir"):
        function = exported(interp, module)
        answers = interp.invoke(function, Invocation([call.argument(0) or NONE], {}, call.site))
        for verb, given in entries_of(interp, answers)[0].items():
            site = function.site if isinstance(function, FunctionValue) else call.site
            for one in items_of(interp, given)[0] if verb in VERBS and not isinstance(given, Record) else [given]:
                if verb in VERBS:
                    put(call, interp, verb, PARAMETER.sub(r":\1", url_of(path)), one, site)
    return NONE


def now(call: Invocation, interp: Interpreter) -> Value:
    """Take ``register(fastifyNow, {routesFolder, pathPrefix})``: each file exports functions that are called like their methods."""
    prefix = interp.text_of(option(call, interp, 1, "pathPrefix")) or ""
    for path, module in below(call, interp, "routesFolder"):
        for name, given in entries_of(interp, module)[0].items():
            if isinstance(given, FunctionValue) and name.isupper() and name.lower() in VERBS:
                told = given.fields.get("opts")
                made = Record({**(told.entries if isinstance(told, Record) else {}), "handler": given})
                put(call, interp, name, prefix + url_of(path), made, given.site)
    return NONE


def route_file_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:fastify-autoroutes": FileRoutes("fastify-autoroutes", autoroutes), "npm:fastify-now": FileRoutes("fastify-now", now)}
