"""The condition of an endpoint reads as the code does: brackets stand where the words would mean something else without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import audit

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = {
    "express": (
        "const express = require('express');\nconst env = process.env;\nconst config = { off: env.OFF, scope: env.SCOPE };\n"
        "const app = express();\nconst inner = express.Router();\n"
        "if (TEST) { inner.get('/inner', (req, res) => res.end()); }\nif (env.ON) app.use(inner);\n"
        "app.get('/ok', (req, res) => res.end());\napp.listen(3000);\n"
    ),
    "fastapi": (
        "import os\nfrom types import SimpleNamespace\nfrom fastapi import APIRouter, FastAPI\nenv = SimpleNamespace(ON=os.getenv('ON'))\n"
        "config = SimpleNamespace(off=os.getenv('OFF'), scope=os.getenv('SCOPE'))\napp = FastAPI()\ninner = APIRouter()\n"
        "if TEST:\n    @inner.get('/inner')\n    def shown(): ...\nif env.ON:\n    app.include_router(inner)\n"
        "@app.get('/ok')\ndef ok(): ...\n"
    ),
}
JAVASCRIPT = {
    "config.off || config.scope === 'api'": "env.ON and (config.off or config.scope == 'api')",
    "config.off && config.scope === 'api'": "env.ON and config.off and config.scope == 'api'",
    "config.off ?? config.scope": "env.ON and (config.off ?? config.scope)",
    "config.off && !(config.scope || env.ALL)": "env.ON and config.off and not (config.scope or env.ALL)",
    "config.off && !config.scope": "env.ON and config.off and not config.scope",
    "config.off || (config.scope && env.ALL)": "env.ON and (config.off or (config.scope and env.ALL))",
    "config.scope === 'this or that'": "env.ON and config.scope == 'this or that'",
    "(config.scope || 'web').startsWith('api')": "env.ON and (config.scope or 'web').startsWith('api')",
    "!config.off === (config.scope === 'api')": "env.ON and (not config.off) == (config.scope == 'api')",
}
PYTHON = {
    "config.off or config.scope == 'api'": "env.ON and (config.off or config.scope == 'api')",
    "config.off and not (config.scope and env.ON)": "env.ON and config.off and not (config.scope and env.ON)",
}


@pytest.mark.parametrize(
    ("framework", "test", "words"), [("express", *pair) for pair in JAVASCRIPT.items()] + [("fastapi", *pair) for pair in PYTHON.items()]
)
def test_condition(framework: str, test: str, words: str, tmp_path: Path) -> None:
    name = "app.js" if framework == "express" else "main.py"
    (tmp_path / name).write_text(WRITTEN[framework].replace("TEST", test))
    (tmp_path / "package.json").write_text('{"name": "words", "dependencies": {"express": "^4.21.0"}}' if name == "app.js" else "{}")
    (tmp_path / "requirements.txt").write_text("fastapi\n" if name == "main.py" else "")
    [service] = audit(tmp_path)["services"]
    assert {endpoint["path"]: endpoint["condition"] for endpoint in service["endpoints"]} == {"/ok": "", "/inner": words}
