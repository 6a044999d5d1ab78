"""Bars: the tornado of the drivers, effort by work item, guards by area of the address space."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from reports.plots.scale import LABEL, Scale, Tick
from reports.text import number, plural, shorten, shorten_path, span, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.model.http import Endpoint
    from estimators.model import Sensitivity, WorkItem

_AREAS = 12
_SHALLOW, _DEEP = 2, 5
_REST = "other paths"


class Bar(msgspec.Struct, frozen=True):
    """A bar under its label, split in two parts; positions in percent."""

    label: str
    figure: str
    x: float
    first: float
    second: float


class BarPlot(msgspec.Struct, frozen=True):
    """Bars with an axis. ``base`` is a line through all of them, below 0 where there is none."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    text: str
    base: float = -1


class Area(msgspec.Struct, frozen=True):
    """The endpoints below one path, and how many of them a guard stands before."""

    path: str
    guarded: int
    unguarded: int


def tornado(drivers: Sequence[Sensitivity]) -> BarPlot:
    """From each driver's low to its high, through the base."""
    scale = Scale.reaching(max((item.high for item in drivers), default=1))
    bars = tuple(
        Bar(
            label=shorten(visible(item.label), LABEL),
            figure=span(item.low, item.high, "days"),
            x=scale.at(item.low),
            first=scale.width(item.low, item.base),
            second=scale.width(item.base, item.high),
        )
        for item in drivers
    )
    base = scale.at(drivers[0].base) if drivers else -1
    text = "Median person-days as each part goes well or badly. " + "; ".join(f"{bar.label}: {bar.figure}" for bar in bars) + "."
    return BarPlot(bars=bars, ticks=scale.ticks(), text=text, base=base)


def effort(items: Sequence[WorkItem]) -> BarPlot:
    """Person-days of each work item, largest first."""
    shown = sorted((item for item in items if item.person_days), key=lambda item: (-item.person_days, item.id))
    scale = Scale.reaching(max((item.person_days for item in shown), default=1))
    bars = tuple(
        Bar(
            label=shorten(visible(item.label), LABEL),
            figure=f"{number(item.person_days)} days",
            x=0,
            first=scale.at(item.person_days),
            second=0,
        )
        for item in shown
    )
    text = "Person-days by work item. " + "; ".join(f"{bar.label}: {bar.figure}" for bar in bars) + "."
    return BarPlot(bars=bars, ticks=scale.ticks(), text=text)


def areas(endpoints: Sequence[Endpoint]) -> tuple[Area, ...]:
    """Endpoints by the first fixed segments of their paths, largest first, the smallest taken together.

    Two segments, and more of them where one area would hold over a quarter of all endpoints.
    """
    depth: dict[str, int] = {}
    for segments in range(_SHALLOW, _DEEP):
        sizes = Counter(_area(endpoint.template, depth) for endpoint in endpoints)
        depth = {path: segments + 1 for path, size in sizes.items() if 4 * size > len(endpoints)} | depth
    guarded: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for endpoint in endpoints:
        area = _area(endpoint.template, depth)
        total[area] += 1
        guarded[area] += bool(endpoint.guards)
    ranked = sorted(total, key=lambda path: (-total[path], path))
    shown, rest = ranked[:_AREAS], ranked[_AREAS:]
    found = [Area(path, guarded[path], total[path] - guarded[path]) for path in shown]
    if rest:
        kept = sum(guarded[path] for path in rest)
        found.append(Area(_REST, kept, sum(total[path] for path in rest) - kept))
    return tuple(found)


def coverage(found: Sequence[Area]) -> BarPlot:
    """Guarded and unguarded endpoints of each area."""
    scale = Scale.reaching(max((area.guarded + area.unguarded for area in found), default=1), whole=True)
    bars = tuple(
        Bar(
            label=shorten_path(visible(area.path), LABEL),
            figure=f"{area.guarded:,} of {area.guarded + area.unguarded:,} guarded",
            x=0,
            first=scale.at(area.guarded),
            second=scale.at(area.unguarded),
        )
        for area in found
    )
    text = f"Guards in {plural(len(bars), 'area')} of the address space. " + "; ".join(f"{bar.label}: {bar.figure}" for bar in bars) + "."
    return BarPlot(bars=bars, ticks=scale.ticks(), text=text)


def _area(template: str, depth: dict[str, int]) -> str:
    limit, fixed = _SHALLOW, ""
    for at, segment in enumerate(template.split("/")[1:]):
        if not segment or "{" in segment or at >= limit:
            break
        fixed = f"{fixed}/{segment}"
        limit = max(limit, depth.get(fixed, 0))
    return fixed or "/"
