"""From facts and effort to the report: every figure sorted, rounded and worded once, so that formats only lay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.model.analysis import COUNTED
from reports.building.decision import decisions
from reports.building.fact_wording import coverage_lead
from reports.building.findings import findings, rules
from reports.building.services import add_up, place_order, service_report
from reports.building.wording import method_lead, nothing_found
from reports.contract.report import SCHEMA_VERSION, Method, Report, SourceInfo, Tool
from reports.links import files_address
from reports.rounding import rounded, rounded_estimate
from reports.text import sentence, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.analysis import Analysis, Diagnostic, Source, Unresolved
    from estimators.model import Assessment
    from reports.contract.report import Headline, ServiceDecision

_SNIPPET_LINES = 6
_SNIPPET_WIDTH = 160
_REASONS = 20
_OTHERS = 3


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the application adds: its version, the audited folder's path inside its repository, and source lines for ``cited.places``."""

    version: str
    name: str = "replatform"
    folder: str = ""
    snippets: Mapping[tuple[str, int], str] = msgspec.field(default_factory=dict)


def build(analysis: Analysis, assessment: Assessment, meta: Meta) -> Report:
    """The report of one audit. Equal input gives an equal report."""
    services = tuple(service_report(service) for service in sorted(analysis.services, key=lambda item: (item.root, item.name, item.id)))
    decided = decisions(assessment, services)
    main = next((item for item in decided if item.service == assessment.headline), None)
    unresolved = tuple(sorted(analysis.unresolved, key=_unresolved_order))
    found = findings(services, unresolved)
    because = _incomplete_because(analysis.diagnostics)
    return Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool(name=meta.name, version=meta.version),
        source=_source(analysis.source, analysis.today, meta.folder),
        complete=not because,
        incomplete_because=because,
        headline=_headline(main, analysis),
        headline_rule=assessment.headline_rule,
        totals=add_up(service.totals for service in services),
        services=services,
        other_frameworks=tuple(sorted(analysis.other_frameworks, key=lambda item: (item.name, item.id))),
        findings=found,
        rules=rules(found, services),
        unresolved=unresolved,
        diagnostics=tuple(sorted(analysis.diagnostics, key=_diagnostic_order)),
        coverage=analysis.coverage,
        coverage_lead=coverage_lead(analysis.coverage, len(unresolved), complete=not because),
        estimate=main.estimate if main else None,
        options=main.options if main else (),
        recommendation=main.recommendation if main else None,
        extraction=main.extraction if main else None,
        decisions=decided,
        repository_effort=rounded_estimate(assessment.total) if assessment.total else None,
        assumptions=assessment.assumptions,
        exclusions=assessment.exclusions,
        method=_method(assessment),
        snippets=_snippets(meta.snippets),
    )


def _source(source: Source, today: str, folder: str) -> SourceInfo:
    files_url, fragment = files_address(source, folder)
    return SourceInfo(
        name=source.name,
        revision=source.revision,
        dirty=source.dirty,
        url=source.url,
        today=today,
        files_url=files_url,
        line_fragment=fragment,
    )


def _headline(main: ServiceDecision | None, analysis: Analysis) -> Headline:
    if main is not None:
        left_out = [f"{item.name}: {item.consequence}" for item in analysis.other_frameworks if item.consequence != COUNTED]
        return msgspec.structs.replace(main.headline, caveat=" ".join(filter(None, [main.headline.caveat, *sorted(left_out)[:_OTHERS]])))
    return nothing_found(tuple(sorted({item.name for item in analysis.other_frameworks})))


def _method(assessment: Assessment) -> Method:
    return Method(
        lead=method_lead(assessment.backtest),
        table=assessment.table,
        table_source=assessment.table_source,
        table_date=assessment.table_date,
        backtest=rounded(assessment.backtest, 2),
        calibration=rounded(assessment.calibration),
        choices=assessment.choices,
        overrides=assessment.overrides,
    )


def _incomplete_because(diagnostics: tuple[Diagnostic, ...]) -> tuple[str, ...]:
    reasons = sorted(
        {f"{sentence(item.message)} ({item.file})" if item.file else sentence(item.message) for item in diagnostics if item.incomplete}
    )
    if len(reasons) > _REASONS:
        return (*reasons[:_REASONS], f"{len(reasons) - _REASONS:,} more reasons are among the diagnostics.")
    return tuple(reasons)


def _snippets(snippets: Mapping[tuple[str, int], str]) -> dict[str, str]:
    return {f"{file}:{line}": _short(text) for (file, line), text in sorted(snippets.items())}


def _short(text: str) -> str:
    return "\n".join(shorten(line.rstrip(), _SNIPPET_WIDTH) for line in text.splitlines()[:_SNIPPET_LINES])


def _unresolved_order(item: Unresolved) -> tuple[tuple[str, int], str, str]:
    return place_order(item.location), item.reason, item.expression


def _diagnostic_order(item: Diagnostic) -> tuple[bool, str, str, int, str]:
    return not item.incomplete, item.kind, item.file, item.line, item.message
