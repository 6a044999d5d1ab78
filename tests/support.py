"""What the tests of whole audits share: one way to audit, and one way to lay out a case so that it can be audited."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec

from analyzer.analyze import Settings, analyze, open_source

CASES = Path(__file__).parent / "cases"
FIXTURES = Path(__file__).parents[1] / "fixtures" / "repos"
MANIFESTS = ("package.json", "pyproject.toml", "requirements.txt")
VERSIONS = {"express": "^4.22.0", "fastify": "^5.0.0", "fastapi": ">=0.150"}
PINNED = re.compile(r"(?:#|//) \$ (express|fastify|fastapi)=(\S+)")


def audit(path: Path) -> dict[str, Any]:
    """Return the facts of a folder as the JSON report spells them, found in this process and without a cache."""
    with open_source(str(path), None) as tree:
        facts: dict[str, Any] = msgspec.to_builtins(analyze(tree, Settings(cache=False, today="2026-01-01")))
    return facts


def cases() -> list[Path]:
    """Return every case: a file or a folder in ``tests/cases/FRAMEWORK``."""
    return sorted(case for framework in VERSIONS for case in (CASES / framework).glob("[!_.]*"))


def sources(case: Path) -> list[Path]:
    """Return the files of a case that may hold claims."""
    found = [case] if case.is_file() else sorted(case.rglob("*"))
    return [file for file in found if file.suffix in {".js", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".py"}]


def pinned(case: Path) -> str | None:
    """Return the framework's version that a case asks for: in a comment ``$ fastapi=0.115.0`` or in a package.json of its own."""
    for file in sources(case):
        comment = PINNED.search(file.read_text())
        if comment:
            return comment[2]
    manifest = case / "package.json"
    return json.loads(manifest.read_text()).get("dependencies", {}).get(case.parent.name) if manifest.exists() else None


def version(case: Path) -> str:
    """Return the version that a case asks for, or the usual one."""
    return pinned(case) or VERSIONS[case.parent.name]


def lay_out(case: Path, folder: Path) -> Path:
    """Copy a case to a folder of its own, with the manifest that a repository would have. Return the folder."""
    home = folder / case.stem
    if case.is_dir():
        shutil.copytree(case, home, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        home.mkdir(parents=True)
        shutil.copy(case, home / f"{'main' if case.suffix == '.py' else 'app'}{case.suffix}")
    if not any((home / name).exists() for name in MANIFESTS):
        framework, wanted = case.parent.name, version(case)
        if framework == "fastapi":
            wanted = wanted if wanted.startswith((">", "<", "=")) else f"=={wanted}"
            (home / "requirements.txt").write_text(f"fastapi{wanted}\n")
        else:
            (home / "package.json").write_text(json.dumps({"name": "case", "version": "1.0.0", "dependencies": {framework: wanted}}))
    return home


def spelled(path: str) -> str:
    """Return a path without doubled and trailing slashes, which the frameworks treat in their own ways."""
    return re.sub(r"/{2,}", "/", "/" + path).rstrip("/") or "/"
