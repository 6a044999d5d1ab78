"""The formats of a comparison: what each is called, its suffix, and how it is laid out; loaded when it is used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.comparison import Comparison
    from reports.contract.report import Report
    from reports.format import RenderOptions

SUFFIXES = {"html": ".html", "json": ".json", "markdown": ".md", "sarif": ".sarif", "terminal": ".txt"}


def render(name: str, changes: Comparison, head: Report, options: RenderOptions) -> str:
    """Return the comparison in the format of that name; ``head`` is the audit that it belongs to."""
    if name not in SUFFIXES:
        raise KeyError(name)
    text: str = importlib.import_module(f"{__name__}.{name}").render(changes, head, options)
    return text
