"""What registers something and stands in a file that is not in the repository is said; what stands in a library is not."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import audit

EXPRESS = """
import express from "express";
import helmet from "helmet";
import { first } from "./generated/routes";
import second from "src/generated/second";
import { third } from "@/generated/third";
import { RegisterAll } from "./made/register";
const { makes } = require("./made/makes");
let late;
try { late = require("./made/optional"); } catch { late = undefined; }
const app = express();
app.get("/here", (req, res) => res.send("here"));
app.use(helmet());
app.use(first);
app.use("/second", second);
app.use("/third", third);
RegisterAll(app);
app.use("/makes", makes());
if (late) app.use(late);
app.listen(3000);
"""
FASTIFY = """
const fastify = require("fastify")();
fastify.register(require("@fastify/helmet"));
fastify.register(require("./made/plugin"), { prefix: "/made" });
fastify.get("/here", async () => "here");
fastify.listen({ port: 3000 });
"""
FASTAPI = """
from fastapi import FastAPI
from elsewhere import other
from service.made import router
from .made import beside, setup

app = FastAPI()
app.include_router(router)
app.include_router(other.router)
app.include_router(beside)
setup(app)


@app.get("/here")
def here() -> str: ...
"""


def undecided(root: Path, files: dict[str, str]) -> list[tuple[int, str]]:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    facts = audit(root)
    assert [item["path"] for service in facts["services"] for item in service["endpoints"]] == ["/here"]
    assert {item["reason"] for item in facts["unresolved"]} == {"file that is not in the repository"}
    return [(item["location"]["line"], item["expression"]) for item in facts["unresolved"]]


def test_express(tmp_path: Path) -> None:
    manifest = json.dumps({"name": "shop", "dependencies": {"express": "^4.22.0", "helmet": "^8.0.0"}})
    assert undecided(tmp_path, {"package.json": manifest, "src/app.js": EXPRESS}) == [
        (14, "app.use(first)"),
        (15, "app.use('/second', second)"),
        (16, "app.use('/third', third)"),
        (17, "RegisterAll(app)"),
        (18, "app.use('/makes', makes())"),
    ]


def test_fastify(tmp_path: Path) -> None:
    manifest = json.dumps({"name": "shop", "dependencies": {"fastify": "^5.0.0", "@fastify/helmet": "^13.0.0"}})
    (found,) = undecided(tmp_path, {"package.json": manifest, "server.js": FASTIFY})
    assert found[0] == 4


def test_fastapi(tmp_path: Path) -> None:
    files = {"requirements.txt": "fastapi\n", "service/__init__.py": "", "service/main.py": FASTAPI}
    assert undecided(tmp_path, files) == [(8, "app.include_router(router)"), (10, "app.include_router(beside)"), (11, "setup(app)")]
