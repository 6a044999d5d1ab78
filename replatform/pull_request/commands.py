"""How a step talks to its runner: commands in the log, outputs and the summary in files.

Names come from strangers' repositories, so each is escaped, and free text is printed where the runner obeys no commands.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
The escapes are those of ``@actions/core``: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING, Literal

from reports.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Level = Literal["error", "warning", "notice"]
LARGEST_SUMMARY = 1_048_576


def data(text: str) -> str:
    """Escape the text of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def parameter(text: str) -> str:
    """Escape the value of a command's parameter."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def command(level: Level, message: str, **parameters: str) -> str:
    """Return the line that makes an annotation; ``parameters`` are file, line and title, of which empty ones are left out."""
    given = ",".join(f"{name}={parameter(value)}" for name, value in parameters.items() if value)
    return f"::{level}{' ' if given else ''}{given}::{data(message)}"


def annotate(level: Level, message: str, **parameters: str) -> None:
    """Print an annotation."""
    _print(command(level, message, **parameters))


def log(text: str) -> None:
    """Print text in which the runner obeys no command, whatever it holds."""
    token = secrets.token_hex(16)
    lines = [visible(line) for line in text.splitlines()]
    _print("\n".join([f"::stop-commands::{token}", *lines, f"::{token}::"]))


def write_outputs(path: Path | None, values: Mapping[str, str]) -> None:
    """Append the outputs, each behind a delimiter that nobody can foresee."""
    if path is None:
        return
    blocks = []
    for name, value in values.items():
        mark = f"replatform_{secrets.token_hex(16)}"
        blocks.append(f"{name}<<{mark}\n{value}\n{mark}\n")
    _append(path, "".join(blocks))


def write_summary(path: Path | None, text: str) -> None:
    """Append to the job's summary; the caller keeps below ``LARGEST_SUMMARY`` bytes, above which GitHub drops all of it."""
    if path is not None:
        _append(path, text)


def _append(path: Path, text: str) -> None:
    with path.open("ab") as file:
        file.write(text.encode("utf-8", "backslashreplace"))


def _print(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()
