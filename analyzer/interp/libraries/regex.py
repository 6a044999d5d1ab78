"""Python's ``re`` on known texts, with patterns that cannot run away.

https://docs.python.org/3/library/re.html
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.operators import as_sure_as
from analyzer.interp.patterns import bounded
from analyzer.interp.plain import pure, value_of
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LARGEST = 1_000_000
"""What a text and its replacement may be long, multiplied: no result is longer."""
_FLAGS = {
    **dict.fromkeys(("IGNORECASE", "I"), re.IGNORECASE), **dict.fromkeys(("MULTILINE", "M"), re.MULTILINE),
    **dict.fromkeys(("DOTALL", "S"), re.DOTALL), **dict.fromkeys(("VERBOSE", "X"), re.VERBOSE),
    **dict.fromkeys(("ASCII", "A"), re.ASCII), **dict.fromkeys(("UNICODE", "U"), re.UNICODE),
}  # fmt: skip


class Tried(HostFunction):
    """A function of ``re``, or a method of a compiled ``pattern``, that is tried on a text."""

    __slots__ = ("pattern",)

    def __init__(self, name: str, function: Callable[[Invocation, Interpreter], Value], pattern: str | None = None) -> None:
        super().__init__(name, function)
        self.pattern = pattern


class Match(Host):
    """What a pattern found."""

    __slots__ = ("found",)
    typeof = "object"

    def __init__(self, found: re.Match[str]) -> None:
        super().__init__()
        self.found = found

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return its groups, where it begins and ends."""
        if name in {"group", "__getitem__"}:
            return pure(name, self.found.group)
        if name in {"groups", "groupdict", "start", "end", "span", "expand"}:
            return pure(name, getattr(self.found, name))
        if name in {"string", "lastgroup", "lastindex", "pos", "endpos"}:
            return value_of(getattr(self.found, name), site=interp.site)
        return None


