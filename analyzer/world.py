"""What the interpreter may ask of a tree: programs, resolutions, listings; everything read at most once."""

from __future__ import annotations

import bisect
import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.world import Resolved
from analyzer.source.deployed import deployed_environment
from analyzer.source.entry_points import entry_points
from analyzer.source.environment import committed_environment
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analyzer.source.entry_points import EntryPoint
    from analyzer.source.manifest import Manifest
    from analyzer.source.resolve_javascript import JavaScriptResolver
    from analyzer.source.resolve_python import PythonResolver
    from analyzer.source.services import Ownership
    from analyzer.source.tree import Tree
    from analyzer.syntax.program import Module

LARGEST_TEXT = 2_000_000
UNREAD = frozenset({"vendored"})


class TreeWorld:
    """The audited tree as the interpreter sees it."""

    def __init__(
        self,
        tree: Tree,
        roles: Mapping[str, str],
        javascript: JavaScriptResolver,
        python: PythonResolver,
        ownership: Ownership,
        lowered: Callable[[str], Module | None],
        manifests: Sequence[Manifest] = (),
    ) -> None:
        self._tree = tree
        self._roles = roles
        self._javascript = javascript
        self._python = python
        self._ownership = ownership
        self._lowered = lowered
        self._manifests = manifests
        self._entry_points: dict[tuple[str, str], list[EntryPoint]] = {}
        self._environment: dict[str, dict[str, str]] | None = None
        self._deployed: dict[str, list[tuple[str, str]]] | None = None
        self._paths = tree.paths()
        self._files = set(self._paths)
        self._folders: dict[str, set[str]] = {"": set()}
        for path in self._paths:
            self._enter(path)

    def _enter(self, path: str) -> None:
        while path:
            folder, _, name = path.rpartition("/")
            names = self._folders.setdefault(folder, set())
            if name in names:
                return
            names.add(name)
            path = folder

    def program(self, path: str) -> Module | None:
        """Return the lowered file; vendored ones are not read."""
        if self._roles.get(path) in UNREAD:
            return None
        return self._lowered(path)

    def javascript(self, specifier: str, importer: str) -> Resolved:
        """Resolve a JavaScript import."""
        found = self._javascript.resolve(specifier, importer)
        return Resolved("external" if found.kind == "builtin" else found.kind, found.path, found.package, found.subpath)

    def python(self, dotted: str, level: int, importer: str) -> Resolved:
        """Resolve a Python import."""
        found = self._python.resolve(dotted, level, importer)
        return Resolved("external" if found.kind == "builtin" else found.kind, found.path, found.package, found.subpath)

    def listing(self, folder: str) -> list[str]:
        """Return the names in a folder, sorted."""
        return sorted(self._folders.get(_clean(folder), ()))

    def paths_under(self, folder: str) -> list[str]:
        """Return every path below a folder, sorted."""
        clean = _clean(folder)
        if not clean:
            return list(self._paths)
        start = bisect.bisect_left(self._paths, clean + "/")
        end = bisect.bisect_left(self._paths, clean + "0")
        return self._paths[start:end]

    def is_file(self, path: str) -> bool:
        """Return whether a file is there."""
        return _clean(path) in self._files

    def is_folder(self, path: str) -> bool:
        """Return whether a folder is there."""
        return _clean(path) in self._folders

    def text(self, path: str) -> str | None:
        """Return a small text file's content, or None."""
        clean = _clean(path)
        if clean not in self._files or self._tree.size(clean) > LARGEST_TEXT:
            return None
        try:
            return self._tree.read(clean).decode("utf-8-sig", errors="replace")
        except SourceError:
            return None

    def variable(self, name: str, file: str) -> str | None:
        """Return an environment variable's committed default for code in ``file``: of the nearest folder that has one."""
        if self._environment is None:
            self._environment = committed_environment(self._tree)
        folder = posixpath.dirname(file)
        while True:
            value = self._environment.get(folder, {}).get(name)
            if value is not None:
                return value
            if not folder:
                return None
            folder = posixpath.dirname(folder)

    def deployed(self, name: str, file: str) -> str | None:
        """Return what a deployment sets a variable to: files beside the code or above, and below the service's root; all have to agree."""
        if self._deployed is None:
            self._deployed = deployed_environment(self._tree)
        root = self.root_of(file)
        said = {
            value for folder, value in self._deployed.get(name, ()) if _within(posixpath.dirname(file), folder) or _within(folder, root)
        }
        return said.pop() if len(said) == 1 else None

    def root_of(self, path: str) -> str:
        """Return the root of the package that holds a file, "" for the audited folder."""
        root = self._ownership.root_of(path)
        return "" if root == "." else root

    def entry_points(self, group: str, file: str) -> list[EntryPoint]:
        """Return what the repository's own packages declare for a group: tests and vendored ones are not installed."""
        key = (group, self._ownership.root_of(file))
        if key not in self._entry_points:
            own = [manifest for manifest in self._manifests if self._roles.get(manifest.path) == "manifest"]
            self._entry_points[key] = entry_points(own, *key)
        return self._entry_points[key]


def _within(path: str, folder: str) -> bool:
    return not folder or path == folder or path.startswith(folder + "/")


def _clean(path: str) -> str:
    normal = posixpath.normpath(path).strip("/")
    return "" if normal == "." else normal
