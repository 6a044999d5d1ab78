"""fastify-decorators: controllers and request handlers are classes, and ``bootstrap`` is the plugin that finds and registers them.

https://github.com/L2jLiga/fastify-decorators/tree/v4/docs
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.frameworks._controllers import Action, Controller, action_of, controllers_of
from analyzer.frameworks._fastify_types import HostPlugin
from analyzer.interp.hosts import HostFunction, HostModule, host_of
from analyzer.interp.iteration import items_of
from analyzer.interp.modules import import_javascript
from analyzer.interp.patterns import occurs
from analyzer.interp.values import HOLE, NONE, ClassValue, Const, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ALL")
MASK = r"\.(handler|controller)\."
SCRIPTS = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
DECLARATIONS = (".d.ts", ".d.mts", ".d.cts")


def described(call: Invocation, key: str) -> tuple[Value, list[Value]]:
    """Return a decorator's path and options, from ``(path, options)`` or from one record of both."""
    given = call.argument(0)
    if isinstance(given, Record):
        return given.entries.get(key, Const("")), [given.entries.get("options", NONE)]
    return given if given is not None else Const(""), call.arguments[1:2]


def controller(call: Invocation, _interp: Interpreter) -> Value:
    """Return the decorator ``@Controller(route)``."""
    path, _ = described(call, "route")

    def decorate(inner: Invocation, running: Interpreter) -> Value:
        found = controllers_of(running).of(inner.argument(0))
        if found is not None:
            found.library, found.paths = "fastify-decorators", [path]
        return inner.argument(0) or NONE

    return HostFunction("controller", decorate)


def verb(method: str) -> HostFunction:
    """Return a decorator for the methods of a controller, or for a class that handles one route."""

    def outer(call: Invocation, _interp: Interpreter) -> Value:
        path, options = described(call, "url")

        def decorate(inner: Invocation, running: Interpreter) -> Value:
            action, name = action_of(inner, running), inner.argument(1)
            if action is not None:
                action.verbs.append((method, path, options, name.site if isinstance(name, Const) else call.site))
                return NONE
            found = controllers_of(running).of(inner.argument(0))
            if found is not None:
                found.library = "fastify-decorators"
                handler = found.cls.members.get("handle", NONE)
                found.actions["handle"] = Action(handler, [(method, path, options, call.site)])
            return inner.argument(0) or NONE

        return HostFunction(method, decorate)

    return HostFunction(method, outer)


def hook(call: Invocation, _interp: Interpreter) -> Value:
    """Return the decorator ``@Hook(name)``."""

    def decorate(inner: Invocation, running: Interpreter) -> Value:
        action, name = action_of(inner, running), call.argument(0)
        if action is not None and name is not None:
            action.before.append(name)
        return NONE

    return HostFunction("hook", decorate)


def bootstrap(call: Invocation, interp: Interpreter) -> Value:
    """Register what the plugin's options list, and what its folder holds."""
    context: PluginContext | None = host_of(call.argument(0))  # type: ignore[assignment]
    options = call.argument(1)
    if context is None or not isinstance(options, Record):
        return NONE
    items, _ = items_of(interp, options.entries.get("controllers", NONE))
    for found in [known for item in items if (known := controllers_of(interp).known(item)) is not None]:
        put(context, found, call, interp)
    if "directory" in options.entries:
        for found in in_folder(options, call, interp):
            put(context, found, call, interp)
    return NONE


def in_folder(options: Record, call: Invocation, interp: Interpreter) -> list[Controller]:
    """Return what the files below a folder export by default, those whose names the mask takes."""
    text = interp.text_of(options.entries["directory"])
    if text is None or HOLE in text:
        interp.note("folder of controllers that is not known", "bootstrap", call.site)
        return []
    folder = posixpath.normpath(text.removeprefix("file://")).strip("/")
    folder = posixpath.dirname(folder) if interp.world.is_file(folder) else folder
    mask = options.entries.get("mask")
    source = mask.entries.get("source") if isinstance(mask, Record) else mask
    wanted = (interp.text_of(source) if source is not None else None) or MASK
    found = []
    for path in interp.world.paths_under(folder):
        name = posixpath.basename(path)
        if path.endswith(SCRIPTS) and not path.endswith(DECLARATIONS) and occurs(wanted, name) is not False:
            module = import_javascript(interp, "/" + path, call.site.file)
            default = interp.get(module, "default")
            known = controllers_of(interp).known(default if isinstance(default, ClassValue) else module)
            found += [known] if known is not None else []
    return found


def put(context: PluginContext, found: Controller, call: Invocation, interp: Interpreter) -> None:
    """Register a controller in a closure of its own: its prefix, its hooks, then its routes."""
    prefix = interp.text_of(found.paths[0]) if found.paths else ""
    inside = context.child(prefix or "", call, interp)
    for handler, action in controllers_of(interp).answering(found):
        for label in action.before:
            inside.hooks.get(interp.text_of(label) or "", []).append(handler)
        for method, path, options, site in action.verbs:
            given = options[0] if options else NONE
            route = Record({**(given.entries if isinstance(given, Record) else {}), "handler": handler})
            route.entries |= {"method": Const(method), "url": path if interp.text_of(path) else Const("/", site=site)}
            inside.route(Invocation([route], {}, site), interp)


def decorator_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    members: dict[str, Value] = {name: verb(name) for name in VERBS}
    members |= {"Controller": HostFunction("Controller", controller), "Hook": HostFunction("Hook", hook)}
    members["bootstrap"] = HostPlugin("bootstrap", bootstrap)
    return {"npm:fastify-decorators": HostModule("fastify-decorators", members)}
