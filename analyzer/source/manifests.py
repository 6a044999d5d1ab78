"""What a project declares of itself: its name, dependencies, scripts and entry points; the same shape for npm and PyPI."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from analyzer.model.analysis import Diagnostic
from analyzer.source.files import is_manifest
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.source.tree import Tree

Group = Literal["runtime", "dev", "optional", "peer"]


class Requirement(msgspec.Struct, frozen=True):
    """One declared dependency. Python names are normalised (lower case, ``-``); ``spec`` is as declared; ``line`` 1-based, 0 where unknown."""

    name: str
    spec: str = ""
    group: Group = "runtime"
    line: int = 0


class Manifest(msgspec.Struct, kw_only=True):
    """One manifest file. ``root`` is its folder, "." for the tree itself.

    ``entry`` holds npm's main, module, browser, types and bin, or PyPI's scripts, as name -> path or object; ``exports`` and ``imports`` are npm's,
    as written. ``workspaces`` are the patterns of member folders. ``aliases`` are module-alias names. ``extra`` is for what only one reader needs.
    """

    path: str
    root: str
    ecosystem: Literal["npm", "pypi"]
    name: str = ""
    version: str = ""
    dependencies: tuple[Requirement, ...] = ()
    scripts: dict[str, str] = {}
    main: str = ""
    module: str = ""
    bin: dict[str, str] = {}
    exports: Any = None
    imports: dict[str, Any] = {}
    type: str = ""
    engines: dict[str, str] = {}
    requires_python: str = ""
    workspaces: tuple[str, ...] = ()
    aliases: dict[str, str] = {}
    private: bool = False
    extra: dict[str, Any] = {}

    def requires(self, *names: str, groups: tuple[str, ...] = ("runtime", "optional", "peer")) -> Requirement | None:
        """Return the first dependency of one of these names in these groups."""
        return next((item for item in self.dependencies if item.name in names and item.group in groups), None)


def read_manifests(tree: Tree, roles: Mapping[str, str]) -> tuple[list[Manifest], list[Diagnostic]]:
    """Return the manifests of all files whose role is "manifest", by path; and what could not be read of them."""
    from analyzer.source.packages_npm import read_package_json  # noqa: PLC0415 - they build on Manifest
    from analyzer.source.packages_python import read_python_manifest  # noqa: PLC0415

    manifests: list[Manifest] = []
    problems: list[Diagnostic] = []
    for path, role in roles.items():
        name = posixpath.basename(path)
        if role != "manifest" or not (is_manifest(name) or name in {"METADATA"} or name.endswith(".txt")):
            continue
        try:
            found = read_package_json(tree, path) if name == "package.json" else read_python_manifest(tree, path)
        except SourceError as error:
            problems.append(Diagnostic(kind="unreadable", message=error.message, file=path, incomplete=True))
            continue
        if found is not None:
            manifest, wrong = found
            manifests.append(manifest)
            problems += [Diagnostic(kind="manifest", message=message, file=path, incomplete=True) for message in wrong]
    return manifests, problems


def folder_of(path: str) -> str:
    """Return a file's folder, "." for the tree itself."""
    return posixpath.dirname(path) or "."
