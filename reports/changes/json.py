"""A comparison as JSON: as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.serial import dump

if TYPE_CHECKING:
    from reports.comparison import Comparison
    from reports.contract.report import Report
    from reports.format import RenderOptions


def render(changes: Comparison, _head: Report, _options: RenderOptions) -> str:
    """Return the comparison's fields."""
    return dump(changes)
