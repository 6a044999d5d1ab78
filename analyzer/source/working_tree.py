"""A folder on disk: the files that git would see (tracked, or untracked and not ignored), or a pruned walk without git."""

from __future__ import annotations

import os
import posixpath
import stat
from pathlib import Path

from analyzer.model.analysis import Diagnostic
from analyzer.source.links import resolve_links
from analyzer.source.lockdown import PrivateGit
from analyzer.source.names import misleading_name, readable_name, stays_inside, unreadable_name
from analyzer.source.repository import Repository, find_repository
from analyzer.source.tree import MAX_FILE_BYTES, MAX_FILES, SourceError, UnreadableFileError
from analyzer.source.walk import walk

_KINDS = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))


class WorkingTree:
    """The files below ``root`` as they are now. Raises SourceError where ``root`` is no folder that can be read."""

    def __init__(self, root: Path, limit: int = MAX_FILES) -> None:
        """List the folder; at most ``limit`` files."""
        _check_folder(root)
        self.root = Path(os.path.realpath(root))
        self._prefix = os.path.join(self.root, "")  # noqa: PTH118 - read() is called for every file, and a Path costs as much as opening it
        self.name = self.root.name or "root"
        self.revision: str | None = None
        self.dirty = False
        self.url: str | None = None
        self.diagnostics: list[Diagnostic] = []
        self._sizes: dict[str, int] = {}
        self._link_texts: dict[str, str] = {}
        self._real_folders: dict[bytes, bool] = {b"": True}
        self._list(limit)
        self.links, problems = resolve_links(self._link_texts, self.paths())
        self.diagnostics += problems

    def paths(self) -> list[str]:
        """Return all files, sorted."""
        return list(self._sizes)

    def size(self, path: str) -> int:
        """Return a file's bytes when it was listed."""
        return self._sizes[path]

    def read(self, path: str) -> bytes:
        """Return a file's content; never through a link, never from a pipe or device."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if path not in self._sizes:
            raise UnreadableFileError(f"{path}: not a file of the tree")
        try:
            descriptor = os.open(f"{self._prefix}{path}", flags)
            try:
                return _content(descriptor, path)
            finally:
                os.close(descriptor)
        except (OSError, ValueError) as error:
            reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else type(error).__name__
            raise UnreadableFileError(f"{path}: {reason}") from None

    def _list(self, limit: int) -> None:
        repository = find_repository(self.root)
        names: list[bytes] = []
        if repository is not None:
            self.url = repository.url
            if repository.url:
                inner = self.root.relative_to(repository.top).as_posix()
                self.name = posixpath.basename(repository.url) + ("" if inner == "." else f"/{inner}")
            names = self._ask_git(repository)
        cut = False
        if not names:
            names, cut = walk(os.fsencode(self.root), limit)
        if cut or len(names) > limit:
            message = f"more than {limit} files, or folders too deep; the rest is left out"
            self.diagnostics.append(Diagnostic(kind="bound", message=message, incomplete=True))
        for raw in names[:limit]:
            self._take(raw)

    def _ask_git(self, repository: Repository) -> list[bytes]:
        try:
            git = PrivateGit(repository)
        except SourceError as error:
            self.diagnostics.append(Diagnostic(kind="skipped", message=f"git is not used: {error.message}"))
            return []
        try:
            listing = git.run("ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=self.root)
            self._ask_revision(git)
        except SourceError as error:
            self.diagnostics.append(Diagnostic(kind="skipped", message=f"git is not used: {error.message}"))
            return []
        finally:
            git.close()
        return sorted({name for name in listing.split(b"\0") if name})

    def _ask_revision(self, git: PrivateGit) -> None:
        try:
            head = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
            self.revision = head.decode("ascii", errors="replace").strip() or None
            status = git.run(
                "status",
                "--porcelain",
                "-z",
                "--untracked-files=no",
                "--ignore-submodules=all",
                "--no-renames",
                "--",
                ".",
                folder=self.root,
            )
            self.dirty = bool(status)
        except SourceError:
            return

    def _take(self, raw: bytes) -> None:
        name = readable_name(raw)
        if name is None:
            self.diagnostics.append(unreadable_name(raw))
            return
        if not stays_inside(name.removesuffix("/")):
            self.diagnostics.append(misleading_name(raw))
            return
        if name.endswith("/"):
            self._skip(name.rstrip("/"), "is a git repository of its own, left out")
            return
        try:
            state = os.lstat(self.root / name)
        except (OSError, ValueError):
            return
        if not self._stands_in_real_folder(posixpath.dirname(raw)):
            return
        if stat.S_ISLNK(state.st_mode):
            self._link_texts[name] = _link_text(self.root / name)
        elif stat.S_ISREG(state.st_mode):
            self._sizes[name] = state.st_size
        elif stat.S_ISDIR(state.st_mode):
            self._skip(name, "is a git repository of its own, left out")
        else:
            kind = next((word for test, word in _KINDS if test(state.st_mode)), "special file")
            self._skip(name, f"is a {kind}, left out")

    def _skip(self, name: str, what: str) -> None:
        self.diagnostics.append(Diagnostic(kind="skipped", message=what, file=name))

    def _stands_in_real_folder(self, folder: bytes) -> bool:
        """Say whether no part of a listed file's folder is a link: git lists tracked files of a folder that a link has replaced since."""
        missing = []
        while folder not in self._real_folders:
            missing.append(folder)
            folder = posixpath.dirname(folder)
        real = self._real_folders[folder]
        for part in reversed(missing):
            real = real and not os.path.islink(os.fsencode(self.root) + b"/" + part)  # noqa: PTH114 - bytes
            self._real_folders[part] = real
        return real


def _content(descriptor: int, path: str) -> bytes:
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableFileError(f"{path}: not a regular file")
    pieces = []
    left = MAX_FILE_BYTES + 1 if state.st_size <= MAX_FILE_BYTES else 0
    wanted = min(left, max(state.st_size, 1 << 12) + 1)
    while left > 0 and (piece := os.read(descriptor, min(left, wanted))):
        pieces.append(piece)
        left -= len(piece)
        if len(piece) < wanted:  # of a regular file there is no more
            break
    if left <= 0:
        raise UnreadableFileError(f"{path}: larger than {MAX_FILE_BYTES >> 20} MB")
    return b"".join(pieces)


def _link_text(path: Path) -> str:
    try:
        return readable_name(os.fsencode(os.readlink(path))) or ""  # noqa: PTH115 - the text, not a Path
    except (OSError, ValueError):
        return ""


def _check_folder(root: Path) -> None:
    try:
        if root.is_dir():
            os.scandir(root).close()
            return
        exists = root.exists()
    except (OSError, ValueError):
        raise SourceError(f"{root} cannot be read", "check the folder's permissions") from None
    if exists:
        raise SourceError(f"{root} is not a folder", "give the folder of a repository, or the URL of one")
    raise SourceError(f"{root} does not exist", "give the folder of a repository, or the URL of one")
