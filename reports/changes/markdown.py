"""A comparison as Markdown: two lines that a reviewer reads, the rest folded; never larger than it is allowed to be.

https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/organizing-information-with-collapsed-sections
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.building.change_wording import NOTHING
from reports.changes.rows import sections
from reports.markup import code, folded, linked, prose, table

if TYPE_CHECKING:
    from reports.changes.rows import Cell, Row, Section
    from reports.comparison import Comparison
    from reports.contract.report import Report
    from reports.format import RenderOptions

_ROWS = 100
_FIGURE = re.compile(r"[+-]\d[\d,.]*|->")


def render(changes: Comparison, _head: Report, _options: RenderOptions) -> str:
    """Return the whole document, at most a hundred rows a section."""
    return document(changes, _ROWS)


def within(changes: Comparison, size: int) -> str:
    """Return the document with as many rows as fit into ``size`` bytes of UTF-8; the two lines alone where no row fits."""
    for rows in (1000, 300, _ROWS, 30, 10, 3):
        text = document(changes, rows)
        if len(text.encode()) <= size:
            return text
    return "\n\n".join(_lead(changes)) + "\n"


def document(changes: Comparison, rows: int) -> str:
    """Return the two lines, and every section folded with at most ``rows`` rows."""
    parts = _lead(changes)
    parts += [folded(f"{section.title} ({section.total:,})", _table(changes, section, rows)) for section in sections(changes)]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _lead(changes: Comparison) -> list[str]:
    if not changes.changed:
        lines = [NOTHING]
    else:
        lines = [f"**{_sentence(changes.summary[0])}**", *map(_sentence, changes.summary[1:])]
    return lines if changes.complete else [*lines, "One of the two audits is incomplete: what could not be read is not compared."]


def _sentence(text: str) -> str:
    return " ".join(word if _FIGURE.fullmatch(word) else prose(word) for word in text.split())


def _table(changes: Comparison, section: Section, limit: int) -> str:
    headings = (*section.headings, "Where") if section.placed else section.headings
    rows = [_row(changes, section, row) for row in section.rows[:limit]]
    hidden = len(section.rows) - limit
    if hidden > 0:
        rows.append([f"{hidden:,} more", *[""] * (len(headings) - 1)])
    return table(headings, rows)


def _row(changes: Comparison, section: Section, row: Row) -> list[str]:
    cells = [_cell(cell) for cell in row.cells]
    return [*cells, linked(changes.base if row.gone else changes.head, row.location)] if section.placed else cells


def _cell(cell: Cell) -> str:
    if cell.kind == "code":
        return code(cell.text)
    return f"**{prose(cell.text)}**" if cell.kind == "alarm" else _sentence(cell.text)
