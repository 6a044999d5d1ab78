"""A guard's body is run once for each set of answers that requests give it, not once for each endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.analyze import analyze
from analyzer.inventory.guards import judge as guards
from analyzer.settings import Settings
from tests.source.in_memory import MemoryTree

if TYPE_CHECKING:
    from analyzer.inventory.guards.finding import Finding

FASTAPI = "from fastapi import Depends, FastAPI, HTTPException, Request\nfrom somewhere import flag\n\n"
CUT = "def cut(path):\n    if flag():\n        return str(path)\n    return path\n\n"
GUARDS = {
    "of the path itself": "    if request.url.path == '/p7':\n        return\n",
    "of what may be one of two texts": "    if cut(str(request.url.path)) == '/p7':\n        return\n",
}
ROUTES = "".join(f"@app.get('/p{at}')\ndef p{at}():\n    return 'ok'\n\n" for at in range(40))


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_that_asks_little_of_the_path_is_run_few_times(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    run = guards.run

    def counted(*given: object, **named: object) -> Finding:
        ran.append(getattr(getattr(given[1], "node", None), "name", ""))
        return run(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(guards, "run", counted)
    body = f"{GUARDS[name]}    if request.headers.get('authorization') is None:\n        raise HTTPException(401)\n"
    code = f"{FASTAPI}{CUT}def check(request: Request):\n{body}\napp = FastAPI(dependencies=[Depends(check)])\n{ROUTES}"
    found = analyze(MemoryTree({"requirements.txt": "fastapi\n", "main.py": code}), Settings(cache=False))
    endpoints = [endpoint for service in found.services for endpoint in service.endpoints]
    assert [endpoint.path for endpoint in endpoints if not endpoint.guards] == ["/p7"]
    assert len(endpoints) == 40
    assert ran.count("check") <= 4
