"""Lowering in processes: the same programs, and a file that ends its process costs only itself."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest

from analyzer import lowered, workers
from analyzer.cache import Cache
from analyzer.lowered import Limits, key_of
from analyzer.model.analysis import Diagnostic
from analyzer.programs import Programs
from tests.programs import killers
from tests.source.in_memory import MemoryTree

LINE = "def f{0}(x):\n    return [x, {0}, 'text']\n\n"
BIG = "".join(LINE.format(number) for number in range(300))
HOME = Path(__file__).parents[2]


COUNT = 40
LOST = 5


@pytest.fixture(autouse=True)
def small_work_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAYS", 100_000)
    monkeypatch.setattr(workers, "BATCH_FILES", 8)


def files(count: int = COUNT) -> dict[str, bytes]:
    return {f"src/m{number:03}.py": (f"N = {number}\n" + BIG).encode() for number in range(count)}


def programs(
    tree: dict[str, bytes], jobs: int, *, executor: Executor | None = None, cache: Cache | None = None, seconds: float = 5.0
) -> Programs:
    made = Programs(MemoryTree(tree), Limits(seconds, 2_000_000, 1_000_000_000, LOST), cache)
    made.prepare(sorted(tree), jobs, executor)
    return made


def told(made: Programs, tree: dict[str, bytes]) -> tuple[list[bytes], list[Diagnostic], int]:
    modules = [made.get(path) for path in sorted(tree)]
    made.finish()
    return [msgspec.msgpack.encode(module) for module in modules if module is not None], made.diagnostics, made.bytes_read


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lowered, "lower", lowered.lower)
    killers.install()


def in_processes() -> bool:
    """Say whether workers are forked here, so that they run what this process has installed."""
    return sys.platform == "linux" and threading.active_count() == 1


forked = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


@pytest.mark.parametrize("jobs", [2, 3])
def test_programs_and_counts_are_the_same_with_any_number_of_processes(jobs: int, tmp_path: Path) -> None:
    tree = files() | {"broken.py": b"def (:\n", "nul.py": b"a = '\0'", "bom.py": b"\xef\xbb\xbfa = 1", "x.ts": b"const a: number = 1"}
    expected = told(programs(tree, 1), tree)
    assert told(programs(tree, jobs), tree) == expected
    for _ in range(2):
        with Cache(tmp_path, 100_000_000) as cache:
            assert told(programs(tree, jobs, cache=cache), tree) == expected
    with Cache(tmp_path, 100_000_000) as cache:
        assert told(programs(tree, 1, cache=cache), tree) == expected


def test_what_nobody_asks_for_while_the_processes_run_is_lowered_at_the_end(tmp_path: Path) -> None:
    tree = files() | {"src/large.py": b"x = 1\n" + b"#" * workers.OWN_BYTES}
    with Cache(tmp_path, 100_000_000) as cache:
        made = programs(tree, 2, cache=cache)
        made.finish()
        assert [path for path in tree if cache.get(key_of(path, tree[path])) is None] == []
        assert told(made, tree) == told(programs(tree, 1), tree)


class Counting(ThreadPoolExecutor):
    """An executor of the caller's own."""

    submitted = 0

    def submit(self, *arguments: Any, **named: Any) -> Future[Any]:
        self.submitted += 1
        return super().submit(*arguments, **named)


def test_another_executor_may_do_the_work_and_stays_open() -> None:
    tree = files(20)
    with Counting(2) as executor:
        assert told(programs(tree, 1, executor=executor), tree) == told(programs(tree, 1), tree)
        assert executor.submitted > 1
        assert executor.submit(int, "1").result() == 1


def test_what_was_prepared_and_not_asked_for_is_not_reported() -> None:
    tree = files() | {"broken.py": b"def (:\n"}
    made = programs(tree, 2)
    assert made.get("src/m001.py") is not None
    made.finish()
    assert (made.diagnostics, len(made.accounts()), made.bytes_read) == ([], 1, len(tree["src/m001.py"]))


def culprit(word: str) -> bytes:
    """Return a file that does as the word says, and that is too large for any process but a worker."""
    return f"# {word}\n".encode() + b"#" * workers.OWN_BYTES


def outcome_of(culprits: dict[str, bytes], *, seconds: float = 0.5) -> tuple[dict[str, str], int]:
    """Return the diagnostics by file, and how many other files have a program."""
    tree = files() | culprits
    made = programs(tree, 2, seconds=seconds)
    modules, diagnostics, _ = told(made, tree)
    return {item.file: item.kind for item in diagnostics if item.incomplete}, len(modules)


@forked
@pytest.mark.parametrize("word", ["crash", "loop", "wait", "memory"])
def test_a_file_that_ends_its_process_is_a_diagnostic_and_the_others_stand(word: str, deadly: None) -> None:
    if not in_processes():
        pytest.skip("this process has threads: workers would not see the stand-in")
    began = time.monotonic()
    assert outcome_of({"src/m020a.py": culprit(word)}) == ({"src/m020a.py": "bound"}, COUNT)
    assert time.monotonic() - began < 60


@forked
def test_a_pool_whose_workers_are_gone_writes_nothing_more_to_them() -> None:
    context = multiprocessing.get_context("fork")
    for _ in range(10):
        pool = ProcessPoolExecutor(2, mp_context=context)
        with contextlib.suppress(BrokenExecutor):
            running = [pool.submit(killers.die_of, (b"crash" if number == 3 else b"alive") + bytes(300_000)) for number in range(12)]
            for future in running:
                future.result()
        workers.stop_writing(pool)
        pool.shutdown(wait=True, cancel_futures=True)


@forked
def test_many_files_that_end_their_process_end_the_trying(deadly: None) -> None:
    if not in_processes():
        pytest.skip("this process has threads: workers would not see the stand-in")
    culprits = {f"src/m02{letter}.py": culprit("crash") for letter in "abcdefghijklmnopqrstuvwxyz"}
    kinds, whole = outcome_of(culprits)
    assert set(kinds.values()) == {"bound"}
    assert len(kinds) >= LOST
    assert len(kinds) + whole == COUNT + len(culprits)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_our_own_is_said_to_be_one(jobs: int, deadly: None) -> None:
    if jobs > 1 and not in_processes():
        pytest.skip("this process has threads: workers would not see the stand-in")
    tree = files() | {"src/m020a.py": b"# raise"}
    made = programs(tree, jobs)
    told(made, tree)
    assert [(item.kind, item.file, item.incomplete) for item in made.diagnostics] == [("internal", "src/m020a.py", True)]


HOSTILE_FOLDER = """
import sys, threading
sys.path[0:1] = [sys.argv[1]]
threading.Thread(target=threading.Event().wait, daemon=True).start()  # workers are spawned, not forked
from tests.programs.test_workers import files, programs, told
from analyzer import workers
workers.PAYS = 0
if __name__ == "__main__":
    tree = files()
    modules, _, _ = told(programs(tree, 2), tree)
    print(len(modules))
"""


def test_workers_import_nothing_from_the_folder_they_start_in(tmp_path: Path) -> None:
    for name in ("multiprocessing", "signal", "json", "analyzer", "selectors", "struct", "pickle", "concurrent"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n")
    script = tmp_path / "outside" / "script.py"
    script.parent.mkdir()
    script.write_text(HOSTILE_FOLDER)
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, str(script), str(HOME)], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(COUNT)), done.stderr
    assert not (tmp_path / "ran").exists()
