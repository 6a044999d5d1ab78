"""Hazards of paths: what two routers match differently. Read from the endpoints as they are served, in order.

Express and FastAPI match in order of registration, Fastify prefers static segments.
https://fastapi.tiangolo.com/tutorial/path-params/#order-matters
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.hazards.common import Place, Rule
from analyzer.model.http import Endpoint
from analyzer.syntax import program as p

_PARAMETER = re.compile(r"\{[^}]*\}")
_SPECIAL = re.compile(r"[?*+()]|\{[^}]*:|(?::\w+){2,}|:\w+[-.~]:\w+")
_CONVERTER = re.compile(r"\{\w+:(?:path|int|float|uuid)\}")
_LIKE_PATH = re.compile(r"[:{](?:path|filepath|filePath|file_path|key|objectKey|url|uri|filename|branch|ref)\b")
_MOST_PAIRS = 4000


def _place(endpoint: Endpoint) -> Place:
    return endpoint.location.file, endpoint.location.line


def _shadowed(inputs: Inputs) -> Iterator[Place]:
    """Yield the places of ambiguous pairs: one method, as many segments, a parameter before a static segment of the same position."""
    groups: dict[tuple[str, int], list[tuple[list[str], Endpoint]]] = {}
    for endpoint in inputs.endpoints:
        segments = endpoint.template.strip("/").split("/")
        groups.setdefault((endpoint.method, len(segments)), []).append((segments, endpoint))
    for members in groups.values():
        pairs = 0
        for at, (segments, endpoint) in enumerate(members):
            for earlier, first in members[:at]:
                pairs += 1
                if pairs > _MOST_PAIRS:
                    return
                if inputs.framework != "fastify" and first.location.file != endpoint.location.file:
                    continue
                if _covers(earlier, segments):
                    yield _place(endpoint)


def _covers(earlier: list[str], later: list[str]) -> bool:
    """Say whether the earlier path, with a parameter where the later is static, takes the later's requests."""
    wider = False
    for first, second in zip(earlier, later, strict=True):
        if first == second or (_PARAMETER.fullmatch(first) and _PARAMETER.fullmatch(second)):
            continue
        if not _PARAMETER.fullmatch(first) or "{" in second:
            return False
        wider = True
    return wider


def _upper_case(inputs: Inputs) -> Iterator[Place]:
    for endpoint in inputs.endpoints if inputs.framework == "express" else ():
        if any(character.isupper() for character in _PARAMETER.sub("", endpoint.template)):
            yield _place(endpoint)


def _path_syntax(inputs: Inputs) -> Iterator[Place]:
    for endpoint in inputs.endpoints:
        if endpoint.regex or _SPECIAL.search(endpoint.path):
            yield _place(endpoint)


def _path_converter(inputs: Inputs) -> Iterator[Place]:
    for endpoint in inputs.endpoints:
        if _CONVERTER.search(endpoint.path):
            yield _place(endpoint)


def _path_like_parameter(inputs: Inputs) -> Iterator[Place]:
    for endpoint in inputs.endpoints:
        if _LIKE_PATH.search(endpoint.path):
            yield _place(endpoint)


def _lenient_slash(inputs: Inputs) -> Iterator[Place]:
    """Express answers with and without a trailing slash unless told to be strict; one place, the application's."""
    for call in inputs.project.calls if inputs.framework == "express" else ():
        if call.ref is not None and call.ref.origin == "express" and call.ref.path in {(), ("default",)}:
            strict = named_argument(call.node, "strict")
            if not (isinstance(strict, p.Literal) and strict.value is True):
                yield call.file, call.line
                return


PATH_RULES: dict[str, Rule] = {
    "shadowed": _shadowed, "upper-case": _upper_case, "path-syntax": _path_syntax, "path-converter": _path_converter,
    "path-like-parameter": _path_like_parameter, "lenient-slash": _lenient_slash,
}  # fmt: skip
