"""@openaddresses/batch-schema: a router whose routes say their schemas, and which loads the files of a folder.

https://github.com/openaddresses/batch-schema#readme: ``schema.get(path, schemas, ...handlers)``, ``schema.load(folder, ...arguments)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.libraries.folders import files_below, folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import NONE, External, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PACKAGE = "@openaddresses/batch-schema"
VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "all"})
MODULES = (".js", ".mjs", ".cjs", ".ts", ".mts")


class Schema(Host):
    """``new Schema(router, options)``."""

    __slots__ = ("router",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.router: Value = NONE

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the router: the first argument, or an option."""
        first = call.argument(0) or NONE
        self.router = first.entries.get("router", NONE) if isinstance(first, Record) else first

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the router, a verb, or ``load``; what else there is registers what is the library's own."""
        if name == "router":
            return self.router
        if name in VERBS:
            return HostFunction(name, lambda call, i: self.verb(name, call, i))
        return HostFunction(name, self.load) if name == "load" else External(PACKAGE, ("Schema", name))

    def verb(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Register a route: between its path and its handlers stand its schemas."""
        given = [call.arguments[0], *(item for item in call.arguments[1:] if not isinstance(item, Record))] if call.arguments else []
        return interp.invoke(interp.get(self.router, name), Invocation(given, {}, call.site, node=call.node))

    def load(self, call: Invocation, interp: Interpreter) -> Value:
        """Call what the files of a folder export with this object and the arguments."""
        folder = folder_of(call.argument(0), interp, root(interp))
        for path in files_below(interp, folder, call) or []:
            if path.endswith(MODULES) and not path.endswith(".d.ts") and path.rpartition("/")[0] == folder:
                module = import_javascript(interp, "/" + path, call.site.file)
                interp.invoke(interp.get(module, "default"), Invocation([self, *call.arguments[1:]], {}, call.site))
        return NONE


def batch_schema_modules() -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``npm:``."""
    made = HostClass("Schema", Schema)
    return {"npm:" + PACKAGE: HostModule(PACKAGE, {"Schema": made, "default": made}, made.call)}
