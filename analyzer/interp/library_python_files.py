"""Python's parsers of JSON, TOML and YAML, fed with a text or an open file of the repository.

https://docs.python.org/3/library/json.html, https://docs.python.org/3/library/tomllib.html, https://pyyaml.org/wiki/PyYAMLDocumentation
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.modules import from_plain
from analyzer.interp.open_files import OpenFile
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Sequence, Unknown, Value
from analyzer.source.structured import load_toml

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

LARGEST = 200_000
DEEPEST = 8


def parsing(parse: Callable[[str], object]) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``load`` and ``loads`` of one kind of data: of an open file or a text."""

    def load(call: Invocation, interp: Interpreter) -> Value:
        given = call.argument(0)
        text = given.text if isinstance(given, OpenFile) else interp.text_of(given)
        if text is None or HOLE in text or len(text) > LARGEST:
            return Unknown("data", call.site)
        interp.weigh(len(text) >> (3 if parse is json.loads else 0))
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


def to_json(call: Invocation, interp: Interpreter) -> Value:
    """Return ``json.dumps(value)`` of a value that is known whole."""
    try:
        return Const(json.dumps(plain(call.argument(0) or NONE, interp)), site=call.site)
    except (TypeError, ValueError):
        return External("json", ("dumps", "()"), tuple(call.arguments), call.keywords, call.site)


def plain(value: Value, interp: Interpreter, depth: int = 0) -> object:
    """Return plain data; raise TypeError where a part of it is not known, and where there is no fuel for it."""
    if depth > DEEPEST or not interp.spend():
        raise TypeError
    if isinstance(value, Record) and not value.open:
        return {key: plain(item, interp, depth + 1) for key, item in value.entries.items()}
    if isinstance(value, Sequence) and not value.open:
        return [plain(item, interp, depth + 1) for item in value.items]
    if isinstance(value, Const) and not (isinstance(value.value, str) and HOLE in value.value):
        return value.value
    raise TypeError


def text_file(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``io.StringIO(text)``."""
    given = call.argument(0, "initial_value")
    known = isinstance(given, Const) and isinstance(given.value, str) and HOLE not in given.value
    return OpenFile(str(given.value)) if known and isinstance(given, Const) else Unknown("text", call.site)


def file_modules() -> dict[str, Value]:
    """Return the modules that parse files, by import name."""
    parsers: dict[str, Callable[[str], object]] = {
        "json": json.loads, "ujson": json.loads, "orjson": json.loads, **dict.fromkeys(("tomllib", "tomli", "toml", "rtoml"), toml),
    }  # fmt: skip
    found: dict[str, Value] = {
        name: HostModule(name, {key: HostFunction(key, parsing(parse)) for key in ("load", "loads")}) for name, parse in parsers.items()
    }
    for name in ("json", "ujson"):
        module = found[name]
        if isinstance(module, HostModule):
            module.members["dumps"] = HostFunction("dumps", to_json)
    found["io"] = HostModule("io", {"StringIO": HostFunction("StringIO", text_file)})
    found["yaml"] = HostModule("yaml", {key: HostFunction(key, parsing(yaml)) for key in ("load", "safe_load", "full_load")})
    return found
