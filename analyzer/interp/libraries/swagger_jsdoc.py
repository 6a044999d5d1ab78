"""swagger-jsdoc: an OpenAPI document put together of YAML files and of what comments say after ``@swagger`` or ``@openapi``.

https://github.com/Surnet/swagger-jsdoc/blob/v6/docs/GETTING-STARTED.md
"""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzer.interp.decoded import from_plain
from analyzer.interp.globpath import selected
from analyzer.interp.hosts import Host, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import HOLE, NONE, Invocation, Record, Value
from analyzer.source.yaml_text import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.interp.interpreter import Interpreter

YAML = (".yaml", ".yml")
COMMENT = re.compile(r"/\*\*(.*?)(?:\*/|\Z)", re.DOTALL)
"""One that nobody ends goes to the end, so that no text is looked through twice."""
MARGIN = re.compile(r"^[ \t]*\*", re.MULTILINE)
TAG = re.compile(r"^[ \t]*@(\w+)[ \t]*", re.MULTILINE)
TAGS = frozenset({"swagger", "openapi"})
PARTS = frozenset({"components", "paths", "securityDefinitions", "responses", "parameters", "definitions"})
MOST = 2_000


class Document(Host):
    """The document; nothing is read before somebody asks for a part of it."""

    __slots__ = ("options", "read", "written")

    def __init__(self, options: Value) -> None:
        super().__init__()
        self.options = options
        self.read: dict[str, Value] | None = None
        self.written: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a part of the document."""
        if name in self.written:
            return self.written[name]
        if self.read is None:
            self.read = self.parts(interp)
        return self.read.get(name)

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Let code write a part."""
        self.written[name] = value

    def parts(self, interp: Interpreter) -> dict[str, Value]:
        """Return the definition with what the files add."""
        given = (interp.get(self.options, name) for name in ("swaggerDefinition", "definition"))
        definition = next((value for value in given if isinstance(value, Record)), None)
        parts = dict(definition.entries) if definition is not None else {}
        patterns = [interp.text_of(item) for item in items_of(interp, interp.get(self.options, "apis"))[0]]
        known = [text for text in patterns if text is not None and HOLE not in text]
        for path in interp.within(selected(interp, known, [], None, absolute=True)[:MOST]):
            for said in said_by(path.lstrip("/"), interp):
                for name, value in said.items():
                    part, added = (name, value) if name in PARTS else ("paths", {name: value})
                    if name in PARTS or name.startswith("/"):
                        parts[part] = merged(parts.get(part), from_plain(added))
        return parts


def said_by(path: str, interp: Interpreter) -> Iterator[dict[str, object]]:
    """Yield what a file adds: what it is in YAML, or what its comments say."""
    text = interp.world.text(path) or ""
    interp.weigh(len(text))
    for part in [text] if posixpath.splitext(path)[1] in YAML else interp.within(list(commented(text))):
        documents, _ = load_yaml(part)
        if documents and isinstance(documents[0], dict):
            yield {str(name): value for name, value in documents[0].items()}


def commented(text: str) -> Iterator[str]:
    """Yield what a file's comments say after the tags."""
    for comment in COMMENT.finditer(text) if "@swagger" in text or "@openapi" in text else ():
        lines = MARGIN.sub("", comment[1])
        for tag, after in pairwise([*TAG.finditer(lines), None]):
            if tag is not None and tag[1] in TAGS:
                yield lines[tag.end() : after.start() if after is not None else len(lines)]


def merged(old: Value | None, added: Value) -> Value:
    """Return both: objects are joined name by name, what is added counts elsewhere."""
    if not isinstance(old, Record) or not isinstance(added, Record):
        return added
    return Record({**old.entries, **{name: merged(old.entries.get(name), value) for name, value in added.entries.items()}})


def describe(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``swaggerJSDoc(options)``."""
    return Document(call.argument(0) or NONE)


def swagger_jsdoc_modules() -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``npm:``."""
    return {"npm:swagger-jsdoc": HostModule("swagger-jsdoc", {}, describe)}
