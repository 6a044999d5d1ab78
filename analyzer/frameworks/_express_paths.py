"""What Express takes as a path: texts, lists of them, regular expressions; and handlers, in lists within lists.

https://expressjs.com/en/4x/api.html#path-examples
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from analyzer.interp.hosts import Host
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, OneOf, Record, Sequence, Unknown, Value
from analyzer.interp.wording import stopped

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Invocation


UNESCAPED = re.compile(r"(?<!\\)/")
SLASH = r"\\/"
MOST = 20_000
"""How many lists and items are opened for one call."""


def wildcard_free(path: str) -> str:
    """Return the prefix that a path ending in a wildcard stands for: ``/api`` for ``/api/*`` and ``/api{/*rest}``, itself for ``/api*``."""
    before, wildcard, name = path.rpartition("{/*")
    if wildcard and name.removesuffix("}").isidentifier():
        return before
    free = path.removesuffix("(.*)").rstrip("*")
    return path if free == path else free.rstrip("/") if not free or free.endswith("/") else free + "*"


def is_one_path(path: str) -> bool:
    """Return whether nothing in a path stands for several parts of it."""
    return HOLE not in path and not set(path) & set("*+?(){}^")


def stands_for_others(path: str) -> bool:
    """Return whether a path has a parameter or a wildcard, or is a pattern."""
    return bool(set(path) & set(":*?(){}^"))


def is_made_pattern(value: Value) -> TypeGuard[External]:
    """Return whether a value is ``new RegExp(...)``."""
    return isinstance(value, External) and value.package == "RegExp" and value.path == ("()",)


def is_path(value: Value) -> bool:
    """Return whether ``use``'s first argument is a path."""
    if isinstance(value, Const):
        return isinstance(value.value, str)
    if isinstance(value, OneOf):
        return all(is_path(option) for option in value.options)
    if isinstance(value, Sequence):
        return bool(value.items) and all(is_path(item) for item in opened(value.items))
    if isinstance(value, Unknown):
        return value.absent or value.reason.startswith(("environment", "member", "text", "parameter", "path"))
    if is_made_pattern(value):
        return True
    if isinstance(value, External):
        return any(word in value.dotted.lower() for word in ("prefix", "basepath", "base_path", "baseurl", "mountpath"))
    return isinstance(value, Record) and value.kind == "regexp"


def paths_of(value: Value, interp: Interpreter, call: Invocation | None = None) -> tuple[list[str] | None, bool]:
    """Return the paths that the path argument of a call means, and whether one is a regular expression; None for no path."""
    if isinstance(value, Sequence):
        found = [paths_of(item, interp, call) for item in opened(value.items)]
        return [path for paths, _ in found for path in paths or []], any(regex for _, regex in found)
    if isinstance(value, Record):
        if value.kind == "regexp":
            return [f"/{interp.text_of(value.entries['source'])}/{interp.text_of(value.entries['flags']) or ''}"], True
        return None, False
    if is_made_pattern(value):
        source, flags = (interp.text_of(argument) for argument in (*value.arguments[:2], NONE, NONE)[:2])
        return [f"/{UNESCAPED.sub(SLASH, source) if source is not None else HOLE}/{flags or ''}"], True
    if isinstance(value, OneOf):
        return [path for option in value.options for path in paths_of(option, interp, call)[0] or []], False
    if isinstance(value, (FunctionValue, Host)):
        return None, False
    text = interp.text_of(value)
    if text is None:
        return None, False
    if HOLE in text:
        reason = value.reason if isinstance(value, Unknown) else "part of the path is not known"
        interp.note(f"path: {reason}", stopped(call, text), call.site if call is not None else None)
    return [text], False


def flattened(values: list[Value]) -> list[Value]:
    """Return handlers with arrays opened."""
    return [value for value in opened(values) if not (isinstance(value, Const) and value.value is None)]


def opened(values: list[Value]) -> list[Value]:
    """Return what stands in arrays within arrays; what is more than anybody registers at once is not known."""
    found: list[Value] = []
    pending, looked_at = list(reversed(values)), 0
    while pending:
        value = pending.pop()
        looked_at += 1
        if looked_at > MOST:
            return [*found, Unknown("arrays within arrays")]
        if isinstance(value, Sequence):
            pending.extend(reversed(value.items))
        else:
            found.append(value)
    return found
