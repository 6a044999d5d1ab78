"""Modules: executed once, their exports live, libraries and host modules where nothing of the repository is meant."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import failures
from analyzer.interp.decoded import read_json
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.scope import Alias, Scope
from analyzer.interp.specifiers import linked, named, resolve_from, usual
from analyzer.interp.values import (
    HOLE,
    MISSING,
    NONE,
    Const,
    External,
    Invocation,
    ModuleValue,
    Record,
    Sequence,
    Site,
    Unknown,
    Value,
)
from analyzer.interp.wording import describe
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.world import Resolved


class Cell(Value):
    """An export: the value of a module's own name, read when it is asked for."""

    __slots__ = ("name", "scope")

    def __init__(self, scope: Scope, name: str) -> None:
        self.scope = scope
        self.name = name


class Deferred(Value):
    """An import that TypeScript leaves out, since its names are only types in the file: looked up if something asks for it after all."""

    __slots__ = ("imported", "importer", "specifier")

    def __init__(self, specifier: str, importer: str, imported: str) -> None:
        self.specifier = specifier
        self.importer = importer
        self.imported = imported


def settle(interp: Interpreter, value: Value) -> Value:
    """Return the value that an alias or export stands for."""
    kind = value.__class__
    if kind is not Alias and kind is not Cell:
        return value
    for _ in range(40):
        if isinstance(value, Alias):
            key = (value.module.file, value.name)
            if key in interp.settling:
                return Unknown(f"circular import of {value.name}")
            interp.settling.add(key)
            try:
                value = interp.get(value.module, value.name)
            finally:
                interp.settling.discard(key)
        elif isinstance(value, Deferred):
            value = javascript_binding(interp, import_javascript(interp, value.specifier, value.importer), value.imported)
        elif isinstance(value, Cell):
            found = value.scope.names.get(value.name)
            if found is None:
                return Unknown(f"export {value.name}")
            value = found
        else:
            return value
    return Unknown("circular export")


def load(interp: Interpreter, path: str) -> ModuleValue | None:
    """Return the module at ``path``, executed at its first import."""
    known = interp.modules.get(path)
    if known is not None:
        return known
    if len(interp.loading) >= interp.bounds.imports:
        interp.hit("nested imports")
        return None
    program = interp.world.program(path)
    if program is None:
        return None
    python = program.language == "python"
    scope = Scope(None, file=path, function=True, python=python)
    module = ModuleValue(path, scope, Record(), program.language, package=path.endswith("__init__.py"))
    interp.modules[path] = module
    prepare = prepare_python if python else prepare_javascript
    prepare(interp, module)
    level = len(interp.stack)
    interp.loading.append(path)
    interp.push(None, Site(path, 1))
    site, conditions = interp.site, interp.conditions
    labels, interp.labels = interp.labels, []
    interp.conditions = []
    fuel, excused = interp.fuel, interp.excused
    try:
        if not python:
            hoist_exports(module, program.body)
        with interp.full_supply(), nullcontext() if python else failures.Unheard(interp):
            interp.run(program.body, scope)
    except Exception as error:  # noqa: BLE001 - a module that breaks the interpreter ends here; those that import it go on
        interp.fault(error)
    finally:
        interp.loading.pop()
        del interp.stack[level:]
        interp.site, interp.conditions, interp.labels = site, conditions, labels
        interp.excused = excused + fuel - interp.fuel
        module.done = True
    if not python:
        finish_commonjs(module)
    return module


def prepare_python(_interp: Interpreter, module: ModuleValue) -> None:
    """Bind the names that every Python module has."""
    folder = module.file.rpartition("/")[0]
    dotted = module.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    names = module.scope.names
    names["__name__"] = Const(dotted)
    names["__file__"] = Const("/" + module.file)
    names["__package__"] = Const(dotted if module.package else dotted.rpartition(".")[0])
    if module.package:
        names["__path__"] = Sequence([Const("/" + folder)])


