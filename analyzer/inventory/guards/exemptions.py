"""Paths that a guard lets through: ``unless({path: [...]})`` and its kin."""

from __future__ import annotations

import re

from analyzer.interp.values import Const, External, Record, Sequence, Value


def exempted(value: External) -> list[Value]:
    """Return the paths of ``.unless({path: [...]})``."""
    options = value.arguments[0] if value.arguments else None
    paths = options.entries.get("path") if isinstance(options, Record) else None
    return list(paths.items) if isinstance(paths, Sequence) else [paths] if paths is not None else []


def exempts(paths: list[Value], path: str, method: str) -> bool:
    """Return whether a path is among those left out: texts, regular expressions, ``{url, methods}``."""
    for item in paths:
        if isinstance(item, Record) and item.kind == "regexp":
            source = item.entries.get("source")
            if isinstance(source, Const) and simple_match(str(source.value), path):
                return True
            continue
        methods = item.entries.get("methods") if isinstance(item, Record) else None
        if isinstance(methods, Sequence) and not any(isinstance(each, Const) and each.value == method for each in methods.items):
            continue
        wanted = item.entries.get("url") if isinstance(item, Record) else item
        if isinstance(wanted, Const) and str(wanted.value).rstrip("/") == path.rstrip("/"):
            return True
    return False


def simple_match(source: str, path: str) -> bool:
    """Return whether a pattern that is text with ``.*`` at its ends matches a path."""
    text = source.replace("\\/", "/")
    literal = text.removeprefix("^").removesuffix("$").removesuffix(".*")
    if re.search(r"[\\^$*+?()\[\]{}|]", literal):
        return False
    return path.startswith(literal) if text.startswith("^") else literal in path
