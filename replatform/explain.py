"""``replatform explain``: what one statement of the report rests on, looked up by id, by name, or by the name of a figure."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from replatform.audit import Audit, perform
from replatform.errors import Exit, Failure, one_line
from replatform.output import emit
from replatform.request import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.model.analysis import Unresolved
    from analyzer.model.http import Endpoint, GuardUse
    from analyzer.model.location import Evidence, Location
    from analyzer.model.reach import ReachGraph
    from replatform.request import Request
    from reports.contract.report import Report
    from reports.contract.service import Finding, ServiceReport

_NEAREST = 5


def run(request: Request, subject: str) -> int:
    """Audit, and print what the subject rests on; raise Failure with the nearest names where there is no such thing."""
    validate(request)
    lines = explain(perform(request), subject.strip())
    emit("".join(f"{one_line(line)}\n" for line in lines))
    return Exit.DONE


def explain(audit: Audit, subject: str) -> list[str]:
    """Return the lines about an endpoint, a finding, a rule, ``unresolved``, ``recommendation`` or a figure."""
    from estimators.explain import explain_figure, figures

    report = audit.report
    endpoints = [(service, item) for service in report.services for item in service.endpoints if subject in _names(item)]
    if endpoints:
        graphs = {item.id: item.reach for item in audit.analysis.services}
        return _separated(_endpoint(service, item, report, graphs.get(service.id)) for service, item in endpoints)
    findings = [item for item in report.findings if subject in {item.fingerprint, item.rule}]
    if findings:
        return _findings(findings, report)
    if subject == "unresolved":
        return _unresolved(report)
    if subject == "recommendation" and report.recommendation:
        return _recommendation(report)
    known = figures(audit.assessment)
    if subject in known:
        return explain_figure(audit.assessment, subject)
    raise Failure(f"nothing is called {subject!r}", _nearest(subject, report, known))


def _names(endpoint: Endpoint) -> set[str]:
    paths = {endpoint.path, endpoint.template}
    return {endpoint.id, *paths, *(f"{endpoint.method} {path}" for path in paths)}


def _nearest(subject: str, report: Report, figures: Iterable[str]) -> str:
    endpoints = {f"{item.method} {item.template}" for service in report.services for item in service.endpoints}
    general = {*figures, *(rule.id for rule in report.rules), "unresolved", "recommendation"}
    close = difflib.get_close_matches(subject, sorted(endpoints | general), n=_NEAREST)
    found = close or sorted(name for name in endpoints if subject.strip("/") in name)[:_NEAREST]
    return f"did you mean {', '.join(map(repr, found))}?" if found else f"known beside endpoints are {', '.join(sorted(general))}"


def _endpoint(service: ServiceReport, item: Endpoint, report: Report, graph: ReachGraph | None) -> list[str]:
    labels = {library.id: library.name for library in service.libraries}
    lines = [f"{item.method} {item.path}", f"  id          {item.id}", f"  service     {service.name} ({service.framework})"]
    lines += [f"  mounted     {_place(place)}{_snippet(report, place)}" for place in item.mounted_through]
    lines.append(f"  registered  {_place(item.location)}{_snippet(report, item.location)}")
    handler = f", {_place(item.handler_location)}" if item.handler_location else ""
    size = f", {item.handler_lines} lines, {item.branches} branches" if item.handler_lines else ""
    lines.append(f"  handler     {item.handler}{handler}{size}")
    lines += [f"  guard       {_guard(guard)}" for guard in item.guards] or ["  guard       none found on the way"]
    lines += [f"  handler     itself refuses: {item.asks}"] if item.asks else []
    if item.middleware:
        lines.append(f"  middleware  {', '.join(item.middleware)}")
    for name in item.reaches:
        way = graph.way(f"endpoint:{item.id}", name)[1:-1] if graph is not None else []
        steps = ", ".join(f"{node.name.split(' (')[0]} ({_place(node.location)})" for node in way if node.location)
        through = f" through {steps}" if way else ""
        lines.append(f"  reaches     {labels.get(name, name)}{through}")
    condition = f", only where {item.condition}" if item.condition else ""
    lines.append(f"  confidence  {item.confidence}{condition}")
    lines += [f"  unresolved  {found.expression}, {_place(found.location)}: {found.reason}" for found in _stopping(report, item)]
    return lines


def _stopping(report: Report, item: Endpoint) -> list[Unresolved]:
    """Return the expressions that keep an endpoint's path from being known.

    They stand at its registration or at a mount of it, or are a path that its own ends in.
    """
    if "{?}" not in item.path:
        return []
    paths = [open_end for open_end in report.unresolved if "{?}" in open_end.expression]
    exact = [open_end for open_end in paths if open_end.location in {item.location, *item.mounted_through}]
    shown = [(open_end, open_end.expression.rpartition(" = ")[2].rstrip("/")) for open_end in paths]
    return exact or [open_end for open_end, text in shown if text.count("/") > 1 and item.path.rstrip("/").endswith(text)]


def _guard(guard: GuardUse) -> str:
    parts = (guard.name, guard.scheme or "", guard.library or "", _place(guard.location), guard.how)
    return ", ".join(part for part in parts if part)


def _findings(findings: list[Finding], report: Report) -> list[str]:
    rules = {rule.id: rule for rule in report.rules}
    rule = rules[findings[0].rule]
    lines = [f"{rule.title} ({rule.id})", f"  {rule.why}", f"  {rule.help}", *([f"  {rule.uri}"] if rule.uri else []), ""]
    for item in findings:
        where = f"  {_place(item.location)}" if item.location else ""
        lines.append(f"{item.level}: {item.message}{where}")
        lines += [f"  also {_place(place)}" for place in item.related]
    return lines


def _unresolved(report: Report) -> list[str]:
    if not report.unresolved:
        return ["Everything that registers routes could be read."]
    return [f"{_place(item.location)}: {item.expression}: {item.reason}" for item in report.unresolved]


def _recommendation(report: Report) -> list[str]:
    chosen = report.recommendation
    if chosen is None:
        return []
    main = next(item for item in report.decisions if item.service == report.headline.service)
    lines = [chosen.summary, ""]
    for answer in main.checklist.answers:
        origin = f", from {answer.origin}" if answer.origin != answer.reply else ""
        lines.append(f"Question {answer.number} ({answer.key}): {answer.question} {answer.reply}{origin}: {answer.reason}")
        lines += _evidence(answer.evidence)
    lines.append("")
    for step in chosen.steps:
        lines.append(f"Step {step.number}: {step.claim} {step.because} {step.follows} [{step.source}]")
        lines += _evidence(step.evidence)
    lines += ["", chosen.golden_rule, *chosen.cautions]
    lines += [f"If {flip.key} were {flip.instead} instead of {flip.now}: {flip.title} (try {flip.how})" for flip in chosen.flips]
    return lines


def _evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    return (f"  {_place(item.location)}{f': {item.note}' if item.note else ''}" for item in evidence)


def _snippet(report: Report, place: Location) -> str:
    text = report.snippets.get(f"{place.file}:{place.line}", "").split("\n")[0].strip()
    return f"  {text}" if text else ""


def _place(place: Location | None) -> str:
    return f"{place.file}:{place.line}" if place else "unknown place"


def _separated(blocks: Iterable[list[str]]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        lines += [*([""] if lines else []), *block]
    return lines