def prepare_javascript(interp: Interpreter, module: ModuleValue) -> None:
    """Bind ``module``, ``exports``, ``require``, ``__dirname``, ``__filename``."""
    file = module.file
    exports = Record(kind="exports")
    holder = Record({"exports": exports, "filename": Const("/" + file), "id": Const(file)}, kind="module")
    holder.entries["children"] = Sequence([])
    folder = Const("/" + file.rpartition("/")[0])
    names = module.scope.names
    names["module"] = holder
    names["exports"] = exports
    names["__dirname"] = folder
    names["__filename"] = Const("/" + file)
    main = holder if file in interp.started else main_module(interp.entry)
    holder.entries["require"] = HostFunction("require", require_from(file))
    require = HostModule("require", {"main": main, "cache": Record(open=True)}, require_from(file))
    require.members["resolve"] = HostFunction("resolve", resolve_from(file))
    names["require"] = require
    module.scope.this = exports
    names["import"] = Record(
        {
            "meta": Record(
                {"url": Const("file:///" + file), "dirname": folder, "filename": Const("/" + file), "main": Const(value=True)}, open=True
            )
        }
    )
    names["import"].entries["meta"].entries["glob"] = HostFunction("glob", lambda _c, _i: Record(open=True))  # type: ignore[attr-defined]


def main_module(file: str) -> Value:
    """Return the program's main module as others see it: where it stands, and what it may load."""
    own = HostFunction("require", require_from(file))
    return External(
        "module", ("main",), fields={"require": own, "filename": Const("/" + file), "path": Const("/" + file.rpartition("/")[0])}
    )


