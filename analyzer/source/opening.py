"""What the user named, opened: a folder as it is, a revision of it, or a repository on a server."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.model.analysis import History
from analyzer.source.clone import clone, looks_like_url
from analyzer.source.history import read_history
from analyzer.source.repository import find_repository
from analyzer.source.revision_tree import RevisionTree
from analyzer.source.tree import SourceError
from analyzer.source.working_tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.model.analysis import Diagnostic
    from analyzer.source.tree import Tree


@contextmanager
def open_source(source: str, ref: str | None = None) -> Iterator[Tree]:
    """Yield the tree of a folder or URL, at revision ``ref`` if given; raises SourceError where there is none.

    A bare repository is read at its HEAD.
    """
    if looks_like_url(source):
        cloned = clone(source, history=True)
        try:
            with RevisionTree(cloned.path, ref or "HEAD") as tree:
                yield tree
        finally:
            cloned.close()
    elif ref is not None or _is_bare(Path(source)):
        with open_revision(Path(source), ref or "HEAD") as tree:
            yield tree
    else:
        yield WorkingTree(Path(source))


@contextmanager
def open_revision(folder: Path, ref: str) -> Iterator[Tree]:
    """Yield what a folder of a repository held at a revision."""
    if not folder.is_dir():
        raise SourceError(f"{folder} does not exist", "give the folder of a repository")
    repository = find_repository(folder)
    inner = "" if repository is None else folder.resolve().relative_to(repository.top).as_posix()
    with RevisionTree(folder, ref, inner) as tree:
        yield tree


def history_of(tree: Tree) -> tuple[History, list[Diagnostic]]:
    """Return the year of history before the tree's revision; of a tree in no repository there is none."""
    return read_history(tree.root, tree.revision) if isinstance(tree, WorkingTree | RevisionTree) else (History(), [])


def _is_bare(folder: Path) -> bool:
    repository = find_repository(folder) if folder.is_dir() else None
    return repository is not None and repository.directory == repository.top
