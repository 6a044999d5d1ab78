"""From a service's facts to its part of the report: sorted lists, and counts that equal them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from analyzer.model.http import METHODS
from reports.building.fact_wording import ai_ids, fact_leads
from reports.contract.service import ServiceReport, ServiceTotals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.analysis import Service
    from analyzer.model.http import Endpoint, Guard
    from analyzer.model.library import Runtime
    from analyzer.model.location import Location

_JAVASCRIPT = frozenset({"node", "nodejs", "node.js", "bun", "deno"})
_PYTHON = frozenset({"python", "cpython"})


def service_report(service: Service) -> ServiceReport:
    """The report of one service."""
    totals = service_totals(service)
    return ServiceReport(
        id=service.id,
        name=service.name,
        root=service.root,
        framework=service.framework,
        framework_version=service.framework_version,
        language=service.language,
        runtime=_runtime(service),
        totals=totals,
        leads=fact_leads(service, totals),
        size=service.size,
        endpoints=tuple(sorted(service.endpoints, key=endpoint_order)),
        unmounted=tuple(
            sorted(service.unmounted, key=lambda route: (route.path, METHODS.index(route.method), place_order(route.location)))
        ),
        guards=tuple(sorted(_guards(service), key=lambda guard: (-guard.endpoints, guard.name, guard.id))),
        auth_schemes=tuple(sorted(service.auth_schemes, key=lambda scheme: (scheme.kind, scheme.name, scheme.id))),
        middleware=tuple(sorted(service.middleware, key=lambda item: (-item.endpoints, item.name, item.id))),
        jobs=tuple(sorted(service.jobs, key=lambda job: (job.in_process, job.name, place_order(job.location), job.id))),
        realtime=tuple(sorted(service.realtime, key=lambda item: (item.kind, item.name, place_order(item.location), item.id))),
        libraries=tuple(sorted(service.libraries, key=lambda item: (item.concern, item.name.lower(), item.id))),
        ai_signals=tuple(sorted(service.ai_signals, key=lambda item: (item.kind, item.value, place_order(item.evidence.location)))),
        ai_use=service.ai_use,
        data_models=tuple(sorted(service.data_models, key=lambda item: (item.kind, item.name, place_order(item.location), item.id))),
        data_stores=tuple(sorted(service.data_stores, key=lambda item: (item.kind, item.id))),
        api_docs=tuple(sorted(service.api_docs, key=lambda item: (item.name, item.library or ""))),
        deployment=tuple(sorted(service.deployment, key=lambda item: (item.kind, item.name, place_order(item.location), item.id))),
        tests=tuple(sorted(service.tests, key=lambda item: item.runner)),
        front_ends=tuple(sorted(service.front_ends, key=lambda item: (item.root, item.name))),
        hazards=tuple(sorted(service.hazards, key=lambda item: (_severity_order(item.severity), item.rule, item.id))),
        runtimes=tuple(sorted(service.runtimes, key=lambda item: (item.name, item.line, item.declared))),
    )


def _guards(service: Service) -> list[Guard]:
    """The guards, each with the number of the endpoints that are listed with it."""
    met = Counter(guard for endpoint in service.endpoints for guard in {use.guard for use in endpoint.guards})
    return [msgspec.structs.replace(guard, endpoints=met[guard.id]) for guard in service.guards]


def service_totals(service: Service) -> ServiceTotals:
    """The counts of one service."""
    endpoints = service.endpoints
    structural = frozenset(ai_ids(service.libraries, "structural"))
    kinds = [model.kind for model in service.data_models]
    confidence = [endpoint.confidence for endpoint in endpoints]
    guarded = sum(1 for endpoint in endpoints if endpoint.guards)
    in_process = sum(1 for job in service.jobs if job.in_process)
    return ServiceTotals(
        endpoints=len(endpoints),
        guarded=guarded,
        unguarded=len(endpoints) - guarded,
        certain=confidence.count("certain"),
        conditional=confidence.count("conditional"),
        approximate=confidence.count("approximate"),
        reaching_ai=sum(1 for endpoint in endpoints if structural.intersection(endpoint.reaches)),
        unmounted=sum(route.reason != "library" for route in service.unmounted),
        guards=len(service.guards),
        auth_schemes=len(service.auth_schemes),
        middleware=len(service.middleware),
        jobs=len(service.jobs) - in_process,
        in_process_jobs=in_process,
        realtime=len(service.realtime),
        structural_ai=len(structural),
        api_only_ai=len(ai_ids(service.libraries, "api_call_only")),
        orm_models=kinds.count("orm"),
        schemas=kinds.count("schema"),
        migrations=kinds.count("migration"),
        data_stores=len(service.data_stores),
        deployment_units=len(service.deployment),
        tests=sum(suite.tests for suite in service.tests),
        hazards=len(service.hazards),
        lines=service.size.lines,
    )


def add_up(totals: Iterable[ServiceTotals]) -> ServiceTotals:
    """The counts of several services together."""
    sums = dict.fromkeys(ServiceTotals.__struct_fields__, 0)
    for total in totals:
        for field in sums:
            sums[field] += getattr(total, field)
    return ServiceTotals(**sums)


def endpoint_order(endpoint: Endpoint) -> tuple[str, int, tuple[str, int], str]:
    """By path, then by method in the order that people list them."""
    return endpoint.path, METHODS.index(endpoint.method), place_order(endpoint.location), endpoint.id


def place_order(location: Location | None) -> tuple[str, int]:
    """By file, then line."""
    return ("", 0) if location is None else (location.file, location.line)


def _runtime(service: Service) -> Runtime | None:
    """The runtime of the service's language, by the surest place that names one: the facts are in this order."""
    names = _PYTHON if service.language == "python" else _JAVASCRIPT
    return next((item for item in service.runtimes if item.name.lower() in names), None)


def _severity_order(severity: str) -> int:
    return ("high", "medium", "low").index(severity)
