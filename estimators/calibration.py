"""A team's own finished migrations against the estimate: how far off it was, and how widely, shrunk to the prior by their number.

With d_i = ln(actual weeks / estimated weeks), mean m and deviation s of n of them, and a prior worth k migrations:
factor = exp(m x n / (n + k)), sigma^2 = (k x prior^2 + (n - 1) x s^2) / (k + n - 1). The estimate is that of a typical product with the
row's endpoints, jobs and schemes, for its team: what a repository's own inventory would have said is lost once it has moved.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from estimators.csvrows import ActualsError, Row, read_rows
from estimators.effort import estimate, work_items
from estimators.model import Calibration, Choices, Estimate, Quantiles, Result
from estimators.policy.load import load_policy
from estimators.policy.rules import Policy
from estimators.reference import reference_counts

REQUIRED = ("endpoints", "weeks", "team")
KNOWN = ("id", *REQUIRED, "availability", "cross_language", "auth_schemes", "jobs", "estimated_weeks")


class Actual(Result):
    """One finished migration. ``estimated_weeks`` is what was estimated then, where it is known."""

    id: str
    endpoints: int
    weeks: float
    team: int
    availability: float = 1.0
    cross_language: bool = True
    auth_schemes: int = 1
    jobs: int = 0
    estimated_weeks: float | None = None


def read_actuals(text: str) -> tuple[Actual, ...]:
    """Return the rows of an actuals file. Raises ActualsError with the line number where a row cannot be used."""
    rows = tuple(_actual(row) for row in read_rows(text, required=REQUIRED, known=KNOWN))
    if not rows:
        raise ActualsError(0, "no finished migration in the file")
    return rows


def calibrate(rows: Sequence[Actual], policy: Policy | None = None) -> Calibration:
    """Return the fitted factor and deviation. Raises ValueError for no rows."""
    if not rows:
        raise ActualsError(0, "no finished migration to calibrate on")
    rules = policy or load_policy()[0]
    logs = [math.log(row.weeks / (row.estimated_weeks or expected_weeks(row, rules).p50)) for row in rows]
    n, k, prior = len(logs), rules.calibration.prior_weight, rules.simulation.sigma
    mean, squares = _moments(logs)
    return Calibration(
        n=n,
        mean_log=mean,
        sd_log=math.sqrt(squares / (n - 1)) if n > 1 else 0.0,
        factor=math.exp(mean * n / (n + k)),
        sigma=shrunk(logs, prior, k),
        label=_label(n, rules),
    )


def shrunk(logs: Sequence[float], prior: float, weight: float) -> float:
    """Return the deviation of ``logs``, drawn towards ``prior`` as if that were ``weight`` migrations."""
    _, squares = _moments(logs)
    return math.sqrt((weight * prior**2 + squares) / (weight + len(logs) - 1))


def _moments(logs: Sequence[float]) -> tuple[float, float]:
    mean = math.fsum(logs) / len(logs)
    return mean, math.fsum((value - mean) ** 2 for value in logs)


def expected_weeks(row: Actual, policy: Policy) -> Quantiles:
    """Return the uncalibrated estimate, in weeks, of a typical product of the row's size for its team."""
    return expected_effort(row, policy).weeks


def expected_effort(row: Actual, policy: Policy) -> Estimate:
    """Return the uncalibrated estimate of a typical product of the row's size for its team."""
    counts = reference_counts(row.endpoints, policy, jobs=row.jobs, auth=row.auth_schemes)
    items = work_items(counts, policy, cross_language=row.cross_language)
    return estimate(items, policy, Choices(team_size=row.team, availability=row.availability))


def _label(n: int, policy: Policy) -> str:
    if n >= policy.calibration.minimum:
        return f"calibrated on {n} finished migrations"
    plural = "migration" if n == 1 else "migrations"
    return f"adjusted by {n} finished {plural}, too few to trust (from {policy.calibration.minimum} on the word is another)"


def _actual(row: Row) -> Actual:
    availability = row.number("availability", least=0.01, default=1.0)
    if availability > 1:
        raise ActualsError(row.line, f"availability is a share of a week, at most 1, not {availability:g}")
    return Actual(
        id=row.text("id") or f"line {row.line}",
        endpoints=row.whole("endpoints", least=1),
        weeks=row.number("weeks", least=0.01),
        team=row.whole("team", least=1),
        availability=availability,
        cross_language=row.flag("cross_language", default=True),
        auth_schemes=row.whole("auth_schemes", least=0, default=1),
        jobs=row.whole("jobs", least=0, default=0),
        estimated_weeks=row.number("estimated_weeks", least=0.01) if row.text("estimated_weeks") else None,
    )
