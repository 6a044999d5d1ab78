"""Symbolic links, resolved as text: an alias inside the tree, or left out and said so.

Only the text of the links counts, so that a working tree and a revision of it give the same answer, and nothing is ever followed on disk.
"""

from __future__ import annotations

import posixpath

from analyzer.model.analysis import Diagnostic

_HOPS = 16


def resolve_links(texts: dict[str, str], paths: list[str]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return link -> the file or folder it stands for, and a diagnostic for each link that leaves the tree, dangles or goes in a circle."""
    known = set(paths) | _folders(paths)
    links: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for link in sorted(texts):
        target, problem = _follow(link, texts, known)
        if not problem:
            links[link] = target
        else:
            problems.append(Diagnostic(kind="symlink", message=f"symbolic link {problem}, not followed", file=link))
    return links, problems


def canonical(path: str, links: dict[str, str]) -> str:
    """Return ``path`` with every part that is a link replaced by what the link stands for."""
    if not links:
        return path
    for _ in range(_HOPS):
        link = next((head for head in _heads(path) if head in links), None)
        if link is None:
            return path
        path = posixpath.normpath(links[link] + path[len(link) :])
    return path


def _folders(paths: list[str]) -> set[str]:
    folders = {"."}
    for path in paths:
        folder = posixpath.dirname(path)
        while folder and folder not in folders:
            folders.add(folder)
            folder = posixpath.dirname(folder)
    return folders


def _heads(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _follow(link: str, texts: dict[str, str], known: set[str]) -> tuple[str, str]:
    path = link
    for _ in range(_HOPS):
        head = next((head for head in _heads(path) if head in texts), None)
        if head is None:
            break
        text = texts[head].replace("\\", "/")
        if not text or text.startswith("/") or text[1:2] == ":":
            return "", "leaves the tree"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(head), text) + path[len(head) :])
        if path == ".." or path.startswith("../"):
            return "", "leaves the tree"
    else:
        return "", "goes in a circle"
    if path == "." or link.startswith(path + "/"):
        return "", "goes in a circle"
    return (path, "") if path in known else ("", "leads to no file of the tree")
