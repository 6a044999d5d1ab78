"""Folders that an image has under another name than the repository: ``COPY shared/ ./common/``.

https://docs.docker.com/reference/dockerfile/#copy
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.source.deployed import IMAGE, instructions
from analyzer.source.environment import LARGEST
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Container

    from analyzer.source.tree import Tree


def copied_folders(tree: Tree, folders: Container[str]) -> dict[str, list[tuple[str, str]]]:
    """Return, by the name that images give it, the folder of each image's file and the folder of the repository that was copied."""
    found: dict[str, list[tuple[str, str]]] = {}
    images = [path for path in sorted(tree.paths()) if IMAGE.match(posixpath.basename(path))]
    for path in images:
        try:
            text = tree.read(path).decode("utf-8", errors="replace") if tree.size(path) <= LARGEST else ""
        except SourceError:
            continue
        place = posixpath.dirname(path)
        for line in instructions(text):
            source, target = _copied(line)
            name = posixpath.basename(target)
            if name.isidentifier() and posixpath.basename(source) != name and (folder := _within(place, source, folders)):
                found.setdefault(name, []).append((place, folder))
    return found


def _copied(line: str) -> tuple[str, str]:
    """Return what an instruction copies and where to, empty for what comes from another image and for any other line."""
    word, *rest = line.split() or [""]
    flags = [item for item in rest if item.startswith("--")]
    places = [posixpath.normpath(item) for item in rest if not item.startswith("--")]
    if word.upper() not in {"COPY", "ADD"} or len(places) != 2 or any(item.startswith("--from") for item in flags):
        return "", ""
    return places[0].lstrip("/"), places[1]


def _within(place: str, source: str, folders: Container[str]) -> str:
    """Return the folder that is copied: what is built is the whole repository, or the image's folder, or one above it."""
    contexts = ["", place]
    while contexts[-1]:
        contexts.append(posixpath.dirname(contexts[-1]))
    tried = (posixpath.join(context, source) for context in contexts)
    return next((folder for folder in tried if folder in folders), "")
