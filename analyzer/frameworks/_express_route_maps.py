"""Libraries that make routers of a table and a folder, or of a folder alone.

https://github.com/aichbauer/express-routes-mapper#readme: ``mapRoutes({"GET /users": "UserController.list"}, folder, middleware)``;
https://github.com/moajs/mount-routes#readme: ``mount(app, folder)`` puts each file's router at the path of the file.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule, host_of
from analyzer.interp.libraries.folders import files_below, folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

PACKAGE = "express-routes-mapper"
FOLDER = "src/controllers/"
MODULES = (".js", ".cjs", ".ts")
VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "all"})


def register(router: Host, call: Invocation, interp: Interpreter) -> Value:
    """Register what a table says: of each row the general middleware, then its own, then the controller's method."""
    table = call.argument(0)
    folder = interp.text_of(call.argument(1)) or FOLDER
    for title, row in table.entries.items() if isinstance(table, Record) else ():
        verb, _, path = " ".join(title.split()).partition(" ")
        target = row.entries.get("path") if isinstance(row, Record) else row
        name = interp.text_of(target)
        if verb.lower() not in VERBS or name is None:
            continue
        own = row.entries.get("middlewares") if isinstance(row, Record) else None
        handlers = [*listed(call.argument(2)), *listed(own), method_of(interp, posixpath.join(folder, name), call)]
        given = [Const(path), *handlers]
        interp.invoke(router.get(verb.lower(), interp) or NONE, Invocation(given, {}, call.site, node=call.node))
    return router


def listed(value: Value | None) -> list[Value]:
    """Return one function or a list of them as a list."""
    return list(value.items) if isinstance(value, Sequence) else [value] if value is not None and value is not NONE else []


def method_of(interp: Interpreter, name: str, call: Invocation) -> Value:
    """Return a method by ``folder/File.method`` of the class, the factory or the object that the file exports."""
    file, _, method = name.rpartition(".")
    module = import_javascript(interp, posixpath.join("/" + root(interp), file), call.site.file)
    found = interp.get(module, "default")
    if isinstance(found, (ClassValue, FunctionValue)):
        found = interp.invoke(found, Invocation([], {}, call.site))
    return interp.get(found, method)


def mount(call: Invocation, interp: Interpreter) -> Value:
    """Put what the files of a folder export at their paths; ``index`` is its folder."""
    app = host_of(call.argument(0))
    use = app.get("use", interp) if app is not None else None
    folder = folder_of(call.argument(1) or Const("routes"), interp, root(interp))
    for path in sorted(files_below(interp, folder, call) or []):
        stem, ending = posixpath.splitext(path)
        if folder is None or ending not in MODULES or stem.endswith(".d"):
            continue
        place = "/" + stem[len(folder) :].strip("/")
        router = import_javascript(interp, "/" + path, call.site.file)
        given = [Const(place.removesuffix("index") if posixpath.basename(stem) == "index" else place), router]
        interp.invoke(use or NONE, Invocation(given, {}, call.site, node=call.node))
    return NONE


def route_map_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``npm:``."""

    def map_routes(call: Invocation, interp: Interpreter) -> Value:
        router = make()
        router.initialise(Invocation([], {}, call.site, node=call.node), interp)
        return register(router, call, interp)

    mapped = HostFunction("mapRoutes", map_routes)
    mounted = HostModule("mount-routes", {"default": HostFunction("mount", mount)}, mount)
    return {"npm:" + PACKAGE: HostModule(PACKAGE, {"default": mapped}, map_routes), "npm:mount-routes": mounted}
