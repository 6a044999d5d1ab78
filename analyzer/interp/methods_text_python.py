"""Python's methods of strings on known texts, as Python itself computes them.

https://docs.python.org/3/library/stdtypes.html#string-methods
"""

from __future__ import annotations

import operator
import re
import string
from typing import TYPE_CHECKING, Any

from analyzer.interp.plain import LARGEST, TooMuch, applied, multiplying
from analyzer.interp.values import Const, Invocation, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

WIDEST = 500
"""How wide a text may be padded."""
_FIELD = re.compile(r"\w*(?:\[\w+\])*")
_NUMBER = re.compile(r"\d+")
_PERCENT = re.compile(r"%(?:\((\w*)\))?[-#0 +]*(?P<width>\d{0,3})(?:\.\d{0,3})?[hlL]?[diouxXeEfFgGcrsa%]")


def _padded(method: str) -> Callable[..., str]:
    def pad(text: str, width: int, *fill: str) -> str:
        return str(getattr(text, method)(width, *fill)) if width <= WIDEST else _too_much()

    return pad


def _too_much() -> str:
    raise TooMuch


def formatted(text: str, *given: Any, **named: Any) -> str:  # noqa: ANN401 - any data
    """Return ``text.format(...)``.

    Raises:
        TooMuch: the format asks for an attribute, or for a width that is none.

    """
    for _, field, spec, _ in string.Formatter().parse(text):
        if field is not None and (not _FIELD.fullmatch(field) or "{" in (spec or "") or _wide(spec or "")):
            _too_much()
    return multiplying(str.format)(text, *given, **named)


def format_spec(value: Any, spec: str = "") -> str:  # noqa: ANN401 - any data
    """Return ``format(value, spec)``.

    Raises:
        TooMuch: the width is none.

    """
    return _too_much() if _wide(spec) else format(value, spec)


def _wide(spec: str) -> bool:
    return any(len(number) > 3 or int(number) > WIDEST for number in _NUMBER.findall(spec))


def percent(text: str, given: Any) -> str:  # noqa: ANN401 - any data
    """Return ``text % given``.

    Raises:
        TooMuch: a directive is of another kind, or too wide.

    """
    at = 0
    while (at := text.find("%", at)) >= 0:
        found = _PERCENT.match(text, at)
        if found is None or int(found["width"] or 0) > WIDEST:
            _too_much()
        at = found.end() if found is not None else len(text)
    return multiplying(operator.mod)(text, given if isinstance(given, (tuple, dict)) else (given,))


def replaced(text: str, old: str, new: str, count: int = -1) -> str:
    """Return ``text.replace(old, new, count)``.

    Raises:
        TooMuch: it may be longer than any text of a program.

    """
    return _too_much() if len(text) + text.count(old) * len(new) > LARGEST else text.replace(old, new, count)


def _decoded(text: str, *_given: str) -> str:
    return text


EXACT: dict[str, Callable[..., Any]] = {
    **{
        name: getattr(str, name)
        for name in (
            "capitalize", "casefold", "count", "endswith", "find", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
            "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "lower", "lstrip", "partition",
            "removeprefix", "removesuffix", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split", "splitlines",
            "startswith", "strip", "swapcase", "title", "upper", "__contains__", "__len__",
        )
    },
    "center": _padded("center"), "ljust": _padded("ljust"), "rjust": _padded("rjust"), "zfill": _padded("zfill"),
    "expandtabs": multiplying(_padded("expandtabs")), "translate": multiplying(str.translate), "replace": replaced, "format": formatted,
    "encode": _decoded, "decode": _decoded,
}  # fmt: skip
"""By name, what each makes of a text; bytes are held as the text that they decode to."""


def exact(interp: Interpreter, this: Const, name: str, call: Invocation) -> Value | None:
    """Return what Python's own method makes of a known text and known arguments; None where they are not known, or there is none."""
    method = EXACT.get(name)
    return applied(method, call, interp, this) if method is not None else None
