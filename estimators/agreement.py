"""Whether the article's band and the work items say the same, and what the service has more or less of where they do not."""

from __future__ import annotations

import math

from estimators.bands import BEYOND, says
from estimators.effort import estimate, work_items
from estimators.model import Agreement, Band, Choices, Estimate
from estimators.policy.rules import Policy
from estimators.reference import reference_counts
from estimators.words import amount, counted, shown

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
    said = f"{counted(band.endpoints, 'endpoint')} {'says' if band.endpoints == 1 else 'say'} {says(band)}"
    apart = ", learning left out" if len(items) < len(whole.items) else ""
    if shown(low) <= shown(weeks) <= shown(high):
        return Agreement(
            state="agree",
            sentence=f"{said}, and the work items say {amount(weeks)} for {_team(choices)}{apart}.",
            band=band.weeks,
            bottom_up=weeks,
        )
    above = weeks > high
    spent: dict[str, float] = {}
    for item in items:
        spent[item.kind] = spent.get(item.kind, 0.0) + item.expected
    typical: dict[str, float] = {}
    for item in work_items(reference_counts(band.endpoints, policy, jobs=0, auth=1), policy, cross_language=cross_language):
        typical[item.kind] = typical.get(item.kind, 0.0) + item.expected
    ranked = sorted(spent.keys() | typical.keys(), key=lambda kind: (_excess(kind, spent, typical) * (-1 if above else 1), kind))
    causes = [_cause(kind, spent, typical) for kind in ranked[:2] if (_excess(kind, spent, typical) > 0) == above]
    sentence = f"{said}; the work items say {amount(weeks)} for {_team(choices)}{apart}."
    if causes:
        sentence += f" It has {'more' if above else 'less'} work than a typical product of its size in {' and '.join(causes)}."
    if band.interpolation.label == BEYOND and above:
        sentence += " The table's curve, run on past its end, also grows more slowly than the endpoints; the items add up one by one."
    if not cross_language:
        sentence += " The items price a move inside one language, which the table does not tell apart."
    return Agreement(state="bottom-up higher" if above else "bottom-up lower", sentence=sentence, band=band.weeks, bottom_up=weeks)


def _team(choices: Choices) -> str:
    people = "one person" if choices.team_size == 1 else f"{choices.team_size} people"
    return f"{people} full time" if choices.availability == 1 else f"{people} at {choices.availability:.0%} of the time"


def _excess(kind: str, spent: dict[str, float], typical: dict[str, float]) -> float:
    return math.fsum((spent.get(kind, 0.0), -typical.get(kind, 0.0)))


def _cause(kind: str, spent: dict[str, float], typical: dict[str, float]) -> str:
    return f"{WORDS.get(kind, kind)} ({amount(spent.get(kind, 0.0))} person-days instead of {amount(typical.get(kind, 0.0))})"
