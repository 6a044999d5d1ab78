"""What a source of files offers, wherever its bytes come from; and why there may be none."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from analyzer.model.analysis import Diagnostic

MAX_FILES = 200_000
MAX_FILE_BYTES = 64 << 20


def within(path: str) -> str:
    """Return a path of the tree in its normal form; "" for the audited folder itself."""
    normal = posixpath.normpath(path)
    return "" if normal == "." else normal


class SourceError(Exception):
    """Nothing can be audited: the path does not exist, a revision is missing, a clone failed. ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep ``message`` (one line, no full stop) and ``hint`` (one line or empty)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnreadableFileError(SourceError):
    """One file could not be read; the rest of the tree stands."""


class Tree(Protocol):
    """Files of one audited folder at one moment.

    ``links`` maps a symbolic link inside the tree to the path (file or folder, relative, forward slashes) it stands for;
    links are never among ``paths()``. ``revision`` is a full commit id, None without git. ``url`` is a web address.
    """

    name: str
    revision: str | None
    dirty: bool
    url: str | None
    links: dict[str, str]
    diagnostics: list[Diagnostic]

    def paths(self) -> list[str]:
        """Return all files, sorted, relative, with forward slashes."""
        ...

    def size(self, path: str) -> int:
        """Return the bytes of a listed file."""
        ...

    def read(self, path: str) -> bytes:
        """Return a listed file's content; raise UnreadableFileError and nothing else: also above MAX_FILE_BYTES."""
        ...
