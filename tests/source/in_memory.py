"""A tree that stands in a test: path -> text or bytes."""

from __future__ import annotations

from analyzer.model.analysis import Diagnostic
from analyzer.source.tree import UnreadableFileError


class MemoryTree:
    def __init__(self, files: dict[str, str | bytes], links: dict[str, str] | None = None) -> None:
        self.name = "memory"
        self.revision: str | None = None
        self.dirty = False
        self.url: str | None = None
        self.links = links or {}
        self.diagnostics: list[Diagnostic] = []
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in sorted(files.items())}

    def paths(self) -> list[str]:
        return list(self._files)

    def size(self, path: str) -> int:
        return len(self._files[path])

    def read(self, path: str) -> bytes:
        try:
            return self._files[path]
        except KeyError:
            raise UnreadableFileError(path) from None
