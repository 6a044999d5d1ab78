from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest

from estimators.assess import assess
from estimators.backtest import known_backtest, run_backtest
from estimators.by_hand import by_hand
from estimators.calibration import Actual, calibrate, expected_weeks, read_actuals
from estimators.csvrows import ActualsError
from estimators.effort import estimate, work_items
from estimators.explain import UnknownFigureError, explain_figure, figures
from estimators.model import Assessment, Choices
from estimators.policy.load import load_policy
from estimators.size import measure
from tests.estimators import facts
from tools import worked_example

POLICY, _ = load_policy()


def assessed(**choices: object) -> Assessment:
    return assess(facts.analysis(facts.product(40, libraries=(facts.library("langchain"),))), Choices(**choices))


def test_the_headline_is_the_service_with_most_endpoints_and_the_total_moves_all():
    services = (facts.product(12, id="a", name="a"), facts.product(30, id="b", name="b"), facts.product(30, id="c", name="c"))
    found = assess(facts.analysis(*services), Choices())
    assert found.headline == "b"
    assert found.total_endpoints == 72
    assert found.total is not None
    alone = sum(service.estimate.expected for service in found.services)
    shared = [item for item in found.services[0].estimate.items if item.id in ("deploy-unit", "pipeline")]
    assert len(shared) == 2
    assert found.total.expected == pytest.approx(alone - 2 * sum(item.expected for item in shared)), "what they share is moved once"
    assert found.total.person_days.p50 > max(service.estimate.person_days.p50 for service in found.services)


def test_a_repository_without_a_service_is_no_trouble():
    found = assess(facts.analysis(), Choices())
    assert (found.services, found.headline, found.total, found.total_endpoints) == ((), "", None, 0)


def test_a_language_is_learned_once():
    services = (facts.product(12, id="a"), facts.product(30, id="b"))
    found = assess(facts.analysis(*services), Choices(answers={"team.python": "no"}))
    assert found.total is not None
    assert [item.kind for item in found.total.items].count("learning") == 1


def test_a_target_that_is_there_already_is_replaced_with_a_note():
    found = assess(facts.analysis(facts.product(framework="fastapi")), Choices(target="fastapi")).services[0]
    assert found.target == "fastify"
    assert "already" in found.target_note


def test_overrides_are_visible_and_change_the_figures():
    plain, dear = assessed(), assessed(policy={"rates": {"ai-structural": {"likely": 7.9}}})
    assert [entry.path for entry in dear.overrides] == ["rates.ai-structural.likely"]
    assert dear.services[0].estimate.expected > plain.services[0].estimate.expected


def test_band_and_work_items_that_differ_say_why():
    jobs = tuple(facts.job(f"job{n}") for n in range(60))
    found = assess(facts.analysis(facts.product(41, jobs=jobs)), Choices()).services[0].agreement
    assert found.state == "bottom-up higher"
    assert found.sentence.startswith("41 endpoints say 4 to 8 weeks")
    assert "background jobs" in found.sentence
    assert found.bottom_up > 8


def test_what_lies_outside_the_table_and_a_price_without_a_rate_are_explained():
    found = assess(facts.analysis(facts.product(250)), Choices())
    assert "Range shown: 13.51 to 27.03 weeks: the curve and 27.03 x 0.5 = 13.51" in "\n".join(explain_figure(found, "band"))
    assert "--weekly-rate" in explain_figure(found, "money")[0]


def test_the_back_test_counts_what_the_histories_say():
    found = run_backtest()
    assert len(found.rows) == 13
    assert (found.band_inside, found.band_faster, found.band_slower) == (4, 6, 3)
    assert found.model_inside + found.model_faster + found.model_slower == 13
    assert found.r_squared == pytest.approx(0.14, abs=0.005)
    assert any("not enough to claim" in limit for limit in found.limits)


def test_the_kept_back_test_is_what_a_replay_gives():
    kept, replayed = msgspec.to_builtins(known_backtest()), msgspec.to_builtins(run_backtest())
    assert _rounded(kept) == _rounded(replayed)


