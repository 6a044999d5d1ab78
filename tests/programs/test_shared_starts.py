"""A package that several programs of a workspace share makes the applications of those that call it, and of no others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support import audit

if TYPE_CHECKING:
    from pathlib import Path

SHARED = """
const express = require("express");
exports.startPlugin = (name, extend) => {
  const app = express();
  app.get("/health", (req, res) => res.end());
  app.get("/manifest", (req, res) => res.json({ name }));
  if (extend) extend(app);
  app.listen(3000);
  return app;
};
exports.nameOf = (name) => name.trim();
"""
CALLING = 'const { startPlugin } = require("shared");\nstartPlugin("{name}");\n'
EXTENDING = """
const { startPlugin } = require("shared");
startPlugin("sales", (app) => app.get("/sales", (req, res) => res.end()));
"""
OWN = """
const express = require("express");
const { nameOf } = require("shared");
const app = express();
app.get("/gateway", (req, res) => res.end(nameOf("gateway")));
app.listen(4000);
"""


def workspace(folder: Path, services: dict[str, str]) -> dict[str, list[str]]:
    """Return the paths by service of a workspace with one shared package."""
    (folder / "package.json").write_text(json.dumps({"private": True, "workspaces": ["shared", "services/*"]}))
    packages = {"shared": SHARED, **{f"services/{name}": text for name, text in services.items()}}
    for place, text in packages.items():
        (folder / place).mkdir(parents=True)
        needed = {"express": "4.18.2"} if place == "shared" else {"express": "4.18.2", "shared": "workspace:*"}
        manifest = {"name": place.rpartition("/")[2], "version": "1.0.0", "main": "index.js", "dependencies": needed}
        started = {} if place == "shared" else {"scripts": {"start": "node index.js"}}
        (folder / place / "package.json").write_text(json.dumps(manifest | started))
        (folder / place / "index.js").write_text(text)
    return {service["root"]: [item["path"] for item in service["endpoints"]] for service in audit(folder)["services"]}


def test_each_program_that_calls_the_shared_start_serves_by_itself(tmp_path: Path) -> None:
    found = workspace(tmp_path, {name: CALLING.replace("{name}", name) for name in ("content", "loyalty")} | {"sales": EXTENDING})
    plain = ["/health", "/manifest"]
    assert found == {"services/content": plain, "services/loyalty": plain, "services/sales": [*plain, "/sales"]}


def test_a_program_that_starts_itself_serves_nothing_that_only_others_start(tmp_path: Path) -> None:
    found = workspace(tmp_path, {"content": CALLING.replace("{name}", "content"), "gateway": OWN})
    assert found == {"services/content": ["/health", "/manifest"], "services/gateway": ["/gateway"]}
