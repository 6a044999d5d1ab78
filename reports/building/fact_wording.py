"""The sentences about a service's facts: what each section says first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.contract.service import FactLeads
from reports.text import listing, plural, share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.analysis import Coverage, Service
    from analyzer.model.library import Library
    from reports.contract.service import ServiceTotals


def fact_leads(service: Service, totals: ServiceTotals) -> FactLeads:
    """The opening sentence of each section about one service."""
    return FactLeads(
        endpoints=_endpoints(totals),
        auth=_auth(totals),
        jobs=_jobs(totals),
        ai=_ai(service, totals),
        foundation=_foundation(totals),
        hazards=_hazards(service),
    )


def coverage_lead(coverage: Coverage, unresolved: int, *, complete: bool) -> str:
    """What was read and what was not."""
    read = f"{coverage.files_read:,} of {plural(coverage.files_seen, 'file')} were read"
    open_ends = f"{plural(unresolved, 'expression')} could not be resolved" if unresolved else "every expression that matters was resolved"
    return f"{read} and {open_ends}{'' if complete else '; the audit is incomplete'}."


def ai_ids(libraries: Iterable[Library], tier: str) -> list[str]:
    """Ids of the AI libraries of one tier that the code imports or uses; a manifest alone proves nothing."""
    return sorted({item.id for item in libraries if item.concern == "ai" and item.tier == tier and item.in_use})


def _endpoints(totals: ServiceTotals) -> str:
    if not totals.endpoints:
        return "No endpoint was found."
    unsure = totals.conditional + totals.approximate
    certain = (
        "all read with certainty" if not unsure else f"{totals.certain:,} read with certainty, {unsure:,} with a condition or an open part"
    )
    return f"The service answers on {plural(totals.endpoints, 'endpoint')}, {certain}."


def _auth(totals: ServiceTotals) -> str:
    if not totals.endpoints:
        return "There is no endpoint to guard."
    covered = f"{totals.guarded:,} of {plural(totals.endpoints, 'endpoint')} ({share(totals.guarded, totals.endpoints)})"
    if not totals.guarded:
        return f"No guard was found before any of the {plural(totals.endpoints, 'endpoint')}."
    schemes = f", by {plural(totals.auth_schemes, 'scheme')}" if totals.auth_schemes else ""
    return f"A guard stands before {covered}{schemes}."


def _jobs(totals: ServiceTotals) -> str:
    inside = f"{plural(totals.in_process_jobs, 'task')} inside the web process" if totals.in_process_jobs else ""
    channels = plural(totals.realtime, "realtime channel") if totals.realtime else ""
    counted = plural(totals.jobs, "background job") if totals.jobs else ""
    parts = [part for part in (counted, inside, channels) if part]
    return (
        f"Beside the requests run {listing(parts)}."
        if parts
        else "Nothing runs beside the requests: no background job, no realtime channel."
    )


def _ai(service: Service, totals: ServiceTotals) -> str:
    structural = ai_ids(service.libraries, "structural")
    names = {library.id: library.name for library in service.libraries}
    if structural:
        reached = plural(totals.reaching_ai, "endpoint")
        return f"AI is structural here: {listing([names[key] for key in structural], 4)}, reached by {reached}."
    if service.ai_use.kind == "structural":
        return f"AI is structural here, by what the code does rather than by a library. {service.ai_use.explanation}"
    return service.ai_use.explanation or "No AI library is imported or used."


def _foundation(totals: ServiceTotals) -> str:
    models = plural(totals.orm_models + totals.schemas, "data model")
    deployed = plural(totals.deployment_units, "deployment unit")
    return (
        f"The service stands on {models}, {plural(totals.data_stores, 'data store')} and {deployed}, with {plural(totals.tests, 'test')}."
    )


def _hazards(service: Service) -> str:
    if not service.hazards:
        return "No known behavioural difference was found in the code."
    high = sum(1 for hazard in service.hazards if hazard.severity == "high")
    severe = "" if not high else ", severe" if high == len(service.hazards) else f", {high} of them severe"
    return f"{plural(len(service.hazards), 'behavioural difference')} to test for{severe}; none is priced in the estimate."
