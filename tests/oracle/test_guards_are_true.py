"""Guards as programs write them, all of a framework's in one application: whether a stranger is refused is what the framework says.

The pieces of ``guards/FRAMEWORK.txt`` claim nothing. One that is marked ``otherwise`` is known to be read as something else, for the
reason given.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.oracle.boot import boot
from tests.oracle.test_random_programs import REFUSED
from tests.support import audit

GUARDS = Path(__file__).parent / "guards"
REFUSES = REFUSED | {307}
BEGINNING = {
    "express": "const express = require('express');\nconst app = express();",
    "fastify": "const app = require('fastify')();",
    "fastapi": "import asyncio, base64, contextlib, enum, functools, hashlib, hmac, re\nfrom dataclasses import dataclass\n"
    "from typing import Annotated, Optional\nfrom fastapi import *\nfrom fastapi.responses import JSONResponse, RedirectResponse\n"
    "from fastapi.security import *\nfrom starlette.middleware.base import BaseHTTPMiddleware\n\napp = FastAPI()",
}
ROUTE = {
    "express": "app.get('/NAME', NAME, (req, res) => res.end());",
    "fastify": "app.get('/NAME', { preHandler: NAME }, async () => ({}));",
    "fastapi": "@app.get('/NAME', dependencies=[Depends(NAME)])\ndef NAMEhandler(): return {}",
}
END = {
    "express": "app.use((error, req, res, next) => res.status(error.status || 500).end());\napp.listen(3000);",
    "fastify": "app.listen({ port: 3000 });",
    "fastapi": "",
}
REGISTERS = {"express": "app.", "fastify": "app.", "fastapi": "@app.get"}


def pieces(framework: str) -> dict[str, str]:
    """Return the pieces of a framework by the name that each has in the program."""
    found = (GUARDS / f"{framework}.txt").read_text(encoding="utf-8").split("\n---\n")[1:]
    return {f"piece{number:03}": text for number, text in enumerate(found)}


def written(framework: str, folder: Path) -> None:
    """Write the application."""
    parts = [BEGINNING[framework]]
    for name, text in pieces(framework).items():
        route = "" if REGISTERS[framework] in text else "\n" + ROUTE[framework]
        parts.append((text + route).replace("NAME", name))
    main = "main.py" if framework == "fastapi" else "app.js"
    (folder / main).write_text("\n\n".join([*parts, END[framework]]) + "\n", encoding="utf-8")
    manifest = {"name": "pieces", "version": "1.0.0", "main": main, "dependencies": {framework: "^5.0.0"}}
    (folder / "package.json").write_text("{}" if framework == "fastapi" else json.dumps(manifest))
    (folder / "requirements.txt").write_text("fastapi\n" if framework == "fastapi" else "")


@pytest.mark.parametrize(
    "framework", [pytest.param("express", marks=pytest.mark.node), pytest.param("fastify", marks=pytest.mark.node), "fastapi"]
)
def test_what_refuses_a_stranger_is_a_guard(framework: str, tmp_path: Path) -> None:
    written(framework, tmp_path)
    found = {(route["method"], route["path"]): route["guards"] for service in audit(tmp_path)["services"] for route in service["endpoints"]}
    [routes] = boot(framework, "current", [tmp_path]).values()
    told = {(route.method, route.path): route.status for route in routes}
    assert found.keys() == told.keys()
    wrong = {path.split("/")[1][:8] for (method, path), status in told.items() if bool(found[method, path]) != (status in REFUSES)}
    known = {name for name, text in pieces(framework).items() if text[2:].lstrip().startswith("otherwise: ")}
    assert wrong == known
