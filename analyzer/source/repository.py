"""Where a folder's git repository is, and what its own configuration says, read as text and never put in force.

https://git-scm.com/docs/gitrepository-layout
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from analyzer.source.regular_file import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCP_LIKE = re.compile(r"(?:[\w.+-]+@)?(?P<host>[\w.-]+\.[A-Za-z]{2,}):(?!//)(?P<path>[\w./~+-]+)\Z")
_SAFE_PATH = re.compile(r"[\w./~+-]+\Z")

_LONGEST = 1_000


class Repository(msgspec.Struct, frozen=True):
    """``top`` is the working folder, ``directory`` its git directory (of a worktree: its own), ``common`` where objects and refs are."""

    top: Path
    directory: Path
    common: Path
    sha256: bool = False
    shallow: bool = False
    url: str | None = None


def find_repository(folder: Path) -> Repository | None:
    """Return the repository that ``folder`` stands in, or None: none, broken, or a ``.git`` that points where git would not have put it."""
    absolute = folder.resolve()
    for top in (absolute, *absolute.parents):
        marker = top / ".git"
        if marker.is_symlink():
            return None
        if marker.is_dir():
            return _describe(top, marker, marker)
        if marker.is_file():
            return _linked(top, marker)
    if (absolute / "HEAD").is_file() and (absolute / "objects").is_dir() and (absolute / "refs").is_dir():
        return _describe(absolute, absolute, absolute)
    return None


def _linked(top: Path, marker: Path) -> Repository | None:
    text = read_regular(marker, 4096).decode(errors="surrogateescape").strip()
    if not text.startswith("gitdir:") or "\0" in text or "\n" in text:
        return None
    directory = (top / text.removeprefix("gitdir:").strip()).resolve()
    if directory.parent.name == "worktrees" and _points_back(directory, marker):
        return _describe(top, directory, directory.parent.parent)
    inside_superproject = any(directory.is_relative_to(parent / ".git" / "modules") for parent in top.parents)
    return _describe(top, directory, directory) if inside_superproject else None


def _points_back(directory: Path, marker: Path) -> bool:
    text = read_regular(directory / "gitdir", 4096).decode(errors="surrogateescape").strip()
    return bool(text) and "\0" not in text and (directory / text).resolve() == marker.resolve()


def _describe(top: Path, directory: Path, common: Path) -> Repository | None:
    if not (directory / "HEAD").is_file() or not (common / "objects").is_dir():
        return None
    settings = list(_settings(read_regular(common / "config").decode(errors="replace")))
    values = dict(reversed(settings))
    return Repository(
        top=top,
        directory=directory,
        common=common,
        sha256=values.get("extensions.objectformat", "").lower() == "sha256",
        shallow=(common / "shallow").is_file(),
        url=web_address(values.get("remote.origin.url", "")),
    )


def _settings(text: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in text.splitlines()[:10_000]:
        stripped = line.strip()
        if stripped.startswith("["):
            name, _, rest = stripped[1:].partition("]")[0].partition(" ")
            section = ".".join(part for part in (name.strip().lower(), rest.strip().strip('"')) if part)
        else:
            key, found, value = stripped.partition("=")
            if found:
                yield f"{section}.{key.strip().lower()}", value.strip().strip('"')


def web_address(remote: str) -> str | None:
    """Return the https address of a remote's web page, without credentials; None for local paths and anything unusual."""
    if len(remote) > _LONGEST:
        return None
    scp = _SCP_LIKE.match(remote)
    if scp:
        host, path = scp["host"], scp["path"]
    else:
        try:
            parts = urlsplit(remote)
            host, path, scheme = parts.hostname or "", parts.path, parts.scheme
        except ValueError:
            return None
        if scheme not in {"http", "https", "ssh", "git"} or not re.match(r"[\w.-]+\Z", host):
            return None
    path = path.strip("/").removesuffix(".git")
    return f"https://{host}/{path}" if path and _SAFE_PATH.match(path) else None
