"""Python's ``urllib.parse``: parts of addresses that are known, and addresses made of parts.

https://docs.python.org/3/library/urllib.parse.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib import parse

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.plain import pure
from analyzer.interp.values import HOLE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

SIX = ("scheme", "netloc", "path", "params", "query", "fragment")
COMPUTED = ("parse_qs", "parse_qsl", "quote", "quote_plus", "unquote", "unquote_plus", "urldefrag", "urlencode", "urljoin")
FIVE = ("scheme", "netloc", "path", "query", "fragment")


def parsed(function: Callable[[str], parse.ParseResult | parse.SplitResult], names: tuple[str, ...]) -> Callable[..., Value]:
    """Return ``urlparse`` or ``urlsplit``: the parts by position and by name."""

    def answer(call: Invocation, _interp: Interpreter) -> Value:
        given = call.argument(0)
        if len(call.arguments) != 1 or not isinstance(given, Const) or not isinstance(given.value, str) or HOLE in given.value:
            return Unknown("parts of an address", call.site)
        try:
            found = function(given.value)
            host, port = found.hostname, found.port
        except ValueError:
            return Unknown("parts of an address", call.site)
        texts_by_name = {name: str(getattr(found, name)) for name in names} | {"hostname": host, "port": port}
        items: list[Value] = [Const(part, soft=given.soft, site=given.site) for part in texts_by_name.values()]
        return Sequence(items, "tuple", fields=tuple(texts_by_name))

    return answer


def address_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    members: dict[str, Value] = {name: pure(name, getattr(parse, name)) for name in COMPUTED}
    members["urlparse"] = HostFunction("urlparse", parsed(parse.urlparse, SIX))
    members["urlsplit"] = HostFunction("urlsplit", parsed(parse.urlsplit, FIVE))
    parts = HostModule("urllib.parse", members)
    return {"pypi:urllib": HostModule("urllib", {"parse": parts}), "pypi:urllib.parse": parts}
