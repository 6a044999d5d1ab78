"""The audit as a page: one file for the client, readable without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.building.wording import framework_name
from reports.chapters import chapters
from reports.frame import sealed
from reports.plots.ranges import range_plot

if TYPE_CHECKING:
    from reports.contract.report import Report

_BULK = 60
_ENTRIES = 40


def page(report: Report) -> str:
    """The whole page."""
    return sealed(
        "audit.html",
        report.source,
        report.snippets,
        r=report,
        chapters=chapters(report),
        range_plot=range_plot(report.estimate, report.method.table) if report.estimate else None,
        bulk=_BULK,
        shown_entries=_ENTRIES,
        framework_name=framework_name,
    )
