"""One server and one pull request a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from replatform.pull_request import api
from tests.action import hub as hubs
from tests.action.stage import Stage


@pytest.fixture
def hub() -> Iterator[hubs.Hub]:
    with hubs.serving() as served:
        yield served


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr(api.time, "sleep", slept.append)
    return slept


@pytest.fixture
def stage(tmp_path: Path, hub: hubs.Hub) -> Callable[..., Stage]:
    def make(change: dict[str, str], **options: object) -> Stage:
        return Stage(tmp_path, hub, change, **options)  # type: ignore[arg-type]

    return make


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
