"""Names that a stranger's paths and jobs become in generated code: identifiers, file names and route paths that cannot break it.

Nothing of the audited repository reaches generated code but through these functions or as an escaped string literal.
https://www.starlette.io/routing/#path-parameters
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Container

MAX_NAME = 60
_WORDS = re.compile(r"[A-Za-z0-9]+")
_PART = re.compile(r"\{([^{}]{0,200})\}")
_PLAIN = re.compile(r"[A-Za-z0-9_\-.~@$+,;=!]{1,200}")


def identifier(text: str, default: str = "item") -> str:
    """Return a lower-case Python and TypeScript identifier made from the ASCII letters and digits of ``text``."""
    name = "_".join(word.lower() for word in _WORDS.findall(text))[:MAX_NAME].strip("_") or default
    if name[0].isdigit():
        name = f"{default}_{name}"
    return f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) or name in RESERVED else name


# TypeScript's reserved words that Python does not reserve, and names that the templates use.
_TYPESCRIPT = """
abstract arguments await boolean break byte case catch char class const constructor debugger default delete do double enum eval export
extends false final finally float function goto if implements import in instanceof int interface let long native new null package
private protected public return short static super switch synchronized this throw throws transient true try typeof var void volatile while
with yield
"""
_TEMPLATES = "router body file request response path form signal models not_yet websocket from_gateway logger work"
RESERVED = frozenset(_TYPESCRIPT.split()) | frozenset(_TEMPLATES.split())


def unique(name: str, taken: Container[str]) -> str:
    """Return ``name``, or the first ``name_2``, ``name_3``, ... that is not taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def camel(name: str) -> str:
    """Return an identifier in UpperCamelCase."""
    return "".join(word.capitalize() for word in name.split("_") if word)


def route(template: str) -> tuple[str, tuple[str, ...]]:
    """Return a Starlette path and its parameters, in order. Unreadable parts become ``part``, a wildcard takes the rest of the path."""
    parts: list[str] = []
    names: list[str] = []
    for raw in template.split("/"):
        if not raw:
            continue
        segment = _segment(raw, names)
        parts.append(segment)
        if segment.endswith(":path}"):
            break
    return "/" + "/".join(parts), tuple(names)


def _segment(raw: str, names: list[str]) -> str:
    if "*" in raw:
        names.append(unique("rest", names))
        return f"{{{names[-1]}:path}}"
    if _PLAIN.fullmatch(raw):
        return raw
    inside = _PART.search(raw)
    names.append(unique(identifier(inside.group(1) if inside else "part", "part"), names))
    return f"{{{names[-1]}}}"
