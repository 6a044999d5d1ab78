"""OpenAPI documents in files, with what they point to by ``$ref`` where operations are; and npm's readers of such documents.

https://apidevtools.com/swagger-parser/docs/, https://github.com/APIDevTools/json-schema-ref-parser/blob/v11/docs/README.md
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from analyzer.interp.decoded import read_json
from analyzer.interp.hosts import Host, HostClass, HostModule, function
from analyzer.interp.libraries.config import read_yaml
from analyzer.interp.library_node import file_of
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

READING = ("dereference", "validate", "bundle", "parse")
LONGEST = 8
"""How many references in a row are followed."""


class Files:
    """The files of one document, each read once."""

    def __init__(self, interp: Interpreter) -> None:
        self.interp = interp
        self.read: dict[str, Value] = {}

    def content(self, place: str) -> Value:
        """Return what a file says."""
        if place not in self.read:
            read = read_json if place.endswith(".json") else read_yaml
            self.read[place] = read(self.interp, place) if self.interp.world.is_file(place) else NONE
        return self.read[place]

    def followed(self, value: Value, place: str) -> tuple[Value, str]:
        """Return what a reference in a file leads to, and the file where that stands; anything else as it is."""
        for _ in range(LONGEST):
            reference = self.interp.text_of(value.entries.get("$ref")) if isinstance(value, Record) else None
            if reference is None or HOLE in reference or "://" in reference:
                break
            file, _, pointer = reference.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(place), file)) if file else place
            value = self.content(place)
            for part in pointer.strip("/").split("/") if pointer.strip("/") else ():
                value = self.interp.get(value, unquote(part).replace("~1", "/").replace("~0", "~"))
        return value, place

    def spread(self, value: Value, place: str, depth: int) -> Value:
        """Return an object whose members, and theirs to a depth, are what they refer to."""
        value, place = self.followed(value, place)
        if not isinstance(value, Record) or depth == 0:
            return value
        entries = {name: self.spread(item, place, depth - 1) for name, item in self.interp.within(list(value.entries.items()))}
        return Record(entries, open=value.open)


def read_document(interp: Interpreter, place: str) -> Value:
    """Return the document of a file, its paths and their operations with what they refer to."""
    files = Files(interp)
    document = files.content(place)
    if not isinstance(document, Record) or "paths" not in document.entries or "$ref" not in (interp.world.text(place) or ""):
        return document
    return Record({**document.entries, "paths": files.spread(document.entries["paths"], place, 2)}, open=document.open)


def read(call: Invocation, interp: Interpreter) -> Value:
    """Return the document that a parser is given, or that the file says which it is given; a callback gets it too."""
    given = call.argument(0) or NONE
    place = file_of(given, interp) if isinstance(given, Const) else None
    document = read_document(interp, place) if place is not None else given
    for callback in call.arguments[1:]:
        if isinstance(callback, FunctionValue):
            interp.invoke(callback, Invocation([NONE, document], {}, call.site))
    return document


class Parser(Host):
    """``new SwaggerParser()``."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what reads a document."""
        return function(name, read) if name in READING else None


def openapi_document_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    found: dict[str, Value] = {}
    for package in ("swagger-parser", "json-schema-ref-parser"):
        members: dict[str, Value] = {name: function(name, read) for name in READING}
        made = HostClass(package, Parser, members)
        for name in (package, f"@apidevtools/{package}"):
            found["npm:" + name] = HostModule(name, {**members, "default": made, "$RefParser": made}, made.call)
    return found
