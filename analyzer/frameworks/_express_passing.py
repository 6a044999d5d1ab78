"""Handlers that pass a request on: by ``next()``, to what is registered later for the same path.

https://expressjs.com/en/guide/using-middleware.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.inspection import calls_bare, calls_parameter, only_hands_on
from analyzer.interp.values import External, FunctionValue

if TYPE_CHECKING:
    from analyzer.interp.values import Value

ANSWERS = frozenset({
    "send", "json", "jsonp", "end", "render", "redirect", "sendFile", "sendStatus", "sendfile", "download", "write", "writeHead", "pipe",
})  # fmt: skip

PARSERS = frozenset({"body-parser", "compression", "cookie-parser", "cors", "helmet", "multer"})
OF_EXPRESS = (("json",), ("raw",), ("text",), ("urlencoded",))


def calls_next(handler: Value) -> bool:
    """Return whether a handler only passes on, by itself or by what it calls: middleware that stands before the verbs of its path."""
    return calls_parameter(handler, 2, handed=True) if isinstance(handler, FunctionValue) else isinstance(handler, External)


def passes_on(handler: Value) -> bool:
    """Return whether the last handler of a route may pass a request on to the next route of the same path."""
    if not isinstance(handler, FunctionValue):
        return isinstance(handler, External)
    names = [getattr(parameter.target, "id", "") for parameter in handler.node.parameters]
    return len(names) > 2 and calls_bare(handler, names[2])


def only_passes(handler: Value) -> bool:
    """Return whether a handler answers nobody: it ends with ``next()``, which nothing before it keeps it from, or reads the body."""
    if isinstance(handler, External):
        return handler.package in PARSERS or (handler.package == "express" and handler.path[:1] in OF_EXPRESS)
    if not isinstance(handler, FunctionValue):
        return False
    names = [getattr(parameter.target, "id", "") for parameter in handler.node.parameters]
    return len(names) > 2 and only_hands_on(handler, names[2], ANSWERS)
