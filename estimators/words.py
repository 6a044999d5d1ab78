"""Numbers in sentences: one decimal below ten, none from there on, thousands parted, never an exponent."""

from __future__ import annotations

import math
from collections.abc import Sequence

FRAMEWORKS = {"express": "Express", "fastify": "Fastify", "fastapi": "FastAPI"}


def amount(value: float) -> str:
    """Return a number as a sentence shows it: rounded to tenths first, as the tables are, so that both show the same."""
    figure = shown(value)
    return f"{figure:,.0f}" if abs(figure) >= 10 else f"{figure:.1f}".removesuffix(".0")


def shown(value: float) -> float:
    """Return the number that ``amount`` puts into words."""
    tenths = round(value, 1)
    return float(round(tenths)) if abs(tenths) >= 10 else tenths


def counted(number: int, one: str, many: str = "") -> str:
    """Return ``1 endpoint`` or ``2,000 endpoints``; ``many`` where the plural takes more than an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def span(low: float, high: float) -> str:
    """Return ``4 to 8 weeks``, one figure where both ends read alike, and words where there is no work."""
    if not high:
        return "no migration work"
    left, right = amount(low), amount(high)
    return f"{left} {'week' if left == '1' else 'weeks'}" if left == right else f"{left} to {right} weeks"


def listed(names: Sequence[str], most: int = 6) -> str:
    """Return ``a, b, c``, and behind so many names how many more there are."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def do(number: int, verb: str) -> str:
    """Return ``verb`` as it stands behind a count: ``1 validates``, ``2 validate``."""
    return f"{number:,} {verb}{'s' if number == 1 else ''}"


def digits(value: float, significant: int = 4) -> str:
    """Return a number to so many significant digits, whole digits kept, trailing zeros left out: what a calculator can follow."""
    if not value or not math.isfinite(value):
        return f"{value:.0f}"
    places = max(significant - 1 - math.floor(math.log10(abs(value))), 0)
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if places else text
