"""A committed file that a program opens to read.

https://docs.python.org/3/library/functions.html#open
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.plain import LARGEST
from analyzer.interp.samples import sample_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


class OpenFile(Host):
    """A file that is open for reading; ``soft`` where it is the sample that a user makes the file from."""

    __slots__ = ("at", "soft", "text")
    typeof = "object"

    def __init__(self, text: str, *, soft: bool = False) -> None:
        super().__init__()
        self.text = text
        self.at = 0
        self.soft = soft

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what reads it."""
        if name == "read":
            return HostFunction(name, self.read)
        if name in {"readlines", "__iter__"}:
            lines = Sequence([Const(line) for line in interp.within(self.text.splitlines(keepends=True))])
            return lines if name == "__iter__" else HostFunction(name, lambda _c, _i: lines)
        return HostFunction(name, lambda _c, _i: NONE) if name in {"close", "seek"} else Unknown(f"file {name}")

    def read(self, call: Invocation, _interp: Interpreter) -> Value:
        """Return the text, or its next part; of a file that is larger than any that describes routes nothing is known."""
        if len(self.text) > LARGEST:
            return Unknown("large file", call.site)
        size = call.argument(0, "size")
        if not isinstance(size, Const) or not isinstance(size.value, int) or size.value < 0:
            return Const(self.text, soft=self.soft)
        part = self.text[self.at : self.at + size.value]
        self.at += len(part)
        return Const(part, soft=self.soft)


def open_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``open(path)`` of a file of the repository; what is opened to be written is not known."""
    return opened(interp, call.argument(0, "file"), call.argument(1, "mode"), call)


def opened(interp: Interpreter, file: Value | None, mode: Value | None, call: Invocation) -> Value:
    """Return an open file."""
    path, wanted = interp.text_of(file), interp.text_of(mode) or "r"
    if path is None or HOLE in path or not wanted.startswith("r"):
        return Unknown("file", call.site)
    starts = ("/",) if path.startswith("/") else ("/" + interp.world.root_of(call.site.file), "/")
    places = [posixpath.normpath(posixpath.join(start, path)).lstrip("/") for start in starts]
    for place in (*places, *(sample_of(place, interp) for place in places)):
        text = interp.world.text(place)
        if text is not None:
            return OpenFile(text, soft=place not in places)
    return Unknown("file", call.site)
