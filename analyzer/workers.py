"""Lowering in other processes while this one goes on: when it pays, who lowers which file, and what happens to files that kill a worker.

The parser holds the interpreter's lock, hence processes. A worker returns packed bytes: no syntax tree can be pickled.
https://docs.python.org/3/library/concurrent.futures.html#processpoolexecutor
https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import TYPE_CHECKING

from analyzer.copies import may_fork
from analyzer.lowered import Failure, Limits, Outcome, Task, outcome
from analyzer.worker import begin, lower_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from multiprocessing.context import BaseContext

PAYS = 1_000_000
"""Bytes above which starting processes is worth its 0.05 seconds."""

OWN_BYTES = 64 << 10
"""A file of at most so many bytes is lowered by this process where it is asked for before a worker is done; a larger one never is."""

BATCH_BYTES = 64 << 10
BATCH_FILES = 64
AHEAD = 8
"""Batches that each worker is given ahead: some tenths of a second's work, since none is handed out while registration code runs.

None is taken back: a pool that loses a worker fails on a future that was cancelled, and tells nobody (Python 3.11).
"""

_KILLED = Failure("bound", "reading the file ended the process that read it: memory, time, or a crash of the parser")


def given_up(deaths: int) -> Failure:
    """Return why the rest is not read."""
    return Failure("bound", f"not read: {deaths} files before it ended the process that read them")


class Workers:
    """Processes that lower files before they are asked for, or the executor that was given instead.

    Files are handed out from the last to the first, the large ones before all others; this process asks for them from the first on. A file
    that ends its worker is a failure, and costs no other file anything.
    """

    def __init__(
        self,
        jobs: int,
        limits: Limits,
        task: Callable[[str], Task | None],
        keep: Callable[[Outcome], None],
        executor: Executor | None = None,
    ) -> None:
        """Start nothing yet.

        ``jobs`` is the number of processes, this one among them; ``task`` reads a file, None where it cannot be read; ``keep`` takes what
        comes of each.
        """
        self._others = max(jobs - 1, 1)
        self._limits = limits
        self._task = task
        self._keep = keep
        self._given = executor
        self._pool: Executor | None = None
        self._settings = contextlib.ExitStack()
        self._context: BaseContext | None = None
        self._waiting: dict[str, int] = {}
        self._running: dict[Future[list[Outcome]], list[Task]] = {}
        self._with: dict[str, Future[list[Outcome]]] = {}
        self._deaths = 0

    def start(self) -> bool:
        """Start the processes; return whether there are any."""
        self._context = self._settings.enter_context(_safe_start())
        self._pool = self._given or self._new_pool(self._others)
        return self._pool is not None

    def add(self, sizes: Mapping[str, int]) -> None:
        """Begin with the files of these sizes too."""
        self._waiting |= {path: size for path, size in sizes.items() if path not in self._with}
        self._waiting = dict(sorted(self._waiting.items(), key=lambda item: (item[1] > OWN_BYTES, item[0])))
        self._hand_out()

    def fetch(self, path: str) -> None:
        """Keep what is done; wait for ``path`` where it is a large file, else let this process lower what nobody has lowered."""
        self._take([future for future in self._running if future.done()])
        size = self._waiting.pop(path, 0)
        if size > OWN_BYTES:
            self._submit([path])
        future = self._with.get(path)
        if future is not None and any(len(task.content) > OWN_BYTES for task in self._running[future]):
            self._take(wait([future]).done)
        self._hand_out()

    def next(self) -> str | None:
        """Return a file that nobody has begun and that this process may lower; None where there is none, and all others are done."""
        path = next((path for path, size in self._waiting.items() if size <= OWN_BYTES), None)
        while path is None and (self._running or self._waiting):
            self._take(wait(self._running, return_when=FIRST_COMPLETED).done)
            self._hand_out()
        return path

    def end(self) -> None:
        """Stop what runs; what no worker has lowered is left to this process."""
        self._waiting.clear()
        self._running.clear()
        self._with.clear()
        self._release()
        self._settings.close()

    def _hand_out(self) -> None:
        """Give the workers what they are to do next: batches of at most 64 files and, unless it is one file, at most 64 KB."""
        while self._waiting and len(self._running) < self._others * AHEAD:
            batch: list[str] = []
            size = 0
            while self._waiting and len(batch) < BATCH_FILES:
                path, more = self._waiting.popitem()
                if batch and size + more > BATCH_BYTES:
                    self._waiting[path] = more
                    break
                batch.append(path)
                size += more
            self._submit(batch)

    def _submit(self, paths: Iterable[str]) -> None:
        tasks = [task for task in map(self._task, paths) if task is not None]
        if self._pool is None or not tasks:
            return
        try:
            future = self._pool.submit(lower_batch, tasks, self._limits)
        except BrokenExecutor:
            self._recover(tasks)
            return
        self._running[future] = tasks
        self._with.update(dict.fromkeys((task.path for task in tasks), future))

    def _forget(self, future: Future[list[Outcome]]) -> list[Task]:
        tasks = self._running.pop(future)
        for task in tasks:
            del self._with[task.path]
        return tasks

    def _take(self, done: Iterable[Future[list[Outcome]]]) -> None:
        lost = self._collect(done)
        if lost:
            self._recover(lost)

    def _collect(self, done: Iterable[Future[list[Outcome]]]) -> list[Task]:
        """Keep what was made; return the files whose outcome is not known, since a worker died."""
        lost: list[Task] = []
        for future in done:
            tasks = self._forget(future)
            try:
                for result in future.result():
                    self._keep(result)
            except BrokenExecutor:
                lost += tasks
        return lost

    def _recover(self, lost: list[Task]) -> None:
        """Lower what a dead worker had not finished, file by file, each in a process that it may end; then go on with new workers."""
        lost = lost + self._collect(wait(self._running).done)
        self._release()
        self._one_by_one(lost)
        if self._deaths >= self._limits.lost:
            for path in self._waiting:
                self._keep(Outcome(path, b"", failure=given_up(self._limits.lost)))
            self._waiting.clear()
            return
        self._pool = self._new_pool(self._others)
        if self._pool is None:
            self._waiting.clear()

    def _one_by_one(self, tasks: list[Task]) -> None:
        self._pool = self._new_pool(1)
        for task in tasks:
            if self._deaths >= self._limits.lost:
                self._keep(Outcome(task.path, task.key, failure=given_up(self._limits.lost)))
                continue
            if self._pool is None:
                self._keep(outcome(task, self._limits))
                continue
            try:
                for result in self._pool.submit(lower_batch, [task], self._limits).result():
                    self._keep(result)
            except BrokenExecutor:
                self._deaths += 1
                self._keep(Outcome(task.path, task.key, failure=_KILLED))
                self._release()
                self._pool = self._new_pool(1)
        self._release()

    def _new_pool(self, jobs: int) -> Executor | None:
        """Return an executor whose processes start; None where none do: no semaphores, or a main module that is no module."""
        if self._context is None:
            return None
        try:
            executor = ProcessPoolExecutor(jobs, mp_context=self._context, initializer=begin, initargs=(self._limits.memory,))
        except (OSError, ImportError, NotImplementedError):
            return None
        try:
            executor.submit(lower_batch, [], self._limits).result()
        except (BrokenExecutor, OSError):
            _shut_down(executor)
            return None
        return executor

    def _release(self) -> None:
        if self._pool is not None and self._pool is not self._given:
            _shut_down(self._pool)
        self._pool = None


def _shut_down(executor: Executor) -> None:
    stop_writing(executor)
    executor.shutdown(wait=True, cancel_futures=True)


def stop_writing(executor: Executor) -> None:
    """Let a pool whose workers are gone write nothing more to them: before 3.11.5 it waits for that without end.

    https://github.com/python/cpython/issues/94777
    """
    queue = getattr(executor, "_call_queue", None)
    if sys.version_info < (3, 11, 5) and getattr(executor, "_broken", False) and queue is not None:
        with contextlib.suppress(OSError):  # the pool's own thread may be at it
            queue._reader.close()  # noqa: SLF001 - what Python itself does since


@contextlib.contextmanager
def _safe_start() -> Iterator[BaseContext | None]:
    """Yield how processes are started; None where it cannot be done safely.

    A started Python looks for modules in the working folder first, which may be the audited one; ``PYTHONSAFEPATH`` forbids it.
    """
    if may_fork():
        yield multiprocessing.get_context("fork")
        return
    if sys.flags.ignore_environment and not (sys.flags.isolated or sys.flags.safe_path):
        yield None
        return
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield multiprocessing.get_context("spawn")
    finally:
        if before is None:
            os.environ.pop("PYTHONSAFEPATH", None)
        else:
            os.environ["PYTHONSAFEPATH"] = before
