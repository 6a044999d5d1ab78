"""static-path: paths as values, each of which is the start of others; ``pattern`` is what a router takes.

https://github.com/garlandcrow/static-path
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.values import HOLE, Const, Invocation, Record, Value

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


def static_path_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:static-path": HostModule("static-path", {"path": HostFunction("path", path)})}
