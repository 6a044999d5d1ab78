"""Ranges on an axis of weeks: the estimate over the published bands, and the options under one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.plots.scale import LABEL, Scale, Tick, anchor
from reports.text import number, shorten, span, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from estimators.model import Option, TableRow
    from reports.contract.report import ServiceEstimate

_ROOM = 1.05
_LABEL_FITS = 15
_SHORTEST_AXIS = 4


class Block(msgspec.Struct, frozen=True):
    """A published band on the axis; ``label`` is empty where it would not fit."""

    x: float
    width: float
    label: str
    current: bool
    row: int


class RangePlot(msgspec.Struct, frozen=True):
    """Positions in percent. ``text`` says all of it. The table's range has a width only where the size is outside its rows."""

    blocks: tuple[Block, ...]
    ticks: tuple[Tick, ...]
    p10: float
    p50: float
    p80: float
    p90: float
    table_x: float
    table_width: float
    median_anchor: str
    median: str
    caption: str
    text: str


class Lane(msgspec.Struct, frozen=True):
    """One option: its range, its median, the published figure beside it (width 0 where there is none)."""

    label: str
    figure: str
    x: float
    width: float
    likely: float
    table_x: float
    table_width: float
    chosen: bool


class LanePlot(msgspec.Struct, frozen=True):
    """The options that apply, on one axis of weeks."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    text: str


def range_plot(estimate: ServiceEstimate, table: Sequence[TableRow]) -> RangePlot:
    """P10 to P90 of the effort above the published bands."""
    weeks = estimate.effort.weeks
    highest = max([weeks.p90, estimate.band.weeks.high, *(row.high_weeks for row in table)])
    scale = Scale.reaching(max(highest * _ROOM, _SHORTEST_AXIS))
    said, run_on = estimate.band.weeks, estimate.band.interpolation.extrapolated
    outline = f" Outline: its curve run on to this size, {span(said.low, said.high, 'weeks')}." if run_on else ""
    figures = f"P10 {number(weeks.p10)}, P50 {number(weeks.p50)}, P80 {number(weeks.p80)}, P90 {number(weeks.p90)} weeks"
    return RangePlot(
        blocks=tuple(_block(row, at, estimate.band.row.name, scale) for at, row in enumerate(table)),
        ticks=scale.ticks(),
        p10=scale.at(weeks.p10),
        p50=scale.at(weeks.p50),
        p80=scale.at(weeks.p80),
        p90=scale.at(weeks.p90),
        table_x=scale.at(said.low) if run_on else 0,
        table_width=scale.width(said.low, said.high) if run_on else 0,
        median_anchor=anchor(scale.at(weeks.p50)),
        median=f"median {number(weeks.p50)}",
        caption=f"Bar: {figures}. Background: the published bands, this one is {estimate.band.row.name}.{outline}",
        text=f"Estimated weeks: {figures}. The published band {estimate.band.name} says {estimate.band.row.weeks} weeks.{outline}",
    )


def lane_plot(options: Sequence[Option], chosen: str) -> LanePlot:
    """The ranges of the options that apply."""
    shown = [option for option in options if option.applicable]
    highest = max((max(option.weeks.high, option.table.high if option.table else 0) for option in shown), default=0)
    scale = Scale.reaching(max(highest * _ROOM, _SHORTEST_AXIS))
    lanes = tuple(_lane(option, scale, chosen) for option in shown)
    return LanePlot(lanes=lanes, ticks=scale.ticks(), text="; ".join(f"{lane.label}: {lane.figure}" for lane in lanes) + ".")


def _block(row: TableRow, at: int, current: str, scale: Scale) -> Block:
    width = scale.width(row.low_weeks, row.high_weeks)
    label = row.name if width >= _LABEL_FITS else ""
    return Block(x=scale.at(row.low_weeks), width=width, label=label, current=row.name == current, row=at)


def _lane(option: Option, scale: Scale, chosen: str) -> Lane:
    low, high = option.weeks.low, option.weeks.high
    table = option.table
    return Lane(
        label=shorten(visible(option.title), LABEL),
        figure=span(low, high, "weeks") if high else "no migration work",
        x=scale.at(low),
        width=scale.width(low, high),
        likely=scale.at(option.weeks.likely),
        table_x=scale.at(table.low) if table else 0,
        table_width=scale.width(table.low, table.high) if table else 0,
        chosen=option.id == chosen,
    )
