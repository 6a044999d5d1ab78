"""Whether the article's band and the work items say the same, and what the service has more or less of where they do not."""

from __future__ import annotations

import math

from estimators.effort import estimate, work_items
from estimators.model import Agreement, Band, Choices, Estimate
from estimators.policy.rules import Policy
from estimators.reference import reference_counts
from estimators.words import amount

WORDS = {
    "setup": "the set-up",
    "routes": "routes",
    "auth": "authentication and middleware",
    "data": "data models and data access",
    "jobs": "background jobs",
    "realtime": "realtime channels",
    "deployment": "deployment",
    "tests": "regression tests",
    "ai": "AI features",
    "upgrade": "upgrades",
}


def agreement(band: Band, whole: Estimate, policy: Policy, choices: Choices, *, cross_language: bool) -> Agreement:
    """Return the comparison of the band's range with the P50 in weeks, learning left out of both."""
    items = [item for item in whole.items if item.kind != "learning"]
    if not band.endpoints:
        return Agreement(
            state="agree", sentence="No endpoint was found: neither table nor items say anything.", band=band.weeks, bottom_up=0.0
        )
    weeks = estimate(items, policy, choices).weeks.p50
    low, high = band.weeks.low, band.weeks.high
    said = f"{band.endpoints} endpoints say {amount(low)} to {amount(high)} weeks by the article's table"
    if low <= weeks <= high:
        return Agreement(state="agree", sentence=f"{said}, and the work items say {amount(weeks)}.", band=band.weeks, bottom_up=weeks)
    above = weeks > high
    spent: dict[str, float] = {}
    for item in items:
        spent[item.kind] = spent.get(item.kind, 0.0) + item.expected
    typical: dict[str, float] = {}
    for item in work_items(reference_counts(band.endpoints, policy, jobs=0, auth=1), policy, cross_language=cross_language):
        typical[item.kind] = typical.get(item.kind, 0.0) + item.expected
    ranked = sorted(spent.keys() | typical.keys(), key=lambda kind: (_excess(kind, spent, typical) * (-1 if above else 1), kind))
    causes = [_cause(kind, spent, typical) for kind in ranked[:2] if (_excess(kind, spent, typical) > 0) == above]
    because = " and ".join(causes)
    team = f"for {choices.team_size} {'person' if choices.team_size == 1 else 'people'} at {choices.availability:.0%}"
    sentence = f"{said}; the work items say {amount(weeks)} {team}"
    if because:
        sentence += f", against a typical product of this size because of {because}"
    if not cross_language:
        sentence += "; they price a move inside one language, which the table does not tell apart"
    return Agreement(state="bottom-up higher" if above else "bottom-up lower", sentence=f"{sentence}.", band=band.weeks, bottom_up=weeks)


def _excess(kind: str, spent: dict[str, float], typical: dict[str, float]) -> float:
    return math.fsum((spent.get(kind, 0.0), -typical.get(kind, 0.0)))


def _cause(kind: str, spent: dict[str, float], typical: dict[str, float]) -> str:
    return f"{WORDS.get(kind, kind)} ({amount(spent.get(kind, 0.0))} person-days instead of {amount(typical.get(kind, 0.0))})"
