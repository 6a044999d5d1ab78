"""A comparison for a terminal or a log: the two lines, then one line a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.building.change_wording import NOTHING
from reports.changes.rows import sections
from reports.text import place, plural, visible

if TYPE_CHECKING:
    from reports.changes.rows import Row
    from reports.comparison import Comparison
    from reports.contract.report import Report
    from reports.format import RenderOptions

_ROWS = 40
_COLORS = {"code": "", "words": "", "alarm": "\x1b[33m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(changes: Comparison, _head: Report, options: RenderOptions) -> str:
    """Return text; coloured where the options say so."""
    if not changes.changed:
        return f"{NOTHING}\n{_incomplete(changes)}"
    bold, plain = (_BOLD, _PLAIN) if options.color else ("", "")
    lines = [f"{bold}{visible(changes.summary[0])}{plain}", *map(visible, changes.summary[1:])]
    for section in sections(changes):
        lines += ["", f"{bold}{section.title}{plain} ({section.total:,})"]
        lines += [_line(row, color=options.color) for row in section.rows[:_ROWS]]
        hidden = len(section.rows) - _ROWS
        lines += [f"  {plural(hidden, 'more row')} in the JSON and HTML formats"] if hidden > 0 else []
    return "\n".join(lines) + "\n" + _incomplete(changes)


def _line(row: Row, *, color: bool) -> str:
    words = []
    for cell in row.cells:
        if cell.text:
            paint = _COLORS[cell.kind] if color else ""
            words.append(f"{paint}{visible(cell.text)}{_PLAIN if paint else ''}")
    return "  " + "  ".join([*words, *([visible(place(row.location))] if row.location else [])])


def _incomplete(changes: Comparison) -> str:
    return "" if changes.complete else "One of the two audits is incomplete.\n"
