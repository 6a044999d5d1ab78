"""JavaScript's and TypeScript's imports: a specifier -> a file of the tree, a package, or a module of Node's own.

https://nodejs.org/api/modules.html#all-together  https://nodejs.org/api/esm.html#resolution-algorithm
https://www.typescriptlang.org/docs/handbook/modules/reference.html
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.aliases import alias_tables
from analyzer.source.built import EXTENSIONS, source_stems, typescript_names
from analyzer.source.imports import MISSING, Resolution
from analyzer.source.links import canonical
from analyzer.source.node_builtins import BUILTINS
from analyzer.source.package_exports import matches, targets
from analyzer.source.packages_npm import member_folders
from analyzer.source.structured import text
from analyzer.source.tree import within
from analyzer.source.tsconfig import TsConfigs

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from analyzer.model.analysis import Diagnostic
    from analyzer.source.manifest import Manifest
    from analyzer.source.tree import Tree

_LONGEST = 1_000
_SETTINGS = (".js", ".cjs", ".mjs", ".ts", ".json")
_TEMPLATES = (
    "{}.example",
    "{}.sample",
    "{}.template",
    "{}.default",
    "{}.dist",
    "{}-example",
    "{}-sample",
    "{}_example",
    "{}_sample",
    "example.{}",
)
_OVERRIDES = re.compile("local|override|custom|private", re.IGNORECASE)
_LINKED = ("file:", "link:", "portal:", "./", "../")
_DECLARATIONS = (".d.ts", ".d.mts", ".d.cts")
"""Types only: what runs is the package that they describe."""


class JavaScriptResolver:
    """Resolves specifiers of one tree. Vendored files do not exist for it."""

    def __init__(self, tree: Tree, roles: Mapping[str, str], manifests: Iterable[Manifest]) -> None:
        """Index files and packages."""
        self._links = tree.links
        self._roles = roles
        self._files = {path for path in tree.paths() if roles.get(path) != "vendored"}
        self._folders = {posixpath.dirname(path) for path in self._files}
        self._packages = {_top(manifest): manifest for manifest in manifests if manifest.ecosystem == "npm"}
        self._installs = any("node_modules" in folder for folder in (*self._folders, *self._packages))
        self._named: dict[str, str] = {}
        for folder in sorted(
            self._packages, key=lambda folder: (roles.get(_join(folder, "package.json")) != "manifest", folder.count("/"), folder)
        ):
            name = self._packages[folder].name
            if name:
                self._named.setdefault(name, folder)
        self._tsconfigs = TsConfigs(tree)
        self._aliases = alias_tables(tree, self._packages)
        self._declared = {folder: frozenset(item.name for item in manifest.dependencies) for folder, manifest in self._packages.items()}
        roots = [manifest.root for manifest in self._packages.values()]
        spaces = [manifest for manifest in self._packages.values() if manifest.workspaces]
        self._members = {folder for manifest in spaces for folder in member_folders(manifest, roots)}
        self._cache: dict[tuple[str, str], Resolution] = {}
        self._of_zones: dict[tuple[str, Hashable], Resolution] = {}
        self._zones: dict[str, Hashable] = {}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Return what was wrong with configurations read so far."""
        return self._tsconfigs.diagnostics

    def resolve(self, specifier: str, importer: str) -> Resolution:
        """Return where ``specifier``, written in file ``importer``, leads; as Node, TypeScript and bundlers would look."""
        folder = importer.rpartition("/")[0]
        key = (specifier, folder)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._resolve(specifier, folder)
        return found

    def file(self, path: str) -> str:
        """Return the module that a path relative to the tree means, trying extensions, indexes and sources of built files; or ""."""
        if path.startswith("/") and path.strip("/"):
            return ""  # a configuration's absolute path leads out of the tree
        return self._file(path) or self._source(path)

    def _resolve(self, specifier: str, folder: str) -> Resolution:
        bare = specifier.partition("?")[0].partition("!")[0] if not specifier.startswith("#") else specifier
        if not bare or len(bare) > _LONGEST or "\0" in bare or bare.startswith(("http:", "https:", "data:", "/")):
            return MISSING
        if bare.startswith("file:"):
            return MISSING
        if bare.startswith("node:"):
            return _split("builtin", bare.removeprefix("node:"))
        if bare in {".", ".."} or bare.startswith(("./", "../")):
            path = within(posixpath.join(folder, bare)) + ("/" if bare.endswith("/") else "")
            return self._found(self.file(path) or self._template(path))
        if bare.startswith("#"):
            found = self._imported(bare, folder) or self._by_configuration(bare, folder)
            return self._found(found) if found else self._outside_import(bare, folder)
        return self._bare(bare, folder)

    def _zone(self, folder: str) -> Hashable:
        """Return what a package's name depends on besides itself: the same for all folders that it means the same in."""
        if self._installs:
            return folder
        zone = self._zones.get(folder)
        if zone is None:
            nearest = self._nearest_package(folder)
            aliased = tuple(at for at, (root, _) in enumerate(self._aliases) if not root or folder == root or folder.startswith(root + "/"))
            zone = self._zones[folder] = (id(self._tsconfigs.nearest(folder)), _top(nearest) if nearest else None, aliased)
        return zone

    def _bare(self, bare: str, folder: str) -> Resolution:
        key = (bare, self._zone(folder))
        found = self._of_zones.get(key)
        if found is None:
            found = self._of_zones[key] = self._look_up(bare, folder)
        return found

    def _look_up(self, bare: str, folder: str) -> Resolution:
        if bare in BUILTINS and bare not in self._named:
            return _split("builtin", bare)
        found = self._by_configuration(bare, folder) or self._installed_in_tree(bare, folder) or self._workspace(bare, folder)
        if found:
            return self._found(found)
        if self._declares(bare, folder):
            return _split("external", bare)
        found = self._conventional(bare, folder)
        if found:
            return self._found(found)
        return MISSING if bare.startswith(("@/", "~/", "~~/")) or self._is_own(bare, folder) else _split("external", bare)

    def _is_own(self, bare: str, folder: str) -> bool:
        """Say whether a bare specifier begins with a folder of the package, and with no package that anything in the tree declares."""
        first, slash, _ = bare.partition("/")
        nearest = self._nearest_package(folder)
        home = within(posixpath.join(_top(nearest) if nearest else "", first))
        if not slash or any(first in names for names in self._declared.values()):
            return False
        return any(known == home or known.startswith(home + "/") for known in self._folders)

    def _declares(self, bare: str, folder: str) -> bool:
        """Say whether the nearest package.json declares the package that a bare specifier names."""
        package, _ = _package_of(bare)
        nearest = self._nearest_package(folder)
        return nearest is not None and package in self._declared[_top(nearest)]

    def _found(self, path: str) -> Resolution:
        return Resolution(kind="file", path=path) if path else MISSING

    def _by_configuration(self, bare: str, folder: str) -> str:
        for config in self._tsconfigs.nearest(folder):
            fitting = [(pattern, star) for pattern in config.paths if (star := matches(pattern, bare)) is not None]
            for pattern, star in sorted(fitting, key=lambda item: (-len(item[0].partition("*")[0]), item[0])):
                for target in config.paths[pattern]:
                    found = self.file(within(target.replace("*", star)))
                    if found and not found.endswith(_DECLARATIONS):
                        return found
            if (
                config.base is not None
                and not self._declares(bare, folder)
                and (found := self._file(within(posixpath.join(config.base, bare))))
                and not found.endswith(_DECLARATIONS)
            ):
                return found
        for root, table in self._aliases:
            if root and folder != root and not folder.startswith(root + "/"):
                continue
            for name, target in table:
                if bare == name or bare.startswith(name.rstrip("/") + "/"):
                    found = self.file(within(posixpath.join(target, bare[len(name.rstrip("/")) :].lstrip("/"))))
                    if found:
                        return found
        return ""

    def _installed_in_tree(self, bare: str, folder: str) -> str:
        """Look a package up in ``node_modules`` folders that are the repository's own sources."""
        if not self._installs:
            return ""
        package, rest = _package_of(bare)
        start = folder
        while True:
            parent = start if posixpath.basename(start) == "node_modules" else _join(start, "node_modules")
            home = _join(parent, package)
            if home in self._packages or home in self._folders:
                return self._package_file(home, rest)
            if not start:
                return ""
            start = start.rpartition("/")[0]

    def _workspace(self, bare: str, folder: str) -> str:
        package, rest = _package_of(bare)
        home = self._linked_folder(package, folder)
        if home is None:
            home = self._named.get(package)
            nearest = self._nearest_package(folder)
            if nearest is not None and home == _top(nearest) and nearest.exports is None and home not in self._members:
                return ""
        return self._package_file(home, rest) if home is not None else ""

    def _linked_folder(self, package: str, folder: str) -> str | None:
        nearest = self._nearest_package(folder)
        item = next((item for item in nearest.dependencies if item.name == package), None) if nearest else None
        if nearest is None or item is None or not item.spec.startswith(_LINKED):
            return None
        home = within(posixpath.join(_top(nearest), item.spec.removeprefix("file:").removeprefix("link:").removeprefix("portal:")))
        return home if home in self._packages or home in self._folders else None

    def _package_file(self, home: str, rest: str) -> str:
        manifest = self._packages.get(home)
        subpath = "./" + rest if rest else "."
        candidates = targets(manifest.exports, subpath) if manifest else []
        if not rest and manifest:
            fields = (text(manifest.extra.get("source")), manifest.main, manifest.module, text(manifest.extra.get("types")))
            candidates += [field for field in fields if field]
        candidates += [rest, "src/" + rest] if rest else ["src/index", "index", "src", "lib/index", "src/main"]
        for candidate in candidates:
            found = self.file(within(posixpath.join(home, candidate)))
            if found and not found.endswith(_DECLARATIONS):
                return found
        return ""

    def _imported(self, bare: str, folder: str) -> str:
        manifest = self._nearest_package(folder)
        if manifest is None:
            return ""
        for target in targets(manifest.imports, bare):
            found = self.file(within(posixpath.join(_top(manifest), target))) if target.startswith(".") else ""
            if found:
                return found
        return ""

    def _template(self, path: str) -> str:
        """Return what a user is told to copy to the settings that are missing: ``config.example.js`` for ``./config``."""
        folder, name = posixpath.split(path)
        stem, suffix = posixpath.splitext(name)
        plain, endings = (stem, (suffix,)) if suffix in _SETTINGS else (name, _SETTINGS)
        if not plain or _OVERRIDES.search(plain):
            return ""
        tried = (_join(folder, pattern.format(plain) + ending) for ending in endings for pattern in _TEMPLATES)
        return next((candidate for candidate in tried if candidate in self._files), "")

    def _outside_import(self, bare: str, folder: str) -> Resolution:
        manifest = self._nearest_package(folder)
        for target in targets(manifest.imports, bare) if manifest else []:
            if not target.startswith((".", "#")):
                return self._bare(target.removeprefix("node:"), folder)
        return MISSING

    def _conventional(self, bare: str, folder: str) -> str:
        """Try what bundlers are often set up for: ``@/x`` and ``~/x`` below ``src``, folders of the package, with or without ``src``."""
        manifest = self._nearest_package(folder)
        home = _top(manifest) if manifest else ""
        inner = next((bare[len(mark) :] for mark in ("@/", "~/", "~~/") if bare.startswith(mark)), "")
        if inner:
            return next((found for start in ("src", "", "app") if (found := self._file(within(posixpath.join(home, start, inner))))), "")
        if bare.startswith("@"):
            return ""
        first, slash, rest = bare.partition("/")
        if not slash:
            return ""
        tried = (within(posixpath.join(home, path)) for path in (bare, f"src/{bare}", f"{first}/src/{rest}"))
        return next((found for path in tried if (found := self._file(path))), "")

    def _nearest_package(self, folder: str) -> Manifest | None:
        while folder and folder not in self._packages:
            folder = folder.rpartition("/")[0]
        return self._packages.get(folder)

    def _file(self, path: str) -> str:
        if path.startswith("..") and (path == ".." or path.startswith("../")):
            return ""
        only_folder = path.endswith("/")
        path = canonical(path.rstrip("/"), self._links)
        if not only_folder:
            if path in self._files and not (
                self._roles.get(path) == "generated" and any(name in self._files for name in typescript_names(path))
            ):
                return path
            for candidate in [path + suffix for suffix in EXTENSIONS] + typescript_names(path):
                if candidate in self._files:
                    return candidate
            for suffix in EXTENSIONS:
                if self._links and path + suffix in self._links:
                    return canonical(path + suffix, self._links)
        return self._folder_module(path)

    def _folder_module(self, folder: str) -> str:
        manifest = self._packages.get(folder)
        inner = [manifest.main] if manifest and manifest.main else []
        for name in [*inner, "index"]:
            path = _join(folder, posixpath.normpath(name))
            for candidate in [
                path,
                *[path + suffix for suffix in EXTENSIONS],
                *typescript_names(path),
                *[path + "/index" + suffix for suffix in EXTENSIONS],
            ]:
                if candidate in self._files and not candidate.startswith("../"):
                    return candidate
        return ""

    def _source(self, path: str) -> str:
        folder = posixpath.dirname(path.strip("/"))
        for config in self._tsconfigs.nearest(folder)[:3]:
            if config.output:
                for stem in source_stems(path, config.output, config.root or ""):
                    found = self._file(stem)
                    if found:
                        return found
        return next((found for stem in source_stems(path) if (found := self._file(stem))), "")


def _top(manifest: Manifest) -> str:
    return "" if manifest.root == "." else manifest.root


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _package_of(bare: str) -> tuple[str, str]:
    parts = bare.split("/")
    count = 2 if bare.startswith("@") else 1
    return "/".join(parts[:count]), "/".join(parts[count:])


def _split(kind: str, bare: str) -> Resolution:
    package, rest = _package_of(bare)
    return Resolution(kind="builtin" if kind == "builtin" else "external", package=package, subpath=rest)
