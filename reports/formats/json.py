"""JSON: the report as it is, a line a field, so that a diff of two audits reads well.

https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.format import Format
from reports.serial import dump

if TYPE_CHECKING:
    from reports.contract.report import Report
    from reports.format import RenderOptions


def render(report: Report, _options: RenderOptions) -> str:
    """The whole report."""
    return dump(report)


FORMAT = Format(name="json", suffix=".json", render=render)
