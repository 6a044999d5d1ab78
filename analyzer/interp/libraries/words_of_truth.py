"""What small libraries make of a setting's text: ``true``, ``yes`` and ``on`` are switches that are on.

https://github.com/evanlucas/yn (``yn``), https://www.npmjs.com/package/to-boolean, https://www.npmjs.com/package/boolean,
https://github.com/evanshortiss/env-var (version 7), https://github.com/ctavan/node-getenv,
https://docs.python.org/3.11/distutils/apiref.html#distutils.util.strtobool, https://github.com/symonsoft/str2bool
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule, function
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

TRUE = frozenset({"1", "on", "t", "true", "y", "yes"})
FALSE = frozenset({"0", "f", "false", "n", "no", "off"})
NUMBERS = frozenset({"asInt", "asIntPositive", "asIntNegative", "asPortNumber"})
FLOATS = frozenset({"asFloat", "asFloatPositive", "asFloatNegative"})


def meant(value: Value | None) -> bool | None:
    """Return what a value's text says; None where it says neither."""
    text = str(value.value).strip().lower() if isinstance(value, Const) else ""
    return True if text in TRUE else False if text in FALSE else None


def switch(value: Value | None, *, other: bool | None = None) -> Value:
    """Return what a setting's text says, or what ``other`` says of a text that says nothing, as changeable as the setting."""
    if not isinstance(value, Const) or (isinstance(value.value, str) and HOLE in value.value):
        return value if isinstance(value, Unknown) else Unknown("a setting's text")
    verdict = meant(value)
    verdict = other if verdict is None else verdict
    return Unknown("a setting's text") if verdict is None else Const(verdict, soft=value.soft, site=value.site)


def to_boolean(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``toBoolean(value)``: a number above zero is true, and so are few words."""
    value = call.argument(0)
    text = str(value.value).strip().lower() if isinstance(value, Const) else ""
    try:
        above = float(text) > 0
    except ValueError:
        above = text in {"true", "y", "yes"}
    return Const(above, soft=value.soft, site=value.site) if isinstance(value, Const) and HOLE not in text else switch(value)


def yn(call: Invocation, interp: Interpreter) -> Value:
    """Return ``yn(value, {default})``."""
    value = call.argument(0) or NONE
    default = interp.get(call.argument(1) or NONE, "default")
    unset = (isinstance(value, Const) and value.value is None) or (isinstance(value, Unknown) and value.absent)
    if not unset and (not isinstance(value, Const) or meant(value) is not None):
        return switch(value)
    if isinstance(default, Const) and default.value is not None:
        return Const(default.value, soft=True, site=default.site)
    return NONE if isinstance(value, Const) else value


def read(interp: Interpreter, name: str | None, default: Value | None, kind: str) -> Value:
    """Return a variable of the environment, or its default, as a library gives it that was asked for a kind."""
    value = interp.variable(name, default)
    if "bool" in kind.lower():
        return switch(value) if default is not None or isinstance(value, Const) else value
    text = interp.text_of(value) if isinstance(value, Const) else None
    if text is None:
        return value
    if kind == "asArray":
        return Sequence([Const(part, soft=True) for part in text.split(",")])
    if kind in NUMBERS | FLOATS | {"int", "float"}:
        try:
            number = float(text)
        except ValueError:
            return Unknown("a setting's text")
        return Const(int(number) if number.is_integer() and math.isfinite(number) else number, soft=True)
    return value


class Variable(Host):
    """``env.get("NAME")`` of env-var: what is said of it, until it is asked as a kind."""

    __slots__ = ("default", "name")

    def __init__(self, name: str | None) -> None:
        super().__init__()
        self.name = name
        self.default: Value | None = None

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what says something of it, or reads it."""
        if name.startswith("as"):
            return function(name, lambda _call, running: read(running, self.name, self.default, name))
        return function(name, self.take if name == "default" else lambda _call, _interp: self)

    def take(self, call: Invocation, _interp: Interpreter) -> Value:
        """Take the default."""
        self.default = call.argument(0)
        return self


def env_var() -> HostModule:
    """Return the module ``env-var``: ``env.get(name)``, and ``env.from(process.env)``, which is the same."""
    module = HostModule("env-var", {"get": function("get", lambda call, interp: Variable(interp.text_of(call.argument(0))))})
    module.members |= {"from": function("from", lambda _call, _interp: module), "default": module}
    return module


def getenv_module() -> HostModule:
    """Return the module ``getenv``: ``getenv(name, default)``, ``getenv.bool(name, default)``."""

    def reader(kind: str) -> Callable[[Invocation, Interpreter], Value]:
        return lambda call, interp: read(interp, interp.text_of(call.argument(0)), call.argument(1), kind)

    members: dict[str, Value] = {kind: function(kind, reader(kind)) for kind in ("string", "int", "float", "bool", "boolish")}
    return HostModule("getenv", members, reader("string"))


def as_number(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``strtobool(text)``: 1 or 0."""
    value = switch(call.argument(0))
    return Const(int(bool(value.value)), soft=value.soft, site=value.site) if isinstance(value, Const) else value


def truth_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefixes ``npm:`` and ``pypi:``."""
    plain = function("boolean", lambda call, _interp: switch(call.argument(0), other=False))
    strtobool = HostModule("util", {"strtobool": HostFunction("strtobool", as_number)})
    words: dict[str, Value] = {
        name: HostFunction(name, lambda call, _interp: switch(call.argument(0))) for name in ("str2bool", "str2bool_exc")
    }
    return {
        "npm:to-boolean": HostModule("to-boolean", {}, to_boolean),
        "npm:yn": HostModule("yn", {"default": function("yn", yn)}, yn),
        "npm:boolean": HostModule("boolean", {"boolean": plain}),
        "npm:env-var": env_var(),
        "npm:getenv": getenv_module(),
        "pypi:distutils.util": strtobool,
        "pypi:setuptools._distutils.util": strtobool,
        "pypi:str2bool": HostModule("str2bool", words),
    }
