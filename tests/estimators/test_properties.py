from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.model.analysis import Service
from estimators.assess import assess
from estimators.effort import estimate, work_items
from estimators.model import Choices, Quantiles
from estimators.policy.load import load_policy
from estimators.size import measure
from tests.estimators import facts

POLICY, _ = load_policy({"simulation": {"draws": 300}})
PROBE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

sizes = st.integers(1, 400)
traits = st.fixed_dictionaries(
    {name: st.booleans() for name in ("regex", "request_schema", "response_schema", "streaming", "upload")}
    | {"handler_lines": sizes, "branches": st.integers(0, 40)}
)
routes = st.lists(traits, max_size=8)
counts = st.fixed_dictionaries({name: st.integers(0, 6) for name in ("auth", "guard", "middleware", "job", "model", "store", "unit", "ai")})


def build(route_traits: list[dict[str, Any]], numbers: dict[str, int]):
    made = [facts.endpoint(f"/r/{number}", line=number + 1, **more) for number, more in enumerate(route_traits)]
    return facts.service(
        endpoints=tuple(made),
        auth_schemes=tuple(facts.scheme(f"s{n}") for n in range(numbers["auth"])),
        guards=tuple(facts.guard(f"g{n}") for n in range(numbers["guard"])),
        middleware=tuple(facts.middleware(f"m{n}") for n in range(numbers["middleware"])),
        jobs=tuple(facts.job(f"j{n}") for n in range(numbers["job"])),
        data_models=tuple(facts.model(f"M{n}", "orm" if n % 2 else "schema") for n in range(numbers["model"])),
        data_stores=tuple(facts.store(f"d{n}") for n in range(numbers["store"])),
        deployment=tuple(facts.unit(f"u{n}", "ci" if n % 2 else "dockerfile") for n in range(numbers["unit"])),
        libraries=tuple(facts.library(f"l{n}", "structural" if n % 2 else "api_call_only") for n in range(numbers["ai"])),
    )


def price(service: Service, *, cross_language: bool = True, **choices: Any) -> Quantiles:
    items = work_items(measure(service, POLICY), POLICY, cross_language=cross_language)
    return estimate(items, POLICY, Choices(**choices)).person_days


def not_below(more: Quantiles, less: Quantiles) -> bool:
    return all(getattr(more, name) >= getattr(less, name) - 1e-9 for name in ("p10", "p50", "p80", "p90"))


@PROBE
@given(routes, counts, st.sampled_from(["auth", "guard", "middleware", "job", "model", "store", "unit", "ai"]), st.integers(0, 99))
def test_more_of_anything_never_lowers_an_estimate(route_traits: list[dict[str, Any]], numbers: dict[str, int], what: str, seed: int):
    more = build(route_traits, {**numbers, what: numbers[what] + 1})
    assert not_below(price(more, seed=seed), price(build(route_traits, numbers), seed=seed))


@PROBE
@given(routes, counts, traits, st.integers(0, 20), st.integers(0, 40), st.booleans())
def test_one_more_endpoint_never_lowers_an_estimate(
    route_traits: list[dict[str, Any]], numbers: dict[str, int], added: dict[str, Any], http: int, shared_line: int, crossing: bool
):
    less = facts.with_facts(build(route_traits, numbers), tests=(facts.suite(http + 5, http),))
    new = facts.endpoint("/new", line=shared_line, **added)
    more = facts.with_facts(less, endpoints=(*less.endpoints, new))
    assert not_below(price(more, cross_language=crossing), price(less, cross_language=crossing))


@PROBE
@given(st.lists(traits, min_size=1, max_size=6), counts, st.integers(1, 200), st.integers(1, 20))
def test_a_bigger_handler_never_lowers_an_estimate(route_traits: list[dict[str, Any]], numbers: dict[str, int], lines: int, branches: int):
    first = route_traits[0]
    bigger = {**first, "handler_lines": first["handler_lines"] + lines, "branches": first["branches"] + branches}
    assert not_below(price(build([bigger, *route_traits[1:]], numbers)), price(build(route_traits, numbers)))


@PROBE
@given(routes, counts, st.integers(0, 9))
def test_percentiles_are_in_order_and_items_add_up(route_traits: list[dict[str, Any]], numbers: dict[str, int], seed: int):
    service = build(route_traits, numbers)
    whole = estimate(work_items(measure(service, POLICY), POLICY, cross_language=True), POLICY, Choices(seed=seed, weekly_rate=1000.0))
    for found in (whole.person_days, whole.weeks, whole.money):
        assert found is not None
        assert 0 <= found.p10 <= found.p50 <= found.p80 <= found.p90
    assert sum(item.person_days for item in whole.items) == pytest.approx(whole.person_days.p50)
    assert sum(item.expected for item in whole.items) == pytest.approx(whole.expected)
    assert all(item.optimistic <= item.likely <= item.pessimistic for item in whole.items)


@settings(max_examples=12, deadline=None)
@given(routes, counts, st.integers(1, 8), st.sampled_from([0.2, 0.5, 1.0]))
def test_every_option_keeps_its_order_and_a_larger_team_is_never_slower(
    route_traits: list[dict[str, Any]], numbers: dict[str, int], team: int, availability: float
):
    found = assess(facts.analysis(build(route_traits, numbers)), Choices(team_size=team, availability=availability))
    larger = assess(facts.analysis(build(route_traits, numbers)), Choices(team_size=team + 1, availability=availability))
    for option, other in zip(found.services[0].options, larger.services[0].options, strict=True):
        assert option.weeks.low <= option.weeks.likely <= option.weeks.high
        assert sum(item.person_days for item in option.estimate.items) == pytest.approx(option.estimate.person_days.p50)
        assert other.estimate.weeks.p80 <= option.estimate.weeks.p80 + 1e-9


def test_the_same_input_gives_the_same_bytes_and_another_seed_other_draws():
    import msgspec

    analysis = facts.analysis(facts.product(libraries=(facts.library("langchain"),)))
    first, again = (msgspec.json.encode(assess(analysis, Choices())) for _ in range(2))
    assert first == again
    assert (
        assess(analysis, Choices(seed=7)).services[0].estimate.person_days != assess(analysis, Choices()).services[0].estimate.person_days
    )


def test_written_tests_save_writing_them():
    bare = facts.product(30)
    tested = facts.with_facts(bare, tests=(facts.suite(60, 60),))
    assert price(tested).p50 < price(bare).p50
