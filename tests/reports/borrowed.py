"""What the tests borrow from outside: Debian's chromium, an accessibility checker, the SARIF schema, a TypeScript compiler.

Each is installed where it is missing and can be; where it cannot, the test is skipped and says why, except under CI=true, where it fails.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

_NODE = Path(__file__).parent / "node"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@functools.cache
def chromium() -> str:
    """The path of a browser, installed with apt where this process may."""
    found = _browser()
    if not found and shutil.which("apt-get") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *arguments], capture_output=True, check=False, env=environment)
        found = _browser()
    return found or unavailable("no chromium here, and it could not be installed: install Debian's chromium package")


@functools.cache
def axe() -> str:
    """The source of axe-core: https://github.com/dequelabs/axe-core."""
    return (_node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@functools.cache
def sarif_schema() -> dict[str, Any]:
    """The schema of SARIF 2.1.0."""
    found = next((_node_modules() / "@microsoft" / "jest-sarif" / "lib" / "schemas").glob("sarif-2.1.0*.json"))
    schema: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return schema


def compiled(*files: Path) -> str:
    """What the TypeScript compiler complains about, as strictly as it can, for Node.js."""
    modules = _node_modules()
    node = shutil.which("node") or unavailable("Node.js is not installed")
    options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--types", "node", "--typeRoots", f"{modules}/@types"]
    command = [node, f"{modules}/typescript/bin/tsc", *options, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stdout


def module(name: str) -> ModuleType:
    """A package that only these tests need."""
    try:
        return importlib.import_module(name)
    except ImportError:
        unavailable(f"the Python package of {name} is not installed")


def unavailable(reason: str) -> NoReturn:
    """Skips with a reason, or fails in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@functools.cache
def _node_modules() -> Path:
    lock = (_NODE / "package-lock.json").read_bytes()
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "replatform-tests" / hashlib.sha256(lock).hexdigest()[:16]
    done = folder / "done"
    if not done.exists():
        npm = shutil.which("npm") or unavailable("npm is not installed")
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_NODE / name, folder / name)
        ran = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            unavailable(f"npm could not install what {_NODE.name}/package-lock.json names: {ran.stderr.strip()[-300:]}")
        done.touch()
    return folder / "node_modules"


def _browser() -> str:
    return next((path for path in map(shutil.which, _BROWSERS) if path), "")
