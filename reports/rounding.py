"""Rounding, once, so that what is shown adds up: tenths of days and weeks, whole units of money, and rows that sum to their total.

Largest remainder: https://en.wikipedia.org/wiki/Largest_remainders_method
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from estimators.model import Quantiles, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from estimators.model import Estimate

_T = TypeVar("_T")
_DIGITS = 3


def rounded(value: _T, digits: int = _DIGITS) -> _T:
    """``value`` with every figure in it rounded: ranges and quantiles to tenths, all else to ``digits``."""
    return _rounded(value, digits)  # type: ignore[return-value]


def rounded_estimate(estimate: Estimate) -> Estimate:
    """``estimate`` rounded, its items' person-days such that they add up to the P50 as it is shown."""
    shown = rounded(estimate)
    target = round(estimate.person_days.p50, 1)
    days = apportion([item.person_days for item in estimate.items], target)
    items = tuple(msgspec.structs.replace(item, person_days=share) for item, share in zip(shown.items, days, strict=True))
    money = shown.money
    if money is not None:
        money = Quantiles(p10=round(money.p10), p50=round(money.p50), p80=round(money.p80), p90=round(money.p90))
    return msgspec.structs.replace(shown, items=items, money=money)


def apportion(values: Sequence[float], total: float) -> list[float]:
    """``values`` in tenths, those with the largest remainders rounded up, so that they add up to ``total`` (in tenths)."""
    exact = [value * 10 for value in values]
    floors = [int(value // 1) for value in exact]
    missing = round(total * 10) - sum(floors)
    order = sorted(range(len(values)), key=lambda at: (floors[at] - exact[at], at))
    for at in order[: max(missing, 0)]:
        floors[at] += 1
    return [tenths / 10 for tenths in floors]


def _rounded(value: object, digits: int) -> object:
    if isinstance(value, float):
        return round(value, digits) + 0.0
    if isinstance(value, Quantiles | Range):
        return type(value)(**{field: round(getattr(value, field), 1) + 0.0 for field in value.__struct_fields__})
    if isinstance(value, msgspec.Struct):
        changes = {field: _rounded(getattr(value, field), digits) for field in value.__struct_fields__}
        return msgspec.structs.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(_rounded(item, digits) for item in value)
    return value
