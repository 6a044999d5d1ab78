# ruff: noqa: E501 - a hostile text stands on one line
"""The canary: every module, configuration, script and hook of a tree would leave a file behind, and none does.

GitPython's advisories have tests of their own beside what reads git: CVE-2022-24439 and CVE-2023-40267 (``ext::`` and option-like URLs,
tests/source/test_clone.py), CVE-2023-40590 and CVE-2024-22190 (a git program in the audited folder, tests/source/test_hostile_git.py),
CVE-2023-41040 (references that lead out of ``.git``, tests/source/test_revision_tree.py).
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.hostile.laying_out import EXPRESS, FASTAPI, PACKAGE, ROUTE_JS, ROUTE_PY, audit, lay_out
from tests.source.repositories import canary_repository

OURS = ("analyzer", "replatform", "reports", "estimators")
STANDARD = (
    "ast",
    "asyncio",
    "collections",
    "concurrent",
    "ctypes",
    "encodings",
    "io",
    "json",
    "logging",
    "multiprocessing",
    "os",
    "re",
    "selectors",
)
STANDARD += ("signal", "site", "sitecustomize", "socket", "sqlite3", "struct", "subprocess", "typing", "usercustomize", "zlib")
THIRD = (
    "fastapi",
    "git",
    "jinja2",
    "msgspec",
    "networkx",
    "platformdirs",
    "rich",
    "tree_sitter",
    "tree_sitter_python",
    "typer",
    "yaml",
    "pydantic",
)
SCRIPTS = ("setup.py", "conftest.py", "manage.py", "noxfile.py", "gunicorn.conf.py", "alembic/env.py", "sitecustomize.py", "tasks.py")
CONFIGS = (
    "gulpfile.js",
    "webpack.config.js",
    "vite.config.ts",
    ".eslintrc.js",
    "jest.config.js",
    "babel.config.cjs",
    ".pnpmfile.cjs",
    "ecosystem.config.js",
    "knexfile.js",
    "next.config.mjs",
)
PROGRAMS = ("git", "node", "npm", "npx", "python", "python3", "git.exe", "bin/git", "node_modules/.bin/node", "sh", "less", "pager")


def trapped(folder: Path, canary: Path) -> Path:
    python = f"open({str(canary)!r}, 'a').write(__file__ + chr(10))\n"
    javascript = f"require('fs').appendFileSync({str(canary)!r}, __filename + '\\n');\n"
    script = f'#!/bin/sh\necho "$0" >> "{canary}"\n'
    files: dict[str, str | bytes] = {f"{name}/__init__.py": python for name in (*OURS, *STANDARD, *THIRD)}
    files |= {f"{name}.py": python for name in (*STANDARD, *THIRD)}
    files |= dict.fromkeys(SCRIPTS, python)
    files |= dict.fromkeys(CONFIGS, javascript)
    files |= {f"node_modules/{name}/index.js": javascript for name in ("express", "fastify", "typescript", "tree-sitter")}
    files |= {f"lib/python3.11/site-packages/{name}": f"import os; {python}" for name in ("evil.pth", "distutils-precedence.pth")}
    files["package.json"] = PACKAGE.replace(
        '"version"', f'"scripts": {{"preinstall": "touch {canary}", "start": "node app.js; touch {canary}"}}, "version"'
    )
    files |= {"app.js": javascript + EXPRESS + ROUTE_JS, "py/main.py": python + FASTAPI + ROUTE_PY, "py/requirements.txt": "fastapi\n"}
    files |= {
        "pyproject.toml": f'[build-system]\nrequires = []\nbuild-backend = "evil"\nbackend-path = ["."]\n[tool.evil]\nrun = "touch {canary}"\n'
    }
    files |= {
        ".npmrc": "script-shell=./sh\n",
        ".env": f"NODE_OPTIONS=--require ./{CONFIGS[0]}\nPYTHONSTARTUP=./setup.py\nX=$(touch {canary})\n",
        ".python-version": "$(touch x)",
    }
    files |= {"Makefile": f"$(shell touch {canary})\n", "Dockerfile": f"FROM node:20\nRUN touch {canary}\nCMD touch {canary}\n"}
    lay_out(folder, files)
    for name in PROGRAMS:
        place = folder / name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(script)
            place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("inside", [True, False], ids=["inside", "outside"])
def test_nothing_of_a_tree_runs(jobs: str, inside: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = tmp_path / "canary"
    root = trapped(tmp_path / "app", canary)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))
    told = audit(Path() if inside else root, "--jobs", jobs, "--no-cache", cwd=root if inside else None)
    assert not canary.exists(), canary.read_text()
    assert "/healthy" in told.paths


@pytest.mark.skipif(os.name != "posix", reason="hooks are scripts")
def test_nothing_of_a_repository_runs(tmp_path: Path) -> None:
    root = canary_repository(tmp_path / "app", tmp_path / "canary")
    lay_out(root, {"package.json": PACKAGE, "app.js": EXPRESS + ROUTE_JS})
    assert audit(root, cwd=root).paths == ["/healthy"]
    audit(root, "--ref", "HEAD", cwd=root)
    assert not (tmp_path / "canary").exists()


def test_auditing_leaves_the_tree_as_it_was(tmp_path: Path) -> None:
    root = trapped(tmp_path / "app", tmp_path / "canary")

    def state() -> dict[str, tuple[float, int]]:
        return {str(path): (path.lstat().st_mtime, path.lstat().st_size) for path in sorted(root.rglob("*"))}

    before = state()
    audit(root, cwd=root)
    assert state() == before
