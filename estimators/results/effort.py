"""Size and effort: the article's table on one side, work items and their simulated sum on the other."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Evidence
from estimators.results.base import ItemKind, Result


class Count(Result):
    """One counted fact that drives effort, with at most a handful of places to look at."""

    id: str
    label: str
    value: int
    evidence: tuple[Evidence, ...] = ()


class Range(Result):
    """Elapsed weeks, low to high. ``likely`` is the point on the curve, or the median."""

    low: float
    likely: float
    high: float


class TableRow(Result):
    """One row of the article's table, verbatim: ``endpoints`` and ``weeks`` are the printed text."""

    name: str
    endpoints: str
    weeks: str
    risk: str
    low_weeks: float
    high_weeks: float
    from_endpoints: int


class Interpolation(Result):
    """How the point on the curve came about: ``weeks = from_weeks * (endpoints / from_endpoints) ** exponent``, then halved or not.

    ``label`` is "", "below the article's table" or "beyond the article's table". ``lower_half`` is true for 50 and more endpoints
    without auth or jobs, where the distance above the row's lower end is halved. ``formula`` is the arithmetic in words and figures.
    """

    weeks: float
    from_endpoints: float
    from_weeks: float
    exponent: float
    label: str
    extrapolated: bool
    lower_half: bool
    formula: str


class Band(Result):
    """The headline: the article's row for this size. ``weeks`` is its range (the lower half where a half is missing).

    ``row`` is the verbatim row; ``missing`` says which of auth and jobs a Growing product lacks; ``notes`` are the boundary rules met.
    Below ten endpoints its lower end is the curve, beyond the table its upper end; the other keeps the row's proportion.
    """

    name: str
    endpoints: int
    row: TableRow
    weeks: Range
    risk: str
    interpolation: Interpolation
    missing: tuple[Literal["auth", "jobs"], ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    date: str = ""


class WorkItem(Result):
    """``quantity`` x a unit cost, three points in person-days a unit. Sorted by kind (order of ``ItemKind``), then id.

    ``optimistic``, ``likely`` and ``pessimistic`` already contain ``multiplier`` (same-language moves cost a part of a rewrite).
    ``expected`` = quantity x (o + 4 m + p) / 6. ``person_days`` is its share of the estimate's P50: the items of an estimate add up to
    exactly its P50. ``shared`` items are multiplied by the shared factor; the article's own ranges (learning, hybrid set-up) are not.
    ``judgement`` is true where the rate is this project's own; ``article_kind`` names which of the article's five kinds of work it is.
    """

    id: str
    kind: ItemKind
    label: str
    quantity: float
    unit: str
    optimistic: float
    likely: float
    pessimistic: float
    expected: float
    person_days: float = 0.0
    multiplier: float = 1.0
    shared: bool = True
    judgement: bool = True
    article_kind: str = ""
    source: str = ""
    date: str = ""
    evidence: tuple[Evidence, ...] = ()


class Quantiles(Result):
    """P10 <= P50 <= P80 <= P90 of one quantity."""

    p10: float
    p50: float
    p80: float
    p90: float


class Condition(Result):
    """A cost outside every percentile because nobody told whether it applies: "+2 to 4 weeks if ..."."""

    id: str
    text: str
    low_weeks: float
    high_weeks: float
    answer: str
    source: str = ""
    date: str = ""


class Estimate(Result):
    """Bottom-up effort: items, their simulated sum in person-days, the same in weeks of the stated team, and money where a rate is given.

    ``weeks`` = person-days / ``days_per_week``, and ``days_per_week`` = 5 x availability x effective people (``capacity`` in words).
    ``money`` = person-days / 5 x weekly rate. ``expected`` = sum of the items' expected person-days.
    """

    items: tuple[WorkItem, ...]
    person_days: Quantiles
    weeks: Quantiles
    money: Quantiles | None
    currency: str
    expected: float
    sigma: float
    factor: float
    draws: int
    seed: int
    days_per_week: float
    capacity: str
    conditions: tuple[Condition, ...] = ()


class Sensitivity(Result):
    """P50 in person-days when one item's unit cost is at its optimistic or pessimistic end, all else equal. Widest swing first."""

    item: str
    label: str
    low: float
    base: float
    high: float
    without: float


class Agreement(Result):
    """Whether band and bottom-up say the same: ``bottom_up`` and ``band`` in weeks; learning left out of both. One sentence, with why."""

    state: Literal["agree", "bottom-up higher", "bottom-up lower"]
    sentence: str
    band: Range
    bottom_up: float
