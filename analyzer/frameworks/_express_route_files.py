"""Libraries that make an Express router of files, of an object of actions, or of a group.

https://www.npmjs.com/package/express-file-routing, https://github.com/krakenjs/express-enrouten#readme,
https://github.com/developit/resource-router-middleware#readme, https://www.npmjs.com/package/express-group-routes
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.libraries.folders import files_below, folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Site, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

VERBS = {name: name for name in ("get", "post", "put", "patch", "delete", "head", "options", "all")} | {"del": "delete"}
ACTIONS = {"index": "get", "list": "get", "read": "get", "create": "post", "update": "put", "modify": "patch", **VERBS}
OF_ONE = frozenset({"get", "read", "put", "update", "patch", "modify", "del", "delete"})
"""Actions on one of the resource's objects, whose id stands in the path."""
MODULES = (".js", ".mjs", ".cjs", ".ts", ".mts")
PARAMETER = re.compile(r"\[([^\[\].]+)\]")
REST = re.compile(r"\[\.\.\.[^\[\]]+\]")


def new_router(interp: Interpreter, site: Site) -> Value:
    """Return ``express.Router()``."""
    return interp.invoke(interp.get(interp.host_modules["npm:express"], "Router"), Invocation([], {}, site))


def register(interp: Interpreter, router: Value, verb: str, path: str, handlers: list[Value], site: Site) -> None:
    """Register a route where its handler is written."""
    last = handlers[-1] if handlers else NONE
    place = last.site if isinstance(last, FunctionValue) else site
    interp.invoke(interp.get(router, verb), Invocation([Const(path, site=place), *handlers], {}, place))


def option(call: Invocation, interp: Interpreter, position: int, name: str) -> Value | None:
    """Return an option; None where it is not given."""
    options = call.argument(position)
    return interp.get(options, name) if isinstance(options, Record) and name in options.entries else None


def modules_below(interp: Interpreter, folder: str | None, call: Invocation) -> list[tuple[str, Value]]:
    """Return the modules below a folder by their path relative to it, without suffix."""
    found = []
    for path in files_below(interp, folder, call) or []:
        if path.endswith(MODULES) and not path.endswith(".d.ts"):
            name = posixpath.splitext(posixpath.relpath("/" + path, "/" + (folder or "")))[0]
            found.append((name, import_javascript(interp, "/" + path, call.site.file)))
    return found


def url_of(name: str) -> str:
    """Return the path of a file: ``posts/[id]`` is ``/posts/:id``, ``index`` its folder."""
    parts = name.split("/")
    kept = parts[:-1] if parts[-1] == "index" else parts
    return "/" + PARAMETER.sub(r":\1", REST.sub("*", "/".join(kept)))


def routed(interp: Interpreter, router: Value, call: Invocation, position: int) -> Value:
    """Register what the files of a folder export under the names of verbs; what they export by default answers every verb."""
    for name, module in modules_below(
        interp, folder_of(option(call, interp, position, "directory") or Const("routes"), interp, root(interp)), call
    ):
        if any(part.startswith("_") for part in name.split("/")):
            continue
        for key, value in entries_of(interp, module)[0].items():
            verb = VERBS.get(key, "all" if key == "default" else "")
            handlers: list[Value] = [value] if isinstance(value, (FunctionValue, Host)) else items_of(interp, value)[0]
            if verb and handlers:
                register(interp, router, verb, url_of(name), handlers, call.site)
    return router


def create_router(call: Invocation, interp: Interpreter) -> Value:
    """Return ``createRouter(app, options)``: the routes are the application's own."""
    return routed(interp, call.argument(0) or NONE, call, 1)


def file_router(call: Invocation, interp: Interpreter) -> Value:
    """Return ``router(options)``."""
    return routed(interp, new_router(interp, call.site), call, 0)


def enrouten(call: Invocation, interp: Interpreter) -> Value:
    """Return ``enrouten({directory, index, routes})``: what files export gets a router, mounted at the file's path."""
    router = new_router(interp, call.site)
    base = "/" + posixpath.dirname(call.site.file)
    start = folder_of(option(call, interp, 0, "index"), interp, base)
    if start is not None:
        interp.invoke(exported(interp, import_javascript(interp, "/" + start, call.site.file)), Invocation([router], {}, call.site))
    directory = option(call, interp, 0, "directory")
    for name, module in modules_below(interp, folder_of(directory, interp, base), call) if directory is not None else []:
        function = exported(interp, module)
        if isinstance(function, FunctionValue) and function.node.parameters:
            inner = new_router(interp, function.site)
            interp.invoke(function, Invocation([inner], {}, function.site))
            interp.invoke(interp.get(router, "use"), Invocation([Const(url_of(name)), inner], {}, call.site))
    for one in items_of(interp, option(call, interp, 0, "routes") or NONE)[0]:
        verb = (interp.text_of(interp.get(one, "method")) or "get").lower()
        before = items_of(interp, interp.get(one, "middleware"))[0]
        path = interp.text_of(interp.get(one, "path"))
        if verb in VERBS and path is not None:
            register(interp, router, VERBS[verb], path, [*before, interp.get(one, "handler")], call.site)
    return router


def exported(interp: Interpreter, module: Value) -> Value:
    """Return what a module exports as a whole."""
    return module if isinstance(module, FunctionValue) else interp.get(module, "default")


def resource(call: Invocation, interp: Interpreter) -> Value:
    """Return ``resource({id, load, list, create, read, update, delete})``."""
    router = new_router(interp, call.site)
    given = call.argument(0)
    if not isinstance(given, Record):
        return router
    if "middleware" in given.entries:
        interp.invoke(interp.get(router, "use"), Invocation([given.entries["middleware"]], {}, call.site))
    name = interp.text_of(given.entries.get("id"))
    for action, handler in given.entries.items():
        if action in ACTIONS and action != "options":
            register(interp, router, ACTIONS[action], f"/:{name}" if action in OF_ONE and name else "/", [handler], call.site)
    return router


def group(outer: Value, call: Invocation, interp: Interpreter) -> Value:
    """Take ``app.group(path, (router) => ...)`` of express-group-routes: a router of its own, mounted there."""
    *before, setup = call.arguments or [NONE]
    router = new_router(interp, call.site)
    interp.invoke(setup, Invocation([router], {}, call.site))
    return interp.invoke(interp.get(outer, "use"), Invocation([*before, router], {}, call.site))


def route_file_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    made, inner = HostFunction("createRouter", create_router), HostFunction("router", file_router)
    filed = HostModule("express-file-routing", {"default": made, "createRouter": made, "router": inner}, create_router)
    return {
        "npm:express-file-routing": filed,
        "npm:express-enrouten": HostModule("express-enrouten", {}, enrouten),
        "npm:resource-router-middleware": HostModule("resource-router-middleware", {}, resource),
    }
