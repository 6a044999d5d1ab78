"""Node's standard library and its everyday companions: paths, folders, small helpers that registration code leans on."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.compiled_names import COMPILED, compiled, names_seen, source_folder
from analyzer.interp.globpath import selected
from analyzer.interp.hosts import HostFunction, HostModule, function
from analyzer.interp.library_merging import merging_modules
from analyzer.interp.library_urls import file_path
from analyzer.interp.modules import require_from
from analyzer.interp.plain import LARGEST
from analyzer.interp.samples import sample_of
from analyzer.interp.specifiers import grounded, linked, working_root
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

CODE = frozenset({".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"})


def texts(call: Invocation, interp: Interpreter) -> list[str]:
    """Return the arguments as texts, unknown ones as holes."""
    return [interp.text_of(argument) or "" for argument in call.arguments]


def join(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.join(...)``."""
    parts = [part for part in texts(call, interp) if part]
    return Const(normal("/".join(parts)) if parts else ".", site=call.site)


def normal(path: str) -> str:
    """Return a path without empty parts and ``..``; a slash at its end stays, as in Node."""
    short = posixpath.normpath("/" + path.lstrip("/") if path.startswith("/") else path)
    return short + "/" if path.endswith("/") and short != "/" else short


def resolve(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.resolve(...)`` from where the program is started."""
    path = "/" + working_root(interp)
    for part in texts(call, interp):
        path = posixpath.join(path, part)
    return Const(posixpath.normpath(path), site=call.site)


def join_url(call: Invocation, interp: Interpreter) -> Value:
    """Return desm's ``join(import.meta.url, ...)``: from the folder of the file."""
    base, *parts = [*texts(call, interp), ""]
    return Const(
        posixpath.normpath(posixpath.join(posixpath.dirname(base.removeprefix("file://")), *[part for part in parts if part])),
        site=call.site,
    )


def create_require(call: Invocation, interp: Interpreter) -> Value:
    """Return ``createRequire(import.meta.url)``: the require of that file."""
    text = interp.text_of(call.argument(0))
    known = text is not None and HOLE not in text
    file = (text or "").removeprefix("file://").lstrip("/") if known else call.site.file
    return HostFunction("require", require_from(file))


def on_text(change: Callable[[str], str]) -> Callable[[Invocation, Interpreter], Value]:
    """Return a function of one text."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        text = interp.text_of(call.argument(0))
        return Const(change(text), site=call.site) if text is not None else Unknown("path")

    return run


def basename(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.basename(path, suffix)``."""
    name = posixpath.basename((interp.text_of(call.argument(0)) or "").rstrip("/"))
    suffix = interp.text_of(call.argument(1))
    return Const(name.removesuffix(suffix) if suffix and name != suffix else name, site=call.site)


def extension(path: str) -> str:
    """Return the last suffix of a path's name, with its dot."""
    return posixpath.splitext(path)[1]


def parse(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.parse(path)``."""
    path = interp.text_of(call.argument(0)) or ""
    base = posixpath.basename(path.rstrip("/"))
    name, suffix = posixpath.splitext(base)
    folder = folder_of(path) if "/" in path.rstrip("/") else ""
    root = "/" if path.startswith("/") else ""
    parts = {"root": root, "dir": folder or root, "base": base, "ext": suffix, "name": name}
    return Record({part: Const(text, site=call.site) for part, text in parts.items()})


def folder_of(path: str) -> str:
    """Return ``path.dirname(path)``."""
    return posixpath.dirname(path.rstrip("/") or path) or "."


def is_absolute(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.isAbsolute(path)``."""
    text = interp.text_of(call.argument(0))
    return Unknown("absolute") if text is None or text.startswith(HOLE) else Const(text.startswith("/"))


def formatted(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.format(parts)``."""
    given = call.argument(0)
    if not isinstance(given, Record) or given.open:
        return Unknown("path", call.site)
    parts = {name: interp.text_of(value) or "" for name, value in given.entries.items()}
    suffix = parts.get("ext", "")
    base = parts.get("base") or parts.get("name", "") + (f".{suffix}" if suffix and not suffix.startswith(".") else suffix)
    folder = parts.get("dir") or parts.get("root", "")
    return Const(base if not folder else folder + base if folder == parts.get("root") else f"{folder}/{base}", site=call.site)


def relative(call: Invocation, interp: Interpreter) -> Value:
    """Return ``path.relative(a, b)``: what is not absolute starts at the package's root."""
    base = "/" + interp.world.root_of(interp.site.file)
    start, path = [*texts(call, interp), "", ""][:2]
    found = posixpath.relpath(posixpath.join(base, path), posixpath.join(base, start)) if HOLE not in start + path else HOLE
    return Const("" if found == "." else found, site=call.site)


def inside(path: str) -> str:
    """Return an absolute path of the interpreter's world relative to the audited folder."""
    path = path.removeprefix("file://")
    return posixpath.normpath(path).lstrip("/") if path not in {"/", "/."} else ""


def file_of(value: Value | None, interp: Interpreter) -> str | None:
    """Return the path in the audited folder that a file name means: absolute, or below the package's root; None where it is not known."""
    path = interp.text_of(value)
    path = grounded(interp, path) if path is not None and HOLE in path else path
    if path is None:
        return None
    if path.startswith(("/", "file://")):
        return linked(interp, inside(path)) or inside(path)
    return below(interp, path)


def below(interp: Interpreter, path: str) -> str:
    """Return where a relative path leads: below the root of the package whose code runs, else the audited one, else beside the program.

    What a sample of lies below a root is meant to be made there, whatever lies beside the program.
    """
    places = [
        inside(posixpath.join("/" + folder, path))
        for folder in (interp.world.root_of(interp.site.file), "", posixpath.dirname(interp.entry))
    ]
    there = (place for place in places[:2] if interp.world.is_file(place) or interp.world.is_folder(place))
    sampled = (place for place in places[:2] if interp.world.is_file(sample_of(place, interp)))
    beside = (place for place in places[2:] if interp.world.is_file(place) or interp.world.is_folder(place))
    return next(there, None) or next(sampled, None) or next(beside, places[1])


def folder_entry(interp: Interpreter, folder: str, name: str) -> Value:
    """Return a ``Dirent``."""
    path = f"{folder}/{name}" if folder else name
    is_folder = interp.world.is_folder(path)
    return Record({
        "name": Const(name), "path": Const("/" + folder), "parentPath": Const("/" + folder),
        "isDirectory": function("isDirectory", lambda _c, _i: Const(is_folder)),
        "isFile": function("isFile", lambda _c, _i: Const(not is_folder)),
    })  # fmt: skip


def read_folder(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fs.readdirSync(folder, options)``; a callback gets it."""
    folder = file_of(call.argument(0), interp)
    options = call.argument(1)
    if folder is None:
        interp.note("listing of a folder that is not known", "readdir", call.site)
        found: Value = Sequence([], open=True)
    else:
        output, folder = folder, folder if interp.world.listing(folder) else source_folder(folder, interp)
        names = interp.world.listing(folder)
        recursive = isinstance(options, Record) and isinstance(flag := options.entries.get("recursive"), Const) and flag.value
        if recursive:
            names = [item.removeprefix(folder + "/") for item in interp.world.paths_under(folder)]
        interp.walked |= {folder} if names else set()
        names = names_seen(interp, folder, names, call.site.file) if folder == output else [compiled(name) for name in names]
        typed = isinstance(options, Record) and "withFileTypes" in options.entries
        found = Sequence([folder_entry(interp, folder, name) if typed else Const(name) for name in names])
    callback = call.arguments[-1] if call.arguments else None
    if isinstance(callback, FunctionValue):
        interp.invoke(callback, Invocation([NONE, found], {}, call.site))
    return found


def exists(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fs.existsSync(path)``: what is missing may be made later, of code among code not by default."""
    name = file_of(call.argument(0), interp)
    if name is None:
        return Unknown("exists")
    if interp.world.is_file(name) or interp.world.is_folder(name):
        return Const(value=True, soft=True)
    return Const(value=False, soft=True) if left_out(name, interp) else Unknown("a file that is made later", call.site)


def left_out(name: str, interp: Interpreter) -> bool:
    """Return whether a missing file would be code among code, which nothing compiles and of which there is no sample."""
    stem, suffix = posixpath.splitext(name)
    names = interp.world.listing(posixpath.dirname(name)) if suffix in CODE else ()
    sources = {posixpath.basename(stem) + source for source, made in COMPILED.items() if made == suffix}
    among = any(posixpath.splitext(other)[1] in CODE for other in names)
    return among and sources.isdisjoint(names) and sample_of(name, interp) == name


def stat(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fs.statSync(path)``."""
    path = file_of(call.argument(0), interp) or ""
    is_folder = interp.world.is_folder(path) or (not interp.world.is_file(path) and interp.world.is_folder(source_folder(path, interp)))
    return Record({
        "isDirectory": function("isDirectory", lambda _c, _i: Const(is_folder)),
        "isFile": function("isFile", lambda _c, _i: Const(not is_folder)),
    }, open=True)  # fmt: skip


def read_file(call: Invocation, interp: Interpreter) -> Value:
    """Return a small text file's content; a callback gets it."""
    path = file_of(call.argument(0), interp)
    place = sample_of(path, interp) if path is not None else ""
    text = interp.world.text(place) if place else None
    found = Const(text, soft=place != path) if text is not None and len(text) <= LARGEST else Unknown("file content")
    callback = call.arguments[-1] if call.arguments else None
    if isinstance(callback, FunctionValue):
        interp.invoke(callback, Invocation([NONE, found], {}, call.site))
    return found


def glob(call: Invocation, interp: Interpreter) -> Value:
    """Return the files that match glob patterns, below ``cwd`` where one is given."""
    options = call.argument(1)
    cwd = interp.text_of(options.entries.get("cwd")) if isinstance(options, Record) else None
    absolute = isinstance(options, Record) and "absolute" in options.entries
    patterns = listed_texts(call.argument(0), interp)
    ignored = listed_texts(options.entries.get("ignore"), interp) if isinstance(options, Record) else []
    if any(HOLE in text for text in patterns) or not patterns:
        interp.note("glob of a pattern that is not known", "glob", call.site)
        return Sequence([], open=True)
    known = [text for text in ignored if HOLE not in text]
    result = Sequence([Const(path) for path in selected(interp, patterns, known, cwd, absolute=absolute)])
    callback = call.arguments[-1] if call.arguments else None
    if isinstance(callback, FunctionValue):
        interp.invoke(callback, Invocation([NONE, result], {}, call.site))
    return result


def grunt_expand(call: Invocation, interp: Interpreter) -> Value:
    """Return ``grunt.file.expand([options,] patterns)``."""
    given = list(call.arguments)
    options = [given.pop(0)] if given and isinstance(given[0], Record) else []
    return glob(Invocation([*given[:1], *options], {}, call.site), interp)


def listed_texts(value: Value | None, interp: Interpreter) -> list[str]:
    """Return the texts of a list, or the one text."""
    found = value.items if isinstance(value, Sequence) else [value]
    return [text for item in found for text in interp.texts_of(item)]


def node_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    path_members: dict[str, Value] = {
        "join": function("join", join), "resolve": function("resolve", resolve), "basename": function("basename", basename),
        "dirname": function("dirname", on_text(folder_of)), "extname": function("extname", on_text(extension)),
        "normalize": function("normalize", on_text(normal)), "parse": function("parse", parse),
        "relative": function("relative", relative), "sep": Const("/"),
        "isAbsolute": function("isAbsolute", is_absolute), "format": function("format", formatted), "delimiter": Const(":"),
    }  # fmt: skip
    path = HostModule("path", path_members)
    path.members["posix"] = path
    file_members: dict[str, Value] = {
        "readdirSync": function("readdirSync", read_folder), "readdir": function("readdir", read_folder),
        "existsSync": function("existsSync", exists),
        "statSync": function("statSync", stat), "lstatSync": function("lstatSync", stat), "stat": function("stat", stat),
        "readFileSync": function("readFileSync", read_file), "readFile": function("readFile", read_file),
    }  # fmt: skip
    fs = HostModule("fs", file_members)
    fs.members["promises"] = fs
    glob_function = function("glob", glob)
    fs.members |= {"globSync": glob_function, "glob": glob_function}
    globs = HostModule("glob", {"sync": glob_function, "globSync": glob_function, "glob": glob_function, "globby": glob_function,
                                "globbySync": glob_function}, glob)  # fmt: skip
    globs.members |= {"glob": globs, "async": glob_function}
    desm = HostModule(
        "desm", {"join": function("join", join_url), "dirname": function("dirname", join_url), "filename": function("filename", file_path)}
    )
    found: dict[str, Value] = {
        "path": path, "path/posix": path, "fs": fs, "fs/promises": fs, "glob": globs, "fast-glob": globs, "globby": globs,
        "tiny-glob": globs, "grunt": HostModule("grunt", {"file": Record({"expand": function("expand", grunt_expand)}, open=True)}),
        "desm": desm,
        "module": HostModule("module", {"createRequire": function("createRequire", create_require)}),
    }  # fmt: skip
    found |= merging_modules()
    return {"npm:" + name: value for name, value in found.items()}
