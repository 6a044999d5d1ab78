"""nconf: settings of several sources, the first that has a key says its value; keys of groups are joined by colons.

https://github.com/indexzero/nconf#readme: arguments, the environment, files, defaults; groups of several sources become one;
``set`` goes before them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.decoded import DEEPEST, read_json
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.libraries.config import YAML, read_yaml, soft
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

SEPARATOR = ":"
MOST = 100
LONGEST = 20
CHAINED = frozenset({"argv", "env", "load", "required", "use", "add", "file", "defaults", "overrides", "set"})


class Nconf(Host):
    """What ``require("nconf")`` gives, and a provider of one's own; programs give it methods."""

    __slots__ = ("own", "said", "sources")

    def __init__(self) -> None:
        super().__init__()
        self.said = Record()
        self.sources: list[Value] = []
        self.own: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method; sources and settings can be chained."""
        if name in self.own:
            return self.own[name]
        if name == "default":
            return self
        if name == "Provider":
            return HostFunction(name, lambda _call, _interp: Nconf())
        if name == "get":
            return HostFunction(name, self.look_up)
        return HostFunction(name, lambda call, i: self.take(name, call, i)) if name in CHAINED else External("nconf", (name,))

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a method of the program's."""
        self.own[name] = value

    def take(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Take a source, or a setting."""
        first, last = call.argument(0), call.arguments[-1] if call.arguments else NONE
        if name == "set":
            self.say(interp.text_of(first), call.argument(1) or NONE)
        elif len(self.sources) >= MOST:
            return self
        elif name in {"file", "use", "add"}:
            named = last.entries.get("file") if isinstance(last, Record) else last
            place = folder_of(named, interp, root(interp)) if isinstance(named, Const) else None
            if place is not None and interp.world.is_file(place):
                is_yaml = place.rpartition(".")[2] in YAML
                self.sources.append(read_yaml(interp, place) if is_yaml else read_json(interp, place))
        elif name in {"defaults", "overrides"} and isinstance(first, Record):
            self.sources.append(first)
        return self

    def say(self, key: str | None, value: Value) -> None:
        """Take ``nconf.set("a:b", value)``."""
        if key is None or HOLE in key or not isinstance(value, (Const, Record, Sequence)):
            return
        *groups, name = key.split(SEPARATOR)[:LONGEST]
        group = self.said
        for inner in groups:
            found = group.entries.get(inner)
            if not isinstance(found, Record):
                found = group.entries[inner] = Record()
            group = found
        if name in group.entries or len(group.entries) < MOST:
            group.entries[name] = value

    def look_up(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``nconf.get("a:b")``; what no source of the repository says is a library's value, as anything that may be set."""
        key = interp.text_of(call.argument(0)) if call.arguments else ""
        unknown = External("nconf", ("get", "()"), tuple(call.arguments), {}, call.site)
        if key is None or HOLE in key:
            return unknown
        said = within(self.said, key)
        if isinstance(said, (Const, Sequence)):
            return soft(said)
        committed = interp.world.variable(key, call.site.file) if key.isidentifier() and key.isupper() else None
        if committed is not None:
            return Const(committed, soft=True, site=call.site)
        found = laid([said, *(within(source, key) for source in self.sources)], interp)
        return unknown if found is None or (isinstance(found, Const) and found.value is None) else found


def within(source: Value, key: str) -> Value | None:
    """Return what a source says of ``a:b``, None where it says nothing."""
    value: Value | None = source
    for name in key.split(SEPARATOR)[:LONGEST] if key else ():
        value = value.entries.get(name) if isinstance(value, Record) else None
    return value


def laid(layers: list[Value | None], interp: Interpreter, depth: int = 0) -> Value | None:
    """Return what the first layer says, with what others add to a group, as defaults that a deployment may change."""
    said = [item for item in layers if item is not None and not isinstance(item, Unknown)]
    if not said or not isinstance(said[0], Record):
        return soft(said[0]) if said else None
    groups = [item for item in said if isinstance(item, Record)]
    names = dict.fromkeys(name for group in groups for name in group.entries) if depth < DEEPEST else {}
    interp.weigh(len(names))
    entries = {name: laid([group.entries.get(name) for group in groups], interp, depth + 1) for name in names}
    return Record({name: item for name, item in entries.items() if item is not None}, open=any(group.open for group in groups))


def nconf_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:nconf": Nconf()}
