"""Regular expressions of the audited code, tried on known texts: simple ones by Python, the others by a machine that counts its steps."""

from __future__ import annotations

import re

from analyzer.interp.regex_matching import Search, TooManyStepsError, compiled
from analyzer.interp.values import HOLE

BACKTRACKING = re.compile(r"[+*}][+*{]|\)[+*{]")
REPEATED = re.compile(r"(?<!\\)[+*{]")
STEPS = 10_000
"""How many steps one try of the machine may take: five milliseconds."""
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
    """Return whether a pattern occurs in a text; None for one that takes too many steps, is too long, or that nothing here can read."""
    if HOLE in text or len(source) > LONGEST_PATTERN or len(text) > LONGEST_TEXT:
        return None
    if not bounded(source, text):
        return occurs_by_steps(source, text, flags)
    try:
        return re.search(source.replace("\\/", "/"), text, re.IGNORECASE if "i" in flags else 0) is not None
    except (re.error, OverflowError):
        return None


def occurs_by_steps(source: str, text: str, flags: str) -> bool | None:
    """Return whether a pattern that could backtrack occurs in a text; None where that is not found out in a bounded number of steps."""
    program = compiled(source, "".join(sorted(set(flags) & set("imsu"))))
    if program is None:
        return None
    try:
        return Search(program, text, STEPS).first(0) is not None
    except TooManyStepsError:
        return None
