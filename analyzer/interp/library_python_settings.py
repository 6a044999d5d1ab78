"""Settings that Python's libraries read from the environment, by name and with a default.

https://github.com/HBNetwork/python-decouple, https://github.com/sloria/environs, https://www.starlette.io/config/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.values import Const, FunctionValue, Invocation, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

READERS = frozenset({"get", "__call__", "str", "string", "url", "path", "int", "bool", "float", "enum"})


class Configuration(Host):
    """``config("NAME", default="x")`` of decouple and Starlette, ``env("NAME", "x")`` and ``env.str(...)`` of environs."""

    __slots__ = ()
    typeof = "function"

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Where it reads from is the environment; the files that are committed are known already."""

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what reads one kind of setting."""
        if name in READERS:
            return HostFunction(name, self.call)
        return Unknown(f"settings {name}", interp.site)

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a setting, through the function that turns the text into a value where the repository wrote that."""
        name = interp.text_of(call.argument(0, "option", "key", "name"))
        default = call.keywords.get("default")
        if default is None and len(call.arguments) > 1:
            default = next((item for item in call.arguments[1:] if isinstance(item, Const)), None)
        value = interp.variable(name, default) if default is not None else interp.required_variable(name)
        cast = call.keywords.get("cast")
        if isinstance(cast, FunctionValue) and isinstance(value, Const) and isinstance(value.value, str):
            return interp.invoke(cast, Invocation([value], {}, call.site))
        return value


def setting_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    made = HostClass("Config", Configuration)
    decouple = {"config": Configuration(), "Config": made, "AutoConfig": made}
    found = {
        "decouple": HostModule(
            "decouple", {**decouple, "RepositoryEnv": HostFunction("RepositoryEnv", lambda c, _i: Unknown("file", c.site))}
        ),
        "starlette.config": HostModule("starlette.config", {"Config": made}),
        "environs": HostModule("environs", {"Env": HostClass("Env", Configuration), "env": Configuration()}),
    }
    return {"pypi:" + name: module for name, module in found.items()}
