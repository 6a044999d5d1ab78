"""The applications' sources, fetched into a folder of the user's: never run, never installed, never committed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

MANIFEST = Path(__file__).parent / "manifest.toml"


def applications() -> list[dict[str, Any]]:
    """Return the manifest's entries: name, framework, and repository with commit or package with version."""
    found: list[dict[str, Any]] = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["application"]
    return found


def fetch(entry: dict[str, Any], folder: Path) -> Path:
    """Return the folder of an application's source, fetched if it is not there; raise CalledProcessError where it cannot be had."""
    target = folder / entry["name"]
    if target.is_dir():
        return target
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        place = Path(scratch) / "source"
        place.mkdir()
        if "repository" in entry:
            from_repository(entry, place)
        else:
            from_registry(entry, place)
        place.rename(target)
    return target


def from_repository(entry: dict[str, Any], place: Path) -> None:
    """Fetch one commit and write its files, without hooks, filters or submodules."""
    git = ["git", "-c", "core.hooksPath=/dev/null", "-C", str(place)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "fetch", "-q", "--depth=1", f"https://github.com/{entry['repository']}", entry["commit"]], check=True)
    only = ["--", entry["only"]] if "only" in entry else []
    subprocess.run([*git, "checkout", "-q", "FETCH_HEAD", *only], check=True)


def from_registry(entry: dict[str, Any], place: Path) -> None:
    """Download a wheel (or a source archive) and unpack it."""
    wanted = f"{entry['package']}=={entry['version']}"
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", scratch, wanted]
        wheel = subprocess.run([*command, "--only-binary=:all:", "--python-version", "3.12"], check=False, capture_output=True)
        if wheel.returncode:
            subprocess.run([*command, "--no-binary=:all:", "--no-build-isolation"], check=True, capture_output=True)
        archive = next(Path(scratch).iterdir())
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(place)  # noqa: S202  (zipfile drops roots and `..` from the names)
        else:
            with tarfile.open(archive) as tar:
                tar.extractall(place, filter="data")  # the filter refuses what leaves the folder
