"""Files that need not be parsed are found by their text; parsing everything finds the same services and routes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.analyze import Settings, analyze, open_source
from analyzer.model.analysis import Analysis
from tests.fixture import NAMES, home
from tests.support import cases, lay_out


def found(folder: Path, *, prefilter: bool) -> Analysis:
    with open_source(str(folder)) as tree:
        return analyze(tree, Settings(cache=False, prefilter=prefilter))


@pytest.mark.parametrize("name", NAMES)
def test_fixtures(name: str) -> None:
    assert found(home(name), prefilter=True).services == found(home(name), prefilter=False).services


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_cases(case: Path, tmp_path: Path) -> None:
    folder = lay_out(case, tmp_path)
    assert found(folder, prefilter=True).services == found(folder, prefilter=False).services
