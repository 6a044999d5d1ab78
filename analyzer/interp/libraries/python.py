"""Python's standard library, as far as registration code leans on it: paths, discovery of modules, functools, the environment."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.cached import cache
from analyzer.interp.generic_aliases import type_hints
from analyzer.interp.globals_python import first, partial, wraps
from analyzer.interp.globpath import matching
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import arguments_of, items_of
from analyzer.interp.libraries.collections import collection_modules
from analyzer.interp.libraries.dispatching import single_dispatch
from analyzer.interp.libraries.itertools import itertools_modules
from analyzer.interp.libraries.pure import pure_modules, pure_paths
from analyzer.interp.libraries.python_files import file_modules
from analyzer.interp.libraries.python_imports import import_modules
from analyzer.interp.libraries.python_inspect import (
    arguments_of_type,
    is_abstract,
    is_coroutine_function,
    is_function,
    is_kind,
    members_of,
    signature,
    type_origin,
    with_signature,
)
from analyzer.interp.libraries.python_merging import merging_modules
from analyzer.interp.libraries.variables_in_text import expanded
from analyzer.interp.library_node import exists, inside, on_text
from analyzer.interp.places import placed
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Invocation,
    ModuleValue,
    Record,
    Sequence,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


VERBS = ("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")


def path_join(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.path.join(...)`` and ``Path(...)``."""
    if not call.arguments:
        return Const(".")
    path = ""
    for argument in call.arguments:
        path = posixpath.join(path, interp.text_of(argument) or "")
    return Const(posixpath.normpath(path) if path else ".", site=call.site)


def relative_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.path.relpath(path, start)``."""
    path, start = interp.text_of(call.argument(0)), interp.text_of(call.argument(1, "start"))
    if path is None or HOLE in path + (start or ""):
        return Unknown("path", call.site)
    return Const(posixpath.relpath("/" + inside(path), "/" + (inside(start) if start else interp.world.root_of(call.site.file))))


def split_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.path.split(path)``."""
    return Sequence([Const(part) for part in posixpath.split(interp.text_of(call.argument(0)) or "")], "tuple")


