"""What runs in a worker: lowering, under limits that the operating system keeps.

A parser may loop or allocate inside C, where no exception reaches: a timer's default action ends the process, and so does an allocation
that fails. https://docs.python.org/3/library/signal.html#signal.setitimer  https://docs.python.org/3/library/resource.html
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.lowered import outcome

if TYPE_CHECKING:
    from analyzer.lowered import Limits, Outcome, Task

_GRACE = 2.0
"""Seconds of the processor that a file may take beyond its deadline, which lowering itself keeps unless something is wrong."""
_PATIENCE = 4
"""How many times as long a file may take by the clock, on a machine that does other things, or where it only waits."""

_own_process = False


def begin(memory: int) -> None:
    """Prepare a process that lowers: it ends with its parent, says nothing, and may use ``memory`` more bytes than now."""
    global _own_process  # noqa: PLW0603 - set once, in a process of its own
    _own_process = True
    follow_parent()
    _silence()
    _limit(memory)


def follow_parent() -> None:
    """Leave it to the process that started this one to be interrupted, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def lower_batch(tasks: list[Task], limits: Limits) -> list[Outcome]:
    """Lower files one after the other."""
    done = []
    for task in tasks:
        _arm(limits.seconds + _GRACE)
        try:
            done.append(outcome(task, limits))
        finally:
            _arm(0)
    return done


def _arm(seconds: float) -> None:
    if _own_process and hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * _PATIENCE)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _silence() -> None:
    """Let the parser's last words not reach the user's terminal."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)


def _limit(memory: int) -> None:
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = used + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return
