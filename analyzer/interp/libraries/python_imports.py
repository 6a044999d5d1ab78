"""How Python finds and loads modules by name, by folder and by file: importlib and pkgutil.

https://docs.python.org/3/library/importlib.html#importing-a-source-file-directly, https://docs.python.org/3/library/pkgutil.html
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.globals_python import first
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.libraries.plugins import entry_points
from analyzer.interp.library_node import inside
from analyzer.interp.modules import added, import_python, load
from analyzer.interp.operators import truth_of
from analyzer.interp.places import placed
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Sequence, Unknown, Value
from analyzer.source.packages_python import normal_name
from analyzer.source.structured import load_toml

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LARGEST = 2_000
MOST_FOLDERS = 50
DEEPEST = 20
IMPORTERS = ("uvicorn.importer", "werkzeug.utils", "django.utils.module_loading")


def import_module(call: Invocation, interp: Interpreter) -> Value:
    """Return ``importlib.import_module(name, package)``."""
    name = interp.text_of(call.argument(0, "name"))
    if name is None:
        return Unknown("import of a computed name", call.site)
    level = len(name) - len(name.lstrip("."))
    if level:
        package = interp.text_of(call.argument(1, "package")) or ""
        parts = package.split(".")
        name = ".".join([*parts[: len(parts) - level + 1], name.lstrip(".")])
    elif (found := next((item for item in added(interp, name) if item.kind == "file"), None)) is not None:
        return load(interp, found.path) or Unknown("module", call.site)
    return import_python(interp, name, 0, call.site.file)


def import_builtin(call: Invocation, interp: Interpreter) -> Value:
    """Return ``__import__(name, fromlist=[...])``: the module, or its outermost package where no names are asked for."""
    name = interp.text_of(call.argument(0, "name"))
    if name is None:
        return Unknown("import of a computed name", call.site)
    level = call.argument(4, "level")
    found = import_python(interp, name, level.value if isinstance(level, Const) and isinstance(level.value, int) else 0, call.site.file)
    asked = call.argument(3, "fromlist")
    if "." not in name or (asked is not None and truth_of(asked, python=True)[0] is not False):
        return found
    return import_python(interp, name.partition(".")[0], 0, call.site.file)


def import_string(call: Invocation, interp: Interpreter) -> Value:
    """Return what ``package.module:name`` or ``package.module.name`` means."""
    text = interp.text_of(call.argument(0))
    if text is None or HOLE in text:
        return Unknown("import of a computed name", call.site)
    module, _, attribute = text.partition(":") if ":" in text else text.rpartition(".")
    value = import_python(interp, module, 0, call.site.file)
    for part in attribute.split(".")[:DEEPEST] if attribute else ():
        value = interp.get(value, part)
    return value


class SearchPath(Host):
    """``sys.path``: the folders that a program adds are searched for modules."""

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what adds a folder, or the folders: those that were added, and that of the program that was started."""
        if name in {"insert", "append"}:
            return HostFunction(name, lambda call, running: self.add(call.arguments[-1:], running))
        if name == "__iter__":
            folders = dict.fromkeys([*interp.search_path, posixpath.dirname(interp.entry)])
            return Sequence([Const("/" + folder) for folder in folders])
        return Unknown(f"sys.path {name}", interp.site)

    @staticmethod
    def add(folders: list[Value], interp: Interpreter) -> Value:
        """Remember a folder; a relative one is the package's."""
        for folder in folders:
            text = interp.text_of(folder)
            if text is not None and HOLE not in text and len(interp.search_path) < MOST_FOLDERS:
                found = inside(text if text.startswith("/") else posixpath.join("/" + interp.world.root_of(interp.site.file), text))
                if interp.world.is_folder(found) and found not in interp.search_path:
                    interp.search_path.append(found)
        return NONE


