"""Every total is the sum of its rows, in every format, on every fixture."""

from __future__ import annotations

import pytest

from reports.contract.report import Report
from tests.reports import samples
from tests.reports.reconciling import disagreements
from tools.fixture_report import FIXTURES, fixture_report


@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.iterdir() if path.is_dir()))
def test_fixtures_add_up(name: str):
    assert disagreements(fixture_report(name)) == []


@pytest.mark.parametrize(
    "report", [samples.report(24), samples.report(200, services=2), samples.empty_report()], ids=["one", "two", "none"]
)
def test_made_reports_add_up(report: Report):
    assert disagreements(report) == []
