"""A comparison laid out: as text for a terminal, as Markdown for a pull request, as JSON; new findings alone as SARIF.

The Markdown begins with what a reviewer needs and folds the rest; it stays below the 65,536 characters of a GitHub comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.format import RenderOptions
from reports.formats import load
from reports.markup import code, folded, linked, prose, table
from reports.serial import dump
from reports.text import number, place, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.comparison import Comparison
    from reports.contract.report import Report

_ROWS = 100
_NOTHING = "Nothing changed that concerns a migration."


def as_terminal(changes: Comparison, _head: Report) -> str:
    """Return one line a change, after the summary."""
    if not changes.changed:
        return f"{_NOTHING}\n"
    lines = [*changes.summary, "", *_lines(changes)]
    return "\n".join(visible(line) for line in lines) + "\n"


def as_json(changes: Comparison, _head: Report) -> str:
    """Return the comparison as it is."""
    return dump(changes)


def as_markdown(changes: Comparison, _head: Report) -> str:
    """Return the comment: two lines, then tables that are folded and capped."""
    if not changes.changed:
        return f"{_NOTHING}\n"
    parts = [f"**{prose(changes.summary[0])}**", *map(prose, changes.summary[1:])]
    for title, headings, rows in _tables(changes):
        if rows:
            hidden = [] if len(rows) <= _ROWS else [[f"{len(rows) - _ROWS:,} more", *[""] * (len(headings) - 1)]]
            parts.append(folded(f"{title} ({len(rows):,})", table(headings, [*rows[:_ROWS], *hidden])))
    if not changes.complete:
        parts.append("One of the two audits is incomplete.")
    return "\n\n".join(parts) + "\n"


def as_sarif(changes: Comparison, head: Report) -> str:
    """Return the findings that are new."""
    rules = {item.rule for item in changes.new_findings}
    only = msgspec.structs.replace(head, findings=changes.new_findings, rules=tuple(rule for rule in head.rules if rule.id in rules))
    return load("sarif").render(only, RenderOptions())


def _lines(changes: Comparison) -> Iterator[str]:
    for sign, endpoints in (("+", changes.added), ("-", changes.removed)):
        for item in endpoints:
            yield f"{sign} {item.method} {item.path}  {'' if item.guarded else '(no guard)  '}{place(item.location)}"
    for moved in changes.moved:
        yield f"> {moved.method} {moved.before} -> {moved.after}  {moved.file_before} -> {moved.file_after}"
    for guard in changes.guards:
        names = [*(f"-{name}" for name in guard.lost), *(f"+{name}" for name in guard.gained)]
        yield f"! {guard.method} {guard.path}  {' '.join(names)}{'  (no guard left)' if guard.unguarded else ''}  {place(guard.location)}"
    for thing in changes.named:
        yield f"{'+' if thing.added else '-'} {thing.kind} {thing.name}{f' ({thing.detail})' if thing.detail else ''}"
    for figure in changes.figures:
        if figure.before != figure.after:
            yield f"= {figure.name} {number(figure.before)} -> {number(figure.after)}"
    for word in changes.words:
        if word.before != word.after:
            yield f"= {word.what} of {word.service}: {word.before or 'none'} -> {word.after or 'none'}"


def _tables(changes: Comparison) -> Iterator[tuple[str, tuple[str, ...], list[list[str]]]]:
    for title, endpoints in (("Endpoints added", changes.added), ("Endpoints removed", changes.removed)):
        source = changes.head if endpoints is changes.added else changes.base
        rows = [
            [code(f"{item.method} {item.path}"), "yes" if item.guarded else "**no**", linked(source, item.location)] for item in endpoints
        ]
        yield title, ("Endpoint", "Guarded", "Where"), rows
    moved = [[code(f"{item.method} {item.before}"), code(item.after), linked(changes.head, item.location)] for item in changes.moved]
    yield "Endpoints moved", ("Endpoint", "Now", "Where"), moved
    guards = [
        [
            code(f"{item.method} {item.path}"),
            " ".join(code(name) for name in item.lost),
            " ".join(code(name) for name in item.gained) or ("**none left**" if item.unguarded else ""),
            linked(changes.head, item.location),
        ]
        for item in changes.guards
    ]
    yield "Guards changed", ("Endpoint", "Lost", "Gained", "Where"), guards
    named = [["added" if item.added else "removed", item.kind, code(item.name), prose(item.detail)] for item in changes.named]
    yield "Jobs, libraries, realtime, hazards", ("", "What", "Name", ""), named
    figures = [[item.name, number(item.before), number(item.after)] for item in changes.figures if item.before != item.after]
    yield "Figures", ("Figure", "Before", "After"), figures


FORMATS: dict[str, tuple[str, Callable[[Comparison, Report], str]]] = {
    "json": (".json", as_json),
    "markdown": (".md", as_markdown),
    "sarif": (".sarif", as_sarif),
    "terminal": (".txt", as_terminal),
}
"""The formats of a comparison by name: suffix, and how to render."""
