"""Exact versions of frameworks in lock files. Their text is searched for the few names that matter; it is never parsed as a whole.

https://docs.npmjs.com/cli/configuring-npm/package-lock-json  https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

_NPM = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock")
_PYPI = ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "requirements.lock")
_LARGEST = 64 << 20
_VERSION = rb"(\d[\w.+!-]{0,60})"


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
                found = _search(lock, self._content(path), name.encode()) if path in self._known else None
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


def _search(lock: str, content: bytes, name: bytes) -> str | None:
    package = re.escape(name)
    if lock in {"package-lock.json", "npm-shrinkwrap.json"}:
        expressions = [
            rb'"node_modules/' + package + rb'":\s{0,40}\{[^{}]{0,2000}?"version":\s{0,4}"' + _VERSION,
            rb'"' + package + rb'":\s{0,40}\{\s{0,40}"version":\s{0,4}"' + _VERSION,
        ]
    elif lock == "yarn.lock":
        expressions = [rb'\n"?' + package + rb'@[^\n]{0,500}:\n\s{1,8}version:?\s"?' + _VERSION]
    elif lock == "pnpm-lock.yaml":
        expressions = [
            rb"\n\s{2,8}'?" + package + rb"'?:\n\s{4,12}specifier:[^\n]{0,200}\n\s{4,12}version:\s'?" + _VERSION,
            rb"\n\s{2,4}'?/?" + package + rb"[@/]" + _VERSION + rb"[^\n]{0,400}:",
        ]
    elif lock == "bun.lock":
        expressions = [rb'"' + package + rb'":\s{0,4}\["' + package + rb"@" + _VERSION]
    elif lock == "Pipfile.lock":
        expressions = [rb'"' + package + rb'":\s{0,40}\{[^{}]{0,20000}?"version":\s{0,4}"==' + _VERSION]
    elif lock == "requirements.lock":
        expressions = [rb"\n" + package + rb"==" + _VERSION]
    else:
        expressions = [rb'\nname = "' + package + rb'"\s{1,4}version = "' + _VERSION]
    for expression in expressions:
        found = re.search(expression, content)
        if found:
            return found[1].decode("ascii", errors="replace")
    return None
