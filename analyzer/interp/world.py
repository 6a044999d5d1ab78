"""What the interpreter may ask of the repository; it reads no file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from analyzer.source.entry_points import EntryPoint
    from analyzer.syntax import program


class Resolved(NamedTuple):
    """What an import specifier names: kind is file, namespace, external or missing."""

    kind: str
    path: str = ""
    package: str = ""
    subpath: str = ""


class World(Protocol):
    """What the interpreter may ask of the repository."""

    def program(self, path: str) -> program.Module | None:
        """Return the lowered file, or None where there is none."""

    def javascript(self, specifier: str, importer: str) -> Resolved:
        """Resolve a JavaScript import."""

    def python(self, dotted: str, level: int, importer: str) -> Resolved:
        """Resolve a Python import."""

    def listing(self, folder: str) -> list[str]:
        """Return the names in a folder, sorted; empty where there is none."""

    def paths_under(self, folder: str) -> list[str]:
        """Return every path below a folder, sorted."""

    def is_file(self, path: str) -> bool:
        """Return whether a file is there."""

    def is_folder(self, path: str) -> bool:
        """Return whether a folder is there."""

    def text(self, path: str) -> str | None:
        """Return a small text file's content, or None."""

    def variable(self, name: str, file: str) -> str | None:
        """Return an environment variable's committed default for code in ``file``."""

    def deployed(self, name: str, file: str) -> str | None:
        """Return what the files that deploy a program set a variable to for code in ``file``, where they all agree."""

    def root_of(self, path: str) -> str:
        """Return the root of the package that holds a file ("" for the audited folder)."""

    def entry_points(self, group: str, file: str) -> list[EntryPoint]:
        """Return what the repository's packages declare for a group, as code in ``file`` finds it."""
