from __future__ import annotations

import math
import statistics
from typing import Any

import pytest

from analyzer.model.analysis import Service
from estimators.effort import estimate, weeks_item, work_items
from estimators.model import Choices, Count, WorkItem
from estimators.policy.load import PolicyError, load_policy
from estimators.sensitivity import sensitivities
from estimators.simulation import quantiles, shared_factor, totals
from estimators.size import ended, measure
from tests.estimators import facts

POLICY, _ = load_policy()


def values(service: Service):
    return {count.id: count.value for count in measure(service, POLICY)}


def item(quantity: float = 1.0, low: float = 1.0, likely: float = 2.0, high: float = 6.0, **more: Any):
    shape = dict(id="x", kind="routes", label="x", unit="x", expected=quantity * (low + 4 * likely + high) / 6)
    return WorkItem(**(shape | dict(quantity=quantity, optimistic=low, likely=likely, pessimistic=high) | more))


def test_routes_are_counted_once_a_handler_by_its_size():
    big = facts.endpoint("/big", line=1, handler_lines=61)
    branchy = facts.endpoint("/branchy", line=2, branches=9)
    middling = facts.endpoint("/mid", line=3, handler_lines=16)
    unknown = facts.endpoint("/unknown", line=4, handler_lines=0, branches=0)
    small = facts.endpoint("/small", line=5)
    twice = facts.endpoint("/v2/small", line=5)
    found = values(facts.service(endpoints=(big, branchy, middling, unknown, small, twice)))
    assert (found["route-large"], found["route-medium"], found["route-small"], found["route-again"]) == (2, 2, 1, 1)


def test_traits_of_routes_are_counted():
    found = values(
        facts.service(endpoints=(facts.endpoint(regex=True, streaming=True, upload=True, request_schema=True, response_schema=True),))
    )
    assert [found[name] for name in ("route-regex", "route-stream", "route-upload", "route-schema")] == [1, 1, 1, 1]


def test_server_sent_events_are_priced_as_a_stream_and_not_once_more_as_a_channel():
    events = facts.with_facts(facts.realtime("events"), kind="sse")
    sockets = facts.realtime("chat")
    found = values(facts.service(endpoints=(facts.endpoint(streaming=True),), realtime=(events, sockets)))
    assert (found["route-stream"], found["realtime"]) == (1, 1)
    unseen = values(facts.service(endpoints=(facts.endpoint(),), realtime=(events,)))
    assert "route-stream" not in unseen
    assert unseen["realtime"] == 1


def test_what_is_only_declared_or_in_process_costs_nothing():
    libraries = (facts.library("a", level="declared"), facts.library("b", level="declared-dev"), facts.library("c", "neutral"))
    found = values(facts.service(endpoints=facts.endpoints(2), libraries=libraries, jobs=(facts.job(in_process=True),)))
    assert not {"ai-structural", "ai-api", "job"} & found.keys()


def test_what_validates_is_priced_as_a_schema_and_not_once_more_as_middleware():
    chain = facts.with_facts(facts.middleware("express-validator.body.isString"), library="express-validator")
    found = values(facts.service(endpoints=(facts.endpoint(request_schema=True),), middleware=(chain, facts.middleware("cors"))))
    assert (found["middleware"], found["route-schema"]) == (1, 1)


@pytest.mark.parametrize(("framework", "lines"), [("express", ["node"]), ("fastapi", ["python"])])
def test_the_other_languages_runtime_is_not_the_services(framework: str, lines: list[str]):
    runtimes = (facts.runtime("node", "16"), facts.runtime("python", "3.8"))
    assert [item.name for item in ended(facts.service(framework, runtimes=runtimes))] == lines


def test_a_guard_that_is_written_at_each_route_is_priced_once_and_not_again_as_middleware():
    wrappers = tuple(facts.with_facts(facts.guard("preHandler"), id=f"g{n}", location=facts.at("src/routes.ts", n)) for n in range(1, 9))
    other = facts.with_facts(facts.guard("preHandler"), id="other", location=facts.at("src/admin.ts"))
    twice = facts.with_facts(facts.middleware("preHandler"), location=facts.at("src/admin.ts"))
    found = values(facts.service(endpoints=facts.endpoints(9), guards=(*wrappers, other), middleware=(twice, facts.middleware("cors"))))
    assert (found["guard"], found["middleware"]) == (2, 1)


def test_what_stays_as_it_is_costs_nothing():
    kept = (facts.with_facts(facts.unit("db", "compose"), stays=True), facts.with_facts(facts.unit("label.yml", "ci"), stays=True))
    found = values(facts.service(endpoints=facts.endpoints(1), deployment=(facts.unit(), facts.unit("ci.yml", "ci"), *kept)))
    assert (found["deploy-unit"], found["pipeline"]) == (1, 1)


@pytest.mark.parametrize(("http", "write", "keep"), [(0, 10, 0), (3, 9, 3), (20, 0, 20), (500, 0, 20)])
def test_two_http_tests_pin_an_endpoint(http: int, write: int, keep: int):
    found = values(facts.service(endpoints=facts.endpoints(10), tests=(facts.suite(http + 4, http),)))
    assert (found.get("test-write", 0), found.get("test-keep", 0), found["test-port"]) == (write, keep, 4)


