"""The claims of the cases are what the real framework registers, on that line, and how it answers without credentials."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.claims import Claims, read_claims
from tests.oracle.boot import Route, boot, generation
from tests.support import cases, lay_out, pinned, sources, spelled, version

REFUSED = {401, 403}
UNCHECKED = "$ oracle=no"


def differences(claims: list[Claims], routes: list[Route]) -> Iterator[str]:
    claimed = {(line.file, method, path): line for line in claims for method, path in line.endpoints if line.confidence == "certain"}
    possible = {key for line in claims for key in line.endpoints if line.confidence != "certain"}
    real: dict[tuple[str, str, str], Route] = {}
    for route in routes:
        key = (route.file, route.method, spelled(route.path))
        if key not in real or real[key].path != route.path:  # of two routes with one path the first answers
            real[key] = route
    yield from (f"claimed, not registered: {key}" for key in sorted(claimed.keys() - real.keys()))
    for key, route in sorted(real.items()):
        if key in claimed:
            yield from _details(claimed[key], route)
        elif (key[1], key[2]) not in possible:
            yield f"registered, not claimed: {key} line {route.line}"


def _details(line: Claims, route: Route) -> Iterator[str]:
    if route.line != line.line:
        yield f"{line.place}: {route.method} {route.path} is registered at line {route.line}"
    if route.status and line.guards and (line.guards != ["none"]) != (route.status in REFUSED):
        yield f"{line.place}: {route.method} {route.path} answers {route.status} without credentials, the claim is guard={line.guards}"


@pytest.mark.parametrize("era", ["current", "previous"])
@pytest.mark.parametrize(
    "framework", [pytest.param("express", marks=pytest.mark.node), pytest.param("fastify", marks=pytest.mark.node), "fastapi"]
)
def test_claims_are_what_the_framework_registers(framework: str, era: str, tmp_path: Path) -> None:
    """A case that asks for no version holds for both releases."""
    chosen = {
        lay_out(case, tmp_path).resolve(): case
        for case in cases()
        if case.parent.name == framework and (not pinned(case) or generation(framework, version(case)) == era) and not _unchecked(case)
    }
    answers = boot(framework, era, chosen)
    wrong = [f"{case.name}: {text}" for folder, case in chosen.items() for text in differences(read_claims(case), answers[folder])]
    assert not wrong, "\n".join(wrong)


def _unchecked(case: Path) -> bool:
    return any(UNCHECKED in file.read_text() for file in sources(case))
