"""Python's parsers of JSON, TOML and YAML, fed with a text or an open file of the repository.

https://docs.python.org/3/library/json.html, https://docs.python.org/3/library/tomllib.html, https://pyyaml.org/wiki/PyYAMLDocumentation
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analyzer.interp.modules import from_plain
from analyzer.interp.open_files import OpenFile
from analyzer.interp.values import HOLE, HostFunction, HostModule, Invocation, Unknown, Value
from analyzer.source.structured import load_toml

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LARGEST = 200_000


def parsing(parse: Callable[[str], object]) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``load`` and ``loads`` of one kind of data: of an open file or a text."""

    def load(call: Invocation, interp: Interpreter) -> Value:
        given = call.argument(0)
        text = given.text if isinstance(given, OpenFile) else interp.text_of(given)
        if text is None or HOLE in text or len(text) > LARGEST:
            return Unknown("data", call.site)
        try:
            return from_plain(parse(text), kind="dict")
        except (ValueError, RecursionError):
            return Unknown("data", call.site)

    return load


def toml(text: str) -> object:
    """Return a TOML table; raise ValueError where it is none."""
    found, problem = load_toml(text.encode())
    if problem:
        raise ValueError(problem)
    return found


def yaml(text: str) -> object:
    """Return a YAML document; raise ValueError where it is none."""
    from analyzer.source.yaml_text import load_yaml

    found, problem = load_yaml(text)
    if problem or not found:
        raise ValueError(problem)
    return found[0]


def file_modules() -> dict[str, Value]:
    """Return the modules that parse files, by import name."""
    parsers: dict[str, Callable[[str], object]] = {
        "json": json.loads, "ujson": json.loads, "orjson": json.loads, **dict.fromkeys(("tomllib", "tomli", "toml", "rtoml"), toml),
    }  # fmt: skip
    found: dict[str, Value] = {
        name: HostModule(name, {key: HostFunction(key, parsing(parse)) for key in ("load", "loads")}) for name, parse in parsers.items()
    }
    found["yaml"] = HostModule("yaml", {key: HostFunction(key, parsing(yaml)) for key in ("load", "safe_load", "full_load")})
    return found


__all__ = ["file_modules"]