class LoadedModules(Host):
    """``sys.modules``: a module by its name, mostly the one that asks.

    https://docs.python.org/3/library/sys.html#sys.modules
    """

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what looks a module up."""
        return HostFunction(name, self.find) if name in {"__getitem__", "get"} else Unknown(f"sys.modules {name}", interp.site)

    @staticmethod
    def find(call: Invocation, interp: Interpreter) -> Value:
        """Return the module that calls itself so (``__name__``), else what importing the name gives."""
        path = (interp.text_of(call.argument(0)) or "").replace(".", "/")
        return interp.modules.get(f"{path}.py") or interp.modules.get(f"{path}/__init__.py") or import_module(call, interp)


def iter_modules(call: Invocation, interp: Interpreter) -> Value:
    """Return ``pkgutil.iter_modules(path, prefix)``: rows of finder, name, is-package."""
    return modules_below(call, interp, deep=False)


def walk_packages(call: Invocation, interp: Interpreter) -> Value:
    """Return ``pkgutil.walk_packages(path, prefix)``."""
    return modules_below(call, interp, deep=True)


def modules_below(call: Invocation, interp: Interpreter, *, deep: bool) -> Value:
    """Return the modules of the folders named."""
    prefix = interp.text_of(call.argument(1, "prefix")) or ""
    paths, is_open = items_of(interp, call.argument(0, "path") or NONE)
    rows: list[Value] = []
    stack = [(placed(interp, text), prefix) for text in (interp.text_of(path) for path in paths) if text is not None and HOLE not in text]
    while stack and len(rows) < LARGEST:
        folder, lead = stack.pop(0)
        for name in interp.world.listing(folder):
            path = f"{folder}/{name}" if folder else name
            is_package = interp.world.is_file(f"{path}/__init__.py")
            if is_package or (name.endswith(".py") and name != "__init__.py"):
                row = [External("importlib", ("finder",)), Const(lead + name.removesuffix(".py")), Const(is_package)]
                rows.append(Sequence(row, "tuple", fields=("module_finder", "name", "ispkg")))
                if is_package and deep:
                    stack.append((path, f"{lead}{name}."))
    return Sequence(rows, open=is_open and not rows)


def spec_from_file(call: Invocation, interp: Interpreter) -> Value:
    """Return ``spec_from_file_location(name, location)``, and a loader made of the same."""
    name, origin = call.argument(0, "name") or NONE, call.argument(1, "location") or NONE
    _ = interp
    load_module = HostFunction("load_module", lambda _c, running: module_at(origin, running))
    loader = Record({"load_module": load_module, "exec_module": NOTHING}, open=True)
    return Record({"name": name, "origin": origin, "loader": loader, **loader.entries}, open=True)


def module_from_spec(call: Invocation, interp: Interpreter) -> Value:
    """Return the module of a spec: executed here, since what follows is ``spec.loader.exec_module(module)``."""
    spec = call.argument(0)
    origin = spec.entries.get("origin") if isinstance(spec, Record) else None
    return module_at(origin or NONE, interp)


def module_at(path: Value, interp: Interpreter) -> Value:
    """Return the module in a file."""
    text = interp.text_of(path)
    found = load(interp, placed(interp, text)) if text is not None and HOLE not in text else None
    return found if found is not None else Unknown("module at a path that is not known", interp.site)


def own_version(call: Invocation, interp: Interpreter) -> Value:
    """Return ``importlib.metadata.version(name)`` of the package whose code asks, as its manifest writes it."""
    root = interp.world.root_of(call.site.file)
    written = interp.world.text(posixpath.join(root, "pyproject.toml")) or ""
    interp.weigh(len(written))
    manifest, _ = load_toml(written.encode())
    tool = manifest.get("tool")
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    for table in (manifest.get("project"), poetry):
        name, version = (table.get("name"), table.get("version")) if isinstance(table, dict) else (None, None)
        if isinstance(name, str) and isinstance(version, str) and normal_name(name) == normal_name(interp.text_of(call.argument(0)) or ""):
            return Const(version, site=call.site)
    return External("importlib", ("metadata", "version", "()"), tuple(call.arguments), call.keywords, call.site)


NOTHING = HostFunction("nothing", lambda _c, _i: NONE)


VERSION = Sequence(
    [Const(3), Const(12), Const(0), Const("final"), Const(0)], "tuple", fields=("major", "minor", "micro", "releaselevel", "serial")
)
"""What is taken for the version of Python: one that supported versions of the frameworks run on."""


def import_modules() -> dict[str, Value]:
    """Return the host modules by import name."""

    def named(**bodies: Callable[[Invocation, Interpreter], Value]) -> dict[str, Value]:
        return {name: HostFunction(name, body) for name, body in bodies.items()}

    metadata = HostModule("importlib.metadata", named(entry_points=entry_points, version=own_version))
    util = HostModule("importlib.util", named(spec_from_file_location=spec_from_file, module_from_spec=module_from_spec))
    machinery = HostModule("importlib.machinery", named(SourceFileLoader=spec_from_file))
    members = {**named(import_module=import_module, reload=first), "metadata": metadata, "util": util, "machinery": machinery}
    importer = HostFunction("import_string", import_string)
    return {
        **{name: HostModule(name, {"import_from_string": importer, "import_string": importer}) for name in IMPORTERS},
        "sys": HostModule("sys", {"path": SearchPath(), "modules": LoadedModules(), "version_info": VERSION, "platform": Const("linux")}),
        "importlib": HostModule("importlib", members), "importlib.util": util, "importlib.machinery": machinery,
        "importlib_metadata": metadata, "importlib.metadata": metadata,
        "pkgutil": HostModule("pkgutil", named(iter_modules=iter_modules, walk_packages=walk_packages)),
    }  # fmt: skip
