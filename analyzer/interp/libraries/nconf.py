"""nconf: settings of several sources, the first that has a key says its value; keys of groups are joined by colons.

https://github.com/indexzero/nconf#readme: arguments, the environment, JSON files, defaults; ``set`` goes before them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.decoded import read_json
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.libraries.config import soft
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

SEPARATOR = ":"
MOST = 100
LONGEST = 20
CHAINED = frozenset({"argv", "env", "load", "required", "use", "add", "file", "defaults", "overrides", "set"})


class Nconf(Host):
    """What ``require("nconf")`` gives."""

    __slots__ = ("defaults", "files", "said")

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, Value] = {}
        self.files: list[Value] = []
        self.defaults: list[Value] = []

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method; sources and settings can be chained."""
        if name == "default":
            return self
        if name == "get":
            return HostFunction(name, self.look_up)
        return HostFunction(name, lambda call, i: self.take(name, call, i)) if name in CHAINED else External("nconf", (name,))

    def take(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Take a source, or a setting."""
        first, last = call.argument(0), call.arguments[-1] if call.arguments else NONE
        if name == "set":
            key, value = interp.text_of(first), call.argument(1)
            if key is not None and isinstance(value, (Const, Record)) and len(self.said) < MOST:
                self.said[key] = value
        elif name in {"file", "use", "add"} and len(self.files) < MOST:
            named = last.entries.get("file") if isinstance(last, Record) else last
            place = folder_of(named, interp, root(interp)) if isinstance(named, Const) else None
            if place is not None and interp.world.is_file(place):
                self.files.append(read_json(interp, place))
        elif name in {"defaults", "overrides"} and isinstance(first, Record) and len(self.defaults) < MOST:
            self.defaults.append(first)
        return self

    def look_up(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``nconf.get("a:b")``; what no source of the repository says is a library's value, as anything that may be set."""
        key = interp.text_of(call.argument(0))
        unknown = External("nconf", ("get", "()"), tuple(call.arguments), {}, call.site)
        if key is None or HOLE in key:
            return unknown
        if key in self.said:
            return soft(self.said[key])
        committed = interp.world.variable(key, call.site.file) if key.isidentifier() and key.isupper() else None
        if committed is not None:
            return Const(committed, soft=True, site=call.site)
        for source in (*self.files, *self.defaults):
            value = source
            for name in key.split(SEPARATOR)[:LONGEST]:
                inner = value.entries.get(name) if isinstance(value, Record) else None
                value = inner if inner is not None else NONE
            if (isinstance(value, Const) and value.value is not None) or isinstance(value, Record):
                return soft(value)
        return unknown


def nconf_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:nconf": Nconf()}
