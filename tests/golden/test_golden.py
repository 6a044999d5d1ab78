from __future__ import annotations

import functools

import pytest

from reports.formats import load, names
from tests.fixture import NAMES
from tests.golden import golden

FILES = [f"report{load(name).suffix}" for name in names()]


@functools.cache
def made(fixture: str) -> dict[str, str]:
    return golden.made(fixture)


@pytest.mark.parametrize("fixture", NAMES)
@pytest.mark.parametrize("file", FILES)
def test_reports_are_as_they_were(fixture: str, file: str):
    changed = golden.difference(fixture, file, made(fixture)[file])
    assert not changed, f"{changed}\n\nIf this is meant: python -m tests.golden.refresh"


def test_nothing_is_kept_of_what_is_gone():
    kept = {str(path.relative_to(golden.KEPT)) for path in golden.KEPT.rglob("*") if path.is_file() and path.suffix != ".got"}
    assert kept == {f"{fixture}/{file}" for fixture in NAMES for file in FILES}
