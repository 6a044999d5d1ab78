"""Programs drawn by a seed: what the audit says of them is what the real framework registers, and how it answers a stranger.

``REPLATFORM_DRAWN=1000 pytest tests/oracle/test_random_programs.py`` for more than a usual run draws, ``REPLATFORM_SEED`` for others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.oracle.boot import Route, boot
from tests.oracle.random_programs.express import Express
from tests.oracle.random_programs.express_typed import ExpressTyped
from tests.oracle.random_programs.express_wild import ExpressWild
from tests.oracle.random_programs.fastapi import FastAPI
from tests.oracle.random_programs.fastapi_wild import FastAPIWild
from tests.oracle.random_programs.fastify import Fastify
from tests.oracle.random_programs.fastify_lent import FastifyLent
from tests.oracle.random_programs.fastify_wild import FastifyWild
from tests.support import audit, spelled

COUNT = int(os.environ.get("REPLATFORM_DRAWN", "10"))
SEED = int(os.environ.get("REPLATFORM_SEED", "8"))
AT_ONCE = 25
REFUSED = {302, 401, 403}  # 302 leads to the page for signing in


class Kind(NamedTuple):
    """A kind of program, and the versions of its framework that both releases stand for."""

    framework: str
    make: Callable[[int, str], Any]
    current: str
    previous: str


KINDS = [
    Kind("express", Express, "^5.0.0", "^4.22.0"),
    Kind("express", ExpressWild, "^5.0.0", "^4.22.0"),
    Kind("express", ExpressTyped, "^5.0.0", "^4.22.0"),
    Kind("fastify", Fastify, "^5.0.0", "^4.29.0"),
    Kind("fastify", FastifyWild, "^5.0.0", "^4.29.0"),
    Kind("fastify", FastifyLent, "^5.0.0", "^4.29.0"),
    Kind("fastapi", FastAPI, ">=0.150", "==0.136.3"),
    Kind("fastapi", FastAPIWild, ">=0.150", "==0.136.3"),
]


def differences(routes: list[Route], report: dict[str, Any]) -> Iterator[str]:
    real: dict[tuple[str, str], Route] = {}
    for route in routes:
        real.setdefault((route.method, spelled(route.path)), route)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for service in report["services"]:
        for endpoint in service["endpoints"]:
            found.setdefault((endpoint["method"], spelled(endpoint["path"])), endpoint)
    yield from (f"missed: {key}" for key in sorted(real.keys() - found.keys()))
    yield from (f"registered by nobody: {key}" for key in sorted(found.keys() - real.keys()))
    for key in sorted(real.keys() & found.keys()):
        route, endpoint = real[key], found[key]
        if endpoint["confidence"] != "certain":
            yield f"{key} is {endpoint['confidence']}"
        if (endpoint["location"]["file"], endpoint["location"]["line"]) != (route.file, route.line):
            yield f"{key} is registered at {route.file}:{route.line}"
        asked = route.status and route.method != "ALL"  # which is asked for with one method of many
        if asked and bool(endpoint["guards"]) != (route.status in REFUSED):
            yield f"{key} answers {route.status} and has the guards {[guard['name'] for guard in endpoint['guards']]}"


@pytest.mark.parametrize("era", ["current", "previous"])
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[pytest.mark.node] if kind.framework != "fastapi" else [], id=kind.make.__name__) for kind in KINDS]
)
def test_drawn_programs_are_read_as_the_framework_runs_them(kind: Kind, era: str, tmp_path: Path) -> None:
    folders = []
    for seed in range(SEED * 10_000, SEED * 10_000 + COUNT):
        folders.append(tmp_path / str(seed))
        kind.make(seed, kind.current if era == "current" else kind.previous).write(folders[-1])
    wrong = []
    for at in range(0, COUNT, AT_ONCE):
        answers = boot(kind.framework, era, folders[at : at + AT_ONCE])
        for folder, routes in answers.items():
            wrong += [f"{folder.name}: {text}" for text in differences(routes, audit(folder))]
    assert not wrong, "\n".join(wrong)
