"""What a user names, opened: a folder as it is, a folder's revision, or a repository on a server."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.source.clone import clone, looks_like_url
from analyzer.source.history import read_history
from analyzer.source.revision_tree import RevisionTree
from analyzer.source.tree import SourceError
from analyzer.source.working_tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.model.analysis import Diagnostic, History
    from analyzer.source.tree import Tree


@contextmanager
def open_source(source: str, ref: str | None = None) -> Iterator[Tree]:
    """Open a path or git URL, at ``ref`` where one is given; raise SourceError where nothing can be read."""
    if looks_like_url(source):
        cloned = clone(source, history=True)
        try:
            with RevisionTree(cloned.path, ref or "HEAD") as tree:
                yield tree
        finally:
            cloned.close()
    elif ref is not None:
        folder = Path(source)
        if not folder.is_dir():
            raise SourceError(f"{source}: no such folder", "give the path of a repository")
        with open_revision(folder, ref) as tree:
            yield tree
    else:
        yield WorkingTree(Path(source))


@contextmanager
def open_revision(folder: Path, ref: str) -> Iterator[Tree]:
    """Open what a folder of a repository held at a revision."""
    top = folder.resolve()
    inner = ""
    while not (top / ".git").exists() and top != top.parent:
        inner = f"{top.name}/{inner}" if inner else top.name
        top = top.parent
    bare = not (top / ".git").exists()
    with RevisionTree(folder if bare else top, ref, "" if bare else inner) as tree:
        yield tree


def history_of(tree: Tree) -> tuple[History | None, list[Diagnostic]]:
    """Return the year of history before the tree's revision, None where the tree knows of no repository."""
    folder = tree.root if isinstance(tree, WorkingTree) else tree.repository if isinstance(tree, RevisionTree) else None
    return (None, []) if folder is None or tree.revision is None else read_history(folder, tree.revision)
