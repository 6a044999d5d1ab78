"""What the HTML audit lays out of one service: its facts, its decision, and its plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.contract.report import Report, ServiceDecision
from reports.contract.service import ServiceReport
from reports.plots.bars import Area, BarPlot, areas, coverage, effort, tornado
from reports.plots.modules import ModuleMap, module_map
from reports.plots.ranges import LanePlot, lane_plot

if TYPE_CHECKING:
    from analyzer.model.http import Endpoint
    from analyzer.model.work import Job

_DECISION_SECTIONS = (
    ("drivers", "Drivers"),
    ("options", "Options"),
    ("recommendation", "Recommendation"),
    ("questions", "Five questions"),
    ("extraction", "Extraction"),
)
_FACT_SECTIONS = (
    ("endpoints", "Endpoints"),
    ("auth", "Auth coverage"),
    ("jobs", "Jobs and realtime"),
    ("ai", "AI use"),
    ("foundation", "Foundation"),
    ("hazards", "Hazards"),
)


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """One service. ``uid`` begins all of its element ids; it is empty where there is but one service."""

    uid: str
    service: ServiceReport
    decision: ServiceDecision | None
    sections: tuple[tuple[str, str], ...]
    methods: tuple[str, ...]
    areas: tuple[Area, ...]
    coverage: BarPlot
    tornado: BarPlot | None
    effort: BarPlot | None
    lanes: LanePlot | None
    map: ModuleMap | None
    names: dict[str, str]

    def reached(self, item: Endpoint | Job) -> tuple[str, ...]:
        """The names of what an endpoint or a job reaches."""
        return tuple(self.names.get(key, key) for key in item.reaches)


def chapters(report: Report) -> tuple[Chapter, ...]:
    """One for each service, the headline's first."""
    decided = {item.service: item for item in report.decisions}
    ordered = sorted(report.services, key=lambda service: service.id != report.headline.service)
    single = len(ordered) == 1
    return tuple(_chapter("" if single else f"s{at}-", service, decided.get(service.id)) for at, service in enumerate(ordered, 1))


def _chapter(uid: str, service: ServiceReport, decision: ServiceDecision | None) -> Chapter:
    found = areas(service.endpoints)
    return Chapter(
        uid=uid,
        service=service,
        decision=decision,
        sections=(_DECISION_SECTIONS if decision else ()) + _FACT_SECTIONS,
        methods=tuple(sorted({endpoint.method for endpoint in service.endpoints})),
        areas=found,
        coverage=coverage(found),
        tornado=tornado(decision.estimate.sensitivity) if decision else None,
        effort=effort(decision.estimate.effort.items) if decision else None,
        lanes=lane_plot(decision.options, decision.recommendation.option) if decision else None,
        map=module_map(decision.extraction.graph) if decision and decision.extraction else None,
        names={library.id: library.name for library in service.libraries},
    )
