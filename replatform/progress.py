"""A line on standard error that says how far a long audit is: on a terminal only, and only once a second has passed."""

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

    def __init__(self, *, quiet: bool = False) -> None:
        """Stay silent where nobody looks."""
        self._shows = sys.stderr.isatty() and not quiet
        self._began = time.monotonic()
        self._next = self._began + _PATIENCE
        self._drawn = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Draw the line anew if it is time."""
        now = time.monotonic()
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
        """Wipe the line."""
        if self._drawn:
            sys.stderr.write("\r" + " " * self._drawn + "\r")
            sys.stderr.flush()
