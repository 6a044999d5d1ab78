"""The arithmetic of a figure, line by line from evidence to total. Numbers are shown to four digits and can be followed by hand."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import partial

from analyzer.model.location import Evidence
from estimators.by_hand import NORMAL_80, by_hand
from estimators.model import Assessment, Band, Estimate, Option, Quantiles, ServiceAssessment, WorkItem
from estimators.words import counted, digits


class UnknownFigureError(ValueError):
    """No figure of that name; the message lists the nearest, or all."""


def figures(assessment: Assessment) -> tuple[str, ...]:
    """Return the names that ``explain_figure`` knows, sorted. Those of other services than the headline begin with its id and a colon."""
    return tuple(sorted(_table(assessment)))


def explain_figure(assessment: Assessment, figure: str) -> list[str]:
    """Return the lines that derive ``figure``: weeks, p10 to p90, band, money, backtest, option.X, item.X, total.

    Raises UnknownFigureError for any other name.
    """
    table = _table(assessment)
    if figure not in table:
        close = difflib.get_close_matches(figure, table, n=3)
        hint = f"did you mean {', '.join(close)}?" if close else f"known: {', '.join(sorted(table))}"
        raise UnknownFigureError(f"no figure {figure}; {hint}")
    return table[figure]()


def _table(assessment: Assessment) -> dict[str, Callable[[], list[str]]]:
    table: dict[str, Callable[[], list[str]]] = {"backtest": lambda: _backtest(assessment)}
    total = assessment.total
    if total is not None:
        table["total"] = lambda: _estimate(total)
    for service in assessment.services:
        names = _figures(service)
        table |= {f"{service.service}:{name}": lines for name, lines in names.items()}
        if service.service == assessment.headline:
            table |= names
    return table


def _figures(service: ServiceAssessment) -> dict[str, Callable[[], list[str]]]:
    whole = service.estimate
    found: dict[str, Callable[[], list[str]]] = {"band": lambda: _band(service.band)}
    found |= dict.fromkeys(("weeks", "p10", "p50", "p80", "p90", "person-days"), lambda: _estimate(whole))
    found["money"] = lambda: _money(whole)
    for option in service.options:
        found[f"option.{option.id}"] = partial(_option, option)
    for item in whole.items:
        found[f"item.{item.id}"] = partial(_item, item, whole)
    return found


def _band(band: Band) -> list[str]:
    row = band.row
    return [
        f"{counted(band.endpoints, 'endpoint')}: {row.name} ({row.endpoints} endpoints, {row.weeks} weeks, regression risk {row.risk})",
        f"Point on the curve: {band.interpolation.formula}",
        f"Range shown: {digits(band.weeks.low)} to {digits(band.weeks.high)} weeks{_kept(band)}",
        *band.notes,
        f"Source: {band.source} ({band.date})",
    ]


def _kept(band: Band) -> str:
    """Return where the other end of a range outside the table comes from: the proportion of the row's ends is kept."""
    if not band.interpolation.extrapolated:
        return ""
    low, likely, high = band.weeks.low, band.weeks.likely, band.weeks.high
    other, by = (high, high / low if low else 1) if likely == low else (low, low / high)
    return f": the curve and {digits(likely)} x {digits(by)} = {digits(other)}, as the ends of the row stand to each other"


def _item(item: WorkItem, whole: Estimate) -> list[str]:
    days = whole.person_days.p50
    three = f"{digits(item.optimistic)} / {digits(item.likely)} / {digits(item.pessimistic)}"
    mean = item.expected / item.quantity if item.quantity else 0.0
    lines = [
        f"{item.label}: {digits(item.quantity)} x {item.unit}",
        f"Unit cost in person-days, optimistic / most likely / pessimistic: {three}",
    ]
    if item.multiplier != 1:
        lines.append(f"of which a move inside the language keeps {digits(item.multiplier)} of a rewrite's")
    lines += [
        f"Expected a unit: ({digits(item.optimistic)} + 4 x {digits(item.likely)} + {digits(item.pessimistic)}) / 6 = {digits(mean)}",
        f"Expected: {digits(item.quantity)} x {digits(mean)} = {digits(item.expected)} person-days",
        f"Share of the P50: {digits(item.expected)} / {digits(whole.expected)} x {digits(days)} = {digits(item.person_days)} person-days",
        f"Source: {item.source} ({item.date})",
    ]
    return lines + [f"Seen at {_place(place)}" for place in item.evidence]