def _rounded(value: object) -> object:
    """The last digits of a logarithm differ from one platform to the next."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def test_the_width_is_what_a_calibration_makes_of_the_back_test():
    found = run_backtest()
    prior, weight = POLICY.simulation.prior_sigma, POLICY.calibration.prior_weight
    by_hand = math.sqrt((weight * prior**2 + (found.effort_rows - 1) * found.effort_deviation**2) / (weight + found.effort_rows - 1))
    assert found.effort_sigma == pytest.approx(by_hand)
    assert POLICY.simulation.sigma == round(found.effort_sigma, 1)
    narrower = run_backtest(load_policy({"simulation": {"sigma": 0.8}})[0])
    assert (narrower.effort_inside, found.effort_inside, found.left_out_inside) == (6, 8, 8)


def actual(ratio: float, endpoints: int = 30) -> Actual:
    plain = Actual(id="x", endpoints=endpoints, weeks=1.0, team=2)
    return Actual(id="x", endpoints=endpoints, weeks=ratio * expected_weeks(plain, POLICY).p50, team=2)


def test_a_calibration_shrinks_to_the_prior():
    two, twenty = calibrate([actual(2.0)] * 2), calibrate([actual(2.0)] * 20)
    assert two.factor == pytest.approx(2 ** (2 / 7))
    assert twenty.factor == pytest.approx(2 ** (20 / 25))
    assert POLICY.simulation.sigma > two.sigma > twenty.sigma > 0


@pytest.mark.parametrize("n", [1, 4, 5, 12])
def test_the_word_is_used_from_five_on(n: int):
    assert ("calibrated" in calibrate([actual(1.1)] * n).label) == (n >= 5)


def test_a_calibration_moves_the_estimate():
    fitted = calibrate([actual(2.0, size) for size in (10, 20, 30, 40, 50, 60)])
    plain, moved = assessed(), assessed(calibration=fitted)
    ratio = moved.services[0].estimate.person_days.p50 / plain.services[0].estimate.person_days.p50
    assert ratio == pytest.approx(fitted.factor, rel=0.05)
    assert any("6 finished migrations" in statement.text for statement in moved.assumptions)


def test_actuals_are_read_by_column_name():
    rows = read_actuals("team,weeks,endpoints,cross_language\n2,6.5,40,no\n\n1,3,12,yes\n")
    assert [(row.endpoints, row.weeks, row.team, row.cross_language) for row in rows] == [(40, 6.5, 2, False), (12, 3.0, 1, True)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 0, "no header"),
        ("endpoints,weeks\n1,2\n", 1, "team is missing"),
        ("endpoints,weeks,team\n", 0, "no finished migration"),
        ("endpoints,weeks,team\n10,2,1\nten,2,1\n", 3, "not a number"),
        ("endpoints,weeks,team\n10,nan,1\n", 2, "at least"),
        ("endpoints,weeks,team\n10,0,1\n", 2, "at least 0.01"),
        ("endpoints,weeks,team\n10.5,2,1\n", 2, "whole number"),
        ("endpoints,weeks,team\n10,2\n", 2, "2 cells under 3"),
        ("endpoints,weeks,team,wat\n1,2,3,4\n", 1, "unknown column 'wat'"),
        ("endpoints,weeks,team,team\n1,2,3,4\n", 1, "stands twice"),
        ('endpoints,weeks,team\n"10,2,1\n', 2, "not CSV"),
    ],
)
def test_actuals_that_cannot_be_read_name_the_line(text: str, line: int, words: str):
    with pytest.raises(ActualsError, match=words) as caught:
        read_actuals(text)
    assert caught.value.line == line


def test_every_figure_can_be_explained():
    found = assessed(weekly_rate=2500.0, currency="EUR")
    for name in figures(found):
        assert explain_figure(found, name)
    weeks = "\n".join(explain_figure(found, "weeks"))
    assert f"{found.services[0].estimate.weeks.p80:.4g} weeks" in weeks
    with pytest.raises(UnknownFigureError, match=r"option\.hybrid"):
        explain_figure(found, "option.hybird")


DOC = Path(__file__).parents[2] / "docs" / "estimation.md"


def test_the_worked_example_of_the_documentation_is_fresh():
    assert DOC.read_text(encoding="utf-8") == worked_example.page(), "stale: python -m tools.worked_example"


def test_the_calculator_and_the_simulation_agree():
    items = work_items(measure(facts.product(80), POLICY), POLICY, cross_language=True)
    whole = estimate(items, POLICY, Choices())
    assert by_hand(whole).p80 == pytest.approx(whole.person_days.p80, rel=0.03)


def test_the_documented_back_test_is_fresh():
    text = DOC.read_text(encoding="utf-8")
    found = run_backtest()
    assert f"| band | {found.band_inside} | {found.band_faster} | {found.band_slower} | {_three(found.band_ratio)} |" in text
    effort = f"| effort | {found.effort_rows} | {found.effort_inside} | {found.effort_deviation:.2f} | {found.left_out_inside} |"
    assert effort in text
    assert f"| model | {found.model_inside} | {found.model_faster} | {found.model_slower} | {_three(found.model_ratio)} |" in text


def _three(ratio: object) -> str:
    return " | ".join(f"{getattr(ratio, name):.2f}" for name in ("p10", "p50", "p90"))
