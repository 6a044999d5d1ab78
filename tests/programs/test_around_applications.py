"""What holds an application without being one stands before nothing: only what is called with a request does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import audit

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """from fastapi import FastAPI

class Plugins:
    def __init__(self, app):
        self.app = app

class Timed:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)

inner = FastAPI()

@inner.get("/hours")
def hours(): ...

plugins = Plugins(inner)
app = Timed(inner)
"""


def test_only_what_is_called_is_middleware(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (tmp_path / "main.py").write_text(PROGRAM)
    (service,) = audit(tmp_path)["services"]
    assert [item["path"] for item in service["endpoints"]] == ["/hours"]
    assert [(item["name"], item["endpoints"]) for item in service["middleware"]] == [("Timed", 1)]
