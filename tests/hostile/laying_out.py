"""How a test lays out a tree that means harm, and audits it as a user would: in a process of its own, with a clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

HOME = Path(__file__).parents[2]
PACKAGE = json.dumps({"name": "hostile", "version": "1.0.0", "dependencies": {"express": "^4.22.0"}})
EXPRESS = "const express = require('express');\nconst app = express();\n"
FASTAPI = "from fastapi import FastAPI\napp = FastAPI()\n"
ROUTE_JS = "app.get('/healthy', (req, res) => res.send('ok'));\napp.listen(3000);\n"
ROUTE_PY = "@app.get('/healthy')\ndef healthy():\n    return 'ok'\n"
PATIENCE = 4
"""So many times its processor time an audit may wait on a machine that does other work."""


class Told(NamedTuple):
    """What an audit said, and the seconds of processor time that it took."""

    code: int
    report: dict[str, Any]
    errors: str
    seconds: float

    @property
    def paths(self) -> list[str]:
        """The paths of all endpoints."""
        return sorted(endpoint["path"] for service in self.report["services"] for endpoint in service["endpoints"])

    @property
    def kinds(self) -> set[str]:
        """The kinds of the diagnostics."""
        return {item["kind"] for item in self.report["diagnostics"]}

    @property
    def incomplete(self) -> bool:
        """Whether the audit says that it is not whole."""
        return not self.report["complete"]


def lay_out(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below ``root`` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def express(root: Path, code: str, others: Mapping[str, str | bytes] | None = None) -> Path:
    """Lay out a service in JavaScript that serves ``/healthy`` after ``code``, with ``others`` beside it."""
    return lay_out(root, {"package.json": PACKAGE, "app.js": EXPRESS + code + "\n" + ROUTE_JS, **(others or {})})


def fastapi(root: Path, code: str, others: Mapping[str, str | bytes] | None = None) -> Path:
    """Lay out a service in Python that serves ``/healthy`` after ``code``, with ``others`` beside it."""
    return lay_out(root, {"requirements.txt": "fastapi==0.115.0\n", "main.py": FASTAPI + code + "\n" + ROUTE_PY, **(others or {})})


def processor() -> float:
    """Return the seconds of processor time that the processes started here have taken, those that they started included."""
    taken = os.times()
    return taken.children_user + taken.children_system


def audit(root: Path, *options: str, seconds: float = 60, cwd: Path | None = None, home: Path | None = None) -> Told:
    """Audit ``root``; fails where that takes more processor time, or much longer, and where anything but a report comes out."""
    environment = dict(os.environ) | {"PYTHONPATH": str(HOME)}
    if home is not None:
        environment |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    used = processor()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "replatform", "audit", str(root), "-f", "json", "--today", "2026-01-01", "-q", "--debug", *options],
        capture_output=True,
        timeout=PATIENCE * seconds,
        check=False,
        cwd=cwd or HOME,
        env=environment,
    )
    errors = done.stderr.decode(errors="replace")
    assert not any(word in errors for word in ("Traceback", "Warning")), errors
    assert done.returncode == 0, errors
    taken = processor() - used
    assert taken <= seconds
    facts = json.loads(done.stdout)
    assert "internal" not in {item["kind"] for item in facts["diagnostics"]}, facts["diagnostics"]
    return Told(done.returncode, facts, errors, taken)
