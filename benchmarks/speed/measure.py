"""How long an audit takes, as a ratio to the floor: `python benchmarks/speed/measure.py FOLDER_OF_REPOSITORIES [NAME...]`.

The floor R is a raw parse of every Python, JavaScript and TypeScript file up to 2 MB, in one process, without reading the result. Every
figure is the median of several runs, in processes of their own, interleaved; CPU time counts children. Peers are measured where installed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parents[2]
SUFFIXES = {".py", ".pyi", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"}
LARGEST = 2_000_000
PEERS = {
    "ast-grep": ["ast-grep", "scan", "-r", str(Path(__file__).parent / "rules" / "ast-grep.yml")],
    "semgrep": [
        *("semgrep", "scan", "--metrics=off", "--disable-version-check", "--quiet"),
        *("--config", str(Path(__file__).parent / "rules" / "semgrep.yml")),
    ],
    "noir": ["noir", "-b"],
}


class Run(NamedTuple):
    """Wall and processor seconds, the largest process's megabytes, and the largest worker's (on Linux; 0 where there was none)."""

    wall: float
    cpu: float
    memory: float
    worker: float = 0.0


def sources(repository: Path) -> list[Path]:
    """Return the code files that git tracks, or that stand there without git."""
    done = subprocess.run(["git", "-C", str(repository), "ls-files", "-z"], capture_output=True, check=False)
    names = os.fsdecode(done.stdout).split("\0") if done.returncode == 0 and done.stdout else []
    files = [repository / name for name in names if name] or sorted(repository.rglob("*"))
    return [
        file for file in files if file.suffix in SUFFIXES and file.is_file() and not file.is_symlink() and file.stat().st_size <= LARGEST
    ]


def timed(command: list[str], cache: Path | None = None, *, watched: bool = False) -> Run:
    """Run a command and return what it cost; ``watched`` looks at its workers too."""
    environment = dict(os.environ) | {
        "PYTHONPATH": str(HOME),
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "replatform-bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if cache is not None:
        environment["XDG_CACHE_HOME"] = str(cache)
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    worker, ended = 0.0, 0
    while watched and not ended:
        worker = max(worker, largest_worker(process.pid))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        time.sleep(0.02)
    if not ended:
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * scale / 1e6, worker)


def largest_worker(parent: int) -> float:
    """Return the megabytes of its own that the largest child of a process holds now; 0 where Linux's /proc is not there.

    What a forked child shares with its parent counts once, as the parent's.
    """
    largest = 0.0
    for children in Path(f"/proc/{parent}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in children.read_text().split():
                own = re.findall(r"^Private_\w+:\s+(\d+) kB", Path(f"/proc/{child}/smaps_rollup").read_text(), re.MULTILINE)
                largest = max(largest, sum(map(int, own)) * 1024 / 1e6)
    return largest


def floor(repository: Path) -> Run:
    """Parse everything and look at nothing."""
    return timed([sys.executable, str(Path(__file__).with_name("floor.py")), str(repository)])


def two_floors(repository: Path) -> Run:
    """Do it in two processes at once: what two can do on this machine, whatever they do."""
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(floor, [repository, repository])
    return max(first, second, key=lambda run: run.wall)


def audit(repository: Path, cache: Path, jobs: int) -> Run:
    """Audit once."""
    command = [
        sys.executable,
        "-P",
        "-m",
        "replatform",
        "audit",
        str(repository),
        "-f",
        "json",
        "-o",
        os.devnull,
        "-q",
        "--jobs",
        str(jobs),
    ]
    return timed([*command, "--today", "2026-01-01"], cache, watched=jobs > 1)


def change(file: Path, text: bytes, number: int) -> None:
    """Let one file differ from all earlier runs, by a function."""
    body = f"def added_{number}(x):\n    return x" if file.suffix in {".py", ".pyi"} else f"function added_{number}(x) {{ return x }}"
    file.write_bytes(text + f"\n{body}\n".encode())


def middle(files: list[Path]) -> Path:
    """Return the file of middle size."""
    return sorted(files, key=lambda file: file.stat().st_size)[len(files) // 2]


def served(repository: Path, files: list[Path]) -> Path:
    """Return the file of middle size among those that an audit's report names: its services are made of them."""
    report = repository.parent / "report.json"
    command = [sys.executable, "-P", "-m", "replatform", "audit", str(repository), "-f", "json", "-o", str(report), "-q", "--no-cache"]
    timed(command)
    named = set(re.findall(r'"file": ?"([^"]+)"', report.read_text()))
    return middle([file for file in files if file.relative_to(repository).as_posix() in named] or files)


