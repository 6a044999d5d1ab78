"""CycloneDX 1.6: a bill of the AI libraries and models that the code uses, with the lines that show it.

https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reports.format import Format
from reports.serial import dump
from reports.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.library import Library
    from analyzer.model.location import Evidence
    from reports.contract.report import Report
    from reports.contract.service import ServiceReport
    from reports.format import RenderOptions

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "replatform:cyclonedx")
_OCCURRENCES = 50


def render(report: Report, _options: RenderOptions) -> str:
    """The bill of materials. It has no time stamp, so that equal audits give equal bytes."""
    components: list[dict[str, Any]] = []
    dependencies: list[dict[str, Any]] = []
    for service in report.services:
        parts = [*_libraries(service), *_models(service)]
        owner = _component(f"service:{service.id}", "application", service.name)
        components += [owner, *parts]
        dependencies.append({"ref": owner["bom-ref"], "dependsOn": sorted(part["bom-ref"] for part in parts)})
    root = _component("root", "application", report.source.name)
    if report.source.revision:
        root["version"] = visible(report.source.revision)
    serial = uuid.uuid5(_NAMESPACE, f"{visible(report.source.name)} {visible(report.source.revision or '')} {report.tool.version}")
    owners = sorted(item["ref"] for item in dependencies)
    return dump(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "serialNumber": f"urn:uuid:{serial}",
            "version": 1,
            "metadata": {
                "tools": {"components": [{"type": "application", "name": report.tool.name, "version": report.tool.version}]},
                "component": root,
            },
            "components": components,
            "dependencies": [{"ref": root["bom-ref"], "dependsOn": owners}, *dependencies],
        }
    )


def _libraries(service: ServiceReport) -> Iterable[dict[str, Any]]:
    for library in service.libraries:
        if library.concern != "ai":
            continue
        part = _component(f"service:{service.id}/{library.id}", "library", library.name)
        if library.version:
            part["version"] = visible(library.version)
        purl = _package_url(library)
        if purl:
            part["purl"] = purl
        facts = {"level": library.level, "tier": library.tier, "verdict": library.verdict, "call-sites": str(library.call_sites)}
        part["properties"] = [{"name": f"replatform:{key}", "value": value} for key, value in facts.items() if value]
        yield _with_evidence(part, library.evidence)


def _models(service: ServiceReport) -> Iterable[dict[str, Any]]:
    found: dict[str, list[Evidence]] = {}
    for signal in service.ai_signals:
        if signal.kind == "model":
            found.setdefault(signal.value, []).append(signal.evidence)
    for value in sorted(found):
        part = _component(f"service:{service.id}/model:{value}", "machine-learning-model", value)
        yield _with_evidence(part, found[value])


def _component(ref: str, kind: str, name: str) -> dict[str, Any]:
    return {"bom-ref": visible(ref), "type": kind, "name": visible(name)}


def _with_evidence(part: dict[str, Any], evidence: Iterable[Evidence]) -> dict[str, Any]:
    places = [
        {
            "location": visible(item.location.file),
            **({"line": item.location.line} if item.location.line > 0 else {}),
            **({"additionalContext": visible(item.note)} if item.note else {}),
        }
        for item in evidence
    ]
    distinct = [place for at, place in enumerate(places) if place not in places[:at]]
    return part | ({"evidence": {"occurrences": distinct[:_OCCURRENCES]}} if distinct else {})


def _package_url(library: Library) -> str:
    """https://github.com/package-url/purl-spec, for ids such as ``npm:@scope/name``; the declared range is no version and stays out."""
    ecosystem, _, name = library.id.partition(":")
    if ecosystem not in {"npm", "pypi"} or not name:
        return ""
    return f"pkg:{ecosystem}/{quote(name, safe='/')}"


FORMAT = Format(name="cyclonedx", suffix=".cdx.json", render=render)
