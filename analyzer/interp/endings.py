"""How a block ends before its last statement."""

from __future__ import annotations

from analyzer.interp.values import Value

Ending = tuple[str, Value] | None
"""How (``return``, ``break``, ``continue``, ``raise``), and with which value."""
SOFT_RETURN = "soft return"
"""A return that only a setting would reach, or prevent."""
RETURNS = frozenset({"return", SOFT_RETURN})
