"""Stand-ins for a parser that crashes, loops, waits, eats memory or raises: what a worker runs instead of lowering."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from analyzer.syntax import lowering
from analyzer.syntax.program import Module

Lower = Callable[..., Module]


def install() -> Lower:
    """Let lowering act on what the file says; return the real one."""
    from analyzer import lowered

    real = lowered.lower

    def lower(file: str, source: bytes, *, seconds: float = 5.0, max_bytes: int = lowering.MAX_BYTES) -> Module:
        if b"# crash" in source:
            os.kill(os.getpid(), 9)
        if b"# wait" in source:
            time.sleep(600)
        if b"# loop" in source:
            signal.setitimer(signal.ITIMER_REAL, 0)  # what it has used of the processor has to end it
            until = time.monotonic() + 50
            while time.monotonic() < until:
                pass
        if b"# memory" in source:
            bytearray(3 << 30)  # more than a worker may have, less than a machine promises
        if b"# raise" in source:
            raise RecursionError
        return real(file, source, seconds=seconds, max_bytes=max_bytes)

    lowered.lower = lower
    return real


def die_of(data: bytes) -> int:
    """End this process where the data says so, else take a moment."""
    if data.startswith(b"crash"):
        os._exit(1)
    time.sleep(0.001)
    return len(data)
