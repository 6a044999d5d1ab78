"""Python's ``urllib.parse``: parts of addresses that are known, and addresses made of parts.

https://docs.python.org/3/library/urllib.parse.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib import parse

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import entries_of
from analyzer.interp.plain import pure
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

SIX = ("scheme", "netloc", "path", "params", "query", "fragment")
FIVE = ("scheme", "netloc", "path", "query", "fragment")


def known_texts(call: Invocation, interp: Interpreter) -> list[str] | None:
    """Return the arguments as texts; None where one of them is not wholly known."""
    texts = [interp.text_of(argument) for argument in call.arguments]
    return [text for text in texts if text is not None] if all(text is not None and HOLE not in text for text in texts) else None


def on_texts(function: Callable[..., str], most: int) -> Callable[[Invocation, Interpreter], Value]:
    """Return a function of texts that are known."""

    def answer(call: Invocation, interp: Interpreter) -> Value:
        texts = known_texts(call, interp)
        if not texts or len(texts) > most or call.keywords:
            return Unknown("part of an address", call.site)
        soft = any(isinstance(argument, Const) and argument.soft for argument in call.arguments)
        try:
            return Const(function(*texts), soft=soft, site=call.site)
        except ValueError:
            return Unknown("part of an address", call.site)

    return answer


def parsed(function: Callable[[str], parse.ParseResult | parse.SplitResult], names: tuple[str, ...]) -> Callable[..., Value]:
    """Return ``urlparse`` or ``urlsplit``: the parts by position and by name."""

    def answer(call: Invocation, interp: Interpreter) -> Value:
        texts = known_texts(call, interp)
        given = call.argument(0)
        if not texts or len(texts) != 1 or not isinstance(given, Const):
            return Unknown("parts of an address", call.site)
        try:
            found = function(texts[0])
            host, port = found.hostname, found.port
        except ValueError:
            return Unknown("parts of an address", call.site)
        texts_by_name = {name: str(getattr(found, name)) for name in names} | {"hostname": host, "port": port}
        items: list[Value] = [Const(part, soft=given.soft, site=given.site) for part in texts_by_name.values()]
        return Sequence(items, "tuple", fields=tuple(texts_by_name))

    return answer


def encoded(call: Invocation, interp: Interpreter) -> Value:
    """Return ``urlencode({...})`` of known texts."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    pairs = [(name, interp.text_of(value)) for name, value in entries.items()]
    known = isinstance(call.argument(0), Record) and not is_open and all(text is not None and HOLE not in text for _, text in pairs)
    return Const(parse.urlencode(pairs), site=call.site) if known else Unknown("query of an address", call.site)


def address_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    functions = {
        "urljoin": on_texts(parse.urljoin, 2), "quote": on_texts(parse.quote, 2), "quote_plus": on_texts(parse.quote_plus, 2),
        "unquote": on_texts(parse.unquote, 1), "unquote_plus": on_texts(parse.unquote_plus, 1), "urlencode": encoded,
        "urlparse": parsed(parse.urlparse, SIX), "urlsplit": parsed(parse.urlsplit, FIVE),
    }  # fmt: skip
    members: dict[str, Value] = {name: HostFunction(name, found) for name, found in functions.items()}
    members |= {name: pure(name, getattr(parse, name)) for name in ("parse_qs", "parse_qsl", "urldefrag")}
    parts = HostModule("urllib.parse", members)
    return {"pypi:urllib": HostModule("urllib", {"parse": parts}), "pypi:urllib.parse": parts}