def measure(repository: Path, rounds: int) -> dict[str, Run]:
    """Return the median cost of every way to run, by name."""
    runs: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory() as place:
        work = Path(place) / repository.name
        shutil.copytree(repository, work, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        files = sources(work)
        changing = {"any": middle(files), "own": served(work, files)}
        for number in range(rounds):
            runs.setdefault("R", []).append(floor(work))
            runs.setdefault("2 R", []).append(two_floors(work))
            for jobs in (1, 2):
                cache = Path(place) / f"cache {number} {jobs}"
                runs.setdefault(f"cold {jobs}", []).append(audit(work, cache, jobs))
                runs.setdefault(f"warm {jobs}", []).append(audit(work, cache, jobs))
                for kind, file in changing.items():
                    text = file.read_bytes()
                    change(file, text, number * 2 + jobs)
                    runs.setdefault(f"changed {kind} {jobs}", []).append(audit(work, cache, jobs))
                    file.write_bytes(text)
                shutil.rmtree(cache, ignore_errors=True)
            for name, command in PEERS.items():
                if shutil.which(command[0]):
                    runs.setdefault(name, []).append(timed([*command, str(work)]))
    return {name: Run(*(statistics.median(column) for column in zip(*found, strict=True))) for name, found in runs.items()}


def row(name: str, megabytes: float, found: dict[str, Run]) -> list[str]:
    """Return a repository's line of the table."""
    base, cold = found["R"], found["cold 1"]
    cells = [name, f"{megabytes:.1f}", f"{base.cpu:.2f}"]
    cells += [f"{cold.cpu / base.cpu:.2f}", f"{found['cold 2'].wall / base.wall:.2f}", f"{cold.wall / found['cold 2'].wall:.2f}"]
    cells += [f"{2 * base.wall / found['2 R'].wall:.2f}"]
    cells += [
        f"{found['warm 1'].cpu / cold.cpu:.2f}",
        f"{found['changed any 1'].cpu / cold.cpu:.2f}",
        f"{found['changed own 1'].cpu / cold.cpu:.2f}",
        f"{cold.cpu:.2f}",
        f"{cold.memory:.0f}",
        f"{found['cold 2'].worker:.0f}" if found["cold 2"].worker else "-",
    ]
    return cells + [f"{cold.wall / found[peer].wall:.2f}" if peer in found else "-" for peer in PEERS]


HEADINGS = [
    "repository",
    "MB",
    "R, CPU s",
    "cold / R, CPU",
    "2 processes / R, wall",
    "1 / 2 processes, wall",
    "possible here",
    "warm / cold, CPU",
    "any file changed / cold, CPU",
    "a service's file changed / cold, CPU",
    "cold, CPU s",
    "memory, MB",
    "worker, MB",
]
HEADINGS += [f"cold / {peer}" for peer in PEERS]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    repositories = [asked.folder / name for name in asked.names] or sorted(path for path in asked.folder.iterdir() if path.is_dir())
    print("| " + " | ".join(HEADINGS) + " |")
    print("|" + "---|" * len(HEADINGS), flush=True)
    for repository in repositories:
        files = sources(repository)
        if files:
            size = sum(file.stat().st_size for file in files) / 1e6
            print("| " + " | ".join(row(repository.name, size, measure(repository, asked.rounds))) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
