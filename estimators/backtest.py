"""The band and the model replayed over 13 public migrations whose git histories tell how long they took.

Only an endpoint count and a note on the scope are known of each, so the model prices a typical product of that size: it is tested far
below what an inventory gives it. Weeks are elapsed, from the first commit to the merge; author-days, where they are known, are the days on
which the main authors committed, and nearer to what the model prices.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal

import msgspec

from estimators.bands import row_of
from estimators.calibration import Actual, expected_effort, shrunk
from estimators.csvrows import Row, read_rows
from estimators.model import Backtest, BacktestRow
from estimators.policy.load import load_policy
from estimators.policy.rules import Policy
from estimators.simulation import quantiles

COLUMNS = (
    "id", "repo", "from", "to", "cross_language", "scope_note", "endpoints_before", "start", "end", "weeks", "main_devs", "author_days",
    "status", "evidence",
)  # fmt: skip
KEPT = "backtest.json"
"""Written by ``python -m tools.replay``; a test holds it to the replay."""
AUTH = ("auth", "jwt", "sso")
JOBS = ("job", "queue", "cron")
WITHIN = 1.2816  # deviations from the median to P10 and P90 of a normal distribution
Verdict = Literal["inside", "faster", "slower"]


@lru_cache(maxsize=1)
def known_backtest() -> Backtest:
    """Return the replay by the default policy as it was kept: every assessment shows it, and it takes as long as one to replay."""
    return msgspec.json.decode(resources.files("estimators.policy").joinpath(KEPT).read_bytes(), type=Backtest)


def run_backtest(policy: Policy | None = None) -> Backtest:
    """Return every row, hit counts, ratios and limits, by the given policy or the default one."""
    policy = policy or load_policy()[0]
    text = resources.files("estimators.policy").joinpath("backtest.csv").read_text(encoding="utf-8")
    rows = tuple(_row(row, policy) for row in read_rows(text, required=COLUMNS, known=COLUMNS))
    band_verdicts = [row.in_band for row in rows]
    model_verdicts = [row.in_model for row in rows]
    band_ratio = quantiles([row.band_ratio for row in rows])
    explained = r_squared([(math.log(row.endpoints), math.log(row.actual_weeks)) for row in rows])
    same = sum(not row.cross_language for row in rows)
    efforts = [row for row in rows if row.author_days is not None]
    logs = [math.log(row.author_days / row.effort.p50) for row in efforts if row.author_days and row.effort]
    inside, left_out = sum(row.in_effort == "inside" for row in efforts), _left_out(logs, policy)
    return Backtest(
        rows=rows,
        band_inside=band_verdicts.count("inside"),
        band_faster=band_verdicts.count("faster"),
        band_slower=band_verdicts.count("slower"),
        model_inside=model_verdicts.count("inside"),
        model_faster=model_verdicts.count("faster"),
        model_slower=model_verdicts.count("slower"),
        band_ratio=band_ratio,
        model_ratio=quantiles([row.model_ratio for row in rows]),
        r_squared=explained,
        limits=(
            f"{len(rows)} migrations, {same} of them inside one language, all open source, chosen because their history could be read.",
            "Weeks are elapsed time, often of people who did other things too; nothing is known of their hours.",
            f"The endpoint count explains about {explained:.0%} of the variance of ln(weeks): size alone predicts little.",
            f"Of {len(logs)} with author-days {inside} lie within the model's P10 to P90; {left_out} if each is left out of its width.",
            "The model knows only the endpoint count, the team and words of a note here; on an audit it knows the code.",
            "Enough to set an honest width, not enough to claim that anything is calibrated.",
        ),
        source=policy.backtest.source,
        date=policy.backtest.date,
        effort_rows=len(logs),
        effort_inside=inside,
        effort_deviation=statistics.stdev(logs),
        effort_sigma=_width(logs, policy),
        left_out_inside=left_out,
    )


def _width(logs: Sequence[float], policy: Policy) -> float:
    return shrunk(logs, policy.simulation.prior_sigma, policy.calibration.prior_weight)


def _left_out(logs: Sequence[float], policy: Policy) -> int:
    """Return how many lie within P10 to P90 of a range that was made as wide as all others ask for; its median stays the model's."""
    return sum(abs(value) <= WITHIN * _width([*logs[:place], *logs[place + 1 :]], policy) for place, value in enumerate(logs))


def _row(row: Row, policy: Policy) -> BacktestRow:
    endpoints = row.whole("endpoints_before", least=1)
    weeks = row.number("weeks", least=0.01)
    team = row.whole("main_devs", least=1)
    crossing = row.flag("cross_language", default=False)
    note = row.text("scope_note").lower()
    auth, jobs = any(word in note for word in AUTH), sum(word in note for word in JOBS)
    article = row_of(endpoints, policy.table)
    actual = Actual(
        id=row.text("id"), endpoints=endpoints, weeks=weeks, team=team, cross_language=crossing, auth_schemes=int(auth), jobs=jobs
    )
    whole = expected_effort(actual, policy)
    model = whole.weeks
    days = row.number("author_days", least=0.01) if row.text("author_days") else None
    return BacktestRow(
        id=row.text("id"),
        repository=row.text("repo"),
        moved=f"{row.text('from')} to {row.text('to')}",
        endpoints=endpoints,
        cross_language=crossing,
        team=team,
        actual_weeks=weeks,
        band_low=article.low_weeks,
        band_high=article.high_weeks,
        in_band=_verdict(weeks, article.low_weeks, article.high_weeks),
        band_ratio=weeks / math.sqrt(article.low_weeks * article.high_weeks),
        model=model,
        in_model=_verdict(weeks, model.p10, model.p90),
        model_ratio=weeks / model.p50,
        evidence=row.text("evidence"),
        author_days=days,
        effort=whole.person_days if days else None,
        in_effort=_EFFORT[_verdict(days, whole.person_days.p10, whole.person_days.p90)] if days else None,
    )


_EFFORT: dict[Verdict, Literal["inside", "less", "more"]] = {"inside": "inside", "faster": "less", "slower": "more"}


def _verdict(weeks: float, low: float, high: float) -> Verdict:
    return "faster" if weeks < low else "slower" if weeks > high else "inside"


def r_squared(points: Sequence[tuple[float, float]]) -> float:
    """Return the share of the variance of y that a straight line in x explains; 0 where x or y does not vary."""
    n = len(points)
    mean_x, mean_y = math.fsum(x for x, _ in points) / n, math.fsum(y for _, y in points) / n
    xy = math.fsum((x - mean_x) * (y - mean_y) for x, y in points)
    xx, yy = math.fsum((x - mean_x) ** 2 for x, _ in points), math.fsum((y - mean_y) ** 2 for _, y in points)
    return xy**2 / (xx * yy) if xx and yy else 0.0
