"""Loaders of YAML that a program makes and asks: ``SafeLoader(stream).get_single_data()``, ``YAML(typ="safe").load(path)``.

https://pyyaml.org/wiki/PyYAMLDocumentation#Loader, https://yaml.dev/doc/ruamel.yaml/api/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction
from analyzer.interp.open_files import OpenFile, opened
from analyzer.interp.values import NONE, Const, Invocation, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LOADERS = ("BaseLoader", "CLoader", "CSafeLoader", "FullLoader", "Loader", "SafeLoader", "UnsafeLoader")


class YamlLoader(Host):
    """PyYAML's loader of one stream, or ruamel's of any; what is added to it fills in what the program's own tags stand for."""

    __slots__ = ("given", "parse")
    typeof = "object"

    def __init__(self, parse: Callable[[Invocation, Interpreter], Value]) -> None:
        super().__init__()
        self.parse = parse
        self.given: Value = NONE

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the stream."""
        self.given = call.argument(0, "stream") or NONE

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what reads the stream."""
        if name in {"get_single_data", "get_data"}:
            return HostFunction(name, lambda call, interp: self.parse(Invocation([self.given], {}, call.site), interp))
        return HostFunction(name, self.load if name == "load" else lambda _c, _i: NONE)

    def load(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what a stream, a text or the file at a path says."""
        given = call.argument(0, "stream") or NONE
        is_path = isinstance(given, Const) and isinstance(given.value, str) and given.value.endswith((".yaml", ".yml"))
        file = opened(interp, given, None, call) if is_path else given
        return self.parse(Invocation([file if isinstance(file, OpenFile) else given], {}, call.site), interp)


def loader_classes(parse: Callable[[Invocation, Interpreter], Value]) -> dict[str, Value]:
    """Return PyYAML's classes by name, made of a function that parses what it is given."""
    return {name: HostClass(name, lambda: YamlLoader(parse)) for name in LOADERS}


def ruamel_class(parse: Callable[[Invocation, Interpreter], Value]) -> Value:
    """Return ruamel's ``YAML``."""
    return HostClass("YAML", lambda: YamlLoader(parse))