@pytest.mark.parametrize(
    ("found", "guards", "schemes"),
    [((), (), 0), ((), ("jwt",), 1), ((), (None,), 1), ((), ("jwt", "jwt", "basic", None), 2), (("a", "b"), ("jwt",), 2)],
)
def test_where_a_guard_stands_there_is_a_scheme(found: tuple[str, ...], guards: tuple[str | None, ...], schemes: int):
    made = tuple(facts.with_facts(facts.guard(f"g{number}"), scheme=kind) for number, kind in enumerate(guards))
    service = facts.service(auth_schemes=tuple(facts.scheme(name) for name in found), guards=made)
    assert values(service).get("auth-scheme", 0) == schemes


def test_five_unit_tests_for_an_endpoint_are_rewritten_and_no_more():
    found = values(facts.service(endpoints=facts.endpoints(10), jobs=(facts.job(),), tests=(facts.suite(4000, 0),)))
    assert found["test-port"] == 55


def test_a_move_inside_the_language_costs_a_part():
    counts = measure(facts.product(libraries=(facts.library("langchain"),)), POLICY)
    rewrite = {made.id: made for made in work_items(counts, POLICY, cross_language=True)}
    within = {made.id: made for made in work_items(counts, POLICY, cross_language=False)}
    assert within["route-small"].expected == pytest.approx(0.4 * rewrite["route-small"].expected)
    assert "ai-structural" in rewrite
    assert "ai-structural" not in within


def test_one_item_draws_beta_pert():
    drawn = totals([item()], draws=4000, seed=1, sigma=0.0, factor=1.0)
    deviation = math.sqrt((2.5 - 1) * (6 - 2.5) / 7)
    assert min(drawn) >= 1
    assert max(drawn) <= 6
    assert statistics.fmean(drawn) == pytest.approx(2.5, rel=0.02)
    assert statistics.stdev(drawn) == pytest.approx(deviation, rel=0.04)


def test_the_shared_factor_is_log_normal_with_median_one():
    factor = shared_factor(4000, 0.8)
    found = quantiles(list(factor))
    assert found.p50 == pytest.approx(1, rel=0.001)
    assert found.p80 == pytest.approx(math.exp(0.8 * 0.841621), rel=0.002)
    assert found.p10 == pytest.approx(math.exp(-0.8 * 1.281552), rel=0.002)


def test_ranges_that_the_article_names_are_not_multiplied():
    choices = Choices()
    made = weeks_item("learning", "Learning", POLICY.learning, 5.0, "learning")
    found = estimate([made], POLICY, choices).weeks
    assert 2 <= found.p10 <= found.p90 <= 4
    assert found.p50 == pytest.approx(3, rel=0.02)


def test_weeks_are_for_the_stated_team_and_money_for_all_its_people():
    counts = [Count(id="job", label="", value=10)]
    items = work_items(counts, POLICY, cross_language=True)
    alone = estimate(items, POLICY, Choices())
    pair = estimate(items, POLICY, Choices(team_size=2, availability=0.5, weekly_rate=2000.0, currency="EUR"))
    assert pair.person_days == alone.person_days
    assert pair.days_per_week == pytest.approx(5 * 0.5 * 2 / 1.1)
    assert pair.money is not None
    assert pair.money.p50 == pytest.approx(pair.weeks.p50 * 2 * 0.5 * 2000)
    assert alone.money is None
    assert alone.weeks.p80 == pytest.approx(alone.person_days.p80 / 5)


def test_nothing_costs_nothing():
    found = estimate([], POLICY, Choices(weekly_rate=100.0))
    assert found.person_days.p90 == 0
    assert found.money is not None
    assert found.money.p90 == 0


def test_sensitivity_names_five_inputs_widest_first():
    items = work_items(measure(facts.product(60), POLICY), POLICY, cross_language=True)
    whole = estimate(items, POLICY, Choices())
    found = sensitivities(whole, POLICY, Choices())
    swings = [entry.high - entry.low for entry in found]
    assert len(found) == 5
    assert swings == sorted(swings, reverse=True)
    assert all(entry.without <= entry.low <= entry.base <= entry.high for entry in found)


@pytest.mark.parametrize(
    ("override", "words"),
    [
        ({"rates": {"jobb": {"likely": 1}}}, "did you mean job"),
        ({"simulation": {"sigma": -1}}, "sigma"),
        ({"rates": {"job": {"likely": 9}}}, "must rise"),
        ({"capacity": 3}, "is a table"),
        ({"table": {"upper_weeks": "many"}}, "upper_weeks"),
    ],
)
def test_a_policy_that_means_nothing_is_refused(override: dict[str, Any], words: str):
    with pytest.raises(PolicyError, match=words):
        load_policy(override)


def test_an_override_is_visible_and_no_longer_our_judgement():
    policy, replaced = load_policy({"rates": {"job": {"likely": 1.5}}})
    assert [(entry.path, entry.default, entry.value) for entry in replaced] == [("rates.job.likely", "0.8", "1.5")]
    assert policy.rates["job"].source == "the user's policy"
    assert not policy.rates["job"].judgement
    assert policy.rates["guard"].judgement


def test_every_rate_names_source_and_date():
    assert all(rate.source and rate.date for rate in POLICY.rates.values())


def test_what_a_python_script_of_a_node_service_uses_is_not_rewritten():
    script = facts.library("pandas", ecosystem="pypi", verdict="Python only")
    there = values(facts.product(libraries=(facts.library("langchain"), script)))
    python = values(facts.product(framework="fastapi", libraries=(script,)))
    assert (there["ai-structural"], python["ai-structural"]) == (1, 1)
