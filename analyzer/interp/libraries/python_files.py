"""Python's parsers of JSON, TOML and YAML, fed with a text or an open file of the repository.

https://docs.python.org/3/library/json.html, https://docs.python.org/3/library/tomllib.html, https://pyyaml.org/wiki/PyYAMLDocumentation
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analyzer.interp.decoded import sampled, size_of_json
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.libraries.pure import dumped, unknown_text
from analyzer.interp.libraries.variables_in_text import filled
from analyzer.interp.libraries.yaml_loaders import loader_classes, ruamel_class
from analyzer.interp.open_files import OpenFile
from analyzer.interp.plain import pure, value_of
from analyzer.interp.values import HOLE, Const, Invocation, Unknown, Value
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
        interp.weigh(size_of_json(text) if parse is json.loads else len(text))
        try:
            found = value_of(parse(text), site=call.site)
            found = filled(interp, found) if parse is yaml and "${" in text else found
            return sampled(found) if isinstance(given, OpenFile | Const) and given.soft else found
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
            module.members["dumps"] = pure("dumps", dumped, unknown_text)
    found["io"] = HostModule("io", {"StringIO": HostFunction("StringIO", text_file)})
    parse = parsing(yaml)
    readers = {key: HostFunction(key, parse) for key in ("load", "safe_load", "full_load")}
    found["yaml"] = HostModule("yaml", {**readers, **loader_classes(parse)})
    found["ruamel.yaml"] = HostModule("ruamel.yaml", {"YAML": ruamel_class(parse), **readers})
    return found