class Pattern(Host):
    """A compiled pattern."""

    __slots__ = ("compiled",)
    typeof = "object"

    def __init__(self, compiled: re.Pattern[str]) -> None:
        super().__init__()
        self.compiled = compiled

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what it can be asked."""
        if name in _METHODS:
            method = _METHODS[name]
            return Tried(name, lambda call, running: method(self.compiled, call, running), self.compiled.pattern)
        if name == "pattern":
            return Const(self.compiled.pattern, site=interp.site)
        return value_of(getattr(self.compiled, name)) if name in {"flags", "groups", "groupindex"} else None


def _text(compiled: re.Pattern[str], value: Value | None, interp: Interpreter) -> str | None:
    """Return a known text that a pattern may be tried on."""
    text = value.value if isinstance(value, Const) and isinstance(value.value, str) else None
    if text is None or HOLE in text or not bounded(compiled.pattern, text):
        return None
    interp.weigh(len(text))
    return text


def _one(method: str) -> Callable[[re.Pattern[str], Invocation, Interpreter], Value]:
    def find(compiled: re.Pattern[str], call: Invocation, interp: Interpreter) -> Value:
        text = _text(compiled, call.argument(0, "string"), interp)
        if text is None or len(call.arguments) > 1:
            return Unknown("match", call.site)
        found = getattr(compiled, method)(text)
        return Match(found) if found is not None else as_sure_as(call.argument(0, "string"), NONE)

    return find


def _all(compiled: re.Pattern[str], call: Invocation, interp: Interpreter) -> Value:
    text = _text(compiled, call.argument(0, "string"), interp)
    return Sequence([], open=True) if text is None else value_of(compiled.findall(text), site=call.site)


def _each(compiled: re.Pattern[str], call: Invocation, interp: Interpreter) -> Value:
    text = _text(compiled, call.argument(0, "string"), interp)
    return Sequence([], open=True) if text is None else Sequence([Match(found) for found in compiled.finditer(text)], "iterator")


def _split(compiled: re.Pattern[str], call: Invocation, interp: Interpreter) -> Value:
    text = _text(compiled, call.argument(0, "string"), interp)
    limit = call.argument(1, "maxsplit")
    if text is None or not (limit is None or (isinstance(limit, Const) and isinstance(limit.value, int))):
        return Sequence([], open=True)
    return value_of(compiled.split(text, int(limit.value or 0) if isinstance(limit, Const) else 0), site=call.site)


def _replaced(compiled: re.Pattern[str], call: Invocation, interp: Interpreter) -> Value:
    """Return a known text with what a pattern matches replaced by a template, or by what a function answers."""
    unknown = Unknown("a text with parts replaced", call.site)
    new, limit = call.argument(0, "repl") or NONE, call.argument(2, "count") or Const(0)
    text = _text(compiled, call.argument(1, "string"), interp)
    if text is None or not (isinstance(limit, Const) and isinstance(limit.value, int)):
        return unknown
    if isinstance(new, Const):
        template = str(new.value)
        if HOLE in template:
            return unknown
        if (len(text) + 1) * (len(template) + 1) > LARGEST:
            return unknown
        try:
            return Const(compiled.sub(template, text, count=limit.value), site=call.site)
        except (re.error, IndexError, OverflowError):
            return unknown
    pieces, end = [], 0
    for count, found in enumerate(compiled.finditer(text)):
        if limit.value and count >= limit.value:
            break
        answer = interp.text_of(interp.invoke(new, Invocation([Match(found)], {}, call.site)))
        interp.weigh(len(answer or ""))
        if answer is None or HOLE in answer or interp.work < 0:
            return unknown
        pieces += [text[end : found.start()], answer]
        end = found.end()
    return Const("".join((*pieces, text[end:])), site=call.site)


_METHODS: dict[str, Callable[[re.Pattern[str], Invocation, Interpreter], Value]] = {
    "match": _one("match"), "search": _one("search"), "fullmatch": _one("fullmatch"), "findall": _all, "finditer": _each, "split": _split,
    "sub": _replaced,
}  # fmt: skip


def compiled_of(pattern: Value | None, flags: Value | None) -> re.Pattern[str] | None:
    """Return a pattern that is known, that Python can read, and that cannot run away."""
    if isinstance(pattern, Pattern):
        return pattern.compiled
    known = pattern.value if isinstance(pattern, Const) and isinstance(pattern.value, str) else None
    wanted = flags.value if isinstance(flags, Const) and isinstance(flags.value, int) else 0 if flags is None else None
    if known is None or HOLE in known or wanted is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.compile(known, wanted) if bounded(known, "") else None
        except (re.error, OverflowError, ValueError, RecursionError):
            return None


def compile_(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``re.compile(pattern, flags)``."""
    compiled = compiled_of(call.argument(0, "pattern"), call.argument(1, "flags"))
    if compiled is not None:
        return Pattern(compiled)
    return External("re", ("compile", "()"), tuple(call.arguments), call.keywords, call.site)


def function(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return a function of the module: a pattern's method that takes the pattern first, and flags last."""
    given = {"sub": 3, "split": 2}.get(name, 1) + 1

    def run(call: Invocation, interp: Interpreter) -> Value:
        flags = call.argument(given, "flags")
        compiled = compiled_of(call.argument(0, "pattern"), flags)
        if compiled is None:
            return Sequence([], open=True) if name in {"findall", "finditer", "split"} else Unknown(f"re.{name}", call.site)
        named = {key: value for key, value in call.keywords.items() if key not in {"pattern", "flags"}}
        return _METHODS[name](compiled, Invocation(call.arguments[1:given], named, call.site), interp)

    return run


def regex_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    members: dict[str, Value] = {name: Tried(name, function(name)) for name in _METHODS}
    members |= {"compile": HostFunction("compile", compile_), "escape": pure("escape", re.escape)}
    members |= {name: Const(int(flag)) for name, flag in _FLAGS.items()}
    return {"pypi:re": HostModule("re", members)}
