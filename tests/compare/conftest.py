"""Two revisions of a small repository, compared as the command line compares them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from replatform.compare import Compared, perform
from replatform.request import Request
from tests.source.repositories import commit, git, repository, write

Files = dict[str, str]


@pytest.fixture
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def two(tmp_path: Path, own_cache: None) -> Callable[[Files, Files], Path]:
    """Commit ``before`` as the tag ``base`` and ``after``, which replaces it, as ``head``; the repository's folder."""

    def make(before: Files, after: Files) -> Path:
        folder = repository(tmp_path / "shop", before)
        git(folder, "tag", "base")
        git(folder, "rm", "--quiet", "-r", ".")
        write(folder, after)
        commit(folder, "second")
        git(folder, "tag", "head")
        return folder

    return make


@pytest.fixture
def compared(two: Callable[[Files, Files], Path]) -> Callable[..., Compared]:
    def make(before: Files, after: Files, **options: object) -> Compared:
        return perform(Request(source=str(two(before, after)), today="2026-01-01", quiet=True, **options), "base", "head")  # type: ignore[arg-type]

    return make
