"""What small pieces of JavaScript are worth to the interpreter is what they are worth to node.

Each snippet is a function of an Express application, and its value stands in the path of a route: node evaluates it, the analyzer reads it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer.analyze import Settings, analyze, open_source
from tests.oracle.boot import modules

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent / "language"
SPECIAL = '~/:*(){}[]?+!"\\ #%'
MARKS = "0123456789abcdefgh"
HIDING = "".join(f".split({json.dumps(c)}).join({json.dumps('~' + m)})" for c, m in zip(SPECIAL, MARKS, strict=True))
HEAD = f"""const express = require("express");
const app = express();
function h(req, res) {{ res.end(); }}
function shown(value) {{ return "x" + String(JSON.stringify(value)){HIDING}; }}
"""
OLDEST = 20
STUB = """
const Module = require("module"), found = {}, load = Module._load;
const app = { get: (path) => { const [, name, ...rest] = path.split("/"); found[name] = rest.join("/"); }, listen() {} };
Module._load = (name, ...rest) => (name === "express" ? () => app : load(name, ...rest));
console.log = () => {};
process.on("exit", () => require("fs").writeFileSync(process.argv[2], JSON.stringify(found)));
"""
FILES = {
    "data.txt": "line one\nline two\n",
    "data.json": '{"name":"data","routes":["/a","/b"]}\n',
    "parts/a.js": "module.exports = { name: 'a' };\n",
    "parts/b.js": "module.exports = (x) => 'b:' + x;\nObject.defineProperty(module.exports, 'name', { value: 'bfn' });\n",
    "package.json": '{"name":"app","main":"main.js","dependencies":{"express":"^4.18.0","lodash":"^4.17.21","typescript":"^5.0.0"}}\n',
}


def snippets(name: str) -> dict[str, str]:
    """Return the snippets of a file by name; a line that begins no snippet goes on with the last one."""
    found: dict[str, str] = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        begun = re.match(r"(\w+): (.*)", line)
        if begun is not None:
            found[begun[1]] = begun[2]
        elif line.strip() and not line.startswith("#"):
            last = next(reversed(found))
            found[last] += "\n" + line
    return found


def written(given: dict[str, str]) -> str:
    """Return the program in which every snippet is a function and a route."""
    parts = []
    for name, code in given.items():
        body = code if code.startswith("{ ") else f"{{ return ({code}) }}"
        later = name.startswith("async_")
        parts.append(f"{'async ' if later else ''}function f_{name}() {body}")
        route = f"app.get('/{name}/' + shown({'v' if later else f'f_{name}()'}), h)"
        parts.append(f"f_{name}().then(v => {route});" if later else route + ";")
    return "\n".join(parts) + "\napp.listen(3000);\n"


def folder(root: Path, name: str, text: str) -> Path:
    """Write the application."""
    for path, content in {**FILES, name: text}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return root


def read(root: Path) -> dict[str, list[str]]:
    """Return the values that the analyzer reads, by snippet."""
    with open_source(str(root)) as tree:
        found = analyze(tree, Settings(today="2026-01-01", cache=False, jobs=1))
    paths = (endpoint.path.split("/", 2) for service in found.services for endpoint in service.endpoints)
    values: dict[str, list[str]] = {}
    for _, name, value in paths:
        values.setdefault(name, []).append(value)
    return values


def plain(value: str) -> str:
    """Return a value as JSON."""
    return re.sub("~(.)", lambda found: SPECIAL[MARKS.index(found[1])], value)[1:]


def wrong(expected: dict[str, str], got: dict[str, list[str]], known: Iterable[str]) -> list[str]:
    """Return in words what differs: a value that is not the true one, or one of ``known`` that is not read."""
    found = []
    for name, value in expected.items():
        values = got.get(name, [])
        other = [item for item in values if item != value and "{?}" not in item]
        if other or (name in known and values != [value]):
            found.append(f"{name}: {plain(value)} is read as {[plain(item) for item in values]}")
    return found


def recent_node() -> str:
    """Return where node is; skip the test that asks where it is not, or is too old."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not on the PATH")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60).stdout
    if int(version.lstrip("v").partition(".")[0]) < OLDEST:
        pytest.skip("this node is older than what the snippets are written in")
    return node


def ran(main: Path, place: Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program with the stub in the place of express; what it registered is in ``answers.json`` at ``place`` then."""
    stub = place / "stub.cjs"
    stub.write_text(STUB, encoding="utf-8")
    command = [recent_node(), "--no-deprecation", "-r", str(stub), str(main), str(place / "answers.json")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)


def answered(root: Path, place: Path, packages: Path | None = None) -> dict[str, str]:
    """Return what node answers, by snippet; TypeScript goes through esbuild first."""
    node = recent_node()
    environment = {**os.environ, "NODE_PATH": str(packages or "")}
    if (root / "main.ts").exists():
        code = (
            "const fs = require('fs'); const [, from, to] = process.argv, options = { loader: 'ts', format: 'cjs', target: 'node20' };"
            " fs.writeFileSync(to, require('esbuild').transformSync(fs.readFileSync(from, 'utf8'), options).code)"
        )
        subprocess.run([node, "-e", code, root / "main.ts", root / "main.js"], env=environment, check=True, timeout=60)
    done = ran(root / "main.js", place, environment)
    assert not done.returncode, done.stderr
    found: dict[str, str] = json.loads((place / "answers.json").read_text(encoding="utf-8"))
    return found


def test_javascript_is_read_as_node_runs_it(tmp_path: Path) -> None:
    known = {**snippets("javascript.txt"), **snippets("javascript_registration.txt")}
    unknown, other = snippets("javascript_unknown.txt"), snippets("javascript_differs.txt")
    root = folder(tmp_path / "app", "main.js", HEAD + written({**known, **unknown, **other}))
    expected = answered(root, tmp_path)
    assert set(expected) == {*known, *unknown, *other}
    got = read(root)
    assert not wrong({name: value for name, value in expected.items() if name not in other}, got, known)
    assert not [name for name in other if got.get(name) == [expected[name]]], "these belong to what is read as node runs it"


@pytest.mark.node
@pytest.mark.parametrize(
    ("listed", "file", "opening"),
    [("lodash.txt", "main.js", 'const _ = require("lodash");\n'), ("typescript.txt", "main.ts", "")],
)
def test_a_library_and_a_compiler_are_read_as_they_run(tmp_path: Path, listed: str, file: str, opening: str) -> None:
    known = snippets(listed)
    root = folder(tmp_path / "app", file, HEAD + opening + written(known))
    got = read(root)
    expected = answered(root, tmp_path, modules("current"))
    assert set(expected) == set(known)
    assert not wrong(expected, got, known)
