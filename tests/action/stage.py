"""A runner's surroundings, made by hand: a repository on a server, a checkout of it, the event's payload, the files of a step."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

from replatform.errors import Failure
from replatform.pull_request import action
from tests.action.hub import Hub
from tests.source.repositories import commit, git, repository, write

GUARD = "const guard = (req, res, next) => req.headers.authorization ? next() : res.status(401).end();\n"
APP = """const express = require("express");
const users = require("./users");
const app = express();
app.use("/users", users);
app.listen(3000);
"""
USERS = """const { Router } = require("express");
const { requireAuth } = require("./auth");
const router = Router();
router.get("/", requireAuth, function list(req, res) { res.json([]); });
router.get("/:id", requireAuth, function show(req, res) { res.json({}); });
module.exports = router;
"""
AUTH = """const jwt = require("jsonwebtoken");
function requireAuth(req, res, next) {
  try { req.user = jwt.verify(req.headers.authorization, process.env.SECRET); next(); }
  catch (error) { res.status(401).json({ error: "unauthorized" }); }
}
module.exports = { requireAuth };
"""
PACKAGE = json.dumps({"name": "shop", "version": "1.0.0", "dependencies": {"express": "^4.22.0", "jsonwebtoken": "^9.0.0"}})
SHOP = {"package.json": PACKAGE, "app.js": APP, "users.js": USERS, "auth.js": AUTH}
OPEN = USERS.replace("module.exports", 'router.post("/import", function bulk(req, res) { res.end(); });\nmodule.exports')


class Stage:
    """One pull request from ``change`` into ``main``; its ``merge`` is checked out to depth 1, as actions/checkout does."""

    def __init__(self, folder: Path, hub: Hub, change: dict[str, str], *, base: dict[str, str] | None = None, inside: str = "") -> None:
        self.folder, self.hub = folder, hub
        self.origin = repository(folder / "server" / "o" / "r", {f"{inside}{name}": text for name, text in (base or SHOP).items()})
        self.base = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "switch", "--quiet", "--create", "change")
        write(self.origin, {f"{inside}{name}": text for name, text in change.items()})
        self.head = commit(self.origin, "change")
        git(self.origin, "switch", "--quiet", "main")
        git(self.origin, "switch", "--quiet", "--detach")
        git(self.origin, "merge", "--quiet", "--no-ff", "--message", "merge", "change")
        self.merge = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "update-ref", "refs/pull/7/merge", self.merge)
        git(self.origin, "switch", "--quiet", "main")
        self.workspace = folder / "work"
        self.checkout(self.merge)
        self.event: dict[str, Any] = {
            "pull_request": {"number": 7, "base": {"sha": self.base, "ref": "main"}, "head": {"sha": self.head, "ref": "change"}}
        }
        self.outputs_file, self.summary_file = folder / "outputs", folder / "summary"
        (folder / "temp").mkdir()
        self.environ = {
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_SHA": self.merge,
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_API_URL": hub.address,
            "GITHUB_SERVER_URL": (folder / "server").as_uri(),
            "GITHUB_RUN_ID": "42",
            "GITHUB_OUTPUT": str(self.outputs_file),
            "GITHUB_STEP_SUMMARY": str(self.summary_file),
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "RUNNER_TEMP": str(folder / "temp"),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
            "INPUT_TOKEN": "secret",
        }

    def checkout(self, revision: str, *depth: str) -> None:
        self.workspace.mkdir(exist_ok=True)
        git(self.workspace, "init", "--quiet", "--initial-branch=main")
        git(self.workspace, "fetch", "--quiet", *(depth or ("--depth=1",)), self.origin.as_uri(), revision)
        git(self.workspace, "checkout", "--quiet", "--detach", revision)

    def run(self, **inputs: str) -> int:
        """Run the step; the exit code, as the command line would give it."""
        Path(self.environ["GITHUB_EVENT_PATH"]).write_text(json.dumps(self.event), encoding="utf-8")
        try:
            return action.run(self.environ | {f"INPUT_{name.upper()}": value for name, value in inputs.items()})
        except Failure as failure:
            return failure.code

    @property
    def outputs(self) -> dict[str, str]:
        """The outputs as the runner reads them."""
        text = self.outputs_file.read_text(encoding="utf-8")
        return {found[1]: found[3] for found in re.finditer(r"^([\w-]+)<<(\w+)\n(.*?)\n\2\n", text, re.DOTALL | re.MULTILINE)}

    @property
    def summary(self) -> str:
        return self.summary_file.read_text(encoding="utf-8")


def shell(script: str, environ: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a script as a runner runs ``shell: bash``."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, env=os.environ | environ, cwd=cwd, check=False, capture_output=True, text=True)