def require_from(file: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return the ``require`` of one file."""

    def require(call: Invocation, interp: Interpreter) -> Value:
        return import_javascript(interp, named(interp, call.argument(0), file), file, call.node)

    return require


def finish_commonjs(module: ModuleValue) -> None:
    """Remember what ``module.exports`` became: put in its place, it is all that a compiled module exports, but for a default of its own."""
    if module.commonjs is not None:
        return
    holder = module.scope.names["module"]
    exports = holder.entries.get("exports", NONE) if isinstance(holder, Record) else NONE
    replaced = exports is not module.scope.this
    filled = isinstance(exports, Record) and (exports.entries or exports.getters)
    if (replaced and "default" not in module.exports.entries) or (filled and not module.exports.entries and not module.stars):
        module.commonjs = exports


def hoist_exports(module: ModuleValue, body: list[p.Stmt]) -> None:
    """Announce exports before the module runs, so that cyclic imports find them."""
    module.exporting = any(isinstance(statement, p.Export) and not statement.type_only for statement in body)
    for statement in body:
        if isinstance(statement, p.Export) and statement.specifier is None and statement.kind == "names" and not statement.type_only:
            for binding in statement.names:
                module.exports.entries[binding.local] = Cell(module.scope, binding.imported)


def import_javascript(interp: Interpreter, specifier: str | None, importer: str, node: p.Node | None = None) -> Value:
    """Return the namespace (or CommonJS value) of a JavaScript import."""
    specifier = usual(interp, specifier, importer) if specifier is not None else None
    if specifier is None or HOLE in specifier:
        interp.note("import of a computed name", describe(node))
        return Unknown("import of a computed name", interp.site)
    if specifier.startswith(("/", "node_modules/")) and not interp.world.is_file(specifier.lstrip("/")):
        place = specifier.lstrip("/")
        resolved = interp.world.javascript("./" + (linked(interp, place) or place), "index.js")
    elif specifier.startswith(("/", "file:///")):
        resolved = interp.world.javascript("./" + specifier.removeprefix("file://").lstrip("/"), "index.js")
    else:
        resolved = interp.world.javascript(specifier, importer)
    if resolved.kind == "file":
        if resolved.path.endswith(".json"):
            return read_json(interp, resolved.path)
        module = load(interp, resolved.path)
        if module is not None:
            return required(module)
    name = resolved.package + ("/" + resolved.subpath if resolved.subpath else "") if resolved.package else specifier
    for key in (specifier.removeprefix("node:"), name):
        host = interp.host_modules.get("npm:" + key)
        if host is not None:
            return host
    generated = interp.host_modules.get("generated:" + specifier.rpartition("/")[2].partition(".")[0])
    if resolved.kind == "missing" and generated is not None:
        return generated
    if resolved.kind == "missing" and specifier.startswith("."):
        return Unknown(MISSING, interp.site)
    return External(name, fields={MISSING: NONE} if resolved.kind == "missing" or specifier.startswith(("/", "file:///")) else {})


def javascript_binding(interp: Interpreter, value: Value, imported: str) -> Value:
    """Return an imported name: live for modules of the repository, ``default`` of CommonJS is the whole."""
    if imported == "*":
        return value
    if isinstance(value, ModuleValue):
        return Alias(value, imported)
    if imported == "default":
        if isinstance(value, Record) and "default" in value.entries:
            return value.entries["default"]
        return value
    return interp.get(value, imported)


def required(module: ModuleValue) -> Value:
    """Return what ``require`` gives: ``module.exports``, or the namespace of an ES module."""
    if module.commonjs is not None:
        return module.commonjs
    if not module.done and not module.exports.entries and not module.exporting:
        holder = module.scope.names["module"]
        return holder.entries.get("exports", module) if isinstance(holder, Record) else module
    return module


# --- Python ---


def import_python(interp: Interpreter, dotted: str, level: int, importer: str) -> Value:
    """Return the module that a dotted name means: of the repository, a model's, or a library's."""
    if HOLE in dotted:
        interp.note("import of a computed name", dotted.replace(HOLE, "{?}"))
        return Unknown("import of a computed name", interp.site)
    resolved = interp.world.python(dotted, level, importer)
    if resolved.kind in {"external", "missing"} and level == 0:
        resolved = next((found for found in added(interp, dotted) if found.kind == "file"), resolved)
    if resolved.kind == "file":
        load_packages(interp, resolved.path, dotted.count("."))
        module = load(interp, resolved.path)
        if module is not None:
            return module
    if resolved.kind == "namespace":
        load_packages(interp, f"{resolved.path}/__init__.py", dotted.count("."))
        return namespace_package(interp, resolved.path)
    if level > 0:
        return Unknown(MISSING, interp.site)
    return library(interp, dotted, {MISSING: NONE} if resolved.kind == "missing" else {})


def load_packages(interp: Interpreter, path: str, most: int | None = None) -> None:
    """Load the packages that a module is in, the outermost first, as Python does: as many as its name says, else all in a row."""
    folder = path.removesuffix("/__init__.py").rpartition("/")[0]
    above: list[str] = []
    while most is None or len(above) < max(most, 1):
        initial = f"{folder}/__init__.py" if folder else "__init__.py"
        if most is None and not (folder and interp.world.is_file(initial)):
            break
        above.append(initial)
        if not folder:
            break
        folder = folder.rpartition("/")[0]
    for initial in reversed(above):
        if initial != path and interp.world.is_file(initial):
            load(interp, initial)


def added(interp: Interpreter, dotted: str) -> Iterator[Resolved]:
    """Return what a dotted name means in the folders that the program has added to its search path."""
    for folder in interp.search_path:
        found = interp.world.python(dotted, 0, f"{folder}/__start__.py" if folder else "__start__.py")
        if not folder or found.path.startswith(folder + "/"):
            yield found


def namespace_package(interp: Interpreter, folder: str) -> ModuleValue:
    """Return a package without ``__init__.py``."""
    key = folder + "/"
    known = interp.modules.get(key)
    if known is None:
        scope = Scope(None, file=folder + "/__init__.py", function=True, python=True)
        scope.names["__path__"] = Sequence([Const("/" + folder)])
        scope.names["__name__"] = Const(folder.replace("/", "."))
        known = ModuleValue(folder + "/__init__.py", scope, Record(), "python", done=True, package=True)
        interp.modules[key] = known
    return known


def library(interp: Interpreter, dotted: str, fields: dict[str, Value]) -> Value:
    """Return a library's module: a model's where there is one, its longest known prefix first; then that of its family (``name_*``)."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        host = interp.host_modules.get("pypi:" + ".".join(parts[:length]))
        if host is not None:
            value: Value = host
            for part in parts[length:]:
                value = interp.get(value, part)
            return value
    family = interp.host_modules.get(f"pypi:{parts[0].partition('_')[0]}_*")
    return interp.get(family, dotted) if family is not None else External(parts[0], tuple(parts[1:]), fields=fields)


def submodule(interp: Interpreter, package: ModuleValue, name: str) -> Value | None:
    """Return a submodule of a package, loaded; None where there is none."""
    if not package.package:
        return None
    folder = package.file.rpartition("/")[0]
    base = f"{folder}/{name}" if folder else name
    for candidate in (f"{base}/__init__.py", f"{base}.py"):
        if interp.world.is_file(candidate):
            return load(interp, candidate)
    if interp.world.is_folder(base):
        return namespace_package(interp, base)
    resolved = interp.world.python(name, 1, package.file)
    return load(interp, resolved.path) if resolved.kind == "file" else None
