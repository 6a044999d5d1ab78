"""npm's readers of YAML and JSON: what is committed is data that the program has.

https://github.com/nodeca/js-yaml#api, https://eemeli.org/yaml/#parse-amp-stringify, https://github.com/jeremyfa/yaml.js#usage,
https://github.com/jprichardson/node-fs-extra/blob/master/docs/readJson.md, https://github.com/jprichardson/node-jsonfile#api
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.decoded import from_plain, read_json, sampled
from analyzer.interp.hosts import HostModule, function
from analyzer.interp.libraries.config import read_yaml
from analyzer.interp.library_node import file_of, node_modules
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Sequence, Unknown, Value
from analyzer.source.yaml_text import load_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


LOADS_JSON = ("sync", "loadJsonFileSync", "loadJsonFile")


def documents_in(call: Invocation, interp: Interpreter) -> list[Value] | None:
    """Return the documents of a YAML text that is known; None where it is not, or cannot be read."""
    text = interp.text_of(call.argument(0))
    if text is None or HOLE in text:
        return None
    interp.weigh(len(text))
    documents, problem = load_yaml(text)
    given = call.argument(0)
    found = [from_plain(document) for document in documents]
    return None if problem else [sampled(value) for value in found] if isinstance(given, Const) and given.soft else found


def parse(call: Invocation, interp: Interpreter) -> Value:
    """Return the first document of a text."""
    documents = documents_in(call, interp)
    return documents[0] if documents else Unknown("YAML", call.site)


def parse_all(call: Invocation, interp: Interpreter) -> Value:
    """Return the documents of a text; js-yaml calls an iterator for each where it is given one."""
    documents = documents_in(call, interp)
    iterator = call.argument(1)
    for document in documents or [] if isinstance(iterator, FunctionValue) else []:
        interp.invoke(iterator or NONE, Invocation([document], {}, call.site))
    return Sequence(list(documents or []), open=documents is None)


def from_file(read: Callable[[Interpreter, str], Value]) -> Callable[[Invocation, Interpreter], Value]:
    """Return a function that reads the file it is given by name; a callback gets what it says."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        path = file_of(call.argument(0), interp)
        found = read(interp, path) if path is not None and interp.world.is_file(path) else Unknown("file content", call.site)
        callback = call.arguments[-1] if call.arguments else None
        if isinstance(callback, FunctionValue):
            interp.invoke(callback, Invocation([NONE, found], {}, call.site))
        return found

    return run


def data_file_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    read = {"parse": function("parse", parse), "loadAll": function("loadAll", parse_all), "safeLoadAll": function("safeLoadAll", parse_all)}
    text: dict[str, Value] = {**read, "load": function("load", parse), "safeLoad": function("safeLoad", parse)}
    named = from_file(read_yaml)
    file: dict[str, Value] = {**read, **{name: function(name, named) for name in ("load", "parseFile")}}
    json = from_file(read_json)
    files = node_modules()["npm:fs"]
    reads = {name: function(name, json) for name in ("readJson", "readJSON", "readJsonSync", "readJSONSync")}
    return {
        "npm:fs-extra": HostModule("fs-extra", {**(files.members if isinstance(files, HostModule) else {}), **reads}),
        "npm:js-yaml": HostModule("js-yaml", text),
        "npm:yaml": HostModule("yaml", text),
        "npm:yamljs": HostModule("yamljs", file),
        "npm:jsonfile": HostModule("jsonfile", {name: function(name, json) for name in ("readFileSync", "readFile")}),
        "npm:load-json-file": HostModule("load-json-file", {name: function(name, json) for name in LOADS_JSON}, json),
        "npm:load-yaml-file": HostModule("load-yaml-file", {"sync": function("sync", named)}, named),
    }
