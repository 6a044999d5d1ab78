"""The sentences of the report: what each section says first, from counts and results alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.building.services import ai_ids
from reports.contract.report import Headline, Leads
from reports.text import listing, number, plural, sentence, share, span

if TYPE_CHECKING:
    from estimators.model import Backtest, Estimate, Extraction, ServiceAssessment
    from reports.contract.service import ServiceReport

_FRAMEWORKS = {"express": "Express", "fastify": "Fastify", "fastapi": "FastAPI"}


def framework_name(framework: str) -> str:
    """``Express`` for ``express``."""
    return _FRAMEWORKS.get(framework, framework)


def headline(item: ServiceAssessment, service: ServiceReport) -> Headline:
    """The answer for one service; ``item`` is rounded."""
    effort = item.estimate
    return Headline(
        service=item.service,
        verdict=item.recommendation.title,
        size=_size(service),
        band=item.band.name,
        weeks=span(item.band.weeks.low, item.band.weeks.high, "weeks"),
        risk=item.band.risk,
        likely=_weeks(effort.weeks.p50),
        range=span(effort.weeks.p10, effort.weeks.p90, "weeks"),
        person_days=span(effort.person_days.p10, effort.person_days.p90, "person-days"),
        money=money(effort),
        agreement=item.agreement.sentence,
        caveat=" ".join(sentence(note) for note in item.band.notes),
    )


def nothing_found(names: tuple[str, ...]) -> Headline:
    """The answer where no supported backend is."""
    instead = f"; {listing(names)} found instead" if names else ""
    texts = dict.fromkeys(Headline.__struct_fields__, "")
    return Headline(**texts | {"verdict": "No Express, Fastify or FastAPI backend was found", "size": f"0 endpoints{instead}"})


def money(effort: Estimate) -> str:
    """The range in the user's currency, or nothing where no rate was given."""
    if effort.money is None:
        return ""
    return f"{effort.money.p10:,.0f} to {effort.money.p90:,.0f} {effort.currency}".rstrip()


def leads(item: ServiceAssessment, service: ServiceReport, backtest: Backtest) -> Leads:
    """The opening sentence of each section of one service."""
    return Leads(
        drivers=_drivers(item),
        options=_options(item),
        recommendation=sentence(item.recommendation.summary),
        questions=_questions(item),
        extraction=_extraction(item.extraction),
        endpoints=_endpoints(service),
        auth=_auth(service),
        jobs=_jobs(service),
        ai=_ai(service),
        foundation=_foundation(service),
        hazards=_hazards(service),
        method=_method(backtest),
    )


def _size(service: ServiceReport) -> str:
    totals = service.totals
    parts = [plural(totals.endpoints, "endpoint")]
    if totals.auth_schemes:
        parts.append(plural(totals.auth_schemes, "auth scheme"))
    if totals.jobs:
        parts.append(plural(totals.jobs, "job"))
    if totals.realtime:
        parts.append(plural(totals.realtime, "realtime channel"))
    return listing(parts)


def _weeks(value: float) -> str:
    text = number(value)
    return f"{text} week" if text == "1" else f"{text} weeks"


def _drivers(item: ServiceAssessment) -> str:
    if not item.sensitivity or not item.estimate.person_days.p50:
        return "Nothing was found that would take effort to move."
    first = item.sensitivity[0]
    swing = span(first.low, first.high, "person-days")
    return (
        f"{sentence(first.label).rstrip('.')} moves the figure most: {swing} in all, depending on how that part goes; "
        f"the median is {number(first.base)}."
    )


def _options(item: ServiceAssessment) -> str:
    open_ways = [option for option in item.options if option.applicable]
    if not open_ways:
        return "No option applies to this service."
    priced = [f"{option.title} ({_price(option.weeks.low, option.weeks.high)})" for option in open_ways]
    return f"{plural(len(open_ways), 'way')} on: {listing(priced)}."


