"""Folders that a repository puts on Python's path: ``PYTHONPATH`` where it is started, and the paths of what checks and tests it.

https://docs.python.org/3/using/cmdline.html#envvar-PYTHONPATH, https://docs.pytest.org/en/stable/reference/reference.html#confval-pythonpath,
https://mypy.readthedocs.io/en/stable/config_file.html#confval-mypy_path,
https://github.com/microsoft/pyright/blob/main/docs/configuration.md (``extraPaths``)
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from analyzer.source.deployed import IMAGE
from analyzer.source.environment import LARGEST, NAMES
from analyzer.source.structured import decode, load_json_with_comments, load_toml, table, texts
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from analyzer.source.tree import Tree

_STARTS = re.compile(
    r"(?:(?:docker-)?compose[\w.-]*\.ya?ml|Makefile|[Jj]ustfile|Procfile.*|.*\.sh|tox\.ini|setup\.cfg|pytest\.ini|mypy\.ini|\.envrc|.*\.env)\Z"
)
_SAID = re.compile(r"(?:\bPYTHONPATH|^[ \t]*(?:pythonpath|mypy_path))[\"']?[ \t]*(?:[:?+]?=|:)[ \t]*([^\n#;&|]{1,400})", re.MULTILINE)
_OLD_ENV = re.compile(r"^[ \t]*ENV[ \t]+PYTHONPATH[ \t]+([^\s=][^\n]{0,400})", re.MULTILINE)
_PARTS = re.compile(r"[:,\s]+")
_VARIABLE = re.compile(r"\$(?:\{[^}]*\}|\([^)]*\)|\w+)")
_MOST_PATHS = 200


def python_path(tree: Tree, folders: Container[str]) -> list[tuple[str, str]]:
    """Return the folder of each file that says so, and the folder of the repository that it puts on the path."""
    found: dict[tuple[str, str], None] = {}
    for path in sorted(tree.paths()):
        name, place = posixpath.basename(path), posixpath.dirname(path)
        told = name in {"pyproject.toml", "pyrightconfig.json"}
        if not (told or name in NAMES or IMAGE.match(name) or _STARTS.match(name)) or tree.size(path) > LARGEST:
            continue
        try:
            content = tree.read(path)
        except SourceError:
            continue
        for said in _of_settings(name, content) if told else _of_text(decode(content)):
            folder = _within(place, said, folders)
            if folder and len(found) < _MOST_PATHS:
                found[place, folder] = None
    return list(found)


def _of_text(text: str) -> Iterator[str]:
    for match in (*_SAID.finditer(text), *_OLD_ENV.finditer(text)):
        for part in _PARTS.split(_VARIABLE.sub("", match[1].strip().strip("\"'"))):
            yield part.strip("\"'")


def _of_settings(name: str, content: bytes) -> Iterator[str]:
    if name == "pyrightconfig.json":
        yield from texts(load_json_with_comments(content)[0].get("extraPaths"))
        return
    tool = table(load_toml(content)[0].get("tool"))
    pytest: dict[str, Any] = table(table(tool.get("pytest")).get("ini_options"))
    for given in (pytest.get("pythonpath"), table(tool.get("mypy")).get("mypy_path")):
        for said in texts(given):
            yield from _PARTS.split(_VARIABLE.sub("", said))
    for checker in ("pyright", "basedpyright"):
        yield from texts(table(tool.get(checker)).get("extraPaths"))


def _within(place: str, said: str, folders: Container[str]) -> str:
    """Return the folder of the repository that is meant: below the file's own or the repository's, without what an image has around it."""
    parts = [part for part in posixpath.normpath(said).split("/") if part not in {"", "."}] if said else []
    while parts:
        inner = "/".join(parts)
        for base in dict.fromkeys([place, ""]):
            folder = posixpath.normpath(posixpath.join(base, inner))
            if folder in folders:
                return folder
        if not said.startswith("/"):
            return ""
        parts.pop(0)
    return ""
