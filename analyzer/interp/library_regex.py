"""Python's ``re``, as far as names are made by it: what is replaced in a known text.

https://docs.python.org/3/library/re.html#re.sub
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.patterns import occurs
from analyzer.interp.values import HOLE, Const, External, Invocation, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

LARGEST = 1_000_000
"""What a text and its replacement may be long, multiplied: no result is longer."""


def substituted(source: str, given: list[Value], call: Invocation, interp: Interpreter) -> Value:
    """Return a known text with what a simple pattern matches replaced by a template, or by what a function answers."""
    text = interp.text_of(given[1]) if len(given) > 1 else None
    new = interp.text_of(given[0]) if given and isinstance(given[0], Const) else None
    if text is None or new is None or HOLE in text + new or occurs(source, text) is None:
        return Unknown("a text with parts replaced", call.site)
    if (len(text) + 1) * (len(new) + 1) > LARGEST:
        interp.hit("text")
        return Unknown("a text with parts replaced", call.site)
    try:
        return Const(re.sub(source, new, text), site=call.site)
    except (re.error, IndexError, OverflowError):
        return Unknown("a text with parts replaced", call.site)


def sub(call: Invocation, interp: Interpreter) -> Value:
    """Return ``re.sub(pattern, new, text)``."""
    pattern = call.argument(0, "pattern")
    if isinstance(pattern, External) and pattern.path == ("compile", "()") and len(pattern.arguments) == 1:
        pattern = pattern.arguments[0]
    source = interp.text_of(pattern)
    plain = len(call.arguments) == 3 and not call.keywords
    return substituted(source, call.arguments[1:], call, interp) if source is not None and plain else Unknown("re.sub", call.site)


def regex_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    return {"pypi:re": HostModule("re", {"sub": HostFunction("sub", sub)})}
