"""The audit as a page: one file for the client, readable without scripts, sealed against what a repository's names might hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reports.building.wording import framework_name
from reports.chapters import chapters
from reports.frame import dress, page_environment
from reports.links import line_address
from reports.plots.ranges import range_plot
from reports.text import visible_lines

if TYPE_CHECKING:
    from analyzer.model.location import Location
    from reports.contract.report import Report

_BULK = 60


def page(report: Report) -> str:
    """The whole page."""
    environment = page_environment()
    environment.globals.update(
        framework_name=framework_name,
        line_address=lambda location: line_address(report.source, location),
        snippet_at=lambda location: _snippet(report, location),
    )
    return environment.get_template("audit.html").render(
        r=report,
        chapters=chapters(report),
        range_plot=range_plot(report.estimate, report.method.table) if report.estimate else None,
        bulk=_BULK,
        **dress(environment, "theme", "page"),
    )


def _snippet(report: Report, location: Location) -> Markup:
    # Escaped here, because a snippet alone keeps its line ends.
    return escape(visible_lines(report.snippets.get(f"{location.file}:{location.line}", "")))
