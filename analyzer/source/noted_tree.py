"""A tree that notes which of its files were asked for: what was found follows from these, and from no other file's content."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzer.source.tree import Tree


class NotedTree:
    """The same tree, with the paths in ``noted`` whose bytes or size were asked for."""

    def __init__(self, tree: Tree) -> None:
        """Note nothing yet."""
        self._tree = tree
        self.name = tree.name
        self.revision = tree.revision
        self.dirty = tree.dirty
        self.url = tree.url
        self.links = tree.links
        self.diagnostics = tree.diagnostics
        self.noted: set[str] = set()

    def paths(self) -> list[str]:
        """Return all files, sorted."""
        return self._tree.paths()

    def size(self, path: str) -> int:
        """Return a file's bytes."""
        self.noted.add(path)
        return self._tree.size(path)

    def read(self, path: str) -> bytes:
        """Return a file's content, or raise as the tree does."""
        self.noted.add(path)
        return self._tree.read(path)
