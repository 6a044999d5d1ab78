"""The expectations of the fixtures are what the real framework registers, and how it answers without credentials."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fixture import home, services
from tests.oracle.boot import boot
from tests.support import spelled

REFUSED = {401, 403}


def parameters() -> Iterator[Any]:
    for name, service in services():
        marks = [] if service["framework"] == "fastapi" else [pytest.mark.node]
        yield pytest.param(name, service, id=f"{name}:{service['root']}", marks=marks)


@pytest.mark.parametrize(("name", "service"), list(parameters()))
def test_the_framework_registers_what_is_expected(name: str, service: dict[str, Any]) -> None:
    by_entry = "entry" in service
    folder = home(name) if by_entry else home(name) / service["root"]
    prefix = "" if by_entry or service["root"] == "." else f"{service['root']}/"
    routes = next(iter(boot(service["framework"], service["era"], [folder], service.get("entry")).values()))
    real = {(r.method, spelled(r.path), prefix + r.file, r.line) for r in routes}
    assert real == {(e["method"], spelled(e["path"]), e["file"], e["line"]) for e in service["endpoints"]}
    answers = {(r.method, spelled(r.path)): r.status in REFUSED for r in routes if r.status}
    guarded = {(e["method"], spelled(e["path"])): e["guarded"] for e in service["endpoints"]}
    assert answers == {key: guarded[key] for key in answers}
