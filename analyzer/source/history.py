"""Who changed how much, in which language, in the year before the audited commit. Authors are digests, never names.

https://git-scm.com/docs/git-log
"""

from __future__ import annotations

import hashlib
import posixpath
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from analyzer.model.analysis import AuthorYear, Diagnostic, History
from analyzer.source.files import JAVASCRIPT, TYPESCRIPT
from analyzer.source.lockdown import PrivateGit
from analyzer.source.repository import find_repository
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from pathlib import Path

_MOST_COMMITS = 20_000
_YEAR = timedelta(days=365)
_LOG = (
    *("log", "-z", "--numstat", "--format=%x01%ae", "--no-renames", "--no-merges", "--no-mailmap"),
    *("--no-ext-diff", "--no-textconv", "--no-show-signature"),
)
_LEFT_OUT = ("node_modules/", "vendor/", "dist/")
_BOUND = Diagnostic(kind="bound", message=f"history: only the newest {_MOST_COMMITS} commits of the year are counted")
_SHALLOW = Diagnostic(kind="skipped", message="history: the clone is shallow, nothing is said about it (fetch-depth: 0 brings it)")


def read_history(folder: Path, revision: str | None) -> tuple[History, list[Diagnostic]]:
    """Return the year before ``revision`` (a full commit id) of what lies below ``folder``, and why it is not available, if so."""
    repository = find_repository(folder)
    if repository is None or revision is None:
        return History(), []
    if repository.shallow:
        return History(), [_SHALLOW]
    try:
        git = PrivateGit(repository)
    except SourceError as error:
        return History(), [Diagnostic(kind="skipped", message=f"history: {error.message}")]
    try:
        inner = folder.resolve().relative_to(repository.top).as_posix()
        until = int(git.run("log", "-1", "--format=%ct", "--end-of-options", revision).decode("ascii").strip())
        since = until - int(_YEAR.total_seconds())
        log = git.run(
            *_LOG,
            f"--since=@{since}",
            f"--max-count={_MOST_COMMITS + 1}",
            "--end-of-options",
            revision,
            "--",
            inner,
        )
    except (SourceError, ValueError) as error:
        message = error.message if isinstance(error, SourceError) else "its dates cannot be read"
        return History(), [Diagnostic(kind="skipped", message=f"history: {message}")]
    finally:
        git.close()
    return _counted(log, since, until)


def _counted(log: bytes, since: int, until: int) -> tuple[History, list[Diagnostic]]:
    commits: dict[str, int] = {}
    lines: dict[tuple[str, str], int] = {}
    author = ""
    total = 0
    for field in log.split(b"\0"):
        text = field.lstrip(b"\n")
        if b"\x01" in text:
            total += 1
            if total > _MOST_COMMITS:
                break
            address, _, text = text.partition(b"\x01")[2].partition(b"\n")
            author = hashlib.sha256(address.strip().lower()).hexdigest()[:12]
            commits[author] = commits.get(author, 0) + 1
            text = text.lstrip(b"\n")
        added, _, rest = text.partition(b"\t")
        removed, _, path = rest.partition(b"\t")
        language = _language(path)
        if language and added.isdigit() and removed.isdigit():
            lines[author, language] = lines.get((author, language), 0) + int(added) + int(removed)
    authors = tuple(
        AuthorYear(
            author=name,
            commits=commits[name],
            python=lines.get((name, "python"), 0),
            javascript=lines.get((name, "javascript"), 0),
            typescript=lines.get((name, "typescript"), 0),
        )
        for name in sorted(commits)
    )
    found = History(available=True, since=_day(since), until=_day(until), commits=min(total, _MOST_COMMITS), authors=authors)
    return found, [_BOUND] if total > _MOST_COMMITS else []


def _language(path: bytes) -> str:
    name = path.decode(errors="replace")
    if any(part in name for part in _LEFT_OUT):
        return ""
    suffix = posixpath.splitext(name)[1]
    if suffix == ".py":
        return "python"
    return "javascript" if suffix in JAVASCRIPT else "typescript" if suffix in TYPESCRIPT else ""


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()
