"""consign and express-load: folders of modules, each called with the application, in the order in which they are named.

https://github.com/jarradseers/consign, https://github.com/jarradseers/express-load
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostModule, function
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.slots import set_member
from analyzer.interp.values import FunctionValue, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

MODULES = (".js", ".cjs", ".mjs", ".ts", ".json")


class Loading(Host):
    """What ``include(...).then(...).exclude(...).into(app)`` has gathered."""

    __slots__ = ("base", "files")

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.files: list[str] = []

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a link of the chain."""
        _ = interp
        method = {"include": self.include, "then": self.include, "exclude": self.exclude, "into": self.into}.get(name)
        return function(name, method) if method is not None else None

    def include(self, call: Invocation, interp: Interpreter) -> Value:
        """Add a folder's modules, or one module."""
        place = folder_of(call.argument(0), interp, "/" + self.base)
        if place is not None and interp.world.is_file(place):
            self.files.append(place)
        elif place is not None:
            self.files.extend(path for path in interp.world.paths_under(place) if path.endswith(MODULES) and not path.endswith(".d.ts"))
        return self

    def exclude(self, call: Invocation, interp: Interpreter) -> Value:
        """Leave a folder or a module out."""
        place = folder_of(call.argument(0), interp, "/" + self.base)
        self.files = [path for path in self.files if place is None or not (path == place or path.startswith(place + "/"))]
        return self

    def into(self, call: Invocation, interp: Interpreter) -> Value:
        """Load the modules; what each makes becomes a member of the application, by its path."""
        app = call.argument(0)
        for path in dict.fromkeys(self.files):
            module = import_javascript(interp, "/" + path, path)
            entry = module if isinstance(module, FunctionValue) else interp.get(module, "default")
            made = interp.invoke(entry, Invocation(list(call.arguments), {}, call.site)) if isinstance(entry, FunctionValue) else module
            if app is not None:
                self.place(app, posixpath.splitext(posixpath.relpath("/" + path, "/" + self.base))[0].split("/"), made, interp)
        return self

    @staticmethod
    def place(app: Value, names: list[str], made: Value, interp: Interpreter) -> None:
        """Hang a value onto the application, below objects for its folders."""
        holder = app
        for name in names[:-1]:
            inner = interp.get(holder, name)
            if not isinstance(inner, Record):
                inner = Record()
                set_member(interp, holder, name, inner)
            holder = inner
        set_member(interp, holder, names[-1], made)


def consign(call: Invocation, interp: Interpreter) -> Value:
    """Return ``consign({cwd})``."""
    return Loading(base_of(call.argument(0), interp))


def express_load(call: Invocation, interp: Interpreter) -> Value:
    """Return ``load(folder, {cwd})``."""
    return Loading(base_of(call.argument(1), interp)).include(call, interp)


def base_of(options: Value | None, interp: Interpreter) -> str:
    """Return the folder from which others are named: ``cwd``, else the package's root."""
    cwd = options.entries.get("cwd") if isinstance(options, Record) else None
    place = folder_of(cwd, interp, root(interp)) if cwd is not None else None
    return place if place is not None else root(interp).strip("/")


def consign_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:consign": HostModule("consign", {}, consign), "npm:express-load": HostModule("express-load", {}, express_load)}
