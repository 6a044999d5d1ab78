"""Regular expressions that a probed body tries on known texts, such as the path: ``/x/.test(path)``, ``re.match("x", path)``.

https://docs.python.org/3/library/re.html#module-contents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.patterns import occurs
from analyzer.interp.values import NONE, Const, External, Record, Unknown, Value
from analyzer.inventory._guard_paths import derived

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

ANCHORS = {"match": ("^(?:", ")"), "fullmatch": ("^(?:", ")$"), "search": ("", "")}


def tested(interp: Interpreter, pattern: Value | None, name: str, arguments: list[Value]) -> Value | None:
    """Return what ``pattern.test(text)`` says in JavaScript, None for any other call."""
    if (
        name != "test"
        or not isinstance(pattern, Record)
        or pattern.kind != "regexp"
        or not arguments
        or not isinstance(arguments[0], Const)
    ):
        return None
    source, flags = interp.text_of(pattern.entries.get("source")) or "", interp.text_of(pattern.entries.get("flags")) or ""
    return derived(arguments[:1], lambda given: verdict(source, given[0], flags, otherwise=Const(value=False)))


def matched(interp: Interpreter, callee: External, arguments: list[Value]) -> Value | None:
    """Return what ``re.match(pattern, text)`` or ``compiled.match(text)`` says in Python, None for any other call."""
    if callee.package != "re" or not callee.path or callee.path[-1] not in ANCHORS:
        return None
    compiled = callee.base if callee.path[:2] == ("compile", "()") else None
    pattern = (
        compiled.arguments[0] if compiled is not None and compiled.arguments else arguments[0] if compiled is None and arguments else None
    )
    texts = arguments if compiled is not None else arguments[1:]
    source = interp.text_of(pattern)
    if source is None or not texts or not isinstance(texts[0], Const):
        return None
    before, after = ANCHORS[callee.path[-1]]
    return derived(texts[:1], lambda given: verdict(before + source + after, given[0], "", otherwise=NONE))


def verdict(source: str, text: Value, flags: str, *, otherwise: Value) -> Value:
    """Return whether a pattern occurs in a text; not known for patterns that could run away."""
    found = occurs(source, text.value, flags) if isinstance(text, Const) and isinstance(text.value, str) else None
    return Unknown("pattern test") if found is None else Const(value=True) if found else otherwise