def _price(low: float, high: float) -> str:
    return "no migration work" if high == 0 else span(low, high, "weeks")


def _questions(item: ServiceAssessment) -> str:
    checklist = item.checklist
    if checklist.decided_by:
        return f"Question {checklist.decided_by} decides: {checklist.conclusion}."
    return f"The five questions end in: {checklist.conclusion}."


def _extraction(plan: Extraction | None) -> str:
    if plan is None:
        return "There is nothing to extract: no endpoint or job reaches a structural AI library."
    endpoints = sum(1 for entry in plan.entries if entry.kind == "endpoint")
    jobs = len(plan.entries) - endpoints
    moved = f"{endpoints} of {plural(plan.endpoints_total, 'endpoint')} and {jobs} of {plural(plan.jobs_total, 'job')}"
    return f"{moved} would move to the AI service, with {plural(len(plan.contract), 'call')} across the cut as the contract."


def _endpoints(service: ServiceReport) -> str:
    totals = service.totals
    if not totals.endpoints:
        return "No endpoint was found."
    unsure = totals.conditional + totals.approximate
    certain = (
        "all read with certainty" if not unsure else f"{totals.certain:,} read with certainty, {unsure:,} with a condition or an open part"
    )
    return f"The service answers on {plural(totals.endpoints, 'endpoint')}, {certain}."


def _auth(service: ServiceReport) -> str:
    totals = service.totals
    if not totals.endpoints:
        return "There is no endpoint to guard."
    covered = f"{totals.guarded:,} of {plural(totals.endpoints, 'endpoint')} ({share(totals.guarded, totals.endpoints)})"
    if not totals.guarded:
        return f"No guard was found before any of the {plural(totals.endpoints, 'endpoint')}."
    schemes = f", by {plural(totals.auth_schemes, 'scheme')}" if totals.auth_schemes else ""
    return f"A guard stands before {covered}{schemes}."


def _jobs(service: ServiceReport) -> str:
    totals = service.totals
    inside = f"{plural(totals.in_process_jobs, 'task')} inside the web process" if totals.in_process_jobs else ""
    channels = plural(totals.realtime, "realtime channel") if totals.realtime else ""
    counted = plural(totals.jobs, "background job") if totals.jobs else ""
    parts = [part for part in (counted, inside, channels) if part]
    return (
        f"Beside the requests run {listing(parts)}."
        if parts
        else "Nothing runs beside the requests: no background job, no realtime channel."
    )


def _ai(service: ServiceReport) -> str:
    structural = ai_ids(service.libraries, "structural")
    names = {library.id: library.name for library in service.libraries}
    if structural:
        reached = plural(service.totals.reaching_ai, "endpoint")
        return f"AI is structural here: {listing([names[key] for key in structural], 4)}, reached by {reached}."
    called = ai_ids(service.libraries, "api_call_only")
    if called:
        return f"AI is only called as an API ({listing([names[key] for key in called], 4)}): it does not decide the stack."
    return "No AI library is imported or used."


def _foundation(service: ServiceReport) -> str:
    totals = service.totals
    models = plural(totals.orm_models + totals.schemas, "data model")
    deployed = plural(totals.deployment_units, "deployment unit")
    return (
        f"The service stands on {models}, {plural(totals.data_stores, 'data store')} and {deployed}, with {plural(totals.tests, 'test')}."
    )


def _hazards(service: ServiceReport) -> str:
    if not service.hazards:
        return "No known behavioural difference was found in the code."
    high = sum(1 for hazard in service.hazards if hazard.severity == "high")
    severe = f", {high} of them severe" if high else ""
    return f"{plural(len(service.hazards), 'behavioural difference')} to test for{severe}; none is priced in the estimate."


def _method(backtest: Backtest) -> str:
    rows = len(backtest.rows)
    return (
        f"Of {plural(rows, 'public migration')} replayed, {backtest.model_inside} took as long as this model's range says and "
        f"{backtest.band_inside} as long as the published table says."
    )
