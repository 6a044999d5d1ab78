"""A folder as one commit holds it, read from the git object database: nothing is checked out, no filter, hook or textconv runs.

https://git-scm.com/docs/git-cat-file  https://gitpython.readthedocs.io/
"""

from __future__ import annotations

import os
import posixpath
import stat
from typing import TYPE_CHECKING, Self

import msgspec

from analyzer.model.analysis import Diagnostic
from analyzer.source.links import resolve_links
from analyzer.source.lockdown import PrivateGit
from analyzer.source.names import is_revision, misleading_name, readable_name, stays_inside, unreadable_name
from analyzer.source.repository import find_repository
from analyzer.source.tree import MAX_FILE_BYTES, MAX_FILES, SourceError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

    from git import Repo

_CACHE_BYTES = 64 << 20
_LONGEST_LINK = 4096
_SHALLOW_HINT = "the clone is shallow: fetch its history first (with actions/checkout: fetch-depth: 0)"


class _Entry(msgspec.Struct, frozen=True):
    mode: int
    blob: str
    size: int


class RevisionTree:
    """The files of ``subfolder`` at ``revision`` in the repository that holds the folder ``repository``.

    Raises SourceError where there is no repository, no such commit (with a hint where the clone is shallow), or no such folder in it.
    Call ``close`` when done; it ends the helper process that reads objects.
    """

    def __init__(self, repository: Path, revision: str, subfolder: str = "", limit: int = MAX_FILES) -> None:
        """Open the repository and list the commit."""
        if not is_revision(revision):
            raise SourceError(f"{revision[:80]!r} is no revision", "give a commit, a branch or a tag")
        found = find_repository(repository)
        if found is None:
            raise SourceError(f"{repository} is not in a git repository", "revisions can only be read from a git repository")
        self.repository = repository
        self._git = PrivateGit(found)
        self._repositories: dict[int, Repo] = {}
        self.url = found.url
        inner = posixpath.normpath(subfolder.replace("\\", "/")).strip("/") if subfolder else "."
        self.root = found.top / inner
        base = posixpath.basename(found.url) if found.url else found.top.name
        self.name = base if inner == "." else f"{base}/{inner}" if found.url else posixpath.basename(inner)
        self.revision: str | None = self._commit(revision, shallow=found.shallow)
        self.dirty = False
        self.diagnostics: list[Diagnostic] = []
        self._entries: dict[str, _Entry] = {}
        self._cache: dict[str, bytes] = {}
        self._cached = 0
        texts = self._list(inner, limit)
        self.links, problems = resolve_links(texts, self.paths())
        self.diagnostics += problems

    def paths(self) -> list[str]:
        """Return all files, sorted."""
        return list(self._entries)

    def size(self, path: str) -> int:
        """Return a file's bytes."""
        return self._entries[path].size

    def read(self, path: str) -> bytes:
        """Return a file's content as committed."""
        entry = self._entries.get(path)
        if entry is None:
            raise UnreadableFileError(f"{path}: not a file of the tree")
        if entry.size > MAX_FILE_BYTES:
            raise UnreadableFileError(f"{path}: larger than {MAX_FILE_BYTES >> 20} MB")
        content = self._cache.get(entry.blob)
        if content is None:
            content = self._object(entry.blob, path)
            if self._cached + len(content) <= _CACHE_BYTES:
                self._cache[entry.blob] = content
                self._cached += len(content)
        return content

    def close(self) -> None:
        """End the process that reads objects and delete the private git directory."""
        if (opened := self._repositories.pop(os.getpid(), None)) is not None:
            opened.close()
        self._git.close()

    def __enter__(self) -> Self:
        """Return the tree; it is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the tree."""
        self.close()

    def _commit(self, revision: str, *, shallow: bool) -> str:
        try:
            found = (
                self._git.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
                .decode("ascii", errors="replace")
                .strip()
            )
            self._git.run("cat-file", "-e", found + "^{tree}")
        except SourceError:
            self._git.close()
            hint = _SHALLOW_HINT if shallow else "fetch it first, or check its name"
            raise SourceError(f"revision {revision} is not in the repository", hint) from None
        return found

    def _list(self, folder: str, limit: int) -> dict[str, str]:
        treeish = f"{self.revision}" if folder == "." else f"{self.revision}:{folder}"
        try:
            listing = self._git.run("ls-tree", "-r", "-z", "-l", "--full-tree", treeish)
        except SourceError:
            self.close()
            if folder == ".":
                raise SourceError(
                    f"the tree of revision {self.revision} cannot be read",
                    "its objects are damaged or not in the clone: git fsck says which",
                ) from None
            raise SourceError(f"{folder} does not exist in revision {self.revision}", "check the folder's name") from None
        texts: dict[str, str] = {}
        rows = sorted((raw, meta) for meta, _, raw in (row.partition(b"\t") for row in listing.split(b"\0") if row))
        if len(rows) > limit:
            self.diagnostics.append(Diagnostic(kind="bound", message=f"more than {limit} files, the rest is left out", incomplete=True))
        for raw, meta in rows[:limit]:
            name = readable_name(raw)
            mode, _, blob, size = meta.decode("ascii", errors="replace").split()[:4]
            if name is None:
                self.diagnostics.append(unreadable_name(raw))
            elif not stays_inside(name):
                self.diagnostics.append(misleading_name(raw))
            elif name in self._entries or name in texts:
                self.diagnostics.append(
                    Diagnostic(kind="skipped", message="is in the tree twice, the first counts", file=name, incomplete=True)
                )
            elif mode == "160000":
                self.diagnostics.append(Diagnostic(kind="skipped", message="is a git repository of its own, left out", file=name))
            elif stat.S_ISLNK(int(mode, 8)):
                texts[name] = self._link(blob, size, name)
            elif size.isdigit():
                self._entries[name] = _Entry(int(mode, 8), blob, int(size))
            else:
                self.diagnostics.append(
                    Diagnostic(kind="unreadable", message="its content is not in the clone", file=name, incomplete=True)
                )
        return texts

    def _link(self, blob: str, size: str, name: str) -> str:
        if not size.isdigit() or int(size) > _LONGEST_LINK:
            return ""
        try:
            return readable_name(self._object(blob, name)) or ""
        except UnreadableFileError:
            return ""

    def _object(self, blob: str, path: str) -> bytes:
        from git.exc import GitError
        from gitdb.exc import ODBError  # type: ignore[import-untyped]

        try:
            return bytes(self._opened().odb.stream(bytes.fromhex(blob)).read())
        except (GitError, ODBError, OSError, ValueError) as error:
            raise UnreadableFileError(f"{path}: its content is not in the clone ({type(error).__name__})") from None

    def _opened(self) -> Repo:
        """Return the repository with a git process of this process's own: its pipes cannot be shared with a copy."""
        own = os.getpid()
        if own not in self._repositories:
            from git import Repo

            self._repositories[own] = Repo(self._git.directory, expand_vars=False)
            self._repositories[own].git.update_environment(**self._git.environment())
        return self._repositories[own]
