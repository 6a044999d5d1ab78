"""What a project declares of itself: its name, dependencies, scripts and entry points; the same shape for npm and PyPI."""

from __future__ import annotations

import posixpath
from typing import Any, Literal

import msgspec

Group = Literal["runtime", "dev", "optional", "peer"]


class Requirement(msgspec.Struct, frozen=True):
    """One declared dependency. ``spec`` is as declared; ``line`` is 1-based, 0 where unknown.

    Python names are normalised: lower case, ``-``.
    """

    name: str
    spec: str = ""
    group: Group = "runtime"
    line: int = 0


class Manifest(msgspec.Struct, kw_only=True):
    """One manifest file. ``root`` is its folder, "." for the tree itself.

    ``scripts`` are npm's commands, or PyPI's console scripts (``module:function``). ``exports`` and ``imports`` are npm's, as written.
    ``workspaces`` are the patterns of member folders. ``aliases`` are module-alias names. ``extra`` is for what only one reader needs.
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


def folder_of(path: str) -> str:
    """Return a file's folder, "." for the tree itself."""
    return posixpath.dirname(path) or "."
