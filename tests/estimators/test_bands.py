from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimators.bands import BELOW, BEYOND, band, interpolate, marginal_weeks, says
from estimators.policy.load import load_policy

POLICY, _ = load_policy()


@pytest.mark.parametrize(
    ("endpoints", "name", "low", "likely", "high", "risk"),
    [
        (10, "Small MVP", 2, 2, 4, "Moderate"),
        (15, "Small MVP", 2, 3, 4, "Moderate"),
        (19, "Small MVP", 2, 3.8, 4, "Moderate"),
        (20, "Mature MVP", 4, 4, 8, "High"),
        (49, "Mature MVP", 4, 4 * (49 / 20) ** (math.log(2) / math.log(2.5)), 8, "High"),
        (50, "Growing product", 8, 8, 16, "Very high"),
        (125, "Growing product", 8, 16, 16, "Very high"),
    ],
)
def test_the_table_is_read_half_open(endpoints: int, name: str, low: float, likely: float, high: float, risk: str):
    found = band(endpoints, POLICY, auth=True, jobs=True)
    assert (found.name, found.risk) == (name, risk)
    assert (found.weeks.low, found.weeks.high) == pytest.approx((low, high))
    assert found.weeks.likely == pytest.approx(likely)
    assert not found.interpolation.label


def test_the_published_figures_are_verbatim():
    assert [(row.name, row.endpoints, row.weeks, row.risk) for row in POLICY.table.rows] == [
        ("Small MVP", "10-20", "2-4", "Moderate"),
        ("Mature MVP", "20-50", "4-8", "High"),
        ("Growing product", "50+ with auth and jobs", "8-16", "Very high"),
    ]


@pytest.mark.parametrize(("endpoints", "label"), [(0, BELOW), (9, BELOW), (10, ""), (125, ""), (126, BEYOND), (2000, BEYOND)])
def test_outside_the_table_is_labelled(endpoints: int, label: str):
    found = band(endpoints, POLICY, auth=True, jobs=True)
    assert found.interpolation.label == label
    assert found.interpolation.extrapolated == bool(label)
    assert any(label in note for note in found.notes) if label else True


@pytest.mark.parametrize(
    ("auth", "jobs", "missing", "high"), [(True, False, ("jobs",), 12), (False, True, ("auth",), 12), (False, False, ("auth", "jobs"), 12)]
)
def test_a_growing_product_without_a_half_is_in_the_lower_half(auth: bool, jobs: bool, missing: tuple[str, ...], high: float):
    found = band(80, POLICY, auth=auth, jobs=jobs)
    whole = band(80, POLICY, auth=True, jobs=True)
    assert found.name == "Growing product"
    assert found.missing == missing
    assert found.weeks.high == high
    assert found.weeks.likely == pytest.approx(8 + (whole.weeks.likely - 8) / 2)
    assert any(word in " ".join(found.notes) for word in missing)


def test_auth_and_jobs_do_not_matter_below_fifty():
    assert band(49, POLICY, auth=False, jobs=False) == band(49, POLICY, auth=True, jobs=True)


@pytest.mark.parametrize(
    ("endpoints", "auth", "low", "high", "words"),
    [
        (5, True, 1, 2, "1 to 2 weeks on the curve through the article's table, below its first row (10-20 endpoints)"),
        (34, True, 4, 8, "4 to 8 weeks by the article's table"),
        (80, False, 8, 12, "8 to 12 weeks by the article's table (the lower half of 8-16)"),
        (250, True, 13.515, 27.030, "14 to 27 weeks on the curve through the article's table, beyond its last row (8-16 weeks)"),
        (250, False, 11.677, 17.515, "12 to 18 weeks on the curve through the article's table, beyond its last row (8-16 weeks)"),
    ],
)
def test_what_the_table_does_not_print_is_not_said_to_be_its(endpoints: int, auth: bool, low: float, high: float, words: str):
    found = band(endpoints, POLICY, auth=auth, jobs=True)
    assert (found.weeks.low, found.weeks.high) == pytest.approx((low, high), abs=0.001)
    assert says(found) == words


@given(st.floats(0, 2000), st.floats(0, 50), st.booleans())
def test_the_range_around_the_curve_never_falls_and_never_jumps(size: float, more: float, auth: bool):
    first, second = (band(round(value), POLICY, auth=auth, jobs=True).weeks for value in (size, size + more))
    if round(size) >= 50 or round(size + more) < 10:
        assert 0 <= second.low - first.low <= 0.2 * (more + 1) + 1e-9
        assert 0 <= second.high - first.high <= 0.4 * (more + 1) + 1e-9


@pytest.mark.parametrize("end", [20, 50])
def test_both_rows_agree_where_they_meet(end: int):
    just_below = interpolate(end - 1e-9, POLICY.table).weeks
    assert just_below == pytest.approx(interpolate(end, POLICY.table).weeks, rel=1e-6)
    assert any("both say" in note for note in band(end, POLICY, auth=True, jobs=True).notes)


@given(st.floats(0, 5000), st.floats(0, 100), st.booleans())
def test_the_curve_never_falls_and_never_jumps(size: float, more: float, lower: bool):
    first, second = (interpolate(value, POLICY.table, lower_half=lower and value >= 50).weeks for value in (size, size + more))
    assert second >= first - 1e-9
    assert second - first <= 0.2 * more + 1e-9


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_last_endpoints_weigh_no_more_than_all(total: int, moved: int):
    assert 0 <= marginal_weeks(total, moved, POLICY.table) <= interpolate(total, POLICY.table).weeks + 1e-9
