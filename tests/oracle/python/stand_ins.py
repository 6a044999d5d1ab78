"""Stand-ins for packages that are not installed: anything can be read, called, constructed, derived from or used as a decorator."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self


class _Meta(type):
    def __getattr__(cls, name: str) -> StandIn:
        return _member(name)


class _Base(metaclass=_Meta):
    """What a class derives from that derives from a stand-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


class StandIn:
    """One thing of a package that is not there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    def __getattr__(self, name: str) -> StandIn:
        return _member(name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return args[0] if len(args) == 1 and isinstance(args[0], types.FunctionType) else StandIn()

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (_Base,)

    def __getitem__(self, key: Any) -> StandIn:
        return StandIn()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __or__(self, other: Any) -> type:
        return object

    __ror__ = __or__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None: ...


def _member(name: str) -> StandIn:
    if name.startswith("__"):
        raise AttributeError(name)
    return StandIn()


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        member = _member(name)
        return type(name, (Exception,), {}) if name.endswith(("Error", "Exception")) else member


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Last of all finders: what nobody else has becomes a stand-in, unless the booted folder itself should have it."""

    def __init__(self, roots: Callable[[], list[Path]]) -> None:
        self.roots = roots

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        top = name.partition(".")[0]
        own = any((root / top).exists() or (root / f"{top}.py").exists() for root in self.roots())
        return None if own or top in sys.stdlib_module_names else importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None: ...
