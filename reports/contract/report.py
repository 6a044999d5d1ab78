"""The JSON report: the contract with every other system, and all that the formats lay out.

Figures are rounded here and nowhere else; lists are sorted; sentences are whole. ``docs/report.schema.json`` is generated from these types.
"""

from __future__ import annotations

from analyzer.model.analysis import Coverage, Diagnostic, OtherFramework, Unresolved
from estimators.model import (
    Agreement,
    Backtest,
    Band,
    Calibration,
    Checklist,
    Choices,
    ComparisonRow,
    Count,
    Criterion,
    Estimate,
    Extraction,
    Option,
    Override,
    Recommendation,
    Sensitivity,
    Statement,
    TableRow,
    Target,
    UseCase,
)
from reports.contract.service import Finding, Part, Rule, ServiceReport, ServiceTotals

SCHEMA_VERSION = "1.0"


class Tool(Part, frozen=True, kw_only=True):
    """What wrote the report."""

    name: str
    version: str


class SourceInfo(Part, frozen=True, kw_only=True):
    """What was audited, on which day's facts (``today``: end-of-life phases depend on it).

    ``files_url`` + file + ``line_fragment`` with ``{line}`` filled in is the address of a line at the audited commit; empty where unknown.
    """

    name: str
    revision: str | None
    dirty: bool
    url: str | None
    today: str
    files_url: str = ""
    line_fragment: str = ""


class DecisionLeads(Part, frozen=True, kw_only=True):
    """The sentence that opens each section of a decision and answers its question. A section without content has a sentence too."""

    drivers: str
    options: str
    recommendation: str
    questions: str
    extraction: str


class Headline(Part, frozen=True, kw_only=True):
    """The answer on one screen, in words. ``weeks`` is the article's band, ``likely`` and ``range`` the bottom-up estimate.

    ``service`` is the id of the service that it speaks of; all texts but ``verdict`` and ``size`` are empty where no backend was found.
    """

    service: str
    verdict: str
    summary: str
    size: str
    band: str
    weeks: str
    risk: str
    likely: str
    range: str
    person_days: str
    team: str
    money: str
    agreement: str
    caveat: str


class ServiceEstimate(Part, frozen=True, kw_only=True):
    """What the move to ``target`` takes: ``band`` is the published table's reading, ``effort`` the sum of the work items, side by side."""

    service: str
    target: Target
    cross_language: bool
    target_note: str
    counts: tuple[Count, ...]
    band: Band
    effort: Estimate
    sensitivity: tuple[Sensitivity, ...]
    agreement: Agreement


class ServiceDecision(Part, frozen=True, kw_only=True):
    """One service assessed: estimate, ways on, questions, recommendation, extraction plan, and the words for them."""

    service: str
    name: str
    headline: Headline
    leads: DecisionLeads
    estimate: ServiceEstimate
    options: tuple[Option, ...]
    recommendation: Recommendation
    checklist: Checklist
    criteria: tuple[Criterion, ...]
    use_cases: tuple[UseCase, ...]
    comparison: tuple[ComparisonRow, ...]
    extraction: Extraction | None


class Method(Part, frozen=True, kw_only=True):
    """How the figures came about: the published table, the back-test, the calibration, what the user set; ``lead`` in one sentence."""

    lead: str
    table: tuple[TableRow, ...]
    table_source: str
    table_date: str
    backtest: Backtest
    calibration: Calibration | None
    choices: Choices
    overrides: tuple[Override, ...]


class Report(Part, frozen=True, kw_only=True):
    """An audit. ``estimate``, ``options``, ``recommendation`` and ``extraction`` are those of the service that ``headline`` names.

    ``decisions`` holds the same for every service; ``repository_effort`` is all services together, None for fewer than two.
    ``complete`` is false when a bound was hit or a file could not be read, and ``incomplete_because`` says which.
    ``snippets`` maps ``file:line`` to the source there, short.
    """

    schema_version: str
    tool: Tool
    source: SourceInfo
    complete: bool
    incomplete_because: tuple[str, ...]
    headline: Headline
    headline_rule: str
    totals: ServiceTotals
    services: tuple[ServiceReport, ...]
    other_frameworks: tuple[OtherFramework, ...]
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    unresolved: tuple[Unresolved, ...]
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage
    coverage_lead: str
    estimate: ServiceEstimate | None
    options: tuple[Option, ...]
    recommendation: Recommendation | None
    extraction: Extraction | None
    decisions: tuple[ServiceDecision, ...]
    repository_effort: Estimate | None
    assumptions: tuple[Statement, ...]
    exclusions: tuple[Statement, ...]
    method: Method
    snippets: dict[str, str]
