"""A comparison as a page: the same style, scripts and seal as the audit's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.building.change_wording import NOTHING
from reports.changes.rows import sections
from reports.frame import sealed
from reports.links import line_address

if TYPE_CHECKING:
    from analyzer.model.location import Location
    from reports.comparison import Comparison
    from reports.contract.report import Report
    from reports.format import RenderOptions

_LIMIT = 500


def render(changes: Comparison, head: Report, _options: RenderOptions) -> str:
    """Return the whole page."""

    def address(location: Location, *, gone: bool) -> str:
        return line_address(changes.base if gone else changes.head, location)

    return sealed(
        "comparison.html",
        changes.head,
        head.snippets,
        c=changes,
        sections=sections(changes),
        nothing=NOTHING.rstrip("."),
        address=address,
        limit=_LIMIT,
    )
