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
    from analyzer.model.library import Runtime
    from analyzer.model.location import Evidence
    from analyzer.model.work import DataModel, Job
    from estimators.model import Extraction

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


class MovedFile(msgspec.Struct, frozen=True):
    """Code of one file on the service's side: how many functions or modules, how many lines; ``copied`` where both sides need it."""

    file: str
    parts: int
    lines: int
    copied: bool


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
    moved: tuple[MovedFile, ...]
    models: tuple[DataModel, ...]
    lines: tuple[tuple[Runtime, tuple[Evidence, ...]], ...]
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
        moved=_moved(decision.extraction) if decision and decision.extraction else (),
        models=_models(service),
        lines=_lines(service),
        names={library.id: library.name for library in service.libraries},
    )


def _moved(plan: Extraction) -> tuple[MovedFile, ...]:
    found: dict[tuple[bool, str], tuple[int, int]] = {}
    for module in plan.modules:
        key = (module.copied, module.location.file if module.location else module.name)
        parts, lines = found.get(key, (0, 0))
        found[key] = (parts + 1, lines + module.lines)
    return tuple(MovedFile(file, *found[copied, file], copied) for copied, file in sorted(found))


def _models(service: ServiceReport) -> tuple[DataModel, ...]:
    """Stored models, then schemas; migrations are counted, and need no list."""
    return tuple(sorted((model for model in service.data_models if model.kind != "migration"), key=lambda model: model.kind != "orm"))


def _lines(service: ServiceReport) -> tuple[tuple[Runtime, tuple[Evidence, ...]], ...]:
    """Each release line once, with every place that declares it."""
    found: dict[tuple[str, str | None], list[Runtime]] = {}
    for runtime in service.runtimes:
        found.setdefault((runtime.name, runtime.line), []).append(runtime)
    return tuple((group[0], tuple(item.evidence for item in group if item.evidence)) for group in found.values())
