"""The sum of uncertain items, by seeded Monte Carlo: beta-PERT unit costs times one shared log-normal factor.

Each kind of work has a stream of its own, named by the seed and the kind, and all items of one kind stand at the same quantile in a draw.
So work draws equally wherever it appears, and adding to it, or making it harder, can only raise every draw: no estimate falls for it.
https://en.wikipedia.org/wiki/PERT_distribution
"""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import NormalDist

from estimators.model import Quantiles, WorkItem

STRATA = 512
ZERO = Quantiles(p10=0.0, p50=0.0, p80=0.0, p90=0.0)


def pert_mean(optimistic: float, likely: float, pessimistic: float) -> float:
    """Return the mean of the beta-PERT distribution, in the unit of its points."""
    return (optimistic + 4 * likely + pessimistic) / 6


def totals(items: Sequence[WorkItem], *, draws: int, seed: int, sigma: float, factor: float) -> list[float]:
    """Return ``draws`` totals in person-days, unsorted; the j-th draw of every call with one seed belongs together."""
    least_shared, shared = _sum([item for item in items if item.shared], draws, seed)
    least_fixed, fixed = _sum([item for item in items if not item.shared], draws, seed)
    common = shared_factor(draws, sigma)
    return [factor * scale * (least_shared + part) + (least_fixed + rest) for scale, part, rest in zip(common, shared, fixed, strict=True)]


def quantiles(values: Sequence[float]) -> Quantiles:
    """Return P10, P50, P80 and P90, interpolated between the nearest draws."""
    ordered = sorted(values)
    return Quantiles(p10=at(ordered, 0.1), p50=at(ordered, 0.5), p80=at(ordered, 0.8), p90=at(ordered, 0.9))


def at(ordered: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of the sorted values lie; 0 of none."""
    if not ordered:
        return 0.0
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


@lru_cache(maxsize=8)
def shared_factor(draws: int, sigma: float) -> array[float]:
    """Return the shared factor's draws: log-normal with median 1, one from each of ``draws`` equally likely strata, rising."""
    normal = NormalDist()
    return array("d", (math.exp(sigma * normal.inv_cdf((place + 0.5) / draws)) for place in range(draws)))


def _mode(item: WorkItem) -> float:
    """Return where the item's likely value stands between its optimistic (0) and pessimistic (1) one."""
    spread = item.pessimistic - item.optimistic
    return round((item.likely - item.optimistic) / spread, 9) if spread > 0 else 0.5


def _sum(items: Sequence[WorkItem], draws: int, seed: int) -> tuple[float, array[float]]:
    """Return what the items take at least, and what each draw adds to it."""
    parts = [(reach, item) for item in items if (reach := item.quantity * (item.pessimistic - item.optimistic)) > 0]
    least = math.fsum(item.quantity * item.optimistic for item in items)
    return least, _drawn(tuple((reach, item.kind, _mode(item)) for reach, item in parts), draws, seed)


@lru_cache(maxsize=128)
def _drawn(parts: tuple[tuple[float, str, float], ...], draws: int, seed: int) -> array[float]:
    """Return the sum of every part's reach times its draw, added in order; four parts a pass, which changes no rounding.

    Most sums begin as another one does, since an item is changed or left out at a time: what comes before the last parts is remembered.
    """
    if not parts:
        return array("d", bytes(8 * draws))
    before = (len(parts) - 1) // 4 * 4
    result: Sequence[float] = _drawn(parts[:before], draws, seed)
    last = [(reach, _stream(kind, mode, draws, seed)) for reach, kind, mode in parts[before:]]
    if len(last) == 4:
        (a, v), (b, x), (c, y), (d, z) = last
        return array("d", [value + a * i + b * j + c * k + d * m for value, i, j, k, m in zip(result, v, x, y, z, strict=True)])
    for reach, stream in last:
        result = [value + reach * drawn for value, drawn in zip(result, stream, strict=True)]
    return array("d", result)


@lru_cache(maxsize=128)
def _stream(name: str, mode: float, draws: int, seed: int) -> array[float]:
    # A string seeds by its digest, so equal names draw equally in every process and on every platform.
    stream = random.Random(f"{seed}:{name}")  # noqa: S311 - a simulation, not a secret
    return array("d", stream.choices(_strata(mode), k=draws))


@lru_cache(maxsize=128)
def _strata(mode: float) -> tuple[float, ...]:
    """Return the middles of ``STRATA`` equally likely strata of beta-PERT on [0, 1], by the trapezoid rule on its density."""
    alpha, beta = 1 + 4 * mode, 1 + 4 * (1 - mode)
    grid = [place / (4 * STRATA) for place in range(4 * STRATA + 1)]
    density = [x ** (alpha - 1) * (1 - x) ** (beta - 1) for x in grid]
    reached = [0.0]
    for left, right in pairwise(density):
        reached.append(reached[-1] + (left + right) / 2)
    middles: list[float] = []
    place = 0
    for stratum in range(STRATA):
        wanted = reached[-1] * (stratum + 0.5) / STRATA
        while reached[place + 1] < wanted:
            place += 1
        part = (wanted - reached[place]) / (reached[place + 1] - reached[place])
        middles.append(grid[place] + part * (grid[place + 1] - grid[place]))
    return tuple(middles)
