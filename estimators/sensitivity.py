"""Which inputs move the P50 most: each item at its optimistic and pessimistic unit cost, all else drawn as before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from estimators.model import Choices, Estimate, Sensitivity, WorkItem
from estimators.policy.rules import Policy
from estimators.simulation import at, totals

SHOWN = 5
TRIED = 8


def sensitivities(whole: Estimate, policy: Policy, choices: Choices) -> tuple[Sensitivity, ...]:
    """Return the five items with the widest swing of P50, in person-days, widest first."""
    items = sorted(whole.items, key=lambda item: (-item.quantity * (item.pessimistic - item.optimistic), item.id))[:TRIED]
    found = [_swing(item, whole, policy, choices) for item in items]
    return tuple(sorted(found, key=lambda item: (item.low - item.high, item.item))[:SHOWN])


def _swing(item: WorkItem, whole: Estimate, policy: Policy, choices: Choices) -> Sensitivity:
    def median(replacement: WorkItem | None) -> float:
        others: Sequence[WorkItem] = [other for other in whole.items if other.id != item.id]
        changed = [*others, replacement] if replacement else others
        drawn = totals(changed, draws=policy.simulation.draws, seed=choices.seed, sigma=whole.sigma, factor=whole.factor)
        return at(sorted(drawn), 0.5)

    return Sensitivity(
        item=item.id,
        label=item.label,
        low=median(_fixed(item, item.optimistic)),
        base=whole.person_days.p50,
        high=median(_fixed(item, item.pessimistic)),
        without=median(None),
    )


def _fixed(item: WorkItem, value: float) -> WorkItem:
    return msgspec.structs.replace(item, optimistic=value, likely=value, pessimistic=value)
