"""npm's helpers for the package's own root, and its walkers of folders.

https://github.com/sindresorhus/package-directory, https://github.com/inxilpro/node-app-root-path, https://github.com/szwacz/fs-jetpack,
https://github.com/jergason/recursive-readdir, https://github.com/manidlou/node-klaw-sync, https://github.com/joliss/node-walk-sync,
https://github.com/davesag/traverse-folders
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.interp.globpath import to_regex
from analyzer.interp.hosts import Host, HostModule, function
from analyzer.interp.library_node import inside, read_file, read_folder
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def root(interp: Interpreter) -> str:
    """Return the root of the package that is running."""
    folder = interp.world.root_of(interp.site.file)
    return "/" + folder if folder not in {"", "."} else "/"


def package_root(_call: Invocation, interp: Interpreter) -> Value:
    """Return ``packageDirectorySync()``."""
    return Const(root(interp))


def nearest_root(call: Invocation, interp: Interpreter) -> Value:
    """Return ``findRoot(folder)``: where the nearest ``package.json`` is."""
    folder = interp.text_of(call.argument(0))
    if folder is None or HOLE in folder:
        return Const(root(interp))
    found = interp.world.root_of(posixpath.join(inside(folder), "package.json"))
    return Const("/" + found)


class AppRoot(Host):
    """app-root-path: ``path``, ``resolve(...)``, ``require(...)``."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the root, or what starts there."""
        if name == "default":
            return self
        if name == "path":
            return Const(root(interp))
        if name == "require":
            return function(name, self.load)
        return function(name, self.below if name == "resolve" else package_root) if name in {"resolve", "toString"} else None

    @staticmethod
    def below(call: Invocation, interp: Interpreter) -> Value:
        """Return a path below the root; a leading slash is dropped."""
        text = interp.text_of(call.argument(0))
        return Const(posixpath.join(root(interp), text.lstrip("/"))) if text is not None else Unknown("path")

    def load(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a module below the root."""
        path = interp.text_of(self.below(call, interp))
        return import_javascript(interp, path, call.site.file) if path is not None and HOLE not in path else Unknown("module")


def folder_of(value: Value | None, interp: Interpreter, base: str) -> str | None:
    """Return a folder of the world: absolute, or below ``base``; None where it is not known."""
    text = interp.text_of(value)
    if text is None or HOLE in text:
        return None
    return inside(text if text.startswith(("/", "file://")) else posixpath.join(base, text))


def files_below(interp: Interpreter, folder: str | None, call: Invocation) -> list[str] | None:
    """Return the files below a folder; None, and a note, where the folder is not known."""
    if folder is None:
        interp.note("listing of a folder that is not known", "readdir", call.site)
        return None
    return list(interp.world.paths_under(folder))


def walk(call: Invocation, interp: Interpreter) -> Value:
    """Return every file below a folder, as ``folder/path`` (recursive-readdir, node-dir); a callback gets them."""
    found = files_below(interp, folder_of(call.argument(0), interp, root(interp)), call)
    result = Sequence([Const("/" + path) for path in found or []], open=found is None)
    for callback in call.arguments[1:]:
        if isinstance(callback, FunctionValue):
            interp.invoke(callback, Invocation([NONE, result], {}, call.site))
    return result


def walk_relative(call: Invocation, interp: Interpreter) -> Value:
    """Return every file below a folder, relative to it (walk-sync, fs-readdir-recursive)."""
    folder = folder_of(call.argument(0), interp, root(interp))
    found = files_below(interp, folder, call)
    return Sequence([Const(posixpath.relpath("/" + path, "/" + (folder or ""))) for path in found or []], open=found is None)


def walk_entries(call: Invocation, interp: Interpreter) -> Value:
    """Return klaw-sync's and readdirp's entries: a record with the path of each file."""
    folder = folder_of(call.argument(0), interp, root(interp))
    found = files_below(interp, folder, call)
    made: list[Value] = [
        Record({
            "path": Const("/" + path), "fullPath": Const("/" + path), "basename": Const(posixpath.basename(path)),
        }, open=True)
        for path in found or []
    ]  # fmt: skip
    return Sequence(made, open=found is None)


def traverse(call: Invocation, interp: Interpreter) -> Value:
    """Call a function with the path of every script below a folder but its ``index.js`` (traverse-folders)."""
    given = call.argument(2)
    options = given.entries if isinstance(given, Record) else {}
    ignored, suffix = (interp.text_of(options.get(name)) for name in ("ignore", "suffix"))
    for path in interp.within(files_below(interp, folder_of(call.argument(0), interp, root(interp)), call) or []):
        if path.endswith(suffix or ".js") and not path.endswith(ignored or "index.js"):
            interp.invoke(call.argument(1) or NONE, Invocation([Const("/" + path)], {}, call.site))
    return NONE


class Jetpack(Host):
    """fs-jetpack: a working folder, and what is below it."""

    __slots__ = ("base",)

    def __init__(self, base: str | None) -> None:
        super().__init__()
        self.base = base

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the methods that find and read files."""
        if name in {"default", "jetpack"}:
            return self
        method = {"find": self.find, "list": self.listing, "cwd": self.cwd, "path": self.path, "read": self.read}.get(
            name.removesuffix("Async")
        )
        return function(name, method) if method is not None else None

    def absolute(self, value: Value | None, interp: Interpreter) -> str | None:
        """Return a folder of the world."""
        return folder_of(value if value is not None else Const("."), interp, self.base or root(interp))

    def cwd(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a jetpack that works elsewhere."""
        folder = self.absolute(call.argument(0), interp)
        return Jetpack("/" + folder) if folder is not None else Unknown("folder")

    def path(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the working folder, or a path below it."""
        folder = self.absolute(call.argument(0), interp)
        return Const("/" + folder) if folder is not None else Unknown("folder")

    def read(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a file's text."""
        return read_file(Invocation([self.path(call, interp)], {}, call.site), interp)

    def listing(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the names in a folder."""
        return read_folder(Invocation([self.path(call, interp)], {}, call.site), interp)

    def find(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``find(folder, {matching})``: files below it; a pattern without a slash is matched against the name."""
        arguments = call.arguments if not isinstance(call.argument(0), Record) else [Const("."), *call.arguments]
        folder = self.absolute(arguments[0] if arguments else None, interp)
        found = files_below(interp, folder, call)
        options = arguments[1] if len(arguments) > 1 else None
        wanted = options.entries.get("matching") if isinstance(options, Record) else None
        items = wanted.items if isinstance(wanted, Sequence) else [wanted]
        patterns = [text for item in items for text in interp.texts_of(item)]
        kept = [path for path in found or [] if not patterns or matches(path.removeprefix(f"{folder}/"), patterns)]
        shown = kept if self.base is None else [posixpath.relpath("/" + path, self.base) for path in kept]
        return Sequence([Const("/" + path if self.base is None else path) for path in shown], open=found is None)


def matches(path: str, patterns: list[str]) -> bool:
    """Return whether one of the patterns takes a path and no later ``!`` pattern refuses it; one that is not known takes all."""
    taken = all(pattern.startswith("!") for pattern in patterns)
    for pattern in patterns:
        wanted = pattern.removeprefix("!").removeprefix("./")
        subject = path if "/" in wanted else posixpath.basename(path)
        if HOLE in wanted or re.fullmatch(to_regex(wanted), subject):
            taken = not pattern.startswith("!")
    return taken


def folder_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    of_package = function("packageDirectory", package_root)
    names = ("sync", "packageDirectory", "packageDirectorySync", "get")
    package = HostModule("pkg-dir", dict.fromkeys(names, of_package), package_root)
    walking = HostModule("recursive-readdir", {}, walk)
    node_dir = HostModule("node-dir", {"files": function("files", walk), "promiseFiles": function("promiseFiles", walk)})
    entries = function("promise", walk_entries)
    listing = HostModule("klaw-sync", {"promise": entries, "readdirpPromise": entries}, walk_entries)
    found: dict[str, Value] = {
        **dict.fromkeys(("pkg-dir", "package-directory", "app-root-dir"), package),
        "app-root-path": AppRoot(),
        "find-root": HostModule("find-root", {}, nearest_root),
        "fs-jetpack": Jetpack(None),
        **dict.fromkeys(("recursive-readdir", "recursive-readdir-sync", "recursive-readdir-async", "rrdir"), walking),
        **dict.fromkeys(("walk-sync", "fs-readdir-recursive"), HostModule("walk-sync", {}, walk_relative)),
        "node-dir": node_dir,
        "traverse-folders": HostModule("traverse-folders", {}, traverse),
        **dict.fromkeys(("klaw-sync", "readdirp"), listing),
    }
    return {"npm:" + name: value for name, value in found.items()}
