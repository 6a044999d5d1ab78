"""The arithmetic of a figure, line by line from evidence to total. Numbers are shown to four digits and can be followed by hand."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import partial

from analyzer.model.location import Evidence
from estimators.model import Assessment, Band, Estimate, Option, Quantiles, ServiceAssessment, WorkItem


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
    if whole.money is not None:
        found["money"] = lambda: _money(whole)
    for option in service.options:
        found[f"option.{option.id}"] = partial(_option, option)
    for item in whole.items:
        found[f"item.{item.id}"] = partial(_item, item, whole)
    return found


def _band(band: Band) -> list[str]:
    row = band.row
    return [
        f"{band.endpoints} endpoints: {row.name} ({row.endpoints} endpoints, {row.weeks} weeks, regression risk {row.risk})",
        f"Point on the curve: {band.interpolation.formula}",
        f"Range shown: {band.weeks.low:.4g} to {band.weeks.high:.4g} weeks",
        *band.notes,
        f"Source: {band.source} ({band.date})",
    ]


def _item(item: WorkItem, whole: Estimate) -> list[str]:
    three = f"{item.optimistic:.4g} / {item.likely:.4g} / {item.pessimistic:.4g}"
    mean = item.expected / item.quantity if item.quantity else 0.0
    lines = [f"{item.label}: {item.quantity:g} x {item.unit}", f"Unit cost in person-days, optimistic / most likely / pessimistic: {three}"]
    if item.multiplier != 1:
        lines.append(f"of which a move inside the language keeps {item.multiplier:g} of a rewrite's")
    lines += [
        f"Expected a unit: ({item.optimistic:.4g} + 4 x {item.likely:.4g} + {item.pessimistic:.4g}) / 6 = {mean:.4g}",
        f"Expected: {item.quantity:g} x {mean:.4g} = {item.expected:.4g} person-days",
        f"Share of the P50: {item.expected:.4g} / {whole.expected:.4g} x {whole.person_days.p50:.4g} = {item.person_days:.4g} person-days",
        f"Source: {item.source} ({item.date})",
    ]
    return lines + [f"Seen at {_place(place)}" for place in item.evidence]


def _estimate(whole: Estimate) -> list[str]:
    days = whole.person_days
    lines = [f"{item.quantity:g} x {item.label}: {item.expected:.4g} person-days expected" for item in whole.items]
    shared = f"median {whole.factor:.4g}, deviation of the logarithm {whole.sigma:.4g}"
    lines += [
        f"Sum of the expected: {whole.expected:.4g} person-days",
        f"{whole.draws} draws, seed {whole.seed}: items by beta-PERT, times a shared log-normal factor ({shared})",
        "Ranges that the article names (learning, hybrid set-up) are not multiplied by it",
        f"P10 {days.p10:.4g}, P50 {days.p50:.4g}, P80 {days.p80:.4g}, P90 {days.p90:.4g} person-days",
        *_weeks_lines(whole),
    ]
    return lines + [condition.text for condition in whole.conditions]


def _weeks_lines(whole: Estimate) -> list[str]:
    days, weeks = whole.person_days, whole.weeks
    return [
        f"Capacity: {whole.capacity}",
        f"P50: {days.p50:.4g} / {whole.days_per_week:.4g} = {weeks.p50:.4g} weeks",
        f"P80: {days.p80:.4g} / {whole.days_per_week:.4g} = {weeks.p80:.4g} weeks",
        f"P10 to P90: {weeks.p10:.4g} to {weeks.p90:.4g} weeks",
    ]


def _money(whole: Estimate) -> list[str]:
    money = whole.money
    if money is None:
        return []
    rate = money.p50 / whole.weeks.p50 if whole.weeks.p50 else 0.0
    return [
        f"A week of the team costs {rate:.6g} {whole.currency} (people x availability x weekly rate)".replace("  ", " "),
        f"P50: {whole.weeks.p50:.4g} weeks x {rate:.6g} = {money.p50:.6g} {whole.currency}".rstrip(),
        f"P80: {whole.weeks.p80:.4g} weeks x {rate:.6g} = {money.p80:.6g} {whole.currency}".rstrip(),
    ]


def _option(option: Option) -> list[str]:
    if not option.applicable:
        return [option.title, f"Does not apply: {option.reason}"]
    lines = [option.title, *_estimate(option.estimate)]
    if option.table is not None:
        lines.append(f"By the article's figures: {option.table_formula}; {option.table.low:.4g} to {option.table.high:.4g} weeks")
    return [*lines, *option.notes, f"Source: {option.source}"]


def _backtest(assessment: Assessment) -> list[str]:
    test = assessment.backtest
    lines = [
        f"{row.id}: {row.endpoints} endpoints, {row.actual_weeks:g} weeks; band {row.band_low:g} to {row.band_high:g}: {row.in_band}; "
        f"model {row.model.p10:.3g} to {row.model.p90:.3g}: {row.in_model}"
        for row in test.rows
    ]
    band, model = _spread(test.band_ratio), _spread(test.model_ratio)
    return [
        *lines,
        f"Band: {test.band_inside} inside, {test.band_faster} faster, {test.band_slower} slower; actual / middle {band}",
        f"Model: {test.model_inside} inside, {test.model_faster} faster, {test.model_slower} slower; actual / P50 {model}",
        *test.limits,
    ]


def _spread(ratio: Quantiles) -> str:
    return f"P10 {ratio.p10:.2f}, median {ratio.p50:.2f}, P90 {ratio.p90:.2f}"


def _place(evidence: Evidence) -> str:
    place = evidence.location
    return f"{place.file}:{place.line} {evidence.note}".rstrip()
