"""HTML: the audit for people, in one file. What lays it out is loaded when it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.format import Format

if TYPE_CHECKING:
    from reports.contract.report import Report
    from reports.format import RenderOptions


def render(report: Report, _options: RenderOptions) -> str:
    """The whole page."""
    from reports.page import page

    return page(report)


FORMAT = Format(name="html", suffix=".html", render=render)
