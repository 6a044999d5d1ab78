"""Boots folders under the real frameworks and says what is registered there.

Packages are installed from the locks beside this file into a cache outside the tree, one folder for each lock.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pytest

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "replatform-tests"
LATEST = 5  # of Express and of Fastify


class Route(NamedTuple):
    """What the framework serves. ``status`` is its answer to a request without credentials, 0 for none."""

    method: str
    path: str
    file: str
    line: int
    status: int
    regex: bool


def generation(framework: str, version: str) -> str:
    """Return which of the locked environments a version calls for: ``current`` or ``previous``."""
    digits = version.lstrip("^~=<> v")
    if framework == "fastapi":
        old = version.startswith("<") or (not version.startswith(">") and digits.startswith("0.") and int(digits.split(".")[1]) < 137)
        return "previous" if old else "current"
    return "previous" if digits[:1].isdigit() and int(digits.split(".")[0]) < LATEST else "current"


def boot(framework: str, generation: str, folders: Iterable[Path], entry: str | None = None) -> dict[Path, list[Route]]:
    """Return the routes of each folder, begun at ``entry`` where it is given. A folder that does not boot fails the test."""
    paths = [f"{folder.resolve()}#{entry}" if entry else str(folder.resolve()) for folder in folders]
    if framework == "fastapi":
        command = [str(_python(generation)), str(HERE / "python" / "boot.py"), *paths]
    else:
        command = [_node(), str(HERE / "node" / "boot.cjs"), str(modules(generation)), *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=170)
    if not done.stdout:
        pytest.fail(f"the {framework} oracle printed nothing: {done.stderr[-2000:]}")
    answers: dict[str, dict[str, Any]] = json.loads(done.stdout)
    failed = [f"{folder} does not boot: {answer['error'][:1500]}" for folder, answer in answers.items() if answer.get("error")]
    if failed:
        pytest.fail("\n".join(failed))
    return {Path(folder.partition("#")[0]): [_route(row) for row in answer["routes"]] for folder, answer in answers.items()}


def _route(row: dict[str, Any]) -> Route:
    return Route(row["method"], row["path"], row["file"], row["line"], row.get("status", 0), row.get("regex", False))


def _node() -> str:
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        _unavailable("node and npm are not on the PATH: the real Express and Fastify are NOT checked")
    return node


def _unavailable(why: str) -> NoReturn:
    if os.environ.get("CI") and shutil.which("node"):
        pytest.fail(why)
    print(f"\n!! {why}", file=sys.stderr)
    pytest.skip(why)


def modules(generation: str) -> Path:
    """Return the folder of npm's packages of a generation, installed from its lock."""
    _node()
    lock = HERE / "node" / generation / "package-lock.json"

    def install(folder: Path) -> None:
        shutil.copy(lock, folder)
        shutil.copy(lock.with_name("package.json"), folder)
        _run(["npm", "ci", "--legacy-peer-deps", "--no-audit", "--no-fund", "--ignore-scripts"], folder)

    return _cached(f"npm-{generation}", lock, install) / "node_modules"


def _python(generation: str) -> Path:
    lock = HERE / "python" / f"{generation}.txt"

    def install(folder: Path) -> None:
        _run([sys.executable, "-m", "venv", "."], folder)
        _run(["bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(lock)], folder)

    return _cached(f"pypi-{sys.version_info[0]}{sys.version_info[1]}-{generation}", lock, install) / "bin" / "python"


def _cached(name: str, lock: Path, install: Callable[[Path], None]) -> Path:
    home = CACHE / f"{name}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"
    ready, building = home / ".ready", CACHE / f"{home.name}.lock"
    CACHE.mkdir(parents=True, exist_ok=True)
    while not ready.exists():
        try:
            os.close(os.open(building, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            if time.time() - building.stat().st_mtime > 300:
                building.unlink(missing_ok=True)
            time.sleep(0.5)
            continue
        try:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            install(home)
            ready.touch()
        finally:
            building.unlink(missing_ok=True)
    return home


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        _unavailable(f"{' '.join(command[:4])} failed, the real frameworks are NOT checked: {done.stderr[-600:]}")
