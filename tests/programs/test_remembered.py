"""What an earlier run found stands as long as what it asked for does; an audit that leans on it says what a fresh one says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from analyzer import anew
from analyzer.analyze import analyze
from analyzer.settings import Settings
from tests.source.in_memory import MemoryTree

if TYPE_CHECKING:
    from analyzer.analyze import Analysis
    from analyzer.repository import Read
    from analyzer.serving import Root
    from analyzer.source.services import ServiceCandidate

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
    """Note the folders whose registration code is run."""
    seen: list[str] = []
    real = anew.serve

    def noting(read: Read, candidates: list[ServiceCandidate], *others: Any) -> Root:
        seen.append(candidates[0].root)
        return real(read, candidates, *others)

    monkeypatch.setattr(anew, "serve", noting)
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
        found = audited(changed)
        assert runs == []
        assert found == audited(changed, cache=False)
        runs.clear()


SHOP = {
    "package.json": '{"name": "all", "workspaces": ["packages/*"]}',
    "packages/shared/package.json": '{"name": "shared", "main": "index.js", "dependencies": {"express": "4"}}',
    "packages/shared/index.js": "exports.guard = (q, s, next) => q.headers.authorization ? next() : s.status(401).end();\n",
    **{
        path: text.replace("NAME", name)
        for name in ("basket", "orders")
        for path, text in {
            f"packages/{name}/package.json": '{"name": "NAME", "main": "main.js", "dependencies": {"express": "4", "shared": "1"}}',
            f"packages/{name}/main.js": "const { guard } = require('shared');\nconst app = require('express')();\n"
            "app.get('/NAME', guard, (q, s) => s.send(''));\napp.listen(1);\n",
        }.items()
    },
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("packages/basket/main.js", ["packages/basket"]),
        ("packages/orders/main.js", ["packages/orders"]),
        ("packages/shared/index.js", ["packages/basket", "packages/orders"]),
    ],
)
def test_of_several_services_those_that_asked_for_what_changed_are_run(changed: str, expected: list[str], runs: list[str]) -> None:
    files: dict[str, str | bytes] = dict(SHOP)
    assert {service.root for service in audited(files).services} == {"packages/basket", "packages/orders"}
    runs.clear()
    files[changed] = f"{SHOP[changed]}exports.more = () => 1;\n"
    found = audited(files)
    assert [root for root in runs if root != "packages/shared"] == expected
    assert found == audited(files, cache=False)


def test_a_service_that_only_repeated_another_gets_its_inventory_when_it_stands_alone(runs: list[str]) -> None:
    answer = "(q, s) => s.send('')"
    both: dict[str, str | bytes] = {
        "package.json": '{"name": "all", "workspaces": ["packages/*"]}',
        "packages/app/package.json": '{"name": "app", "main": "index.js", "dependencies": {"express": "4"}}',
        "packages/app/index.js": f"const app = require('express')();\napp.get('/one', {answer});\nmodule.exports = app;\n",
        "packages/start/package.json": '{"name": "start", "main": "main.js", "dependencies": {"express": "4", "app": "1"}}',
        "packages/start/main.js": f"require('express');\nconst app = require('app');\napp.get('/two', {answer});\napp.listen(1);\n",
    }
    assert [service.root for service in audited(both).services] == ["packages/start"]
    runs.clear()
    apart = both | {"packages/start/main.js": f"const app = require('express')();\napp.get('/two', {answer});\napp.listen(1);\n"}
    found = audited(apart)
    assert runs == ["packages/start", "packages/app"]
    assert [(service.root, len(service.endpoints)) for service in found.services] == [("packages/app", 1), ("packages/start", 1)]
    assert found == audited(apart, cache=False)


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
    assert runs == ["."]


def test_what_the_clock_ended_is_said_and_found_anew(runs: list[str]) -> None:
    code = "const app = require('express')();\napp.get('/first', (q, s) => s.send(''));\n"
    code += "".join(f"app.get('/r{number}', (q, s) => s.send(''));\n" for number in range(3_000))
    files: dict[str, str | bytes] = {"package.json": '{"name": "p", "main": "app.js", "dependencies": {"express": "4"}}', "app.js": code}
    hurried = Settings(today="2026-01-01", seconds_per_service=1e-9)
    for _ in range(2):
        found = analyze(MemoryTree(files), hurried)
        assert [item.message for item in found.diagnostics if item.incomplete] == ["the interpreter's bound on seconds was hit"]
    assert runs == [".", "."]
    assert len(audited(files).services[0].endpoints) == 3_001