def scan_folder(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.scandir(folder)``: entries with a name and a path, which is also their text."""
    path = interp.text_of(call.argument(0))
    if path is None or HOLE in path:
        return Sequence([], open=True)
    folder = placed(interp, path)
    return Sequence([folder_entry(interp, folder, name) for name in interp.world.listing(folder)])


def folder_entry(interp: Interpreter, folder: str, name: str) -> Value:
    """Return an ``os.DirEntry``."""
    path = f"{folder}/{name}" if folder else name
    is_folder = Const(interp.world.is_folder(path))
    is_file = Const(not is_folder.value)
    methods = functions(is_dir=lambda _c, _i: is_folder, is_file=lambda _c, _i: is_file)
    return Record({"name": Const(name), "path": Const("/" + path), **methods})


def list_folder(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.listdir(folder)``."""
    path = interp.text_of(call.argument(0))
    if path is None or HOLE in path:
        return Sequence([], open=True)
    return Sequence([Const(name) for name in interp.world.listing(placed(interp, path))])


def walk(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.walk(folder)``: rows of folder, folders, files."""
    path = interp.text_of(call.argument(0))
    if path is None or HOLE in path:
        return Sequence([], open=True)
    rows: list[Value] = []
    stack = [(path, placed(interp, path))]
    while stack and len(rows) < 500:
        shown, folder = stack.pop()
        names = interp.world.listing(folder)
        folders = [name for name in names if interp.world.is_folder(f"{folder}/{name}" if folder else name)]
        files = [name for name in names if name not in folders]
        rows.append(Sequence([Const(shown), _names(folders), _names(files)], "tuple"))
        stack.extend((posixpath.join(shown, name), f"{folder}/{name}" if folder else name) for name in reversed(folders))
    return Sequence(rows)


def _names(names: list[str]) -> Sequence:
    return Sequence([Const(name) for name in names])


def getenv(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.getenv(name, default)``: the default, which a setting may override."""
    return interp.variable(interp.text_of(call.argument(0, "key")), call.argument(1, "default"))


class Environ(Host):
    """``os.environ``."""

    __slots__ = ("given",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, Value] = {}

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take what the program itself sets."""
        if not interp.conditions:
            self.given[name] = value

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``get``, ``setdefault``, ``__getitem__``, and ``copy``, which reads as this does."""
        if name in {"get", "pop"}:
            return HostFunction(name, self.read)
        if name == "setdefault":
            return HostFunction(name, self.default)
        if name == "__getitem__":
            return HostFunction(name, self.required)
        if name in {"copy", "__copy__"}:
            return HostFunction(name, lambda _call, _interp: self)
        return Unknown(f"environ.{name}", interp.site)

    def read(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what the program set, else the variable."""
        return self.given.get(interp.text_of(call.argument(0, "key")) or "") or getenv(call, interp)

    def required(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what the program set, else a variable that somebody has set."""
        name = interp.text_of(call.argument(0))
        return self.given.get(name or "") or interp.required_variable(name)

    def default(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a default for a variable."""
        found = self.read(call, interp)
        self.set(interp.text_of(call.argument(0)) or "", found, interp)
        return found


def glob(call: Invocation, interp: Interpreter) -> Value:
    """Return ``glob.glob(pattern)``."""
    pattern = interp.text_of(call.argument(0))
    if pattern is None or HOLE in pattern:
        return Sequence([], open=True)
    return Sequence([Const(path) for path in matching(interp, pattern, None)])


def reduce(call: Invocation, interp: Interpreter) -> Value:
    """Return ``functools.reduce(f, items, start)``."""
    items = list(items_of(interp, call.argument(1) or NONE)[0])
    if len(call.arguments) < 3 and not items:
        return Unknown("reduce")
    value = call.arguments[2] if len(call.arguments) > 2 else items.pop(0)
    for item in interp.within(items):
        value = interp.invoke(call.arguments[0], Invocation([value, item], {}, call.site))
    return value


def run_now(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``asyncio.run(x)``: a coroutine is its value."""
    return call.argument(0) or NONE


def namespace(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``SimpleNamespace(**entries)``."""
    return Record(dict(call.keywords), open=call.open)


class ContextVar(Host):
    """A variable of a context: while a program starts it holds its default, or what was set."""

    __slots__ = ("name", "value")
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.value: Value | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the name and the default."""
        name = call.argument(0, "name")
        self.name = name.value if isinstance(name, Const) and isinstance(name.value, str) else ""
        self.value = call.keywords.get("default")

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what reads and what sets it."""
        if name == "get":
            return HostFunction(name, self.read)
        return HostFunction(name, self.put) if name == "set" else HostFunction(name, lambda _c, _i: NONE)

    def read(self, call: Invocation, _interp: Interpreter) -> Value:
        """Return what it holds."""
        return self.value or call.argument(0, "default") or Unknown("a variable of a context", call.site)

    def put(self, call: Invocation, _interp: Interpreter) -> Value:
        """Take a value, where none says more."""
        self.value = self.value if self.value is not None and self.value is not NONE else call.argument(0, "value")
        return Unknown("a token", call.site)


def functions(**bodies: Callable[[Invocation, Interpreter], Value]) -> dict[str, Value]:
    """Return host functions by name."""
    return {name.rstrip("_"): HostFunction(name.rstrip("_"), body) for name, body in bodies.items()}


def python_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    os_path = HostModule("os.path", functions(
        join=path_join, dirname=on_text(posixpath.dirname), basename=on_text(posixpath.basename), abspath=on_text(posixpath.normpath),
        realpath=on_text(posixpath.normpath), normpath=on_text(posixpath.normpath), exists=exists, isdir=exists, isfile=exists,
        relpath=relative_path, split=split_path, expanduser=on_text(posixpath.normpath), expandvars=expanded,
        splitext=lambda c, i: Sequence([Const(part) for part in posixpath.splitext(i.text_of(c.argument(0)) or "")], "tuple"),
    ) | pure_paths())  # fmt: skip
    folders = functions(listdir=list_folder, scandir=scan_folder, walk=walk, getenv=getenv, getcwd=lambda _c, _i: Const("/."))
    environ = Environ()
    os = HostModule(
        "os", {**folders, "getenv": HostFunction("getenv", environ.read), "path": os_path, "environ": environ, "sep": Const("/")}
    )
    paths = HostModule("pathlib", functions(Path=path_join, PurePath=path_join, PosixPath=path_join, PurePosixPath=path_join))
    methods = HostModule("http", {"HTTPMethod": Record({name: Const(name) for name in VERBS}, open=True)})
    headers = HostModule("aiohttp.hdrs", {f"METH_{name}": Const(name) for name in VERBS})
    functools = HostModule("functools", functions(
        partial=partial, partialmethod=partial, wraps=wraps, reduce=reduce, update_wrapper=first, cache=cache, lru_cache=cache,
        singledispatch=single_dispatch,
    ))  # fmt: skip
    inspect = HostModule("inspect", functions(
        getmembers=members_of, isabstract=is_abstract, isclass=is_kind(ClassValue),
        isfunction=is_function(bound=False), ismethod=is_function(bound=True),
        ismodule=is_kind(ModuleValue), isroutine=is_kind(FunctionValue), signature=signature,
        iscoroutinefunction=is_coroutine_function,
    ))  # fmt: skip
    running = External("asyncio", ("get_running_loop", "()"))
    asyncio = HostModule("asyncio", functions(
        run=run_now, gather=arguments_of, wait_for=run_now, ensure_future=run_now, iscoroutinefunction=is_coroutine_function,
        get_running_loop=lambda _c, _i: running, get_event_loop=lambda _c, _i: running,
    ))  # fmt: skip
    typing = HostModule(
        "typing",
        {
            **functions(
                cast=lambda c, _i: c.argument(1) or NONE, get_args=arguments_of_type, get_origin=type_origin, get_type_hints=type_hints
            ),
            "TYPE_CHECKING": Const(value=False),
        },
    )
    types = HostModule("types", functions(SimpleNamespace=namespace, FunctionType=first, MappingProxyType=first, MethodType=partial))
    contexts = HostModule("contextvars", {"ContextVar": HostClass("ContextVar", ContextVar)})
    globs = HostModule("glob", functions(glob=glob, iglob=glob))
    found: dict[str, Value] = {
        "os": os, "os.path": os_path, "posixpath": os_path, "pathlib": paths, "http": methods, "functools": functools,
        "inspect": inspect, "asyncio": asyncio, "anyio": asyncio, "typing": typing,
        "typing_extensions": typing, "types": types, "glob": globs, "contextvars": contexts,
        "aiohttp": HostModule("aiohttp", {"hdrs": headers}), "aiohttp.hdrs": headers,
        "makefun": HostModule("makefun", functions(with_signature=with_signature)),
    }  # fmt: skip
    libraries = import_modules() | file_modules() | merging_modules() | itertools_modules() | pure_modules() | collection_modules()
    return {"pypi:" + name: value for name, value in (found | libraries).items()}
