"""Settings that Python's libraries read from the environment, by name and with a default.

https://github.com/HBNetwork/python-decouple, https://github.com/sloria/environs, https://www.starlette.io/config/,
https://traitlets.readthedocs.io/en/stable/using_traitlets.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.command_options import changeable
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.libraries.words_of_truth import switch
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

READERS = frozenset({"get", "__call__", "str", "string", "url", "path", "int", "bool", "float", "enum"})

TRAITS: dict[str, Value] = {
    "Unicode": Const(""), "CUnicode": Const(""), "Bytes": Const(""), "Bool": Const(value=False), "CBool": Const(value=False),
    **dict.fromkeys(("Integer", "Int", "CInt", "Long", "Float", "CFloat"), Const(0)), "Any": NONE, "Enum": NONE,
}  # fmt: skip
"""The traits that are made of plain values, and what they hold without a default of their own."""


def trait(usual: Value | None) -> Callable[[Invocation, Interpreter], Value]:
    """Return what a trait holds until a configuration says something else."""

    def default(call: Invocation, _interp: Interpreter) -> Value:
        given = call.argument(0, "default_value")
        value = given if given is not None else call.keywords.get("klass", usual)
        return changeable(value) if value is not None else Unknown("trait without a default", call.site)

    return default


class Configuration(Host):
    """``config("NAME", default="x")`` of decouple and Starlette, ``env("NAME", "x")`` and ``env.str(...)`` of environs."""

    __slots__ = ()
    typeof = "function"

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Where it reads from is the environment; the files that are committed are known already."""

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what reads one kind of setting."""
        if name == "bool":
            return HostFunction(name, lambda call, running: switch(self.call(call, running)))
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
        return switch(value) if getattr(cast, "name", "") == "bool" else value


def setting_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    made = HostClass("Config", Configuration)
    traits: dict[str, Value] = {name: HostFunction(name, trait(value)) for name, value in TRAITS.items()}
    traits |= {name: HostFunction(name, trait(None)) for name in ("List", "Set", "Tuple", "Dict", "Type", "Callable")}
    decouple = {"config": Configuration(), "Config": made, "AutoConfig": made}
    found = {
        "decouple": HostModule(
            "decouple", {**decouple, "RepositoryEnv": HostFunction("RepositoryEnv", lambda c, _i: Unknown("file", c.site))}
        ),
        "starlette.config": HostModule("starlette.config", {"Config": made}),
        "traitlets": HostModule("traitlets", traits),
        "environs": HostModule("environs", {"Env": HostClass("Env", Configuration), "env": Configuration()}),
    }
    return {"pypi:" + name: module for name, module in found.items()}
