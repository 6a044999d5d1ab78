"""Regular expressions of the audited code, tried on known texts: simple ones only, so that none of them can run away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE, Const, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

BACKTRACKING = re.compile(r"[+*}][+*{]|\)[+*{]")
LONGEST_PATTERN = 200
LONGEST_TEXT = 500


def occurs(source: str, text: str, flags: str = "") -> bool | None:
    """Return whether a pattern occurs in a text; None for one that could backtrack, is too long, or that Python cannot read."""
    if len(source) > LONGEST_PATTERN or len(text) > LONGEST_TEXT or HOLE in text or BACKTRACKING.search(source):
        return None
    try:
        return re.search(source.replace("\\/", "/"), text, re.IGNORECASE if "i" in flags else 0) is not None
    except (re.error, OverflowError):
        return None


def replaced(source: str, text: str, new: str, *, every: bool) -> str | None:
    """Return a text with what a pattern matches replaced; None where ``occurs`` would not try."""
    if occurs(source, text) is None or HOLE in new:
        return None
    template = re.sub(r"\$(\d)", r"\\g<\1>", new.replace("\\", "\\\\")).replace("$&", r"\g<0>")
    try:
        return re.sub(source.replace("\\/", "/"), template, text, count=0 if every else 1)
    except (re.error, IndexError, OverflowError):
        return None


def test(interp: Interpreter, pattern: Record, call: Invocation) -> Value:
    """Return ``/pattern/.test(text)``."""
    text = interp.text_of(call.argument(0))
    source, flags = interp.text_of(pattern.entries["source"]) or "", interp.text_of(pattern.entries["flags"]) or ""
    verdict = occurs(source, text, flags) if text is not None else None
    return Unknown("pattern test") if verdict is None else Const(verdict)
