"""Path templates as OpenAPI takes them: parameters with plain names, one spelling for paths that differ only in those names.

https://spec.openapis.org/oas/v3.1.1.html#path-templating
"""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec

_PARAMETER = re.compile(r"\{([^{}]*)\}")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")
_SAFE = "/:@!$&'()*+,;=~-._%"


class TemplatedPath(msgspec.Struct, frozen=True):
    """``text`` is the key of a path item, ``parameters`` its names in order, ``shape`` equal for paths that OpenAPI takes as identical."""

    text: str
    parameters: tuple[str, ...]
    shape: str


def templated(template: str) -> TemplatedPath:
    """``template`` with sound, distinct parameter names and everything else percent-encoded where it must be."""
    pieces = _PARAMETER.split(template)
    names: list[str] = []
    text: list[str] = []
    shape: list[str] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            name = _distinct(_NOT_IN_NAMES.sub("_", piece).strip("_") or "part", names)
            names.append(name)
            text.append(f"{{{name}}}")
            shape.append("{}")
        else:
            fixed = quote(piece.encode("utf-8", "backslashreplace"), safe=_SAFE)
            text.append(fixed)
            shape.append(fixed)
    return TemplatedPath(_rooted("".join(text)), tuple(names), _rooted("".join(shape)))


def _rooted(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def _distinct(name: str, taken: list[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
