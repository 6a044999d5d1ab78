"""Frameworks in code that belongs to no service: only files that can show one are read."""

from __future__ import annotations

from analyzer.analyze import analyze
from analyzer.model.analysis import Analysis
from analyzer.settings import Settings
from tests.source.in_memory import MemoryTree

SERVER = {
    "server/package.json": b'{"name": "shop", "dependencies": {"express": "^5.0.0"}}',
    "server/index.js": b'const app = require("express")();\napp.get("/items", (req, res) => res.json([]));\napp.listen(3000);\n',
}
PAGES = {
    f"web/src/page{number}.jsx": b'import { Link } from "react-router";\nexport const Page = () => <Link to="/" />;\n'
    for number in range(450)
}
WEB = b'{"name": "web", "dependencies": {"react": "^19.0.0", "react-router": "^7.0.0", "polka": "^0.5.0", "next": "^16.0.0"}}'


def of(files: dict[str, bytes]) -> Analysis:
    return analyze(MemoryTree(SERVER | files), Settings(today="2026-01-01", cache=False))


def test_a_front_end_that_only_imports_a_framework_of_files_is_not_read() -> None:
    found = of({"web/package.json": WEB, **PAGES})
    assert found.other_frameworks == ()
    assert found.coverage.files_read == 1
    assert [item for item in found.diagnostics if item.kind == "bound"] == []


def test_a_server_outside_every_service_is_found_beside_it() -> None:
    code = b'import polka from "polka";\npolka().get("/ping", (req, res) => res.end("pong")).listen(3001);\n'
    found = of({"web/package.json": WEB, "web/src/ping.js": code, **PAGES})
    assert [(item.id, item.evidence[0].location.file) for item in found.other_frameworks] == [("npm:polka", "web/src/ping.js")]


def test_endpoints_of_files_are_told_by_the_files() -> None:
    handler = b'import { NextResponse } from "next/server";\nexport async function GET() { return NextResponse.json([]); }\n'
    declared = b'{"name": "shop", "dependencies": {"express": "^5.0.0", "next": "^16.0.0"}}'
    found = of({"server/app/api/items/route.js": handler, "server/package.json": declared})
    assert [item.id for item in found.other_frameworks] == ["npm:next-api"]
