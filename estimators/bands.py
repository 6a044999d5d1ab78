"""The article's table read at one size: its row verbatim, and the point on the curve through its ends.

The table's rows share their ends: 20 endpoints are 4 weeks in either row, 50 are 8. Through (10, 2), (20, 4) and (50, 8) runs a power
law for each row, ``weeks = a * (n / n0) ** k``: straight lines on logarithmic axes, continuous and rising. The first law has k = 1 and so
reaches 0 at 0 endpoints; the last has k = ln 2 / ln 2.5 = 0.756 and reaches the table's 16 weeks at 125 endpoints.
"""

from __future__ import annotations

import math
from typing import Literal

from estimators.model import Band, Interpolation, Range, TableRow
from estimators.policy.rules import Policy, Table
from estimators.words import amount, digits

BELOW = "below the article's table"
BEYOND = "beyond the article's table"


def band(endpoints: int, policy: Policy, *, auth: bool, jobs: bool) -> Band:
    """Return the row for ``endpoints`` and the weeks there; ``auth`` and ``jobs`` say whether the product has any."""
    table = policy.table
    row = row_of(endpoints, table)
    missing = _missing(row, table, auth=auth, jobs=jobs)
    point = interpolate(endpoints, table, lower_half=bool(missing))
    return Band(
        name=row.name,
        endpoints=endpoints,
        row=row,
        weeks=_range(row, point, lower_half=bool(missing)),
        risk=row.risk,
        interpolation=point,
        missing=missing,
        notes=_notes(endpoints, row, point, missing, table),
        source=table.source,
        date=table.date,
    )


def row_of(endpoints: float, table: Table) -> TableRow:
    """Return the half-open row that holds the size; the first one also for what lies below it."""
    reached = [row for row in table.rows if row.from_endpoints <= endpoints]
    return reached[-1] if reached else table.rows[0]


def says(found: Band) -> str:
    """Return the range and where it is read, as a sentence ends: what the table does not print is not given as the table's."""
    weeks = f"{amount(found.weeks.low)} to {amount(found.weeks.high)} weeks"
    if found.interpolation.label == BELOW:
        return f"{weeks} on the curve through the article's table, below its first row ({found.row.endpoints} endpoints)"
    if found.interpolation.label == BEYOND:
        return f"{weeks} on the curve through the article's table, beyond its last row ({found.row.weeks} weeks)"
    return f"{weeks} by the article's table" + (f" (the lower half of {found.row.weeks})" if found.missing else "")


def interpolate(endpoints: float, table: Table, *, lower_half: bool = False) -> Interpolation:
    """Return the weeks on the curve. ``lower_half`` halves the distance above the row's lower end."""
    row = row_of(endpoints, table)
    exponent = _exponent(row, table)
    curve = row.low_weeks * (endpoints / row.from_endpoints) ** exponent
    weeks = row.low_weeks + (curve - row.low_weeks) / 2 if lower_half else curve
    formula = f"{digits(row.low_weeks)} x ({digits(endpoints)} / {row.from_endpoints}) ^ {digits(exponent)} = {digits(curve)} weeks"
    if lower_half:
        formula += f"; lower half: {digits(row.low_weeks)} + ({digits(curve)} - {digits(row.low_weeks)}) / 2 = {digits(weeks)} weeks"
    label = BELOW if endpoints < table.rows[0].from_endpoints else BEYOND if curve > table.upper_weeks else ""
    return Interpolation(
        weeks=weeks,
        from_endpoints=float(row.from_endpoints),
        from_weeks=row.low_weeks,
        exponent=exponent,
        label=label,
        extrapolated=bool(label),
        lower_half=lower_half,
        formula=formula,
    )


def marginal_weeks(endpoints: int, moved: int, table: Table) -> float:
    """Return what the last ``moved`` of ``endpoints`` weigh on the curve, in weeks."""
    rest = max(endpoints - moved, 0)
    return interpolate(endpoints, table).weeks - interpolate(rest, table).weeks


def _exponent(row: TableRow, table: Table) -> float:
    """Return k of the row's law; the last row, which has no upper end, keeps the law of the row before it."""
    place = table.rows.index(row)
    low, high = (table.rows[-2], table.rows[-1]) if place == len(table.rows) - 1 else (row, table.rows[place + 1])
    return math.log(high.low_weeks / low.low_weeks) / math.log(high.from_endpoints / low.from_endpoints)


def _missing(row: TableRow, table: Table, *, auth: bool, jobs: bool) -> tuple[Literal["auth", "jobs"], ...]:
    if row != table.rows[-1]:
        return ()
    return (*(() if auth else ("auth",)), *(() if jobs else ("jobs",)))


def _range(row: TableRow, point: Interpolation, *, lower_half: bool) -> Range:
    low, high = row.low_weeks, (row.low_weeks + row.high_weeks) / 2 if lower_half else row.high_weeks
    if point.label == BELOW:
        return Range(low=point.weeks, likely=point.weeks, high=point.weeks * high / low)
    if point.weeks > high:
        return Range(low=point.weeks * low / high, likely=point.weeks, high=point.weeks)
    return Range(low=low, likely=point.weeks, high=high)


def _notes(
    endpoints: int, row: TableRow, point: Interpolation, missing: tuple[Literal["auth", "jobs"], ...], table: Table
) -> tuple[str, ...]:
    notes: list[str] = []
    if endpoints in {other.from_endpoints for other in table.rows[1:]}:
        notes.append(f"{endpoints:,} endpoints end one row and begin the next; both say {digits(row.low_weeks)} weeks.")
    if point.label == BELOW:
        notes.append(f"Fewer than {table.rows[0].from_endpoints} endpoints are {BELOW}; the first row's curve is extended to 0.")
    if point.label == BEYOND:
        notes.append(f"The curve passes the table's {digits(table.upper_weeks)} weeks: {BEYOND}, extended along the same law.")
    if missing:
        notes.append(f"{row.name} by size, but without {' and without '.join(missing)}: the lower half of the row.")
    return tuple(notes)
