"""Markdown: the audit for a job summary, a comment or a wiki page; the answer first, the lists folded.

https://github.github.com/gfm/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.building.wording import ai_word, framework_name, main_first, set_by_user
from reports.format import Format
from reports.formats import _markdown_sections as sections
from reports.formats._markdown_sections import more
from reports.markup import code, folded, linked, prose, table
from reports.text import called, plural, quantity, sentence, share, span

if TYPE_CHECKING:
    from reports.contract.report import Report, ServiceDecision
    from reports.contract.service import ServiceReport
    from reports.format import RenderOptions

_ENDPOINTS, _FINDINGS, _UNRESOLVED = 200, 20, 20


def render(report: Report, _options: RenderOptions) -> str:
    """Well below a megabyte whatever the size of the repository: lists are capped and say so."""
    parts = [f"## {prose(report.headline.verdict)}\n", *_answer(report)]
    if report.services:
        parts.append(_services(report))
    if report.options:
        parts.append(_ways(report))
    if report.findings:
        parts.append(_findings(report))
    decided = {item.service: item for item in report.decisions}
    for service in main_first(report):
        parts += _chapter(report, service, decided.get(service.id))
    if report.unresolved:
        parts.append(_unresolved(report))
    if report.assumptions or report.exclusions:
        parts.append(sections.limits(report))
    parts.append(_footer(report))
    return "\n".join(part for part in parts if part)


def _chapter(report: Report, service: ServiceReport, decision: ServiceDecision | None) -> list[str]:
    """Everything about one service, in the order of the page."""
    of = f" of {prose(service.name)}" if len(report.services) > 1 else ""
    parts = []
    if decision is not None:
        parts += [sections.recommendation(decision, of), sections.plan(report, decision, of)]
        parts += [_items(decision)] if decision.estimate.effort.items else []
    parts += [_endpoints(report, service, of)] if service.endpoints else []
    parts += [sections.auth(report, service, of)] if service.guards or service.auth_schemes else []
    parts += [sections.jobs(report, service, of)] if service.jobs or service.realtime else []
    found = service.ai_signals or any(item.concern == "ai" for item in service.libraries)
    return [*parts, sections.ai(report, service, of)] if found else parts


def _answer(report: Report) -> list[str]:
    head = report.headline
    if report.recommendation is None or report.estimate is None:
        return [f"{prose(head.size)}.\n", *(f"- {prose(item.name)}: {prose(item.consequence)}" for item in report.other_frameworks)]
    target = framework_name(report.estimate.target)
    estimated = f"**{head.range}** to move everything to {target} (median {head.likely}, {head.person_days})"
    says = "the curve through the published table" if report.estimate.band.interpolation.extrapolated else "the published table"
    published = f"{says} says **{head.weeks}** ({prose(head.band)}; regression risk {prose(head.risk.lower())})"
    lines = [
        f"{estimated}; {published}. {prose(head.size)}.\n",
        f"{prose(head.summary)} {prose(head.agreement)}\n",
    ]
    if head.caveat:
        lines.append(f"{prose(head.caveat)}\n")
    if head.money:
        lines.append(f"Price: {prose(head.money)}.\n")
    if told := set_by_user(report.method.overrides, report.method.calibration):
        lines.append(f"{prose(told)}\n")
    if not report.complete:
        lines.append(f"> **Incomplete:** {prose(report.incomplete_because[0])}\n")
    return lines


def _services(report: Report) -> str:
    decided = {item.service: item for item in report.decisions}
    rows = [_service_row(service, decided.get(service.id)) for service in main_first(report)]
    return table(("Service", "Framework", "Endpoints", "Guarded", "Jobs", "AI", "Weeks"), rows, numbers=(2, 3, 4, 6))


def _service_row(service: ServiceReport, decision: ServiceDecision | None) -> list[str]:
    totals = service.totals
    weeks = decision.headline.range.removesuffix(" weeks") if decision else ""
    return [
        code(service.name),
        framework_name(service.framework),
        f"{totals.endpoints:,}",
        share(totals.guarded, totals.endpoints),
        f"{totals.jobs:,}",
        ai_word(service),
        weeks,
    ]


def _ways(report: Report) -> str:
    chosen = report.recommendation.option if report.recommendation else ""
    rows = []
    for option in report.options:
        title = f"**{prose(option.title)}**" if option.id == chosen else prose(option.title)
        weeks = "none" if not option.weeks.high else span(option.weeks.low, option.weeks.high)
        rows.append([title, weeks, prose(option.risk)] if option.applicable else [title, "does not apply", prose(option.reason)])
    return table(("Option", "Weeks", "Risk"), rows)


def _findings(report: Report) -> str:
    shown = report.findings[:_FINDINGS]
    rows = [[finding.level, prose(finding.message), linked(report.source, finding.location)] for finding in shown]
    return folded(
        plural(len(report.findings), "finding"),
        table(("Level", "Finding", "Where"), rows) + more(len(report.findings) - len(shown), "findings"),
    )


def _endpoints(report: Report, service: ServiceReport, of: str) -> str:
    shown = service.endpoints[:_ENDPOINTS]
    rows = [
        [
            item.method,
            code(item.path),
            ", ".join(code(called(guard.name, guard.location), 40) for guard in item.guards[:3]) or "none",
            item.confidence,
            linked(report.source, item.location),
        ]
        for item in shown
    ]
    content = table(("Method", "Path", "Guards", "Reading", "Registered at"), rows) + more(len(service.endpoints) - len(shown), "endpoints")
    return folded(f"{plural(len(service.endpoints), 'endpoint')}{of}", content)


def _items(decision: ServiceDecision) -> str:
    effort = decision.estimate.effort
    rows = [[prose(item.label), prose(quantity(item.quantity, item.unit)), f"{item.person_days:,.1f}"] for item in effort.items]
    rows.append(["**Median (P50)**", "", f"**{effort.person_days.p50:,.1f}**"])
    return folded(f"Work items of {prose(decision.name)}", table(("Item", "Quantity", "Person-days"), rows, numbers=(1, 2)))


def _unresolved(report: Report) -> str:
    shown = report.unresolved[:_UNRESOLVED]
    rows = [[code(item.expression), prose(sentence(item.reason)), linked(report.source, item.location)] for item in shown]
    content = table(("Expression", "Why the reading stopped", "At"), rows) + more(len(report.unresolved) - len(shown), "places")
    return folded(f"{plural(len(report.unresolved), 'place')} not resolved", content)


def _footer(report: Report) -> str:
    revision = f" at {code(report.source.revision[:10])}" if report.source.revision else ""
    tool = f"{prose(report.tool.name)} {prose(report.tool.version)}"
    return f"<sub>{tool}, {prose(report.source.name)}{revision}. {prose(report.coverage_lead)}</sub>\n"


FORMAT = Format(name="markdown", suffix=".md", render=render)
