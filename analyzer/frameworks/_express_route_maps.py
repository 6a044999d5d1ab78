"""express-routes-mapper: a table of ``"GET /users": "UserController.list"`` and a folder of controllers make a router.

https://github.com/aichbauer/express-routes-mapper#readme: ``mapRoutes(routes, folder, middleware)``, the folder beside ``package.json``.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.libraries.folders import root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

PACKAGE = "express-routes-mapper"
FOLDER = "src/controllers/"
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


def route_map_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``npm:``."""

    def map_routes(call: Invocation, interp: Interpreter) -> Value:
        router = make()
        router.initialise(Invocation([], {}, call.site, node=call.node), interp)
        return register(router, call, interp)

    mapped = HostFunction("mapRoutes", map_routes)
    return {"npm:" + PACKAGE: HostModule(PACKAGE, {"default": mapped}, map_routes)}
