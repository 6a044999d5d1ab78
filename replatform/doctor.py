"""What a bug report needs: versions, grammars, git, the cache; each line also says whether that is well."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec

from replatform import __version__

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGES = (
    "cron-descriptor",
    "gitpython",
    "jinja2",
    "msgspec",
    "networkx",
    "packaging",
    "pyyaml",
    "rich",
    "tree-sitter",
    "tree-sitter-javascript",
    "tree-sitter-python",
    "tree-sitter-typescript",
    "typer",
)
_OLDEST_GIT = (2, 25)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One fact about this machine. ``advice`` is empty where all is well."""

    name: str
    value: str
    advice: str = ""


def examine() -> list[Line]:
    """Return all lines, in a fixed order."""
    return [
        Line(name="replatform", value=__version__),
        Line(name="python", value=f"{platform.python_version()} ({platform.python_implementation()}), {sys.executable}"),
        Line(name="system", value=f"{platform.platform()}, {os.cpu_count() or 1} processors"),
        _git(),
        *(_package(name) for name in _PACKAGES),
        _cache(),
    ]


def text(lines: list[Line]) -> str:
    """Return the lines as a table, advice below its line."""
    width = max(len(line.name) for line in lines)
    rows = []
    for line in lines:
        rows.append(f"{line.name:<{width}}  {line.value}")
        if line.advice:
            rows.append(f"{'':<{width}}  -> {line.advice}")
    return "\n".join(rows) + "\n"


def _package(name: str) -> Line:
    try:
        return Line(name=name, value=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Line(name=name, value="missing", advice="install replatform again: a part of it is gone")


def _git() -> Line:
    git = shutil.which("git")
    if git is None:
        return Line(name="git", value="missing", advice="install git to read revisions, URLs and history; plain folders work without")
    try:
        done = subprocess.run([git, "--version"], capture_output=True, text=True, timeout=10, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        return Line(name="git", value=git, advice=f"it does not run: {error}")
    words = done.stdout.split()
    version = words[2] if len(words) > 2 else "unknown"
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    return Line(name="git", value=f"{version}, {git}", advice="" if numbers >= _OLDEST_GIT else "version 2.25 or newer is needed")


def _cache() -> Line:
    folder = cache_folder()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else 0
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    writable = os.access(existing, os.W_OK)
    return Line(
        name="cache",
        value=f"{folder}, {size / 1_000_000:.1f} MB",
        advice="" if writable else f"{existing} cannot be written: every audit starts cold (set XDG_CACHE_HOME)",
    )


def cache_folder() -> Path:
    """Return where facts are kept between runs."""
    import platformdirs

    return platformdirs.user_cache_path("replatform", appauthor=False)
