"""node-config's own functions, ``config.util``: settings copied, laid over each other, and set for a module or by a path.

https://github.com/node-config/node-config/wiki/Using-Config-Utilities
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.entries import set_entry
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_copies import copied
from analyzer.interp.libraries.lodash import merged
from analyzer.interp.operators import softened
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

GIVES_BACK = frozenset({"makeHidden", "makeImmutable", "attachProtoDeep"})
DEEPEST = 20


def as_defaults(interp: Interpreter, value: Value, depth: int) -> Value:
    """Return settings as defaults that a deployment may change, all the way down."""
    if isinstance(value, Record) and depth < DEEPEST and interp.spend(0):
        value.entries = {key: as_defaults(interp, item, depth + 1) for key, item in value.entries.items()}
    return softened(value) if isinstance(value, Const) else value


def extended(call: Invocation, interp: Interpreter) -> Value:
    """Return ``extendDeep(object, ...others)``: settings, whether a file or the code itself has them."""
    return as_defaults(interp, merged(call, interp), 0)


class Utilities(Host):
    """``config.util``; ``settings`` asks for the settings that the calling code sees."""

    __slots__ = ("settings",)

    def __init__(self, settings: Callable[[Interpreter], Value]) -> None:
        super().__init__()
        self.settings = settings

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a function."""
        if name in GIVES_BACK:
            return HostFunction(name, lambda call, _i: call.argument(0) or NONE)
        found: dict[str, Callable[[Invocation, Interpreter], Value]] = {
            "cloneDeep": lambda call, i: copied(i, call.argument(0) or NONE, 0), "extendDeep": extended, "toObject": self.as_object,
            "loadFileConfigs": self.as_object, "getEnv": lambda call, i: i.variable(i.text_of(call.argument(0))),
            "setPath": self.set_path, "setModuleDefaults": self.set_module,
        }  # fmt: skip
        return HostFunction(name, found[name]) if name in found else External("config", ("util", name))

    def as_object(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a copy of what is given, of all settings where nothing is; a deployment may have added to them."""
        made = copied(interp, call.argument(0) or self.settings(interp), 0)
        return as_defaults(interp, made, 0) if isinstance(made, Record) else Record(open=True)

    def set_path(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``setPath(object, keys, value)``, where all keys are known."""
        target, names = call.argument(0) or NONE, [interp.text_of(key) or "" for key in items_of(interp, call.argument(1) or NONE)[0]]
        place = self.settings(interp) if not isinstance(target, Record) else target
        if not names or any(not name or HOLE in name for name in names):
            return NONE
        for name in names[:-1][:DEEPEST]:
            inner = place.entries.get(name) if isinstance(place, Record) else None
            if not isinstance(inner, Record) and isinstance(place, Record):
                inner = Record()
                set_entry(interp, place, name, inner)
            place = inner or NONE
        if isinstance(place, Record):
            set_entry(interp, place, names[-1], call.argument(2) or NONE)
        return NONE

    def set_module(self, call: Invocation, interp: Interpreter) -> Value:
        """Lay the settings over what a module says are its own: ``setModuleDefaults(name, defaults)``."""
        name, own, all_ = interp.text_of(call.argument(0)), copied(interp, call.argument(1) or NONE, 0), self.settings(interp)
        if name is None or not isinstance(own, Record) or not isinstance(all_, Record):
            return NONE
        known = all_.entries.get(name)
        if isinstance(known, Record):
            merged(Invocation([own, known], {}, call.site), interp)
        all_.entries[name] = own
        return own
