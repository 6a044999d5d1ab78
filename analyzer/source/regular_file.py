"""Reading a file that may not be one: pipes and devices are never waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def read_regular(path: Path, limit: int = 1 << 20) -> bytes:
    """Return at most ``limit`` bytes of a regular file; b"" for anything else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return b""
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        try:
            return file.read(limit) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
        except OSError:
            return b""
