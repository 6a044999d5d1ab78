"""What pytest must leave alone: cases are what is audited, not what audits."""

from __future__ import annotations

import os

import pytest

collect_ignore = ["cases"]


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leave the user's cache alone."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
