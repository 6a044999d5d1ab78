"""What an earlier run found stands as long as what it asked for does; an audit that leans on it says what a fresh one says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer import anew
from analyzer.analyze import analyze
from analyzer.settings import Settings
from tests.source.in_memory import MemoryTree

if TYPE_CHECKING:
    from analyzer.analyze import Analysis

REPOSITORIES = Path(__file__).parents[2] / "fixtures" / "repos"
MORE: dict[str, str | bytes] = {"notes.txt": "a", "tests/test_it.py": "def test(): pass\n", "tests/it.test.js": "it('is', () => {})\n"}
STATEMENTS = {
    ".py": b"\nimport os\nos.system(input())\n",
    ".js": b"\nrequire('child_process').exec(input())\n",
    ".ts": b"\nimport { exec } from 'node:child_process'\nexec(input())\n",
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note when services are looked for anew."""
    seen: list[str] = []
    real = anew.find_services

    def noting(*arguments: object) -> object:
        seen.append("run")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(anew, "find_services", noting)
    return seen


def files_of(name: str) -> dict[str, str | bytes]:
    home = REPOSITORIES / name
    return {file.relative_to(home).as_posix(): file.read_bytes() for file in sorted(home.rglob("*")) if file.is_file()} | MORE


def audited(files: dict[str, str | bytes], *, cache: bool = True) -> Analysis:
    return analyze(MemoryTree(files), Settings(today="2026-01-01", cache=cache))


@pytest.mark.parametrize("name", ["fastapi-desk", "shop-monorepo"])
def test_every_file_that_changes_is_seen_where_it_matters(name: str) -> None:
    files = files_of(name)
    audited(files)
    for path, content in files.items():
        more = next((text for suffix, text in STATEMENTS.items() if path.endswith(suffix)), b" ")
        changed = files | {path: (content if isinstance(content, bytes) else content.encode()) + more}
        assert audited(changed) == audited(changed, cache=False), path
    for path in list(files)[::3]:
        fewer = {other: content for other, content in files.items() if other != path}
        assert audited(fewer) == audited(fewer, cache=False), path


@pytest.mark.parametrize("name", ["fastapi-desk", "shop-monorepo"])
def test_what_was_not_asked_for_may_change(name: str, runs: list[str]) -> None:
    files = files_of(name)
    audited(files)
    runs.clear()
    for path, content in MORE.items():
        changed = files | {path: f"{content!s}\n// and more\n"}
        assert audited(changed) == audited(changed, cache=False)
        runs.pop()
    assert runs == []


def test_a_comment_leaves_the_program_as_it_was(runs: list[str]) -> None:
    files = files_of("fastapi-desk")
    audited(files)
    runs.clear()
    changed = files | {"main.py": bytes(files["main.py"]) + b"# and more\n" if isinstance(files["main.py"], bytes) else ""}
    found = audited(changed)
    assert runs == []
    assert found == audited(changed, cache=False)
    assert found.coverage.bytes_read == audited(files).coverage.bytes_read + 11


def test_what_is_added_to_a_program_is_read(runs: list[str]) -> None:
    files = files_of("fastapi-desk")
    audited(files)
    runs.clear()
    more = b"\n@app.get('/added/later')\ndef added():\n    return 1\n"
    changed = files | {"main.py": bytes(files["main.py"]) + more if isinstance(files["main.py"], bytes) else ""}
    assert "/added/later" in {endpoint.path for service in audited(changed).services for endpoint in service.endpoints}
    assert runs == ["run"]


def test_what_the_clock_ended_is_said_and_found_anew(runs: list[str]) -> None:
    code = "const app = require('express')();\napp.get('/first', (q, s) => s.send(''));\n"
    code += "".join(f"app.get('/r{number}', (q, s) => s.send(''));\n" for number in range(3_000))
    files: dict[str, str | bytes] = {"package.json": '{"name": "p", "main": "app.js", "dependencies": {"express": "4"}}', "app.js": code}
    hurried = Settings(today="2026-01-01", seconds_per_service=1e-9)
    for _ in range(2):
        found = analyze(MemoryTree(files), hurried)
        assert [item.message for item in found.diagnostics if item.incomplete] == ["the interpreter's bound on seconds was hit"]
    assert runs == ["run", "run"]
    assert len(audited(files).services[0].endpoints) == 3_001
