"""Folders that an image has under another name than the repository: ``COPY shared/ ./common/``.

https://docs.docker.com/reference/dockerfile/#copy
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Container

    from analyzer.source.tree import Tree

_IMAGE = re.compile(r"(?:Dockerfile.*|.*\.Dockerfile|Containerfile)\Z")
_COPY = re.compile(r"\s*(?:COPY|ADD)((?:\s+--\w+(?:=\S*)?)*)\s+([^\s\[\"]+)\s+([^\s\"]+)\s*\Z", re.IGNORECASE)
_LARGEST = 100_000
_MOST_FILES = 200
_MOST_LINES = 2_000
_LONGEST_LINE = 2_000


def copied_folders(tree: Tree, folders: Container[str]) -> dict[str, list[tuple[str, str]]]:
    """Return, by the name that images give it, the folder of each image's file and the folder of the repository that was copied."""
    found: dict[str, list[tuple[str, str]]] = {}
    images = [path for path in sorted(tree.paths()) if _IMAGE.match(posixpath.basename(path))]
    for path in images[:_MOST_FILES]:
        try:
            text = tree.read(path).decode("utf-8", errors="replace") if tree.size(path) <= _LARGEST else ""
        except SourceError:
            continue
        place = posixpath.dirname(path)
        for line in text.splitlines()[:_MOST_LINES]:
            match = _COPY.match(line[:_LONGEST_LINE])
            if match is None or "--from" in match[1]:
                continue
            name = posixpath.basename(posixpath.normpath(match[3]))
            source = posixpath.normpath(match[2]).lstrip("/")
            if name.isidentifier() and posixpath.basename(source) != name and (folder := _within(place, source, folders)):
                found.setdefault(name, []).append((place, folder))
    return found


def _within(place: str, source: str, folders: Container[str]) -> str:
    """Return the folder that is copied: what is built is the whole repository, or the image's folder, or one above it."""
    contexts = ["", place]
    while contexts[-1]:
        contexts.append(posixpath.dirname(contexts[-1]))
    tried = (posixpath.join(context, source) for context in contexts)
    return next((folder for folder in tried if folder in folders), "")
