"""Numbers in sentences: one decimal below ten, none from there on, never an exponent."""

from __future__ import annotations


def amount(value: float) -> str:
    """Return a number as a sentence shows it."""
    return f"{value:.0f}" if abs(value) >= 9.95 else f"{value:.1f}".removesuffix(".0")
