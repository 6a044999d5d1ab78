"""What the inventory of one service is taken from, and the helpers that all its parts share."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from analyzer.catalog.load import libraries, of_concern
from analyzer.inventory._imports import Index, catalog_index
from analyzer.inventory._own import own_entries
from analyzer.inventory.facts import CallSite, Project, Resolve, no_resolution
from analyzer.model.analysis import Diagnostic, FrameworkName
from analyzer.model.http import Endpoint
from analyzer.model.library import OwnLibrary
from analyzer.model.location import Evidence, Location
from analyzer.source.manifest import Manifest
from analyzer.source.structured import decode
from analyzer.source.tree import SourceError, Tree
from analyzer.syntax import program as p

_PLATFORM_FOLDERS = {
    ".github", ".circleci", "k8s", "kubernetes", "deploy", "deployment", "deployments", "charts", "helm", "infra", "infrastructure",
    "docker", "ops", "chart", "cloud-deployments", "containers", "manifests", "terraform", "openshift", "dockerfiles", "systemd",
    "helm-charts", "helm_charts", "kube", "compose", "docker-compose", "nginx", "self-hosting", "self-host",
}  # fmt: skip
_ASIDE = {"scripts", "script", "notebooks", "training", "benchmarks", "benchmark", "evals"}
_ASSETS = {"public", "static", "assets", "wwwroot", "www"}
T = TypeVar("T")
LONGEST_NOTE = 160
LARGEST_TEXT = 1 << 20
_FRONT_FOLDERS = {"client", "frontend", "front-end", "web", "webapp", "ui"}
_FRONT_FILES = tuple(
    f"{name}.config.{ending}" for name in ("next", "vite", "nuxt", "svelte", "vue", "astro") for ending in ("js", "mjs", "ts")
)
_PAGE = re.compile(r"(?:window|document|\$|jQuery)(?:\.|\Z)")
_BROWSER = ("react", "react-dom", "vue", "svelte", "@angular/core", "solid-js", "preact", "vuex", "pinia")


class Inputs:
    """Everything known of one service before it is counted.

    ``modules`` are the service's own lowered sources by path. ``manifests`` are those that govern it (its own, and the root's);
    ``all_manifests`` those of the whole repository. ``tree``, ``roles`` and ``root`` say which other files belong to it.
    ``resolve(specifier, level, importer)`` resolves imports. ``own_jobs`` (functions whose calls declare jobs) and ``own_libraries`` are
    what the user knows and the catalog does not.
    """

    def __init__(  # noqa: PLR0913 - it is a record of everything known
        self,
        *,
        modules: Mapping[str, p.Module],
        tree: Tree,
        roles: Mapping[str, str],
        manifests: Sequence[Manifest],
        today: datetime.date,
        framework: FrameworkName,
        framework_version: str | None = None,
        root: str = ".",
        resolve: Resolve = no_resolution,
        endpoints: Sequence[Endpoint] = (),
        all_manifests: Sequence[Manifest] = (),
        own_jobs: Sequence[str] = (),
        own_libraries: Sequence[OwnLibrary] = (),
    ) -> None:
        """Keep what is given."""
        self.modules = modules
        self.tree = tree
        self.roles = roles
        self.manifests = manifests
        self.today = today
        self.framework = framework
        self.framework_version = framework_version
        self.root = root
        self.resolve = resolve
        self.endpoints = endpoints
        self.all_manifests = all_manifests or manifests
        self.own_jobs = own_jobs
        self.own_libraries = own_libraries
        self.diagnostics: list[Diagnostic] = []
        self.gathered: dict[str, list[CallSite]] = {}
        self._texts: dict[str, str] = {}
        self._browser: dict[str, bool] = {}
        self._front_folders: dict[str, bool] = {}

    @cached_property
    def project(self) -> Project:
        """The service's modules, scanned and linked."""
        return Project(self.modules.values(), self.resolve)

    @cached_property
    def aside(self) -> frozenset[str]:
        """The modules beside the service: in folders of scripts, training or notebooks, and imported by nothing outside these."""
        return self._imported_by_nothing_else({path for path in self.project.modules if _ASIDE & set(path.split("/")[:-1])})

    @cached_property
    def _served_as_they_are(self) -> frozenset[str]:
        """The JavaScript in folders of assets that nothing outside these imports: what the service sends to browsers."""
        served = {endpoint.location.file for endpoint in self.endpoints}
        assets = {path for path in self.project.modules if _ASSETS & set(path.split("/")[:-1]) and path not in served}
        return self._imported_by_nothing_else({path for path in assets if not path.endswith((".py", ".pyi"))})

    def _imported_by_nothing_else(self, left: set[str]) -> frozenset[str]:
        """Return those of some modules that the others do not lead to."""
        modules = self.project.modules
        pending = [path for path in modules if path not in left]
        if not pending:
            return frozenset()
        while pending:
            facts = modules[pending.pop()]
            for item in facts.imports if left else ():
                names = [
                    item.specifier,
                    *(f"{item.specifier}.{name}".lstrip(".") for name in item.names if facts.is_python and name != "*"),
                ]
                for name in names:
                    target = self.resolve(name, item.level, facts.file)
                    if target.kind == "file" and target.path in left:
                        left.discard(target.path)
                        pending.append(target.path)
        return frozenset(left)

    @cached_property
    def index(self) -> Index:
        """The catalog by import and by distribution, with the user's own libraries; the whole of it."""
        own = own_entries(self.own_libraries)
        return (
            Index(lambda ecosystem: [*libraries(ecosystem), *(entry for entry in own if entry.ecosystem == ecosystem)])
            if own
            else catalog_index()
        )

    def of_concern(self, concern: str) -> Index:
        """Return the catalog's libraries of one concern, with the user's own."""
        own = own_entries(self.own_libraries)
        return Index(
            lambda ecosystem: [
                *of_concern(concern, ecosystem),
                *(entry for entry in own if entry.ecosystem == ecosystem and entry.concern == concern),
            ]
        )

    @property
    def ecosystem(self) -> str:
        """The registry of the service's language."""
        return "pypi" if self.framework == "fastapi" else "npm"

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All files of the tree that are neither tests, examples, documentation, generated nor vendored; sorted."""
        left_out = {"test", "example", "docs", "generated", "vendored"}
        return tuple(path for path in sorted(self.tree.paths()) if self.roles.get(path) not in left_out)

    def inside(self, path: str) -> bool:
        """Say whether a file lies in the service's folder."""
        return self.root in {"", "."} or path.startswith(self.root + "/")

    def browser(self, path: str) -> bool:
        """Say whether a JavaScript file is a front end's: by its suffix, by what it imports, or by the nearest package.json."""
        if path not in self._browser:
            self._browser[path] = self._is_browser(path)
        return self._browser[path]

    def _is_browser(self, path: str) -> bool:
        if self.framework == "fastapi" or path.endswith((".jsx", ".tsx")) or "public" in path.split("/")[:-1]:
            return True
        if path in self._served_as_they_are:
            return True
        facts = self.project.modules.get(path)
        if facts is not None and any(item.specifier.split("/")[0] in _BROWSER for item in facts.imports):
            return True
        if facts is not None and not facts.imports and not facts.exports and any(_PAGE.match(call.text) for call in facts.calls):
            return True
        nearest = max(
            (item for item in self.all_manifests if item.ecosystem == "npm" and (item.root == "." or path.startswith(item.root + "/"))),
            key=lambda item: len(item.root) if item.root != "." else 0,
            default=None,
        )
        if nearest is None or nearest.requires(*_BROWSER, groups=("runtime", "dev", "peer")) is None:
            return False
        return nearest.root != self.root or self._in_front_folder(path)

    def _in_front_folder(self, path: str) -> bool:
        """Say whether a file lies in a folder for the front end, in one package with the service, that nothing outside it imports from."""
        parts = path.split("/")[:-1]
        at = next(
            (at for at, part in enumerate(parts) if part.lower() in _FRONT_FOLDERS or self._is_built("/".join(parts[: at + 1]))), None
        )
        folder = "/".join(parts[: at + 1]) + "/" if at is not None else ""
        if folder and folder not in self._front_folders:
            self._front_folders[folder] = self._is_front_folder(folder)
        return bool(folder) and self._front_folders[folder]

    def _is_built(self, folder: str) -> bool:
        """Say whether a folder beside the service's own holds the configuration of a front end's build."""
        return folder != self.root and any(f"{folder}/{name}" in self.roles for name in _FRONT_FILES)

    def _is_front_folder(self, folder: str) -> bool:
        shown = any(path.startswith(folder) and path.endswith((".vue", ".svelte", ".tsx", ".jsx")) for path in self.tree.paths())
        inside = (facts for file, facts in self.project.modules.items() if file.startswith(folder))
        if not shown and not any(item.specifier.split("/")[0] in _BROWSER for facts in inside for item in facts.imports):
            return False
        return not any(
            self.resolve(item.specifier, item.level, facts.file).path.startswith(folder)
            for file, facts in self.project.modules.items()
            for item in facts.imports
            if not file.startswith(folder) and (item.specifier.startswith(".") or posixpath.basename(folder[:-1]) in item.specifier)
        )

    def browser_script(self, path: str) -> bool:
        """Say whether a file is JavaScript of a front end."""
        return not path.endswith((".py", ".pyi")) and self.browser(path)

    def shared(self, path: str) -> bool:
        """Say whether a file lies in the service's folder, or in a folder above it: what governs the service too."""
        folder = posixpath.dirname(path)
        return self.inside(path) or folder == "" or self.root.startswith(folder + "/") or path.split("/", 1)[0].lower() in _PLATFORM_FOLDERS

    def text(self, path: str) -> str:
        """Return a file's text, "" with a diagnostic where it cannot be read; the first megabyte of a larger one."""
        if path not in self._texts:
            try:
                content = self.tree.read(path)
            except SourceError as error:
                self.diagnostics.append(Diagnostic(kind="unreadable", message=error.message, file=path, incomplete=True))
                content = b""
            if len(content) > LARGEST_TEXT:
                self.diagnostics.append(Diagnostic(kind="bound", message="only the first megabyte was read", file=path))
            self._texts[path] = decode(content[:LARGEST_TEXT])
        return self._texts[path]


def evidence(file: str, line: int, note: str = "") -> Evidence:
    """Return evidence whose note is one line of at most 160 characters."""
    flat = " ".join(note.split())
    return Evidence(
        location=Location(file=file, line=max(line, 1)), note=flat if len(flat) <= LONGEST_NOTE else flat[: LONGEST_NOTE - 3] + "..."
    )


def line_of(text: str, position: int) -> int:
    """Return the 1-based line of a position in a text."""
    return text.count("\n", 0, position) + 1


def unique_ids(items: Iterable[T], name: Callable[[T], str]) -> dict[str, T]:
    """Return ``items`` under unique ids: the name, and ``name-2`` for the second of the same name, in order."""
    found: dict[str, T] = {}
    for item in items:
        base = name(item)
        key, count = base, 1
        while key in found:
            count += 1
            key = f"{base}-{count}"
        found[key] = item
    return found
