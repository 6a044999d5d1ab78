"""Parts that copies of a process do beside it: the answers are the same, whoever does them and whatever happens to a copy."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from analyzer import anew, copies, facts_of_service
from analyzer.analyze import analyze
from analyzer.copies import Copies
from analyzer.model.analysis import Analysis
from analyzer.settings import Settings
from analyzer.source.revision_tree import RevisionTree
from tests.source.in_memory import MemoryTree
from tests.source.repositories import repository

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
NAMES = tuple("abcdefgh")


@pytest.fixture(autouse=True)
def alone() -> None:
    if not copies.may_fork():
        pytest.skip("this process has threads: it cannot be copied")


def slow(name: str) -> tuple[str, int]:
    time.sleep(0.05)
    return name.upper(), os.getpid()


def named(found: dict[str, tuple[str, int]]) -> list[tuple[str, str]]:
    return [(name, answer) for name, (answer, _) in found.items()]


@pytest.mark.parametrize("number", [-1, 0, 1, 3, 20])
def test_the_answers_are_the_same_and_in_order_with_any_number_of_copies(number: int) -> None:
    with Copies(number, {name: partial(slow, name) for name in NAMES}, os.getpid) as beside:
        found = beside.answers()
    assert named(found) == [(name, name.upper()) for name in NAMES]
    assert {process for _, process in found.values()} <= {os.getpid(), *beside.told}
    assert len(beside.told) == min(max(number, 0), len(NAMES))
    assert not multiprocessing.active_children()


def test_a_copy_does_parts_while_this_process_is_at_something_else() -> None:
    with Copies(1, {name: partial(slow, name) for name in NAMES}) as beside:
        time.sleep(1)
        found = beside.answers()
    assert os.getpid() not in {process for _, process in found.values()}


@pytest.mark.parametrize("count", [0, 300, copies.MOST_PARTS, copies.MOST_PARTS + 1])
def test_there_may_be_any_number_of_parts(count: int) -> None:
    with Copies(1, {str(number): partial(int, number) for number in range(count)}) as beside:
        assert beside.answers() == {str(number): number for number in range(count)}


def dies(name: str) -> str:
    if multiprocessing.parent_process() is not None:
        os._exit(9)
    return name


def test_what_a_copy_that_dies_leaves_is_done_here() -> None:
    with Copies(2, {name: partial(dies, name) for name in NAMES}) as beside:
        time.sleep(0.2)
        assert beside.answers() == {name: name for name in NAMES}


def fails(name: str) -> str:
    raise ValueError(name)


def test_what_fails_in_a_copy_fails_here_too_and_leaves_no_process() -> None:
    with pytest.raises(ValueError, match="a"), Copies(2, {"a": partial(fails, "a"), "b": partial(slow, "b")}) as beside:  # noqa: PT012
        time.sleep(0.2)
        beside.answers()
    assert not multiprocessing.active_children()


def test_an_error_beside_the_copies_ends_them() -> None:
    with pytest.raises(KeyError), Copies(2, {name: partial(time.sleep, 60) for name in NAMES}):
        raise KeyError
    assert not multiprocessing.active_children()


FILES = {
    "package.json": b'{"name": "shop", "dependencies": {"express": "^5.0.0", "openai": "^4.0.0", "node-cron": "^4.0.0"}}',
    "server.js": b"""
const express = require("express");
const cron = require("node-cron");
const OpenAI = require("openai");
const app = express();
cron.schedule("0 * * * *", () => console.log("tick"));
app.get("/items", (req, res) => res.json([]));
app.post("/items", (req, res) => res.json({}));
app.get("/ask", async (req, res) => res.json(await new OpenAI().chat.completions.create({})));
app.listen(3000);
""",
    "fly.toml": b"[processes]\n# " + b"x" * (1 << 20),
    "tsconfig.json": b'{"extends": "./nowhere.json"',
    "test/items.test.js": b"it('lists', () => request(app).get('/items'));\n",
}


def taken(jobs: int) -> Analysis:
    return analyze(MemoryTree(FILES), Settings(today="2026-01-01", cache=False, jobs=jobs))


def test_an_inventory_taken_by_copies_is_the_same_with_what_they_could_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_of_service, "PAYS", 0)
    monkeypatch.setattr(anew, "MANY_FILES", 0)
    expected = taken(1)
    assert "fly.toml" in {item.file for item in expected.diagnostics}
    assert len(expected.services[0].jobs) == 1
    guards = facts_of_service.served

    def late(*arguments: Any) -> Any:
        time.sleep(1)  # so that the copies do it all
        return guards(*arguments)

    monkeypatch.setattr(facts_of_service, "served", late)
    assert taken(2) == taken(4) == expected


def test_a_revision_is_read_by_copies_and_by_this_process_at_once(tmp_path: Path) -> None:
    files = {f"src/m{number:03}.py": f"N = {number}\n" * (number + 1) for number in range(120)}
    repo = repository(tmp_path / "app", files)
    with RevisionTree(repo, "HEAD") as tree:
        assert tree.read("src/m000.py") == b"N = 0\n"  # the process that reads objects runs
        with Copies(2, {path: partial(tree.read, path) for path in files}) as beside:
            here = {path: tree.read(path).decode() for path in files}
            assert {path: content.decode() for path, content in beside.answers().items()} == here == files
