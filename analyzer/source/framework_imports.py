"""Which supported framework a file imports, by its text alone: one literal, then what stands before it."""

from __future__ import annotations

import posixpath
import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal

from analyzer.source.files import CODE, TYPESCRIPT
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.source.tree import Tree

Framework = Literal["express", "fastify", "fastapi"]

_JAVASCRIPT: tuple[tuple[Framework, tuple[bytes, ...], re.Pattern[bytes]], ...] = (
    (
        "express",
        (b"express", b"@overnightjs", b"routing-controllers", b"oas3-tools"),
        re.compile(
            rb"""["'](?:express|@overnightjs/core|routing-controllers|inversify-express-utils|ultimate-express|oas3-tools"""
            rb"""|@inversifyjs/http-express(?:-v4)?)["']"""
        ),
    ),
    (
        "express",
        (b"ExpressReceiver", b"initializeExpress", b"extendExpressApp"),
        re.compile(rb"""["'](?:@slack/bolt|@colyseus/(?:tools|arena)|@keystone-6/core)["']"""),
    ),
    ("fastify", (b"fastify",), re.compile(rb"""["'](?:fastify(?:-plugin|-autoload|-cli/[\w/.-]{1,60})?|@fastify/[\w-]{1,60})["']""")),
)
_BEFORE = re.compile(rb"(?:\brequire\s{0,4}\(\s{0,20}|\bfrom\s{0,20}|\bimport\s{0,4}\(?\s{0,20})\Z")
_TYPE_ONLY = re.compile(rb"\bimport\s+type\b[^;'\"]{0,2000}\Z")
_RELATIVE = re.compile(rb"""["'](\.{1,2}/[^"'\n]{1,300})["']""")
_FASTAPI = (b"fastapi", b"nest.core")
"""How the modules begin that make FastAPI's applications: its own, and PyNest's."""
_PYTHON_BEFORE = re.compile(rb"(?:\A|[\n;])[ \t]{0,80}(?:from|import)[ \t]{1,20}(?:[\w., \t]{0,200},[ \t]{0,20})?\Z")
_SERVERS = (b"uvicorn", b"hypercorn", b"granian")
_CREATES = {
    "express": re.compile(
        rb"(?:\b|\b_)[eE]xpress(?:[\"']\)|(?:_?\d+)?\.default\))?\(\)|"
        rb"\bcreateExpressServer\(|\bexpressAppConfig\(|\bnew InversifyExpress(?:Server|4?HttpAdapter)\("
    ),
    "fastify": re.compile(rb"(?:\b|\b_)(?:fastify|Fastify)(?:<[^()\n]{0,200}>|[\"']\)|(?:_?\d+)?\.default\))?\("),
    "fastapi": re.compile(rb"\b(?:FastAPI|PyNestFactory\.create)\("),
}
_WINDOW = 400
_MOST = 2_000


def frameworks_of(tree: Tree, roles: Mapping[str, str]) -> dict[str, tuple[Framework, ...]]:
    """Return, for each source file that imports a supported framework (not only its types), which; in path order."""
    found: dict[str, tuple[Framework, ...]] = {}
    for path, role in roles.items():
        if role != "source" or not path.endswith(CODE):
            continue
        try:
            content = tree.read(path)
        except SourceError:
            continue
        names = imported_frameworks(content, path)
        if names:
            found[path] = names
    return found


def naming_servers(tree: Tree, roles: Mapping[str, str]) -> dict[str, bytes]:
    """Return the Python sources that name what serves an application (uvicorn and its like), with their content, in path order."""
    found = {}
    for path, role in roles.items():
        if role != "source" or not path.endswith(".py"):
            continue
        try:
            content = tree.read(path)
        except SourceError:
            continue
        if any(name in content for name in (*_SERVERS, b"gunicorn")):
            found[path] = content
    return found


def programs_of_servers(naming: Mapping[str, bytes]) -> list[str]:
    """Return those of the sources that name a server which import it."""
    found = []
    for path, content in naming.items():
        if any(_imports(_PYTHON_BEFORE, content, at) for name in _SERVERS for at in islice(_places(name, content), _MOST)):
            found.append(path)
    return found


def imported_by_path(tree: Tree, path: str) -> set[str]:
    """Return what a JavaScript file imports by relative paths, from the top of the tree and as written; not what it takes types from."""
    try:
        content = tree.read(path)
    except SourceError:
        return set()
    typed = path.endswith(TYPESCRIPT)
    found = (match for match in islice(_RELATIVE.finditer(content), _MOST) if _requires(content, match.start(), typed=typed))
    return {posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1].decode(errors="replace"))) for match in found}


def creates_application(tree: Tree, path: str, framework: Framework) -> bool:
    """Say whether a file's text makes an application of the framework: ``express()``, ``Fastify(...)``, ``FastAPI(...)``."""
    try:
        return bool(_CREATES[framework].search(tree.read(path)))
    except SourceError:
        return False


def imported_frameworks(content: bytes, path: str) -> tuple[Framework, ...]:
    """Return the frameworks that a file's text imports."""
    if path.endswith(".py"):
        places = chain.from_iterable(islice(_places(name, content), _MOST) for name in _FASTAPI)
        return ("fastapi",) if any(_imports(_PYTHON_BEFORE, content, at) for at in places) else ()
    typed = path.endswith(TYPESCRIPT)
    found = (
        name
        for name, words, literal in _JAVASCRIPT
        if any(word in content for word in words)
        and any(_requires(content, found.start(), typed=typed) for found in islice(literal.finditer(content), _MOST))
    )
    return tuple(dict.fromkeys(found))


def _places(name: bytes, content: bytes) -> Iterator[int]:
    at = content.find(name)
    while at >= 0:
        yield at
        at = content.find(name, at + len(name))


def _requires(content: bytes, at: int, *, typed: bool) -> bool:
    if not _imports(_BEFORE, content, at):
        return False
    if not typed:
        return True
    statement = content.rfind(b"import", max(0, at - 2_000), at)
    return statement < 0 or not _TYPE_ONLY.search(content[statement:at])


def _imports(before: re.Pattern[bytes], content: bytes, at: int) -> bool:
    return bool(before.search(content[max(0, at - _WINDOW) : at]))
