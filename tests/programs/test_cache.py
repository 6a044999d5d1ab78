"""The cache on disk: it may forget, it may not lie, and it never raises."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.cache import FILE_NAME, Cache, packed

LIMIT = 10_000_000
HOME = Path(__file__).parents[2]


def key(number: int) -> bytes:
    return number.to_bytes(32, "little")


def value(number: int) -> bytes:
    return f"value {number} ".encode() * 200


def fill(folder: Path, numbers: range, limit: int = LIMIT) -> None:
    with Cache(folder, limit) as cache:
        for number in numbers:
            cache.put(key(number), packed(key(number), value(number)))


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    fill(tmp_path / "new" / "folder", range(1_200))
    with Cache(tmp_path / "new" / "folder", LIMIT) as cache:
        assert [cache.get(key(number)) for number in (0, 1_199, 1_200)] == [value(0), value(1_199), None]
        assert cache.known([key(number) for number in range(2_000)]) == {key(number) for number in range(1_200)}


def test_what_was_put_is_there_before_it_is_written(tmp_path: Path) -> None:
    with Cache(tmp_path, LIMIT) as cache:
        cache.put(key(1), packed(key(1), value(1)))
        assert cache.get(key(1)) == value(1)
        assert cache.known([key(1), key(2)]) == {key(1)}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def overwrite(file: Path) -> None:
    file.write_bytes(b"not a database" * 1_000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def scribble(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(5_000, len(data), 97):
        data[at] ^= 0xFF
    file.write_bytes(bytes(data))


def another_schema(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE facts (other TEXT)")
    connection.close()


def wrong_types(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET value = 'text', used = 'never'")
    connection.close()


def exchanged_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET value = (SELECT value FROM facts ORDER BY key DESC LIMIT 1)")
    connection.close()


@pytest.mark.parametrize("damage", [cut, overwrite, empty, scribble, another_schema, wrong_types, exchanged_values])
def test_a_damaged_file_gives_right_values_or_none_and_is_of_use_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    fill(tmp_path, range(500))
    damage(tmp_path / FILE_NAME)
    with Cache(tmp_path, LIMIT) as cache:
        for number in range(500):
            assert cache.get(key(number)) in {value(number), None}
    fill(tmp_path, range(500))
    fill(tmp_path, range(500))
    with Cache(tmp_path, LIMIT) as cache:
        assert all(cache.get(key(number)) == value(number) for number in range(500))


def test_a_damaged_file_is_kept_for_who_wants_to_look(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database" * 1_000)
    fill(tmp_path, range(5))
    assert (tmp_path / FILE_NAME).with_suffix(".damaged").read_bytes().startswith(b"not a database")


def test_a_folder_in_place_of_the_file_and_a_file_in_place_of_the_folder_cost_only_the_cache(tmp_path: Path) -> None:
    (tmp_path / "a" / FILE_NAME).mkdir(parents=True)
    (tmp_path / "b").write_text("")
    for folder in (tmp_path / "a", tmp_path / "b", tmp_path / "b" / "c"):
        fill(folder, range(5))
        with Cache(folder, LIMIT) as cache:
            assert cache.get(key(1)) in {value(1), None}


def test_a_file_that_somebody_writes_all_the_time_costs_only_the_cache(tmp_path: Path) -> None:
    fill(tmp_path, range(5))
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    fill(tmp_path, range(5, 10))
    with Cache(tmp_path, LIMIT) as cache:
        assert cache.get(key(1)) == value(1)
        assert cache.get(key(7)) is None
    other.execute("ROLLBACK")
    other.close()
    assert not (tmp_path / FILE_NAME).with_suffix(".damaged").exists()


def test_what_was_used_longest_ago_is_dropped_when_there_is_too_much(tmp_path: Path) -> None:
    def fill_with_noise(numbers: range) -> None:
        with Cache(tmp_path, 1_000_000) as cache:
            for number in numbers:
                cache.put(key(number), packed(key(number), os.urandom(10_000)))

    fill_with_noise(range(60))
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE facts SET used = 1")
    connection.close()
    with Cache(tmp_path, 1_000_000) as cache:
        assert cache.get(key(3)) is not None
    fill_with_noise(range(60, 110))
    with Cache(tmp_path, 1_000_000) as cache:
        left = cache.known([key(number) for number in range(110)])
    assert {key(3), *(key(number) for number in range(60, 110))} <= left
    assert key(0) not in left
    assert (tmp_path / FILE_NAME).stat().st_size < 1_200_000


WRITER = """
import sys
from pathlib import Path
from tests.programs.test_cache import fill
fill(Path(sys.argv[1]), range(0, 4_000))
"""


def test_runs_that_write_at_once_share_the_file(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=HOME) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with Cache(tmp_path, LIMIT) as cache:
        assert all(cache.get(key(number)) == value(number) for number in range(4_000))
    assert not (tmp_path / FILE_NAME).with_suffix(".damaged").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is POSIX")
def test_a_run_killed_while_it_writes_leaves_right_values_or_none(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for step in range(6):
        process = context.Process(target=fill, args=(tmp_path, range(20_000)))
        process.start()
        time.sleep(0.25 + 0.06 * step)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        with Cache(tmp_path, LIMIT * 10) as cache:
            assert all(cache.get(key(number)) in {value(number), None} for number in range(0, 20_000, 50))
    fill(tmp_path, range(100))
    with Cache(tmp_path, LIMIT * 10) as cache:
        assert cache.get(key(99)) == value(99)
