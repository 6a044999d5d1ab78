"""What lies between two revisions, asked of git's objects alone: where they parted, which files were renamed, which lines changed.

Nothing is checked out, and of the repository's own configuration nothing is in force.
https://git-scm.com/docs/git-merge-base  https://git-scm.com/docs/git-diff-tree
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analyzer.source.lockdown import PrivateGit
from analyzer.source.names import is_revision, readable_name
from analyzer.source.repository import find_repository
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_FILES = 200
_SHALLOW = "the clone is shallow: fetch its history first (with actions/checkout: fetch-depth: 0)"


def merge_base(folder: Path, one: str, other: str) -> str:
    """Return the newest commit that both revisions descend from, as a commit id; raise SourceError where none is known."""
    with _git(folder) as git:
        first, second = _commit(git, one), _commit(git, other)
        try:
            return git.run("merge-base", first, second).decode("ascii", "replace").strip()
        except SourceError:
            hint = _SHALLOW if git.repository.shallow else "they share no history; compare them without --merge-base"
            raise SourceError(f"no common ancestor of {one} and {other} is in the repository", hint) from None


def parents(folder: Path, revision: str) -> tuple[str, ...]:
    """Return the parents that a commit names, whether or not they are in the (shallow) clone."""
    with _git(folder) as git:
        header, _, _ = git.run("cat-file", "commit", _commit(git, revision)).partition(b"\n\n")
    return tuple(line.removeprefix(b"parent ").decode("ascii", "replace") for line in header.split(b"\n") if line.startswith(b"parent "))


def holds(folder: Path, revision: str) -> bool:
    """Return whether the repository has the commit and its tree."""
    with _git(folder) as git:
        try:
            git.run("cat-file", "-e", _commit(git, revision) + "^{tree}")
        except SourceError:
            return False
        return True


def alike(folder: Path, one: str, other: str) -> bool:
    """Return whether both revisions hold the same files below the folder, compared by the id of its tree."""
    with _git(folder) as git:
        inner = folder.resolve().relative_to(git.repository.top).as_posix()
        path = "" if inner == "." else inner
        try:
            ids = {git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{_commit(git, name)}:{path}") for name in (one, other)}
        except SourceError:
            return False
    return len(ids) == 1


def is_shallow(folder: Path) -> bool:
    """Return whether the clone lacks some of its history."""
    with _git(folder) as git:
        return git.repository.shallow


def inside_repository(folder: Path) -> str:
    """Return the folder's path in its repository, ``.`` for the top."""
    with _git(folder) as git:
        return folder.resolve().relative_to(git.repository.top).as_posix()


def renamed_files(folder: Path, base: str, head: str) -> dict[str, str]:
    """Return the files below ``folder`` that git takes for renamed, old name to new, both relative to ``folder``.

    Where it cannot compare contents (some are not in a partial clone, or there are too many), those that did not change count.
    """
    with _git(folder) as git:
        asked = ("-r", "-z", "--diff-filter=R", "--name-status", *_inner(git, folder), _commit(git, base), _commit(git, head))
        try:
            listing = git.run("diff-tree", "-M", *asked)
        except SourceError:
            listing = git.run("diff-tree", "-M100%", *asked)
    words = listing.split(b"\0")
    pairs = zip(words[1::3], words[2::3], strict=False)
    names = ((readable_name(old), readable_name(new)) for old, new in pairs)
    return {old: new for old, new in names if old and new}


def changed_lines(folder: Path, base: str, head: str, files: Sequence[str]) -> dict[str, tuple[range, ...]]:
    """Return for each of ``files`` (relative to ``folder``, at most 200) the lines of ``head`` that ``base`` does not have."""
    wanted = sorted(set(files))[:_FILES]
    if not wanted:
        return {}
    with _git(folder) as git:
        inner = _inner(git, folder)
        prefix = inner[0].removeprefix("--relative=") + "/" if inner else ""
        trees, paths = (_commit(git, base), _commit(git, head)), [prefix + file for file in wanted]
        names = git.run("diff-tree", "-r", "-z", "--no-renames", "--name-only", *inner, *trees, "--", *paths).split(b"\0")
        shape = ("-r", "-p", "-U0", "--no-renames", "--no-color", "--no-ext-diff", "--no-textconv")
        patch = git.run("diff-tree", *shape, *inner, *trees, "--", *paths)
    found = {}
    for raw, ranges in zip(names, _hunks(patch), strict=False):
        name = readable_name(raw)
        if name:
            found[name] = ranges
    return found


def _hunks(patch: bytes) -> Iterator[tuple[range, ...]]:
    """Yield the changed lines of each file, in the patch's order. A line of content never begins with the words of a header."""
    ranges: list[range] | None = None
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            if ranges is not None:
                yield tuple(ranges)
            ranges = []
        elif ranges is not None and (hunk := _HUNK.match(line)):
            start, count = int(hunk[1]), int(hunk[2]) if hunk[2] else 1
            if count:
                ranges.append(range(start, start + count))
    if ranges is not None:
        yield tuple(ranges)


@contextmanager
def _git(folder: Path) -> Iterator[PrivateGit]:
    repository = find_repository(folder) if folder.is_dir() else None
    if repository is None:
        raise SourceError(f"{folder} is not in a git repository", "revisions can only be read from a git repository")
    git = PrivateGit(repository)
    try:
        yield git
    finally:
        git.close()


def _commit(git: PrivateGit, revision: str) -> str:
    if not is_revision(revision):
        raise SourceError(f"{revision[:80]!r} is no revision", "give a commit, a branch or a tag")
    try:
        return git.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}").decode("ascii", "replace").strip()
    except SourceError:
        hint = _SHALLOW if git.repository.shallow else "fetch it first, or check its name"
        raise SourceError(f"revision {revision} is not in the repository", hint) from None


def _inner(git: PrivateGit, folder: Path) -> list[str]:
    inner = folder.resolve().relative_to(git.repository.top).as_posix()
    return [] if inner == "." else [f"--relative={inner}"]
