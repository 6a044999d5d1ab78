"""Microframework: a program is a list of loaders, and each leaves what the next ones need.

https://github.com/pleerock/microframework
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.values import NONE, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


class Settings(Host):
    """What microframework-w3tec hands from loader to loader: ``setData`` and ``getData``."""

    __slots__ = ("data",)

    def __init__(self) -> None:
        super().__init__()
        self.data = Record(open=True)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        if name == "getData":
            return HostFunction(name, lambda call, i: i.get(self.data, i.text_of(call.argument(0)) or ""))
        return HostFunction(name, self.keep if name == "setData" else lambda _c, _i: NONE)

    def keep(self, call: Invocation, interp: Interpreter) -> Value:
        """Keep a value by name."""
        name, value = interp.text_of(call.argument(0)), call.argument(1)
        if name and value is not None:
            self.data.entries[name] = value
        return NONE


def bootstrap(call: Invocation, interp: Interpreter) -> Value:
    """Run the loaders of ``bootstrapMicroframework({loaders})`` in order."""
    options, settings = call.argument(0), Settings()
    loaders = options.entries.get("loaders") if isinstance(options, Record) else options
    for loader in loaders.items if isinstance(loaders, Sequence) else []:
        interp.invoke(loader, Invocation([settings], {}, call.site))
    return settings


def loader_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    module = HostModule("microframework-w3tec", {"bootstrapMicroframework": HostFunction("bootstrapMicroframework", bootstrap)})
    return {"npm:microframework-w3tec": module, "npm:microframework": module}
