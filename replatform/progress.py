"""How far a long audit is, as a line on standard error (on a terminal only, once a second has passed); afterwards, where the time went."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_PATIENCE = 1.0
_REFRESH = 0.1
_WIDTH = 30


class Progress:
    """Called with a stage, the steps done and the steps in all (0 where unknown). Leaves no trace on the screen."""

    def __init__(self, *, quiet: bool = False, timings: bool = False) -> None:
        """Stay silent where nobody looks; ``timings`` prints the seconds of every stage at the end."""
        self._timings = timings
        self._stages: dict[str, float] = {}
        self._stage = ""
        self._shows = sys.stderr.isatty() and not quiet
        self._began = self._entered = time.monotonic()
        self._next = self._began + _PATIENCE
        self._drawn = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Draw the line anew if it is time."""
        now = time.monotonic()
        if stage != self._stage:
            self._close(now)
            self._stage = stage
        if not self._shows or now < self._next:
            return
        self._next = now + _REFRESH
        bar = ""
        if total > 0:
            filled = min(_WIDTH, _WIDTH * done // total)
            bar = f" [{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,}/{total:,}"
        line = f"{stage}{bar} {now - self._began:.0f} s"
        sys.stderr.write("\r" + line.ljust(self._drawn))
        sys.stderr.flush()
        self._drawn = len(line)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Wipe the line, and print the timings."""
        if self._drawn:
            sys.stderr.write("\r" + " " * self._drawn + "\r")
            sys.stderr.flush()
        now = time.monotonic()
        self._close(now)
        if self._timings:
            self._stages["all"] = now - self._began
            sys.stderr.writelines(f"{seconds:8.3f} s  {stage}\n" for stage, seconds in self._stages.items())

    def _close(self, now: float) -> None:
        if self._stage:
            self._stages[self._stage] = self._stages.get(self._stage, 0.0) + now - self._entered
        self._entered = now
