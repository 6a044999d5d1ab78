"""What Python's ``Path`` has beside a string's methods: here a path is its text."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from analyzer.interp.globpath import matching
from analyzer.interp.open_files import opened
from analyzer.interp.places import placed
from analyzer.interp.plain import LARGEST
from analyzer.interp.samples import sample_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def _text(this: Const) -> str:
    return str(this.value)


def _inside(interp: Interpreter, this: Const) -> str:
    return placed(interp, _text(this))


def glob(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the files below that match."""
    pattern = interp.text_of(call.argument(0))
    if pattern is None or HOLE in pattern + _text(this):
        return Sequence([], open=True)
    return Sequence([Const(path) for path in matching(interp, posixpath.join(_text(this), pattern), None)])


def deep_glob(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the files at any depth that match."""
    pattern = interp.text_of(call.argument(0)) or "*"
    return glob(interp, this, Invocation([Const("**/" + pattern)], {}, call.site))


def iterate(interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return what a folder holds."""
    return Sequence([Const(posixpath.join(_text(this), name)) for name in interp.world.listing(_inside(interp, this))])


def is_folder(interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return whether it is a folder."""
    return Const(interp.world.is_folder(_inside(interp, this)), soft=True)


def is_file(interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return whether it is a file."""
    return Const(interp.world.is_file(_inside(interp, this)), soft=True)


def exists(interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return whether it is there."""
    return Const(interp.world.is_file(_inside(interp, this)) or interp.world.is_folder(_inside(interp, this)), soft=True)


def join(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the path with parts added."""
    return Const(posixpath.join(_text(this), *[interp.text_of(part) or HOLE for part in call.arguments]))


def same(_interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return the path itself."""
    return Const(posixpath.normpath(_text(this)), site=this.site)


def relative(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the path below another."""
    start = interp.text_of(call.argument(0))
    return Const(_text(this).removeprefix((start or "").rstrip("/") + "/")) if start is not None else Unknown("path")


def with_suffix(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the path with another suffix."""
    return Const(posixpath.splitext(_text(this))[0] + (interp.text_of(call.argument(0)) or ""))


def with_name(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the path of a neighbour."""
    return Const(posixpath.join(posixpath.dirname(_text(this)), interp.text_of(call.argument(0)) or HOLE))


def with_stem(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the path of a neighbour with the same suffix."""
    name = (interp.text_of(call.argument(0)) or HOLE) + posixpath.splitext(_text(this))[1]
    return Const(posixpath.join(posixpath.dirname(_text(this)), name))


def is_absolute(_interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return whether it begins at the root."""
    return Unknown("path", call.site) if HOLE in _text(this) else Const(_text(this).startswith("/"))


def read_text(interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return the content of a small file, or of the sample that a user makes it from."""
    path = _inside(interp, this)
    place = sample_of(path, interp)
    text = interp.world.text(place)
    return Const(text, soft=place != path) if text is not None and len(text) <= LARGEST else Unknown("file content")


def open_file(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the open file."""
    return opened(interp, this, call.argument(0, "mode"), call)


METHODS: dict[str, Callable[[Interpreter, Const, Invocation], Value]] = {
    "glob": glob, "rglob": deep_glob, "iterdir": iterate, "is_dir": is_folder, "is_file": is_file, "exists": exists, "joinpath": join,
    "resolve": same, "absolute": same, "expanduser": same, "relative_to": relative, "with_suffix": with_suffix, "with_name": with_name,
    "with_stem": with_stem, "is_absolute": is_absolute,
    "read_text": read_text, "read_bytes": read_text,
    "open": open_file,
    "mkdir": lambda _i, _t, _c: NONE,
}  # fmt: skip
PROPERTIES: dict[str, Callable[[Const], Value]] = {
    "parent": lambda this: Const(posixpath.dirname(_text(this)) or "."),
    "parents": lambda this: Sequence([Const(path) for path in _parents(_text(this))]),
    "stem": lambda this: Const(posixpath.splitext(posixpath.basename(_text(this)))[0]),
    "suffix": lambda this: Const(posixpath.splitext(_text(this))[1]),
    "name": lambda this: Const(posixpath.basename(_text(this)), site=this.site),
    "parts": lambda this: Sequence([Const(part) for part in PurePosixPath(_text(this)).parts], "tuple"),
    "suffixes": lambda this: Sequence([Const(part) for part in PurePosixPath(_text(this)).suffixes]),
}


def _parents(path: str) -> list[str]:
    found: list[str] = []
    while path not in {"/", "", "."} and len(found) < 50:
        path = posixpath.dirname(path)
        found.append(path or ".")
    return found
