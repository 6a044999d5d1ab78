"""Names of JavaScript modules that are put together when the program runs: what stands for the environment in them.

https://nodejs.org/api/modules.html#requireresolverequest-options, https://expressjs.com/en/advanced/best-practice-performance.html#set-node_env-to-production
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE, Const, Invocation, OneOf, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

ENVIRONMENTS = ("development", "production", "dev", "prod")


def resolve_from(file: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return the ``require.resolve`` of one file: a path, of the repository's own packages too; the name itself of others."""

    def resolve(call: Invocation, interp: Interpreter) -> Value:
        specifier = interp.text_of(call.argument(0))
        specifier = usual(interp, specifier, file) if specifier is not None else None
        named = specifier is not None and not specifier.startswith("/") and HOLE not in specifier
        resolved = interp.world.javascript(specifier or "", file) if named else None
        known = resolved is not None and resolved.kind == "file"
        return Const("/" + resolved.path) if resolved is not None and known else call.argument(0) or Unknown("path")

    return resolve


def working_root(interp: Interpreter) -> str:
    """Return the folder that a program is started in: the root of its package."""
    return interp.world.root_of(interp.entry or interp.site.file)


def named(interp: Interpreter, value: Value | None, importer: str) -> str | None:
    """Return the name of a module, of several that it may be the first that is there; None for no name at all."""
    if not isinstance(value, OneOf):
        return interp.text_of(value)
    names = [name for name in map(interp.text_of, value.options) if name is not None]
    return next((name for name in names if HOLE not in name and is_there(interp, name, importer)), interp.text_of(value))


def is_there(interp: Interpreter, name: str, importer: str) -> bool:
    """Return whether the repository has the module of a name."""
    absolute = name.startswith("/")
    return interp.world.javascript("." + name if absolute else name, "index.js" if absolute else importer).kind == "file"


def usual(interp: Interpreter, specifier: str, importer: str) -> str:
    """Return a name of a module with the environment that is there, where ``process.env.NODE_ENV`` alone is not known of it."""
    if specifier.count(HOLE) == 1 and specifier.startswith((".", "/")):
        for name in ENVIRONMENTS:
            settled = specifier.replace(HOLE, name)
            below = settled if settled.startswith(".") else "./" + settled.lstrip("/")
            if interp.world.javascript(below, importer if settled.startswith(".") else "index.js").kind == "file":
                return settled
    return grounded(interp, specifier) or specifier


def grounded(interp: Interpreter, path: str) -> str | None:
    """Return where ``process.env.ROOT + "/lib/routes"`` leads, if that is below the package or the audited folder; else None.

    A single name says too little: any folder may hold an ``index.js``.
    ``path.resolve`` puts the package's root before what it does not know.
    """
    root = working_root(interp)
    before, _, rest = path.partition(HOLE + "/")
    if before.strip("/") not in {"", root} or before.strip("/") == path or HOLE in rest or "/" not in rest.strip("/"):
        return None
    for folder in dict.fromkeys((root, "")):
        place = posixpath.normpath(posixpath.join(folder, rest.lstrip("/")))
        place = linked(interp, place) or place
        if not place.startswith("..") and (
            interp.world.is_folder(place) or interp.world.javascript("./" + place, "index.js").kind == "file"
        ):
            return "/" + place
    return None


def linked(interp: Interpreter, place: str) -> str | None:
    """Return where a path through ``node_modules`` leads if it is to one of the repository's own packages, which are linked there."""
    importer, found, below = place.rpartition("node_modules/")
    parts = below.split("/")
    own = 2 if below.startswith("@") else 1
    if not found or interp.world.is_folder(place) or interp.world.is_file(place):
        return None
    for home in dict.fromkeys((importer, "")):
        manifest = interp.world.javascript("/".join([*parts[:own], "package.json"]), home + "index.js")
        if manifest.kind == "file":
            return posixpath.join(posixpath.dirname(manifest.path), *parts[own:])
    return None
