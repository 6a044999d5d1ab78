"""Terminal: the summary of one screen. What draws it is loaded when it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.format import Format

if TYPE_CHECKING:
    from reports.contract.report import Report
    from reports.format import RenderOptions


def render(report: Report, options: RenderOptions) -> str:
    """The summary, ``options.width`` columns wide at most."""
    from reports.screen import summary

    return summary(report, options)


FORMAT = Format(name="terminal", suffix=".txt", render=render)
