"""Lowering in other processes: when it pays, how the work is cut up, and what happens to files that kill a worker.

The parser holds the interpreter's lock, hence processes. A worker returns packed bytes: no syntax tree can be pickled.
https://docs.python.org/3/library/concurrent.futures.html#processpoolexecutor
https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, ProcessPoolExecutor, wait
from typing import TYPE_CHECKING

from analyzer.lowered import Failure, Limits, Outcome, Task, outcome
from analyzer.worker import begin, lower_batch

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

PAYS = 2_000_000
"""Bytes above which starting processes is worth its 0.1 seconds."""

BATCH_BYTES = 256 << 10
BATCH_FILES = 64
_KILLED = Failure("bound", "reading the file ended the process that read it: memory, time, or a crash of the parser")


def given_up(deaths: int) -> Failure:
    """Return why the rest is not read."""
    return Failure("bound", f"not read: {deaths} files before it ended the process that read them")


def batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Cut the work up: a batch is at most 64 files and, unless it is one file, at most 256 KB."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        if batch and (size + len(task.content) > BATCH_BYTES or len(batch) == BATCH_FILES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += len(task.content)
    if batch:
        yield batch


class Workers:
    """Processes that lower files, or the executor that was given instead; one that dies is replaced."""

    def __init__(self, jobs: int, limits: Limits, executor: Executor | None = None) -> None:
        """Start nothing yet; ``jobs`` is the number of processes."""
        self._jobs = jobs
        self._limits = limits
        self._given = executor
        self._deaths = 0

    def lower(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield what comes of every file, in no order. A file that ends its process is a failure, and costs no other file anything."""
        with _safe_start() as context:
            left = batches(tasks)
            executor = self._given or self._pool(self._jobs, context)
            while executor is not None:
                lost = yield from self._round(left, executor)
                if not lost:
                    return
                yield from self._one_by_one(lost, context)
                if self._deaths >= self._limits.lost:
                    yield from (Outcome(task.path, task.key, failure=given_up(self._limits.lost)) for batch in left for task in batch)
                    return
                executor = self._pool(self._jobs, context)
            yield from (outcome(task, self._limits) for batch in left for task in batch)

    def _round(self, left: Iterator[list[Task]], executor: Executor) -> Generator[Outcome, None, list[Task]]:
        """Work until nothing is left or a worker died; return the files whose outcome is not known then."""
        running: dict[Future[list[Outcome]], list[Task]] = {}
        lost: list[Task] = []
        try:
            while True:
                while not lost and len(running) < 2 * self._jobs and (batch := next(left, None)) is not None:
                    try:
                        running[executor.submit(lower_batch, batch, self._limits)] = batch
                    except BrokenExecutor:
                        lost += batch
                if not running:
                    return lost
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    batch = running.pop(future)
                    try:
                        yield from future.result()
                    except BrokenExecutor:
                        lost += batch
        finally:
            self._release(executor)

    def _one_by_one(self, tasks: list[Task], context: BaseContext | None) -> Iterator[Outcome]:
        executor = self._pool(1, context)
        try:
            for task in tasks:
                if self._deaths >= self._limits.lost:
                    yield Outcome(task.path, task.key, failure=given_up(self._limits.lost))
                    continue
                if executor is None:
                    yield outcome(task, self._limits)
                    continue
                try:
                    yield from executor.submit(lower_batch, [task], self._limits).result()
                except BrokenExecutor:
                    self._deaths += 1
                    self._release(executor)
                    executor = self._pool(1, context)
                    yield Outcome(task.path, task.key, failure=_KILLED)
        finally:
            if executor is not None:
                self._release(executor)

    def _pool(self, jobs: int, context: BaseContext | None) -> Executor | None:
        """Return an executor whose processes start; None where none do: no semaphores, or a main module that is no module."""
        if context is None:
            return None
        try:
            executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=begin, initargs=(self._limits.memory,))
        except (OSError, ImportError, NotImplementedError):
            return None
        try:
            executor.submit(lower_batch, [], self._limits).result()
        except (BrokenExecutor, OSError):
            self._release(executor)
            return None
        return executor

    def _release(self, executor: Executor) -> None:
        if executor is not self._given:
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
    if sys.platform == "linux" and threading.active_count() == 1:
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
