"""The total with a calculator: what the simulation draws, as if items and shared factor made a log-normal together.

A beta-PERT distribution deviates by ``sqrt((mean - o)(p - mean) / 7)``. Items of one kind move together, so their deviations add up;
kinds are independent, so their squares do. What is not multiplied by the shared factor (learning, set-up) is added as expected.
https://en.wikipedia.org/wiki/PERT_distribution
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from estimators.model import Estimate, WorkItem

NORMAL_80 = 0.8416


class ByHand(NamedTuple):
    """Person-days: the expected sum of what is multiplied, its deviation by kind and the sum of their squares, the rest, the P80.

    ``spread`` is the deviation of the logarithm.
    """

    shared: float
    kinds: dict[str, float]
    squares: float
    spread: float
    fixed: float
    p80: float


def by_hand(whole: Estimate) -> ByHand:
    """Return the steps from the items of ``whole`` to its P80, without a simulation."""
    multiplied = [item for item in whole.items if item.shared]
    shared = math.fsum(item.expected for item in multiplied)
    fixed = math.fsum(item.expected for item in whole.items if not item.shared)
    kinds = kind_deviations(multiplied)
    squares = math.fsum(value**2 for value in kinds.values())
    spread = math.sqrt(math.log(1 + squares / shared**2) + whole.sigma**2) if shared else whole.sigma
    return ByHand(shared, kinds, squares, spread, fixed, whole.factor * shared * math.exp(NORMAL_80 * spread) + fixed)


def kind_deviations(items: Iterable[WorkItem]) -> dict[str, float]:
    """Return the deviation of each kind of work, in the order of the items."""
    kinds: dict[str, float] = {}
    for item in items:
        kinds[item.kind] = kinds.get(item.kind, 0.0) + deviation(item)
    return kinds


def deviation(item: WorkItem) -> float:
    """Return an item's standard deviation in person-days; its units move together."""
    mean = item.expected / item.quantity if item.quantity else 0.0
    return item.quantity * math.sqrt(max((mean - item.optimistic) * (item.pessimistic - mean) / 7, 0.0))
