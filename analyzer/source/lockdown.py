"""How git is run on a repository that may mean harm: nothing of its configuration is ever in force.

git never sees the repository's own git directory. It gets a private one, in a temporary folder: a configuration that we wrote,
a copy of the index, of the ignore list, of HEAD and of the commits that a fetch, merge or reset left beside it, the refs, and the object
database as an alternate. Hooks, aliases, filters, textconv, fsmonitor, core.worktree, credential helpers and remotes of the repository
therefore do not exist for it.

https://git-scm.com/docs/git-config  https://git-scm.com/docs/gitrepository-layout
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.source.regular_file import read_regular
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.repository import Repository

TIMEOUT = 60
_FOUND_COMMITS = ("FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
_CONFIG = """\
[core]
\trepositoryFormatVersion = 1
\tbare = true
\tfsmonitor = false
\tuntrackedCache = false
\thooksPath = {null}
\texcludesFile = {null}
\tattributesFile = {null}
\tquotePath = false
\tprecomposeUnicode = true
[log]
\tshowSignature = false
[protocol]
\tallow = never
[gc]
\tauto = 0
[maintenance]
\tauto = false
[submodule]
\trecurse = false
[extensions]
\tobjectFormat = {object_format}
"""


def neutral_environment() -> dict[str, str]:
    """Return the variables that keep the user's and the system's git configuration, prompts, pagers and transports out."""
    return {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": "0",
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_ASKPASS": "",
        "GIT_PAGER": "cat",
        "GIT_EXTERNAL_DIFF": "",
        "GIT_LITERAL_PATHSPECS": "1",
        "LC_ALL": "C",
    }


def git_program(away_from: Path) -> str | None:
    """Return git's absolute path, or None where there is none, or only one inside the audited folder (PATH or Windows's current folder)."""
    found = shutil.which("git")
    if found is None:
        return None
    program = Path(found).absolute()
    return None if program.is_relative_to(away_from.absolute()) else str(program)


class PrivateGit:
    """A git directory of our own over a repository's objects, index and refs. It is deleted with this object."""

    def __init__(self, repository: Repository) -> None:
        """Lay the private directory out; raises SourceError where git is missing or the repository's folder cannot be named in it."""
        program = git_program(repository.top)
        if program is None:
            raise SourceError("git is not installed", "install git, or audit a plain folder")
        self.program = program
        self.repository = repository
        self.directory = Path(tempfile.mkdtemp(prefix="replatform-git-"))
        self._cleanup = weakref.finalize(self, shutil.rmtree, self.directory, ignore_errors=True)
        self._lay_out(repository)

    def close(self) -> None:
        """Delete the private directory."""
        self._cleanup()

    def environment(self) -> dict[str, str]:
        """Return what must be set on top of any environment: the private directory, and nothing of what a surrounding hook exports."""
        return neutral_environment() | {
            "GIT_DIR": str(self.directory),
            "GIT_COMMON_DIR": str(self.directory),
            "GIT_OBJECT_DIRECTORY": str(self.directory / "objects"),
            "GIT_INDEX_FILE": str(self.directory / "index"),
            "GIT_WORK_TREE": str(self.repository.top),
            "GIT_CEILING_DIRECTORIES": str(self.repository.top.parent),
            "GIT_NAMESPACE": "",
        }

    def run(self, *arguments: str, folder: Path | None = None) -> bytes:
        """Return what ``git arguments`` prints, run in ``folder``; raises SourceError with git's first line when it fails."""
        inherited = {key: value for key, value in os.environ.items() if not key.upper().startswith("GIT_")}
        command = [self.program, f"--git-dir={self.directory}", f"--work-tree={self.repository.top}", "-c", "core.bare=false", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - git itself, with fixed arguments and a private configuration
                command, cwd=folder or self.repository.top, env=inherited | self.environment(), stdin=subprocess.DEVNULL,
                capture_output=True, timeout=TIMEOUT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise SourceError(f"git {arguments[0]} took longer than {TIMEOUT} seconds") from None
        except (OSError, ValueError) as error:
            raise SourceError(f"git {arguments[0]} could not be run: {type(error).__name__}") from None
        if done.returncode:
            first = done.stderr.decode(errors="replace").strip().partition("\n")[0][:200]
            raise SourceError(f"git {arguments[0]} failed: {first}")
        return done.stdout

    def _lay_out(self, repository: Repository) -> None:
        objects = str(repository.common / "objects")
        if "\n" in objects or objects.startswith('"'):
            raise SourceError("the repository's folder has a name that git cannot be given")
        own = self.directory
        (own / "objects" / "info").mkdir(parents=True)
        (own / "objects" / "pack").mkdir()
        (own / "objects" / "info" / "alternates").write_text(objects + "\n", encoding="utf-8", errors="surrogateescape", newline="\n")
        object_format = "sha256" if repository.sha256 else "sha1"
        (own / "config").write_text(_CONFIG.format(null=os.devnull, object_format=object_format), encoding="utf-8")
        (own / "info").mkdir()
        (own / "info" / "exclude").write_bytes(read_regular(repository.common / "info" / "exclude"))
        (own / "HEAD").write_bytes(read_regular(repository.directory / "HEAD", 4096) or b"ref: refs/heads/none\n")
        for name in ("index", *sorted(path.name for path in repository.directory.glob("sharedindex.*"))):
            content = read_regular(repository.directory / name, 1 << 28)
            if content:
                (own / name).write_bytes(content)
        for base, name in ((repository.common, "packed-refs"), (repository.common, "shallow")):
            content = read_regular(base / name, 1 << 28)
            if content:
                (own / name).write_bytes(content)
        for name in _FOUND_COMMITS:
            commit = read_regular(repository.directory / name, 1 << 20).split(maxsplit=1)[:1]
            if commit:
                (own / name).write_bytes(commit[0] + b"\n")
        self._bring_refs(repository.common / "refs")

    def _bring_refs(self, refs: Path) -> None:
        own = self.directory / "refs"
        with contextlib.suppress(OSError, NotImplementedError):
            own.symlink_to(refs, target_is_directory=True)
            return
        shutil.copytree(refs, own, symlinks=True, dirs_exist_ok=True)
