"""The same files give the same bytes: with any number of processes, cold and warm, on disk and from git, in any folder, twice at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.source.repositories import git

HOME = Path(__file__).parents[2]
FIXTURES = ("fastapi-desk", "shop-monorepo")


def start(root: Path, cache: Path, *options: str) -> subprocess.Popen[bytes]:
    environment = dict(os.environ) | {"XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(HOME)}
    command = [sys.executable, "-P", "-m", "replatform", "audit", str(root), "-f", "json", "-q", "--today", "2026-01-01", *options]
    return subprocess.Popen(command, env=environment, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(running: subprocess.Popen[bytes]) -> bytes:
    out, errors = running.communicate(timeout=120)
    assert running.returncode == 0, errors.decode()
    return out


def audited(root: Path, cache: Path, *options: str) -> bytes:
    return finish(start(root, cache, *options))


def copied(name: str, folder: Path, *, bulk: int = 0) -> Path:
    """Copy a fixture into a repository; ``bulk`` adds modules that make several processes pay."""
    home = folder / "app"
    shutil.copytree(HOME / "fixtures" / "repos" / name, home)
    for number in range(bulk):
        body = "".join(f"def f{line}(x):\n    return [x, {number}, 'text of {line}']\n\n" for line in range(400))
        (home / f"bulk_{number:03}.py").write_text(body)
    git(home, "init", "--quiet", "--initial-branch=main")
    git(home, "add", "-A")
    git(home, "commit", "--quiet", "-m", "first")
    return home


@pytest.mark.parametrize("name", FIXTURES)
def test_jobs_cache_folder_and_revision_change_nothing(name: str, tmp_path: Path) -> None:
    home = copied(name, tmp_path / "one", bulk=160 if name == "fastapi-desk" else 0)
    expected = audited(home, tmp_path / "c", "--no-cache", "--jobs", "1")
    for jobs in ("1", "2", "8"):
        assert audited(home, tmp_path / jobs, "--jobs", jobs) == expected, f"cold, {jobs} jobs"
        assert audited(home, tmp_path / jobs, "--jobs", jobs) == expected, f"warm, {jobs} jobs"
    assert audited(home, tmp_path / "c", "--ref", "HEAD", "--jobs", "2") == expected, "from git"
    other = tmp_path / "another place"
    shutil.copytree(home.parent, other)
    assert audited(other / "app", tmp_path / "c", "--jobs", "2") == expected, "in another folder"


def test_a_changed_file_is_seen_though_its_time_and_size_are_the_same(tmp_path: Path) -> None:
    home = copied("fastapi-desk", tmp_path)
    before = audited(home, tmp_path / "c")
    file = home / "main.py"
    state, text = file.stat(), file.read_text()
    path = next(found for line in text.splitlines() if line.startswith("@app.") and len(found := line.split('"')[1]) > 3)
    file.write_text(text.replace(f'"{path}"', f'"{path[:-1]}Q"'))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert f"{path[:-1]}Q" in audited(home, tmp_path / "c").decode()
    assert f"{path[:-1]}Q" not in before.decode()


def test_audits_at_once_share_the_cache(tmp_path: Path) -> None:
    home = copied("fastapi-desk", tmp_path, bulk=160)
    expected = audited(home, tmp_path / "c", "--no-cache", "--jobs", "1")
    running = [start(home, tmp_path / "shared", "--jobs", jobs) for jobs in ("1", "2", "2")]
    assert [finish(item) for item in running] == [expected] * 3
    assert not list((tmp_path / "shared").rglob("*.damaged"))
    assert audited(home, tmp_path / "shared", "--jobs", "2") == expected


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is POSIX")
def test_an_audit_that_was_killed_leaves_the_next_one_its_answer(tmp_path: Path) -> None:
    home = copied("fastapi-desk", tmp_path, bulk=160)
    expected = audited(home, tmp_path / "c", "--no-cache", "--jobs", "1")
    for step in range(6):
        victim = start(home, tmp_path / "cache", "--jobs", "2" if step % 2 else "1")
        time.sleep(0.4 + 0.25 * step)
        victim.kill()
        victim.communicate(timeout=60)
    assert audited(home, tmp_path / "cache", "--jobs", "2") == expected


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_audit_that_was_killed_leaves_no_process(tmp_path: Path) -> None:
    home = copied("fastapi-desk", tmp_path, bulk=400)
    victim = start(home, tmp_path / "cache", "--jobs", "2")
    mine: set[int] = set()
    until = time.monotonic() + 20
    while not mine and time.monotonic() < until and victim.poll() is None:
        mine = children(victim.pid)
    victim.kill()
    victim.communicate(timeout=60)
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}/cmdline").exists() and b"replatform" in cmdline(pid) for pid in mine) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [pid for pid in mine if b"replatform" in cmdline(pid)]


def children(pid: int) -> set[int]:
    try:
        return {int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except OSError:
        return set()


def cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
