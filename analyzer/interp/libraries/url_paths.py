"""npm's helpers that put URLs together: url-join, and static-path, whose paths are values of which others start.

https://github.com/jfromaniello/url-join, https://github.com/garlandcrow/static-path
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.values import HOLE, Const, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


class StaticPath(Host):
    """One path: called with its parameters, it is the text of a URL."""

    __slots__ = ("pattern",)
    typeof = "function"

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self.pattern = pattern

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the pattern, or what makes a path that starts here."""
        if name == "pattern":
            return Const(self.pattern, site=interp.site)
        return HostFunction(name, lambda call, i: path(call, i, self.pattern)) if name == "path" else None

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the path with its parameters filled in."""
        given = call.argument(0)
        known = given.entries if isinstance(given, Record) else {}
        parts = [(interp.text_of(known.get(part[1:])) or HOLE) if part.startswith(":") else part for part in self.pattern.split("/")]
        return Const("/".join(parts), site=call.site)


def path(call: Invocation, interp: Interpreter, start: str = "") -> Value:
    """Return ``path("/users/:id")``; slashes at either end are dropped, as the package does."""
    text = interp.text_of(call.argument(0))
    inner = (HOLE if text is None else text).strip("/")
    return StaticPath(f"{start.rstrip('/')}/{inner}")


def url_join(call: Invocation, interp: Interpreter) -> Value:
    """Return ``urlJoin("/api", "/users", "?all")``: one slash between the parts, none before a query."""
    first = call.argument(0)
    parts = [interp.text_of(part) or "" for part in (first.items if isinstance(first, Sequence) else call.arguments)]
    joined = re.sub(r"(?<!:)/{2,}", "/", "/".join(part for part in parts if part))
    return Const(re.sub(r"/(?=[?&#])", "", joined), site=call.site)


def url_path_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    static = HostModule("static-path", {"path": HostFunction("path", path)})
    return {"npm:static-path": static, "npm:url-join": HostModule("url-join", {}, url_join)}
