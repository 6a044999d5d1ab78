"""Lowered files, each read and parsed once; what could not be read is a diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.analysis import Diagnostic
from analyzer.source.tree import SourceError
from analyzer.syntax.lowering import language_of, lower

if TYPE_CHECKING:
    from analyzer.source.tree import Tree
    from analyzer.syntax.program import Module

REASONS = {
    "time": "parsing took too long and was cut off",
    "size": "the file is larger than the bound and was not parsed",
    "depth": "nesting is deeper than the bound; what is inside was left out",
    "binary": "the file is not text",
}


class Programs:
    """The programs of a tree, lowered when first asked for."""

    def __init__(self, tree: Tree, *, seconds: float, max_bytes: int) -> None:
        self._tree = tree
        self._paths = set(tree.paths())
        self._seconds = seconds
        self._max_bytes = max_bytes
        self._modules: dict[str, Module | None] = {}
        self.bytes_read = 0
        self.diagnostics: list[Diagnostic] = []

    def get(self, path: str) -> Module | None:
        """Return the lowered file; None for a file that is not there, not code, or not readable."""
        if path not in self._modules:
            self._modules[path] = self._lower(path)
        return self._modules[path]

    def _lower(self, path: str) -> Module | None:
        if path not in self._paths or language_of(path) is None:
            return None
        try:
            content = self._tree.read(path)
        except SourceError as error:
            self.diagnostics.append(Diagnostic(kind="unreadable", message=error.message, file=path, incomplete=True))
            return None
        self.bytes_read += len(content)
        module = lower(path, content, seconds=self._seconds, max_bytes=self._max_bytes)
        self._diagnose(path, module)
        return module

    def _diagnose(self, path: str, module: Module) -> None:
        if module.truncated:
            kind = "encoding" if module.truncated == "binary" else "bound"
            self.diagnostics.append(Diagnostic(kind=kind, message=REASONS.get(module.truncated, module.truncated), file=path, incomplete=True))
        if module.errors:
            plural = "" if module.errors == 1 else "s"
            self.diagnostics.append(Diagnostic(kind="syntax", message=f"{module.errors} syntax error{plural}, read around", file=path))

    def loaded(self) -> dict[str, Module]:
        """Return every program lowered so far, by path."""
        return {path: module for path, module in sorted(self._modules.items()) if module is not None}