def _estimate(whole: Estimate) -> list[str]:
    days = whole.person_days
    lines = ["Each item in person-days: count x (optimistic + 4 x most likely + pessimistic) / 6 = expected"]
    lines += [f"  {_product(item)}  {item.label}  [item.{item.id}]" for item in whole.items]
    lines.append(f"Sum of the expected: {digits(whole.expected)} person-days")
    if whole.items:
        lines += _by_hand(whole)
    shared = f"median {digits(whole.factor)}, deviation of the logarithm {digits(whole.sigma)}"
    lines += [
        f"Simulated: {whole.draws} draws, seed {whole.seed}: items by beta-PERT, times a shared log-normal factor ({shared})",
        "Ranges that the article names (learning, hybrid set-up) are not multiplied by it",
        f"P10 {digits(days.p10)}, P50 {digits(days.p50)}, P80 {digits(days.p80)}, P90 {digits(days.p90)} person-days",
        *_weeks_lines(whole),
    ]
    return lines + [condition.text for condition in whole.conditions]


def _product(item: WorkItem) -> str:
    three = f"({digits(item.optimistic)} + 4 x {digits(item.likely)} + {digits(item.pessimistic)}) / 6"
    return f"{digits(item.quantity)} x {three} = {digits(item.expected)}"


def _by_hand(whole: Estimate) -> list[str]:
    """Return the P80 without a simulation, near the simulated one."""
    hand = by_hand(whole)
    kinds = ", ".join(f"{kind} {value:.2f}" for kind, value in hand.kinds.items())
    total = f"{digits(hand.shared)} x exp({NORMAL_80} x {hand.spread:.4f})"
    total = f"{digits(whole.factor)} x {total}" if whole.factor != 1 else total
    total = f"{total} + {digits(hand.fixed)}" if hand.fixed else total
    spread = f"sqrt(ln(1 + {hand.squares:.2f} / {digits(hand.shared)}^2) + {digits(whole.sigma)}^2)"
    return [
        "P80 by hand, near the simulated one:",
        f"  deviation of each kind, the sum of count x sqrt((mean - o)(p - mean) / 7) over its items: {kinds}",
        f"  spread = {spread} = {hand.spread:.4f}, where {hand.squares:.2f} is the sum of their squares",
        f"  {total} = {digits(hand.p80)} person-days",
    ]


def _weeks_lines(whole: Estimate) -> list[str]:
    days, weeks = whole.person_days, whole.weeks
    return [
        f"Capacity: {whole.capacity}",
        f"P50: {digits(days.p50)} / {digits(whole.days_per_week)} = {digits(weeks.p50)} weeks",
        f"P80: {digits(days.p80)} / {digits(whole.days_per_week)} = {digits(weeks.p80)} weeks",
        f"P10 to P90: {digits(weeks.p10)} to {digits(weeks.p90)} weeks",
    ]


def _money(whole: Estimate) -> list[str]:
    money = whole.money
    if money is None:
        return ["No rate was given, so no price is shown; --weekly-rate '4000 EUR' gives that of one person's week."]
    rate = money.p50 / whole.weeks.p50 if whole.weeks.p50 else 0.0
    return [
        f"A week of the team costs {digits(rate, 6)} {whole.currency} (people x availability x weekly rate)".replace("  ", " "),
        f"P50: {digits(whole.weeks.p50, 6)} weeks x {digits(rate, 6)} = {digits(money.p50, 6)} {whole.currency}".rstrip(),
        f"P80: {digits(whole.weeks.p80, 6)} weeks x {digits(rate, 6)} = {digits(money.p80, 6)} {whole.currency}".rstrip(),
    ]


def _option(option: Option) -> list[str]:
    if not option.applicable:
        return [option.title, f"Does not apply: {option.reason}"]
    lines = [option.title, *_estimate(option.estimate)]
    if option.table is not None:
        lines.append(f"By the article's figures: {option.table_formula}; {digits(option.table.low)} to {digits(option.table.high)} weeks")
    return [*lines, *option.notes, f"Source: {option.source}"]


def _backtest(assessment: Assessment) -> list[str]:
    test = assessment.backtest
    lines = [
        f"{row.id}: {counted(row.endpoints, 'endpoint')}, {digits(row.actual_weeks)} weeks; "
        f"band {digits(row.band_low)} to {digits(row.band_high)}: {row.in_band}; "
        f"model {digits(row.model.p10, 3)} to {digits(row.model.p90, 3)}: {row.in_model}"
        for row in test.rows
    ]
    band, model = _spread(test.band_ratio), _spread(test.model_ratio)
    return [
        *lines,
        f"Band: {test.band_inside} inside, {test.band_faster} faster, {test.band_slower} slower; actual / geometric middle {band}",
        f"Model: {test.model_inside} inside, {test.model_faster} faster, {test.model_slower} slower; actual / P50 {model}",
        *test.limits,
    ]


def _spread(ratio: Quantiles) -> str:
    return f"P10 {ratio.p10:.2f}, median {ratio.p50:.2f}, P90 {ratio.p90:.2f}"


def _place(evidence: Evidence) -> str:
    place = evidence.location
    return f"{place.file}:{place.line} {evidence.note}".rstrip()
