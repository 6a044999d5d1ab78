"""Regular expressions of the audited code, tried on known texts: simple ones only, so that none of them can run away."""

from __future__ import annotations

import re

from analyzer.interp.values import HOLE

BACKTRACKING = re.compile(r"[+*}][+*{]|\)[+*{]")
REPEATED = re.compile(r"(?<!\\)[+*{]")
LONGEST_PATTERN = 200
LONGEST_TEXT = 500
MOST_TRIES = 10_000_000
"""How often a pattern may be tried in all: the text's length for each thing in it that repeats."""


def bounded(source: str, text: str) -> bool:
    """Return whether a pattern can be tried on a text: one that could backtrack, or is too long, cannot."""
    if len(source) > LONGEST_PATTERN or len(text) > LONGEST_TEXT or BACKTRACKING.search(source):
        return False
    return bool((len(text) + 1) ** len(REPEATED.findall(source)) <= MOST_TRIES)


def occurs(source: str, text: str, flags: str = "") -> bool | None:
    """Return whether a pattern occurs in a text; None for one that could backtrack, is too long, or that Python cannot read."""
    if HOLE in text or not bounded(source, text):
        return None
    try:
        return re.search(source.replace("\\/", "/"), text, re.IGNORECASE if "i" in flags else 0) is not None
    except (re.error, OverflowError):
        return None
