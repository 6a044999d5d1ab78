"""Regular expressions that a probed body tries on known texts, such as the path: ``/x/.test(path)``, ``re.match("x", path)``.

https://docs.python.org/3/library/re.html#module-contents
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.libraries.regex import Tried
from analyzer.interp.patterns import occurs
from analyzer.interp.values import NONE, Const, External, Record, Unknown, Value
from analyzer.inventory.guards.paths import derived

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PARAMETER = re.compile(r"(?<=/)(:\w+|\{\w+\})(?=/|$)")
ANCHORS = {"match": ("^(?:", ")"), "fullmatch": ("^(?:", ")$"), "search": ("", "")}


def pattern_of(name: str, arguments: list[Value]) -> Value | None:
    """Return ``new RegExp(source, flags)`` of texts that are known, None for any other call."""
    if name != "RegExp" or not arguments or not all(type(value) is Const and isinstance(value.value, str) for value in arguments[:2]):
        return None
    return Record({"source": arguments[0], "flags": arguments[1] if len(arguments) > 1 else Const("")}, kind="regexp")


def tested(interp: Interpreter, pattern: Value | None, name: str, arguments: list[Value]) -> Value | None:
    """Return what ``pattern.test(text)`` says in JavaScript, and whether ``exec`` finds anything, None for any other call."""
    if (
        name not in {"exec", "test"}
        or not isinstance(pattern, Record)
        or pattern.kind != "regexp"
        or not arguments
        or not isinstance(arguments[0], Const)
    ):
        return None
    source, flags = interp.text_of(pattern.entries.get("source")) or "", interp.text_of(pattern.entries.get("flags")) or ""
    return derived(arguments[:1], lambda given: verdict(source, given[0], flags, otherwise=Const(value=False)))


def matched(interp: Interpreter, callee: Value, arguments: list[Value]) -> Value | None:
    """Return what ``re.match(pattern, text)`` or ``compiled.match(text)`` says in Python, None for any other call."""
    if isinstance(callee, Tried):
        name, source = callee.name, callee.pattern
    elif isinstance(callee, External) and callee.package == "re" and callee.path[:2] == ("compile", "()") and callee.base is not None:
        name, source = callee.path[-1], interp.text_of(callee.base.arguments[0]) if callee.base.arguments else None
    else:
        return None
    texts = arguments
    if source is None and arguments:
        source, texts = interp.text_of(arguments[0]), arguments[1:]
    if name not in ANCHORS or source is None or not texts or not isinstance(texts[0], Const):
        return None
    before, after = ANCHORS[name]
    return derived(texts[:1], lambda given: verdict(before + source + after, given[0], "", otherwise=NONE))


def fits(source: str, text: str, flags: str = "") -> bool | None:
    """Return whether a pattern occurs in a path as it is written, or where its parameters are numbers; None where that is not found out."""
    found = occurs(source, text, flags)
    return occurs(source, PARAMETER.sub("1", text), flags) if found is False and PARAMETER.search(text) else found


def verdict(source: str, text: Value, flags: str, *, otherwise: Value) -> Value:
    """Return whether a pattern occurs in a text; not known for patterns that could run away."""
    found = fits(source, text.value, flags) if isinstance(text, Const) and isinstance(text.value, str) else None
    return Unknown("pattern test") if found is None else Const(value=True) if found else otherwise
