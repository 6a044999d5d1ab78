"""The fixtures and what is expected of them: ``fixtures/repos/NAME`` and ``NAME.expected.toml``.

Endpoints were written from what the real framework registers (``tests/oracle`` proves it on every run), all else by reading the fixture.
``absent_*`` are the traps: what a careless reading would report.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tests.support import FIXTURES

NAMES = tuple(sorted(file.name.removesuffix(".expected.toml") for file in FIXTURES.glob("*.expected.toml")))


def expected(name: str) -> dict[str, Any]:
    """Return what stands in the fixture's expectation."""
    return tomllib.loads((FIXTURES / f"{name}.expected.toml").read_text())


def services(framework: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Return every expected service with its fixture's name."""
    return [(name, service) for name in NAMES for service in expected(name)["services"] if framework in {None, service["framework"]}]


def home(name: str) -> Path:
    """Return the fixture's folder."""
    return FIXTURES / name
