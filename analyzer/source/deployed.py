"""Environment variables as what deploys a program sets them: images, compose files, ``.env.docker``, ``config/dev.env``.

https://docs.docker.com/reference/dockerfile/#env, https://docs.docker.com/reference/compose-file/services/#environment
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.environment import ASSIGNMENT, LARGEST, NAMES, unquoted
from analyzer.source.tree import SourceError
from analyzer.source.yaml_text import first_document, items, mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzer.source.tree import Tree

    Reader = Callable[[str], Iterator[tuple[str, str]]]

_VARIABLES = re.compile(r"(?:[\w.-]*\.)?env(?:[._-](?!py\Z|[cm]?[jt]s\Z|d\.ts\Z|sh\Z|md\Z|html\Z|ya?ml\Z|json\Z)[\w.-]+)?\Z")
IMAGE = re.compile(r"(?:Dockerfile.*|.*\.Dockerfile|Containerfile)\Z")
_COMPOSE = re.compile(r"(?:docker-)?compose[\w.-]*\.ya?ml\Z")
_ELSEWHERE = re.compile(r"(?:^|[/._-])(?:tests?|ci|e2e|examples?|node_modules)(?:[/._-]|\Z)")
_IN_AN_IMAGE = re.compile(r"\s*ENV\s+(.*)")
_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_]{0,120})=(\"[^\"]*\"|'[^']*'|[^\s\"']*)")
_OLD_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_]{0,120})\s+([^=]*)\Z")
_WITH_DEFAULT = re.compile(r"\$\{\w+:?-([^{}$]*)\}\Z")
_LONGEST_LINE = 2_000


def deployed_environment(tree: Tree) -> dict[str, list[tuple[str, str]]]:
    """Return, for each variable, the folders and values that files of a deployment give; values made of other variables are left out."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(tree.paths()):
        lines_of = _reader(posixpath.basename(path))
        if lines_of is None or _ELSEWHERE.search(path) or tree.size(path) > LARGEST:
            continue
        try:
            text = tree.read(path).decode("utf-8-sig", errors="replace")
        except SourceError:
            continue
        for name, value in lines_of(text):
            inner = _WITH_DEFAULT.match(value)
            said = inner[1] if inner else value
            if said and "$" not in said:
                found.setdefault(name, []).append((posixpath.dirname(path), said))
    return found


def _reader(name: str) -> Reader | None:
    if IMAGE.match(name):
        return _of_image
    if _COMPOSE.match(name):
        return _of_compose
    return _of_variables if _VARIABLES.match(name) and name not in NAMES else None


def _lines(text: str) -> list[str]:
    return [line[:_LONGEST_LINE] for line in text.splitlines()]


def _of_variables(text: str) -> Iterator[tuple[str, str]]:
    for line in _lines(text):
        match = ASSIGNMENT.match(line)
        if match:
            yield match[1], unquoted(match[2])


def instructions(text: str) -> list[str]:
    """Return the instructions of an image's file, a line each."""
    return _lines(text.replace("\\\r\n", " ").replace("\\\n", " "))


def _of_image(text: str) -> Iterator[tuple[str, str]]:
    for line in instructions(text):
        match = _IN_AN_IMAGE.match(line)
        if match:
            pairs = _PAIR.findall(match[1]) or _OLD_PAIR.findall(match[1])
            yield from ((name, unquoted(value)) for name, value in pairs)


def _of_compose(text: str) -> Iterator[tuple[str, str]]:
    for service in mapping(first_document(text).get("services")).values():
        given = mapping(service).get("environment")
        for entry in items(given):
            name, _, value = str(entry).partition("=")
            yield name, value
        for name, value in mapping(given).items():
            if isinstance(value, bool):
                yield str(name), str(value).lower()
            elif isinstance(value, (str, int, float)):
                yield str(name), str(value)
