"""Counts times rates: the work items, and their simulated sum for a stated team."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

import msgspec

from estimators.model import Choices, Condition, Count, Estimate, ItemKind, Quantiles, WorkItem
from estimators.policy.rules import Policy, ThreeWeeks
from estimators.simulation import ZERO, pert_mean, quantiles, totals
from estimators.words import digits

KINDS: tuple[str, ...] = get_args(ItemKind)


def work_items(counts: Iterable[Count], policy: Policy, *, cross_language: bool) -> tuple[WorkItem, ...]:
    """Return an item for each count, at the rates of a rewrite or of a move inside the language."""
    kept: Mapping[str, float] = {} if cross_language else msgspec.to_builtins(policy.same_language)
    items = []
    for count in counts:
        rate = policy.rates[count.id]
        multiplier = float(kept.get(rate.kind, 1.0))
        three = [multiplier * value for value in (rate.optimistic, rate.likely, rate.pessimistic)]
        items.append(
            WorkItem(
                id=count.id,
                kind=rate.kind,
                label=rate.label,
                quantity=float(count.value),
                unit=rate.unit,
                optimistic=three[0],
                likely=three[1],
                pessimistic=three[2],
                expected=count.value * pert_mean(*three),
                multiplier=multiplier,
                judgement=rate.judgement,
                article_kind=rate.article_kind,
                source=rate.source,
                date=rate.date,
                evidence=count.evidence,
            )
        )
    return _sorted(item for item in items if item.pessimistic > 0)


def weeks_item(name: str, label: str, rule: ThreeWeeks, days_per_week: float, kind: ItemKind) -> WorkItem:
    """Return an item for weeks that the article names, in the team's person-days, so that its weeks stay the article's."""
    three = [days_per_week * value for value in (rule.optimistic_weeks, rule.likely_weeks, rule.pessimistic_weeks)]
    return WorkItem(
        id=name,
        kind=kind,
        label=label,
        quantity=1.0,
        unit="time",
        optimistic=three[0],
        likely=three[1],
        pessimistic=three[2],
        expected=pert_mean(*three),
        shared=False,
        judgement=False,
        source=rule.source,
        date=rule.date,
    )


def estimate(items: Iterable[WorkItem], policy: Policy, choices: Choices, conditions: Sequence[Condition] = ()) -> Estimate:
    """Return the simulated sum of ``items`` in person-days, weeks of the stated team, and money where a rate is given."""
    ordered = _sorted(items)
    sigma, factor = spread(policy, choices)
    draws = policy.simulation.draws
    days = quantiles(totals(ordered, draws=draws, seed=choices.seed, sigma=sigma, factor=factor)) if ordered else ZERO
    expected = math.fsum(item.expected for item in ordered)
    per_week = days_per_week(policy, choices)
    weeks = _scaled(days, 1 / per_week)
    paid = choices.weekly_rate
    return Estimate(
        items=_shares(ordered, expected, days.p50),
        person_days=days,
        weeks=weeks,
        money=None if paid is None else _scaled(weeks, choices.team_size * choices.availability * paid),
        currency=choices.currency,
        expected=expected,
        sigma=sigma,
        factor=factor,
        draws=draws,
        seed=choices.seed,
        days_per_week=per_week,
        capacity=capacity_words(policy, choices),
        conditions=tuple(conditions),
    )


def spread(policy: Policy, choices: Choices) -> tuple[float, float]:
    """Return deviation and median of the shared factor: the calibration's, or the policy's and 1."""
    fitted = choices.calibration
    return (fitted.sigma, fitted.factor) if fitted else (policy.simulation.sigma, 1.0)


def effective_people(policy: Policy, team_size: int) -> float:
    """Return how many undisturbed people a team is worth: n / (1 + loss x (n - 1)). Rises with n."""
    return team_size / (1 + policy.capacity.coordination_loss * (team_size - 1))


def days_per_week(policy: Policy, choices: Choices) -> float:
    """Return the person-days of this work that the team does in one elapsed week."""
    return policy.capacity.days_per_week * choices.availability * effective_people(policy, choices.team_size)


def capacity_words(policy: Policy, choices: Choices) -> str:
    """Return the team's arithmetic in one line."""
    rule, people = policy.capacity, choices.team_size
    worth = effective_people(policy, people)
    shown = f"{people} / (1 + {digits(rule.coordination_loss)} x {people - 1}) = {digits(worth, 3)} people" if people > 1 else "1 person"
    worked = digits(days_per_week(policy, choices), 3)
    return f"{digits(rule.days_per_week)} days x {choices.availability:.0%} x {shown} = {worked} person-days a week"


def _sorted(items: Iterable[WorkItem]) -> tuple[WorkItem, ...]:
    return tuple(sorted(items, key=lambda item: (KINDS.index(item.kind), item.id)))


def _scaled(value: Quantiles, by: float) -> Quantiles:
    return Quantiles(p10=value.p10 * by, p50=value.p50 * by, p80=value.p80 * by, p90=value.p90 * by)


def _shares(items: Sequence[WorkItem], expected: float, p50: float) -> tuple[WorkItem, ...]:
    """Return the items with their shares of the P50, in proportion to what is expected of each."""
    if not expected:
        return tuple(items)
    return tuple(msgspec.structs.replace(item, person_days=p50 * item.expected / expected) for item in items)
