"""Regular expressions of the audited code, tried on known texts: simple ones only, so that none of them can run away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Site

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


def replaced(source: str, text: str, new: str, *, every: bool) -> str | None:
    """Return a text with what a pattern matches replaced; None where ``occurs`` would not try."""
    if occurs(source, text) is None or HOLE in new:
        return None
    template = re.sub(r"\$(\d)", r"\\g<\1>", new.replace("\\", "\\\\")).replace("$&", r"\g<0>")
    try:
        return re.sub(source.replace("\\/", "/"), template, text, count=0 if every else 1)
    except (re.error, IndexError, OverflowError):
        return None


def replaced_by_calls(interp: Interpreter, pattern: Value | None, text: str, function: Value, site: Site) -> str | None:
    """Return a text with what a pattern, or a text, matches replaced by what a function answers; None where that is not known."""
    source, flags = (
        (interp.text_of(pattern.entries["source"]) or "", interp.text_of(pattern.entries["flags"]) or "")
        if isinstance(pattern, Record) and pattern.kind == "regexp"
        else (re.escape(interp.text_of(pattern) or ""), "")
    )
    verdict = occurs(source, text, flags) if source else None
    if not verdict:
        return None if verdict is None else text
    pieces, end = [], 0
    for found in re.finditer(source.replace("\\/", "/"), text, re.IGNORECASE if "i" in flags else 0):
        answer = interp.text_of(interp.invoke(function, Invocation([Const(part) for part in (found.group(), *found.groups())], {}, site)))
        if answer is None or HOLE in answer:
            return None
        interp.weigh(len(answer))
        pieces += [text[end : found.start()], answer]
        if interp.work < 0:
            return None
        end = found.end()
        if "g" not in flags:
            break
    return "".join((*pieces, text[end:]))


def matched(interp: Interpreter, pattern: Record, text: str | None) -> Value:
    """Return what a pattern finds: the whole and its groups, each whole where the flag is ``g``, ``null`` where nothing is."""
    source, flags = interp.text_of(pattern.entries["source"]) or "", interp.text_of(pattern.entries["flags"]) or ""
    verdict = occurs(source, text, flags) if text is not None else None
    if verdict is None or text is None:
        return Unknown("match")
    if not verdict:
        return NONE
    found = list(re.finditer(source.replace("\\/", "/"), text, re.IGNORECASE if "i" in flags else 0))
    if "g" in flags:
        return Sequence([Const(item.group()) for item in found])
    return Sequence([Const(group) for group in (found[0].group(), *found[0].groups())])


def first_match(interp: Interpreter, pattern: Record, call: Invocation) -> Value:
    """Return ``/pattern/.exec(text)``; one with the flag ``g`` goes on from call to call and is not known."""
    moves = "g" in (interp.text_of(pattern.entries["flags"]) or "")
    return Unknown("match") if moves else matched(interp, pattern, interp.text_of(call.argument(0)))


def test(interp: Interpreter, pattern: Record, call: Invocation) -> Value:
    """Return ``/pattern/.test(text)``."""
    text = interp.text_of(call.argument(0))
    source, flags = interp.text_of(pattern.entries["source"]) or "", interp.text_of(pattern.entries["flags"]) or ""
    verdict = occurs(source, text, flags) if text is not None else None
    return Unknown("pattern test") if verdict is None else Const(verdict)
