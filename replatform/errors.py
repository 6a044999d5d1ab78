"""How a run ends: the exit codes, and the one line that says why and what to do."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes. ``INCOMPLETE`` is used under ``--strict`` only; ``INTERNAL`` is a fault of ours (sysexits' EX_SOFTWARE)."""

    DONE = 0
    GATE = 1
    USAGE = 2
    SOURCE = 3
    INCOMPLETE = 4
    INTERNAL = 70
    STOPPED = 130


class Failure(Exception):  # noqa: N818 - the user's word for it
    """Ends the run. ``message`` is what is wrong and ``hint`` what to do, neither with a full stop."""

    def __init__(self, message: str, hint: str = "", code: Exit = Exit.USAGE) -> None:
        """Keep both for the one line that is printed."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        """Return the line, on one line whatever the message quotes."""
        return one_line(f"{self.message}; {self.hint}" if self.hint else self.message)


def one_line(text: str) -> str:
    """Return the text without line ends and control characters, which a repository's names may hold."""
    return "".join(char if char.isprintable() else " " for char in text)
