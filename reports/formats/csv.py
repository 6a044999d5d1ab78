"""CSV: one row for each thing that was counted, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: https://owasp.org/www-community/attacks/CSV_Injection
The byte order mark is what makes Excel read UTF-8: https://support.microsoft.com/office/8a935af5-3416-4edd-ba7e-3dfd2bc4a032
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reports.format import Format
from reports.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.model.location import Location
    from reports.contract.report import Report
    from reports.contract.service import ServiceReport
    from reports.format import RenderOptions

_COLUMNS = (
    "kind",
    "service",
    "name",
    "method",
    "path",
    "template",
    "file",
    "line",
    "guards",
    "middleware",
    "confidence",
    "reaches",
    "library",
    "detail",
)
# The full-width forms are formulas to spreadsheets of East Asian locales.
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")


def render(report: Report, _options: RenderOptions) -> str:
    """A heading and the rows, comma-separated, every cell quoted, rows ended as RFC 4180 says."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for service in report.services:
        for row in _rows(service):
            writer.writerow([_cell(row.get(column, "")) for column in _COLUMNS])
    return "\ufeff" + stream.getvalue()


def _rows(service: ServiceReport) -> Iterator[dict[str, str]]:
    for row in (*_endpoints(service), *_others(service)):
        yield {"service": service.name} | row


def _endpoints(service: ServiceReport) -> Iterator[dict[str, str]]:
    for item in service.endpoints:
        yield {
            "kind": "endpoint",
            "name": item.handler,
            "method": item.method,
            "path": item.path,
            "template": item.template,
            "guards": "; ".join(guard.name for guard in item.guards),
            "middleware": "; ".join(item.middleware),
            "confidence": item.confidence,
            "reaches": "; ".join(item.reaches),
            "detail": item.condition,
        } | _at(item.location)


def _others(service: ServiceReport) -> Iterator[dict[str, str]]:
    for route in service.unmounted:
        kind = "route of a library" if route.reason == "library" else "route not served"
        yield {"kind": kind, "method": route.method, "path": route.path, "detail": route.note or route.reason} | _at(route.location)
    for guard in service.guards:
        yield {"kind": "guard", "name": guard.name, "library": guard.library or "", "detail": guard.scheme or ""} | _at(guard.location)
    for job in service.jobs:
        kind = "task in process" if job.in_process else "job"
        words = job.trigger.words or job.trigger.kind
        row = {"kind": kind, "name": job.name, "library": job.library or "", "reaches": "; ".join(job.reaches), "detail": words}
        yield row | _at(job.location)
    for channel in service.realtime:
        row = {"kind": "realtime", "name": channel.name, "library": channel.library or "", "detail": channel.kind}
        yield row | _at(channel.location)
    for library in service.libraries:
        place = next((item.location for item in library.evidence), None)
        detail = " ".join(part for part in (library.concern, library.level, library.tier or "") if part)
        yield {"kind": "library", "name": library.name, "library": library.id, "detail": detail} | _at(place)
    for model in service.data_models:
        yield {"kind": "data model", "name": model.name, "library": model.library, "detail": model.kind} | _at(model.location)
    for unit in service.deployment:
        yield {"kind": "deployment unit", "name": unit.name, "detail": unit.kind} | _at(unit.location)
    for hazard in service.hazards:
        for location in hazard.locations:
            yield {"kind": "hazard", "name": hazard.title, "detail": hazard.severity} | _at(location)


def _at(location: Location | None) -> dict[str, str]:
    return {} if location is None else {"file": location.file, "line": str(location.line)}


def _cell(text: str) -> str:
    shown = visible(text)
    return f"'{shown}" if shown.lstrip()[:1] in _FORMULA and shown.strip() else shown


FORMAT = Format(name="csv", suffix=".csv", render=render)
