"""The answer on one screen of a terminal.

Text is handed to rich as text, never as markup, and control characters are spelled out, so that a repository's names cannot draw.
https://rich.readthedocs.io/en/stable/text.html
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reports.building.wording import ai_word, framework_name, main_first, set_by_user
from reports.text import place, plural, share, shorten, shorten_path, span, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reports.contract.report import Report, ServiceDecision
    from reports.contract.service import Finding, ServiceReport
    from reports.format import RenderOptions

_SERVICES, _FINDINGS = 8, 6
_REVISION = 10
_WIDE, _FRAMED = 84, 72
_MARKS = {"error": ("x", "bold red"), "warning": ("!", "yellow"), "note": ("-", "cyan")}
_QUIET = "dim"


def summary(report: Report, options: RenderOptions) -> str:
    """The summary, ``options.width`` columns wide at most."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=options.width,
        force_terminal=options.color,
        no_color=not options.color,
        color_system="standard" if options.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(report, options):
        console.print(part)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _parts(report: Report, options: RenderOptions) -> list[RenderableType]:
    parts: list[RenderableType] = [_title(report), "", *_verdict(report), ""]
    if report.services:
        parts += [_services(report, options.width), ""]
    if report.options:
        parts += [_options(report, options.width), ""]
    if report.findings:
        parts += [_findings(report, options.width), ""]
    return [*parts, *_footer(report)]


def _title(report: Report) -> Text:
    revision = f" at {report.source.revision[:_REVISION]}" if report.source.revision else ""
    changed = " with uncommitted changes" if report.source.dirty else ""
    return Text(f"{visible(report.source.name)}{visible(revision)}{changed}", style=_QUIET)


def _verdict(report: Report) -> list[RenderableType]:
    head = report.headline
    lines: list[RenderableType] = [Text(visible(head.verdict), style="bold")]
    if report.recommendation is None:
        return [*lines, *(Text(visible(f"{item.name}: {item.consequence}")) for item in report.other_frameworks)]
    lines += [Text(visible(head.summary)), ""]
    figures = Table.grid(padding=(0, 2))
    figures.add_row(Text("Moving it all"), Text(head.likely, style="bold"), Text(f"{head.range} from P10 to P90, {head.person_days}"))
    figures.add_row(Text("Published table"), Text(head.weeks, style="bold"), Text(f"{head.band}; regression risk {head.risk.lower()}"))
    if head.money:
        figures.add_row(Text("Price"), Text(visible(head.money), style="bold"), Text("from P10 to P90"))
    told = set_by_user(report.method.overrides, report.method.calibration)
    besides = [Text(visible(text)) for text in (head.caveat, told) if text]
    return [*lines, figures, Text(visible(head.agreement), style=_QUIET), *besides]


def _services(report: Report, width: int) -> Table:
    wide = width >= _WIDE
    framed = width >= _FRAMED
    table = _table("Service", "Framework") if framed else _table("Service")
    for heading in ("Endpoints", "Guarded", "Jobs", "Realtime") if wide else ("Endpoints", "Guarded"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    table.add_column("AI", no_wrap=True, min_width=10)
    table.add_column("Weeks", justify="right", no_wrap=True, min_width=11)
    decided = {item.service: item for item in report.decisions}
    for service in main_first(report)[:_SERVICES]:
        table.add_row(*_service_row(service, decided.get(service.id), wide=wide, framed=framed))
    hidden = len(report.services) - _SERVICES
    if hidden > 0:
        table.add_row(Text(f"{hidden:,} more", style=_QUIET))
    return table


def _service_row(service: ServiceReport, decision: ServiceDecision | None, *, wide: bool, framed: bool) -> list[Text]:
    totals = service.totals
    version = visible(service.framework_version or "") if wide else ""
    weeks = span(decision.estimate.effort.weeks.p10, decision.estimate.effort.weeks.p90) if decision else ""
    beside = [Text(f"{totals.jobs:,}"), Text(f"{totals.realtime:,}")] if wide else []
    return [
        Text(shorten_path(visible(service.name), 19 if wide else 16)),
        *([Text(shorten(f"{framework_name(service.framework)} {version}".strip(), 20))] if framed else []),
        Text(f"{totals.endpoints:,}"),
        Text(share(totals.guarded, totals.endpoints)),
        *beside,
        Text(ai_word(service), style="magenta" if service.ai_use.kind == "structural" else ""),
        Text(weeks),
    ]


def _options(report: Report, width: int) -> Table:
    chosen = report.recommendation.option if report.recommendation else ""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=_QUIET, show_edge=False)
    table.add_column("", width=1)
    table.add_column("Option", no_wrap=True, overflow="ellipsis", max_width=width - 40)
    table.add_column("Weeks", justify="right", no_wrap=True, min_width=11)
    table.add_column("Risk", no_wrap=True, overflow="ellipsis")
    for option in report.options:
        mark = ">" if option.id == chosen else ""
        style = "bold" if mark else "" if option.applicable else _QUIET
        weeks = "none" if option.weeks.high == 0 else span(option.weeks.low, option.weeks.high)
        risk = visible(option.risk.partition(":")[0]) if option.applicable else ""
        cells = (mark, visible(option.title), weeks if option.applicable else "not open", risk)
        table.add_row(*(Text(cell, style=style) for cell in cells))
    return table


def _findings(report: Report, width: int) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(justify="right", no_wrap=True)
    groups = _by_rule(report.findings)
    titles = {rule.id: rule.title for rule in report.rules}
    for group in groups[:_FINDINGS]:
        first = group[0]
        mark, style = _MARKS[first.level]
        text = first.message if len(group) == 1 else f"{titles[first.rule]} ({len(group):,}): {first.subject}, ..."
        where = shorten_path(visible(place(first.location)), width // 3)
        table.add_row(Text(mark, style=style), Text(visible(text)), Text(where, style=_QUIET))
    hidden = sum(len(group) for group in groups[_FINDINGS:])
    if hidden:
        table.add_row(Text(""), Text(f"{plural(hidden, 'more finding')} in the other formats", style=_QUIET), Text(""))
    return table


def _by_rule(found: tuple[Finding, ...]) -> list[list[Finding]]:
    """The findings of each rule together, in the order in which the rules come first."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.rule, []).append(finding)
    return list(groups.values())


def _footer(report: Report) -> list[RenderableType]:
    coverage = report.coverage
    read = f"{coverage.files_read:,} of {plural(coverage.files_seen, 'file')} read"
    open_ends = plural(len(report.unresolved), "place") + " not resolved"
    lines: list[RenderableType] = [Text(f"{read}; {open_ends}; {plural(len(report.diagnostics), 'diagnostic')}.", style=_QUIET)]
    if not report.complete:
        lines.append(Text(f"Incomplete: {visible(report.incomplete_because[0])}", style="yellow"))
    return lines


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=_QUIET, show_edge=False)
    for heading in headings:
        table.add_column(heading, no_wrap=True, overflow="ellipsis")
    return table
