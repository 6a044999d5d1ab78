"""Defaults of environment variables as a repository commits them: ``.env.example`` and its like.

https://www.npmjs.com/package/dotenv, https://pypi.org/project/python-dotenv/
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

NAMES = (
    ".env",
    ".env.default",
    ".env.defaults",
    ".envdefault",
    ".env.example",
    ".env.sample",
    ".env.template",
    ".env.dist",
    ".env.development",
    ".env.dev",
    ".env.local.example",
    ".env.development.example",
    ".env-default",
    ".env-example",
    ".env-sample",
    ".env_example",
    ".env_sample",
    ".example.env",
    "env.example",
    "env.sample",
    "env.template",
    "example.env",
    "sample.env",
    "template.env",
)
ASSIGNMENT = re.compile(r"\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,120})\s*=\s*(.*)")
LARGEST = 100_000
_PATHS = re.compile(r"PREFIX|PATH|ROOT|MOUNT", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"/?(?:<.*>|\[.*\]|your[-_ ].*|change[-_ ]?me|x{3,}|\.\.\.)\Z", re.IGNORECASE)


def committed_environment(tree: Tree) -> dict[str, dict[str, str]]:
    """Return the variables by folder ("" for the tree itself): what ``.env`` says before what examples say.

    What only tells a user to write a path there (``API_PREFIX=your_prefix``) says nothing.
    """
    found: dict[str, dict[str, str]] = {}
    paths = [path for path in tree.paths() if posixpath.basename(path) in NAMES and tree.size(path) <= LARGEST]
    for path in sorted(paths, key=lambda item: (posixpath.dirname(item), NAMES.index(posixpath.basename(item)))):
        try:
            text = tree.read(path).decode("utf-8-sig", errors="replace")
        except SourceError:
            continue
        variables = found.setdefault(posixpath.dirname(path), {})
        for line in text.splitlines():
            match = ASSIGNMENT.match(line[:2_000])
            if match and match[1] not in variables and not _is_placeholder(match[1], said := unquoted(match[2])):
                variables[match[1]] = said
    return found


def unquoted(text: str) -> str:
    """Return a value without quotes and without a trailing comment."""
    text = text.strip()
    if text[:1] in {'"', "'", "`"} and text.find(text[0], 1) > 0:
        return text[1 : text.find(text[0], 1)]
    return text.partition(" #")[0].strip()


def _is_placeholder(name: str, text: str) -> bool:
    return _PATHS.search(name) is not None and _PLACEHOLDER.match(text) is not None
