"""Every bound that can be set is said where it is hit, and what stands before it is still read."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from analyzer.analyze import Settings, analyze
from replatform.config import Bounds
from tests.source.in_memory import MemoryTree

PACKAGE = '{"name": "p", "main": "app.js", "dependencies": {"express": "4"}}'
START = "const app = require('express')();\napp.get('/first', (q, s) => s.send(''));\n"
DEEP = "".join(f"function f{i}() {{ return f{i + 1}(); }}\n" for i in range(8)) + "function f8() { app.get('/deep', h); }\nf0();\n"
NESTED = "[1].forEach(() => " * 8 + "app.get('/deep', h)" + ")" * 8 + ";\n"
CASES: dict[str, tuple[float, str, str]] = {
    "fuel": (60, "for (let i = 0; i < 200; i++) { app.get('/r' + i, h); }", "fuel"),
    "seconds_per_service": (1e-9, "for (let i = 0; i < 200; i++) { app.get('/r' + i, h); }", "seconds"),
    "depth": (4, DEEP, "depth"),
    "nesting": (4, NESTED, "depth"),
    "imports": (3, "require('./m0');", "nested imports"),
    "rounds": (5, "for (const x of [1, 2, 3, 4, 5, 6, 7, 8]) { app.get('/r' + x, h); }", "rounds"),
    "items": (5, "const l = [1, 2, 3, 4, 5, 6, 7, 8];", "items"),
    "text": (50, "app.get('/' + 'x'.repeat(30) + 'y'.repeat(30), h);", "texts put together"),
    "endpoints": (5, "".join(f"app.get('/r{i}', h);\n" for i in range(20)), "more than 5 endpoints"),
    "bytes_per_file": (1_000, "require('./large');", "larger than the bound"),
    "seconds_per_file": (1e-9, "require('./large');", "too long"),
}


LOSES_NOTHING = {"text"}
"""Bounds that leave an audit whole: a path that such a text stands in shows that its end is not known."""


def said(name: str) -> tuple[list[str], list[str]]:
    value, code, _ = CASES[name]
    files: dict[str, str | bytes] = {"package.json": PACKAGE, "app.js": START + code, "large.js": "f(1, 2, 3);\n" * 20_000}
    files |= {f"m{i}.js": f"require('./m{i + 1}');" for i in range(8)}
    kind: Any = float if name.startswith("seconds") else int
    found = analyze(MemoryTree(files), Settings(cache=False, **{name: kind(value)}))
    paths = [endpoint.path for service in found.services for endpoint in service.endpoints]
    hit = [item for item in found.diagnostics if item.kind == "bound" and item.incomplete == (name not in LOSES_NOTHING)]
    return [item.message for item in hit], paths


@pytest.mark.parametrize("name", CASES)
def test_a_bound_that_is_hit_is_said(name: str) -> None:
    messages, paths = said(name)
    assert any(CASES[name][2] in message for message in messages), messages
    assert "/first" in paths or name.startswith("seconds")


LOOPS = "for (const x of l) for (const y of l) f(x, y); " * 4
LIST = "const l = Array.from({ length: 200 }, (_, i) => i);\nconst dear = () => l.forEach((x) => l.forEach((y) => f(x, y)));\n"
GIVEN_UP = {
    "calls": f"function set(n) {{ {LOOPS} if (n === 3) app.get('/late', h); }}\nset(1);\nset(2);\nset(3);\n",
    "loops": f"for (const n of l) {{ {LOOPS} if (n === 3) app.get('/late', h); }}\n",
    "callbacks": f"require('library').on('start', () => {{ {LOOPS} app.get('/late', h); }});\n",
}
WASTED_BY_ANOTHER = {
    "calls": "function set(n) { dear(); if (n === 3) app.get('/late', h); }\nset(1);\nset(2);\nset(3);\n",
    "loops": "for (const n of l) { dear(); if (n === 3) app.get('/late', h); }\n",
}


@pytest.mark.parametrize("name", GIVEN_UP)
def test_what_is_given_up_since_it_seems_to_register_nothing_is_said(name: str) -> None:
    """It does not make the audit incomplete: nearly all that is given up are loggers, parsers and tables."""
    found = analyze(MemoryTree({"package.json": PACKAGE, "app.js": START + LIST + GIVEN_UP[name]}), Settings(cache=False))
    assert [endpoint.path for service in found.services for endpoint in service.endpoints] == ["/first"]
    said = [item for item in found.diagnostics if name in item.message]
    assert [(item.kind, item.file, item.incomplete) for item in said] == [("bound", "app.js", False)]
    assert all(item.line > 2 for item in said)


@pytest.mark.parametrize("name", WASTED_BY_ANOTHER)
def test_what_another_wastes_is_not_held_against_who_calls_it(name: str) -> None:
    found = analyze(MemoryTree({"package.json": PACKAGE, "app.js": START + LIST + WASTED_BY_ANOTHER[name]}), Settings(cache=False))
    assert [endpoint.path for service in found.services for endpoint in service.endpoints] == ["/first", "/late"]
    assert [item.kind for item in found.diagnostics if "given up" in item.message] == ["bound"]


WITHIN = {
    "a loop that is left early": f"for (const x of [{'3,' * 9000}]) {{ if (x === 3) break; }}",
    "objects made in recursion without end": "class Note {}\nfunction down(n) { const note = new Note(); return down(n + 1); }\ndown(0);",
}


@pytest.mark.parametrize("name", WITHIN)
def test_what_is_not_lost_is_no_bound_that_was_hit(name: str) -> None:
    code = f"{START}{WITHIN[name]}\napp.get('/last', h);\n"
    found = analyze(MemoryTree({"package.json": PACKAGE, "app.js": code}), Settings(cache=False))
    assert [endpoint.path for service in found.services for endpoint in service.endpoints] == ["/first", "/last"]
    assert not [item for item in found.diagnostics if item.incomplete]


def test_mounts_without_a_route_are_bounded_like_endpoints() -> None:
    """A fan of routers: the last of forty is reached in more ways than anybody can count, and serves nothing."""
    turn = "r = [r].map((x) => {{ const n = e.Router(); n.use('/a{0}', x); n.use('/b{0}', x); return n; }})[0];\n"
    fan = "".join(turn.format(number) for number in range(40))
    code = f"const e = require('express');\n{START}let r = e.Router();\n{fan}app.use(r);\n"
    found = analyze(MemoryTree({"package.json": PACKAGE, "app.js": code}), Settings(cache=False, endpoints=500))
    assert [endpoint.path for service in found.services for endpoint in service.endpoints] == ["/first"]
    assert ["more than 500 endpoints" in item.message for item in found.diagnostics if item.incomplete] == [True]


def test_every_bound_of_the_analysis_can_be_configured() -> None:
    configured = {field.name for field in msgspec.structs.fields(Bounds)}
    assert set(CASES) | {"memory_per_worker", "lost_workers", "cache_bytes"} == configured
    assert configured <= {field.name for field in msgspec.structs.fields(Settings)}
