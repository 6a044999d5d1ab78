"""Parts of a piece of work that do not depend on each other, done by copies of this process beside it.

A copy has all that this process has, without its being handed over: to pack linked programs takes longer than to link them again. Whoever
is free takes the next part. The answers are the same without any copy; what a copy that dies leaves is done here.
https://docs.python.org/3/library/os.html#os.fork
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import TracebackType

PAYS = 150_000
"""Bytes of sources above which a copy is worth the 0.05 seconds of the processor that it takes."""

MOST_PARTS = 10_000
"""Parts above which no copy is made: their numbers have to fit into a pipe."""
_TURN = 2


def may_fork() -> bool:
    """Return whether this process can be copied safely: on Linux, while it has no other thread that may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


class Answers(NamedTuple):
    """What one process found: the parts that it did, by name, and what it has to tell of doing them."""

    parts: dict[str, Any]
    told: Any = None


class Copies:
    """``number`` copies of this process at most, which do ``parts`` until the block ends.

    ``tell`` is asked of each when nothing is left to do; ``told`` is what they said.
    """

    def __init__(self, number: int, parts: Mapping[str, Callable[[], Any]], tell: Callable[[], Any] = lambda: None) -> None:
        """Start nothing yet."""
        self._parts = parts
        self._names = list(parts)
        self._tell = tell
        self._number = min(number, len(parts)) if number > 0 and len(parts) <= MOST_PARTS and may_fork() else 0
        self.told: list[Any] = []
        self._next = -1
        self._running: list[tuple[BaseProcess, Connection]] = []

    def __enter__(self) -> Self:
        """Start the copies."""
        if self._number:
            self._next, turns = os.pipe()
            os.write(turns, b"".join(number.to_bytes(_TURN) for number in range(len(self._names))))
            os.close(turns)
            self._start()
        return self

    def _start(self) -> None:
        import multiprocessing

        for _ in range(self._number):
            here, there = multiprocessing.Pipe(duplex=False)
            process = multiprocessing.get_context("fork").Process(target=self._in_copy, args=(there,), daemon=True)
            self._running.append((process, here))
            with contextlib.suppress(OSError):  # as many processes as there may be
                process.start()
            there.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the copies."""
        for process, here in self._running:
            here.close()
            if process.pid is not None:
                process.kill()
                process.join()
        if self._next >= 0:
            os.close(self._next)

    def answers(self) -> dict[str, Any]:
        """Return the answer of every part by name; what nobody has begun is done here."""
        found = {name: self._parts[name]() for name in self._turns()} if self._number else {}
        for _, here in self._running:
            with contextlib.suppress(EOFError, OSError):
                answers = here.recv()
                found |= answers.parts
                self.told.append(answers.told)
        return {name: found[name] if name in found else self._parts[name]() for name in self._names}

    def _turns(self) -> Iterator[str]:
        """Yield the names of parts that nobody else does: what one process has read of a pipe no other reads."""
        while turn := os.read(self._next, _TURN):
            yield self._names[int.from_bytes(turn)]

    def _in_copy(self, there: Connection) -> None:
        from analyzer.worker import follow_parent

        follow_parent()
        found = {}
        for name in self._turns():
            with contextlib.suppress(Exception):  # it is met again, and said, where the part is done again
                found[name] = self._parts[name]()
        there.send(Answers(found, self._tell()))
