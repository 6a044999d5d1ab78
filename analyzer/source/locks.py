"""Exact versions of frameworks in lock files. Their text is searched for the few names that matter; it is never parsed as a whole.

https://docs.npmjs.com/cli/configuring-npm/package-lock-json  https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
"""

from __future__ import annotations

import posixpath
import re
from itertools import islice
from typing import TYPE_CHECKING

from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

_NPM = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock")
_PYPI = ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "requirements.lock")
_LARGEST = 32 << 20
_MOST = 200
_VERSION = rb"(\d[\w.+!-]{0,60})"
_NPM_LOCK = (
    (b'"node_modules/NAME":', rb'\s{0,40}\{\s{0,40}"version":\s{0,4}"' + _VERSION),
    (b'"NAME":', rb'\s{0,40}\{\s{0,40}"version":\s{0,4}"' + _VERSION),
)
_TOML_LOCK = ((b'\nname = "NAME"', rb'\s{1,4}version = "' + _VERSION),)
# By lock file: what stands before a version, as a literal and what follows it.
_EXPRESSIONS: dict[str, tuple[tuple[bytes, bytes], ...]] = {
    "package-lock.json": _NPM_LOCK,
    "npm-shrinkwrap.json": _NPM_LOCK,
    "yarn.lock": (
        (b"\nNAME@", rb'[^\n]{0,500}:\n\s{1,8}version:?\s"?' + _VERSION),
        (b'\n"NAME@', rb'[^\n]{0,500}:\n\s{1,8}version:?\s"?' + _VERSION),
    ),
    "pnpm-lock.yaml": (
        (b"\n      NAME:", rb"\n\s{4,12}specifier:[^\n]{0,200}\n\s{4,12}version:\s'?" + _VERSION),
        (b"\n  /NAME", rb"[@/]" + _VERSION),
        (b"\n  NAME@", _VERSION),
    ),
    "bun.lock": ((b'"NAME": ["NAME@', _VERSION),),
    "Pipfile.lock": ((b'"NAME":', rb'\s{0,40}\{[^{}]{0,20000}"version":\s{0,4}"==' + _VERSION),),
    "requirements.lock": ((b"\nNAME==", _VERSION),),
    "uv.lock": _TOML_LOCK,
    "poetry.lock": _TOML_LOCK,
    "pdm.lock": _TOML_LOCK,
}


class LockFiles:
    """The lock files of one tree; each is read at most once."""

    def __init__(self, tree: Tree) -> None:
        """Index lock files by name."""
        self._tree = tree
        self._known = {path for path in tree.paths() if posixpath.basename(path) in {*_NPM, *_PYPI}}
        self._contents: dict[str, bytes] = {}

    def version(self, ecosystem: str, name: str, root: str) -> str | None:
        """Return the version that the lock file nearest to ``root`` (in it or above it) holds of a package, or None."""
        folder = "" if root == "." else root
        while True:
            for lock in _NPM if ecosystem == "npm" else _PYPI:
                path = posixpath.join(folder, lock)
                found = (
                    _search(lock, self._content(path), name.encode(), posixpath.relpath(root, folder or "."))
                    if path in self._known
                    else None
                )
                if found:
                    return found
            if not folder:
                return None
            folder = posixpath.dirname(folder)

    def _content(self, path: str) -> bytes:
        if path not in self._contents:
            try:
                self._contents[path] = self._tree.read(path) if self._tree.size(path) <= _LARGEST else b""
            except SourceError:
                self._contents[path] = b""
        return self._contents[path]


def _search(lock: str, content: bytes, name: bytes, member: str) -> str | None:
    if lock == "pnpm-lock.yaml":
        content = content[max(0, content.find(f"\n  {member}:\n".encode())) :]
    for key, rest in _EXPRESSIONS[lock]:
        expression = re.compile(rest, re.DOTALL)
        literal = re.escape(key.replace(b"NAME", name))
        for found in islice(re.finditer(literal, content), _MOST):
            version = expression.match(content, found.end())
            if version:
                return version[1].decode("ascii", errors="replace")
    return None
