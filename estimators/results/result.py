"""The assessment of a repository, and the back-test that comes with it."""

from __future__ import annotations

from typing import Literal

from estimators.results.argument import Checklist, ComparisonRow, Criterion, Option, Recommendation, UseCase
from estimators.results.base import Result, Target
from estimators.results.effort import Agreement, Band, Count, Estimate, Quantiles, Sensitivity, TableRow
from estimators.results.inputs import Calibration, Choices, Override
from estimators.results.plan import Extraction


class BacktestRow(Result):
    """One public migration: measured weeks against the band's range and against the model's P10..P90.

    ``author_days`` are the days on which its main authors committed, where they are known, against the model's person-days.
    """

    id: str
    repository: str
    moved: str
    endpoints: int
    cross_language: bool
    team: int
    actual_weeks: float
    band_low: float
    band_high: float
    in_band: Literal["inside", "faster", "slower"]
    band_ratio: float
    model: Quantiles
    in_model: Literal["inside", "faster", "slower"]
    model_ratio: float
    evidence: str
    author_days: float | None = None
    effort: Quantiles | None = None
    in_effort: Literal["inside", "less", "more"] | None = None


class Backtest(Result):
    """The public migrations replayed. Ratios are actual / the band's geometric midpoint and actual / model P50.

    ``r_squared`` is the share of the variance of ln(weeks) that ln(endpoints) explains; ``limits`` are printed wherever a figure is.
    ``effort_*`` compares author-days with person-days; ``left_out_inside`` counts those inside a range as wide as the others make it.
    """

    rows: tuple[BacktestRow, ...]
    band_inside: int
    band_faster: int
    band_slower: int
    model_inside: int
    model_faster: int
    model_slower: int
    band_ratio: Quantiles
    model_ratio: Quantiles
    r_squared: float
    limits: tuple[str, ...]
    source: str
    date: str
    effort_rows: int = 0
    effort_inside: int = 0
    effort_deviation: float = 0.0
    effort_sigma: float = 0.0
    left_out_inside: int = 0


class Statement(Result):
    """A rule, assumption or exclusion in one sentence, with its source."""

    text: str
    source: str = ""


class ServiceAssessment(Result):
    """One service: size, effort, ways on, recommendation. ``estimate`` and ``sensitivity`` concern the move to ``target``."""

    service: str
    name: str
    root: str
    framework: str
    target: Target
    cross_language: bool
    target_note: str
    counts: tuple[Count, ...]
    band: Band
    estimate: Estimate
    sensitivity: tuple[Sensitivity, ...]
    agreement: Agreement
    options: tuple[Option, ...]
    checklist: Checklist
    criteria: tuple[Criterion, ...]
    use_cases: tuple[UseCase, ...]
    comparison: tuple[ComparisonRow, ...]
    recommendation: Recommendation
    extraction: Extraction | None


class Assessment(Result):
    """All services of a repository. Each is assessed apart; ``headline`` is the id of the one with most endpoints ("" without services).

    ``total`` is the estimate of moving all of them (None for fewer than two), ``total_endpoints`` their endpoints.
    ``table`` is the article's, verbatim.
    """

    services: tuple[ServiceAssessment, ...]
    headline: str
    headline_rule: str
    total_endpoints: int
    total: Estimate | None
    table: tuple[TableRow, ...]
    table_source: str
    table_date: str
    backtest: Backtest
    calibration: Calibration | None
    choices: Choices
    overrides: tuple[Override, ...] = ()
    assumptions: tuple[Statement, ...] = ()
    exclusions: tuple[Statement, ...] = ()
