"""npm's packages that require a whole folder: what they leave out, what they name a module, and what they make of it.

https://github.com/troygoode/node-require-directory, https://github.com/felixge/node-require-all, https://github.com/aseemk/requireDir
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostModule
from analyzer.interp.library_node import inside
from analyzer.interp.modules import import_javascript
from analyzer.interp.patterns import occurs
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PACKAGES = ("require-all", "require-directory", "require-dir", "include-all", "auto-load", "require-dir-all")
ENDINGS = frozenset({".js", ".cjs", ".ts", ".json"})
DEEPEST = 8
KEEPING, LEAVING_OUT, CLOSED = ("include", "filter"), ("exclude",), ("excludeDirs",)
NAMING, MAKING = ("rename", "mapKey", "map"), ("visit", "mapValue", "resolve")


class Folder:
    """One folder that is being required, as its options say."""

    def __init__(self, call: Invocation, interp: Interpreter) -> None:
        self.call = call
        self.interp = interp
        self.importer = call.site.file
        given = [argument for argument in call.arguments if not (isinstance(argument, Record) and "exports" in argument.entries)]
        self.options = next((argument.entries for argument in given if isinstance(argument, Record)), {})
        place = self.options.get("dirname") or next((argument for argument in given if not isinstance(argument, Record)), None)
        path = interp.text_of(place) if isinstance(place, Const) else None
        here = posixpath.dirname(self.importer)
        self.start = inside(posixpath.join("/" + here, path)) if path is not None and HOLE not in path else here

    def option(self, names: tuple[str, ...]) -> Value | None:
        """Return the option that one of the packages calls by one of these names."""
        return next((self.options[name] for name in names if name in self.options), None)

    def ask(self, function: Value | None, *arguments: Value) -> Value | None:
        """Return what a function of the options answers; None without one."""
        return (
            self.interp.invoke(function, Invocation(list(arguments), {}, self.call.site)) if isinstance(function, FunctionValue) else None
        )

    def takes(self, wanted: Value | None, path: str, name: str) -> Value | None:
        """Return what a pattern or a function makes of a file: the group or key that names it, or a truth; None: not known."""
        if isinstance(wanted, Record) and wanted.kind == "regexp":
            source, flags = (self.interp.text_of(wanted.entries[part]) or "" for part in ("source", "flags"))
            verdict = [occurs(source, text, flags) for text in (name, "/" + path)]
            if None in verdict:
                return None
            found = re.search(source.replace("\\/", "/"), name, re.IGNORECASE if "i" in flags else 0)
            return Const(found[1]) if found and found.re.groups and found[1] else Const(any(verdict))
        answer = self.ask(wanted, Const(name if "dirname" in self.options else "/" + path), Const(name))
        return answer if isinstance(answer, Const) else None

    def key(self, path: str, name: str) -> str | None:
        """Return the name that a module gets, None where it is left out."""
        kept, left = (self.takes(self.option(names), path, name) for names in (KEEPING, LEAVING_OUT))
        if (isinstance(kept, Const) and not kept.value) or (isinstance(left, Const) and left.value):
            return None
        plain = posixpath.splitext(name)[0]
        key = kept.value if isinstance(kept, Const) and isinstance(kept.value, str) else plain
        mapper = self.option(NAMING)
        answer = self.ask(mapper, *([NONE, Const(key)] if "mapKey" in self.options else [Const(key), Const("/" + path), Const(name)]))
        return self.interp.text_of(answer) or key

    def read(self, folder: str, depth: int) -> Record:
        """Return the modules of a folder by name, folders as records."""
        made, world = Record(), self.interp.world
        once = any(isinstance(value := self.options.get(name), Const) and value.value is False for name in ("recurse", "recursive"))
        for name in world.listing(folder):
            path = f"{folder}/{name}" if folder else name
            if world.is_folder(path):
                closed = self.takes(self.option(CLOSED), path, name)
                if depth < DEEPEST and not once and not (isinstance(closed, Const) and closed.value):
                    made.entries[name] = self.read(path, depth + 1)
                continue
            if path == self.importer or posixpath.splitext(name)[1] not in ENDINGS or name.endswith(".d.ts"):
                continue
            key = self.key(path, name)
            if key is not None:
                made.entries[path if HOLE in key and key in made.entries else key] = self.module(path, name)
        return made

    def module(self, path: str, name: str) -> Value:
        """Return a module, or what a function of the options makes of it."""
        module = import_javascript(self.interp, "/" + path, self.importer)
        answer = self.ask(self.option(MAKING), module, Const("/" + path), Const(name))
        return module if answer is None or (isinstance(answer, Const) and not answer.value) else answer


def require_folder(call: Invocation, interp: Interpreter) -> Value:
    """Return a record of every module below a folder."""
    folder = Folder(call, interp)
    return folder.read(folder.start, 0)


def require_folder_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:" + name: HostModule(name, {}, require_folder) for name in PACKAGES}
