"""The price of a language that the team lacks: the article's 2-4 weeks, in full for a full migration, for one person in a hybrid.

Where nobody knows whether the team lacks it, the price stands beside the estimate as a condition, inside no percentile.
"""

from __future__ import annotations

from typing import Literal

from estimators.effort import days_per_week, weeks_item
from estimators.model import Choices, Condition, Reply, WorkItem
from estimators.policy.rules import Policy, ThreeWeeks
from estimators.words import amount

Learning = Literal["applies", "not needed", "unknown"]
Other = Literal["python", "javascript"]
NAMES = {"python": "Python", "javascript": "TypeScript"}


def needed(knows: Reply) -> Learning:
    """Return whether a language must be learned, from whether someone knows it."""
    verdicts: dict[Reply, Learning] = {"yes": "not needed", "no": "applies", "unknown": "unknown"}
    return verdicts[knows]


def team_weeks(policy: Policy, choices: Choices, *, people: float | None = None) -> ThreeWeeks:
    """Return the learning in elapsed weeks of the team: of all of it, or of the given number of its people."""
    rule = policy.learning
    if people is None:
        return rule
    part = min(people * policy.capacity.days_per_week * choices.availability / days_per_week(policy, choices), 1.0)
    return ThreeWeeks(
        source=rule.source,
        date=rule.date,
        optimistic_weeks=rule.optimistic_weeks * part,
        likely_weeks=rule.likely_weeks * part,
        pessimistic_weeks=rule.pessimistic_weeks * part,
        hybrid_people=rule.hybrid_people,
    )


def item(language: Other, rule: ThreeWeeks, policy: Policy, choices: Choices) -> WorkItem:
    """Return the work item of learning ``language``."""
    return weeks_item("learning", f"Learning {NAMES[language]}", rule, days_per_week(policy, choices), "learning")


def condition(language: Other, rule: ThreeWeeks) -> Condition:
    """Return the line that stands beside an estimate while nobody knows."""
    return Condition(
        id="learning",
        text=f"+{amount(rule.optimistic_weeks)} to {amount(rule.pessimistic_weeks)} weeks if nobody on the team works in {NAMES[language]}",
        low_weeks=rule.optimistic_weeks,
        high_weeks=rule.pessimistic_weeks,
        answer=f"team.{language}",
        source=rule.source,
        date=rule.date,
    )
