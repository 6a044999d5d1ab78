"""The sentences of the report: what each section says first, from counts and results alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.contract.report import DecisionLeads, Headline
from reports.text import listing, number, plural, sentence, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from estimators.model import Backtest, Band, Calibration, Choices, Estimate, Extraction, Override, Recommendation, ServiceAssessment
    from reports.contract.report import Report
    from reports.contract.service import ServiceReport

_FRAMEWORKS = {"express": "Express", "fastify": "Fastify", "fastapi": "FastAPI"}
_AI = {"none": "none", "api_call_only": "API only", "structural": "structural"}


def framework_name(framework: str) -> str:
    """``Express`` for ``express``."""
    return _FRAMEWORKS.get(framework, framework)


def ai_word(service: ServiceReport) -> str:
    """How deep AI goes, in a word or two."""
    return _AI[service.ai_use.kind]


def main_first(report: Report) -> list[ServiceReport]:
    """The services, the headline's first."""
    return sorted(report.services, key=lambda service: service.id != report.headline.service)


def headline(item: ServiceAssessment, service: ServiceReport, choices: Choices) -> Headline:
    """The answer for one service; ``item`` is rounded."""
    effort = item.estimate
    return Headline(
        service=item.service,
        verdict=item.recommendation.title,
        summary=_summary(item.recommendation),
        size=_size(service),
        band=_band(item.band),
        weeks=span(item.band.weeks.low, item.band.weeks.high, "weeks"),
        risk=item.band.risk,
        likely=_weeks(effort.weeks.p50),
        range=span(effort.weeks.p10, effort.weeks.p90, "weeks"),
        person_days=span(effort.person_days.p10, effort.person_days.p90, "person-days"),
        team=_team(choices),
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


def decision_leads(item: ServiceAssessment, service: ServiceReport) -> DecisionLeads:
    """The opening sentence of each section of a decision; ``item`` is rounded."""
    return DecisionLeads(
        drivers=_drivers(item),
        options=_options(item),
        recommendation=_summary(item.recommendation),
        questions=_questions(item),
        extraction=_extraction(item.extraction, service),
    )


def method_lead(backtest: Backtest) -> str:
    """How far the figures can be trusted."""
    replayed = plural(len(backtest.rows), "public migration")
    return (
        f"Of {replayed} replayed, {backtest.model_inside} took as long as this model's range says and "
        f"{backtest.band_inside} as long as the published table says."
    )


def _band(band: Band) -> str:
    """The row by name; where the weeks beside it are not the row's own, with what the row says."""
    if label := band.interpolation.label:
        return f"{band.name}, {label}: its row says {band.row.weeks} weeks"
    return f"{band.name}, lower half of {band.row.weeks} weeks" if band.missing else band.name


def set_by_user(overrides: Sequence[Override], calibration: Calibration | None) -> str:
    """What is not the tool's own in the figures: overridden rates and rules, a calibration; nothing where nothing is."""
    parts = [f"{item.path} is {item.value} instead of {item.default}" for item in overrides]
    if calibration:
        parts.append(f"the estimate is {calibration.label}")
    return f"Set by the user: {listing(parts)}." if parts else ""


def _team(choices: Choices) -> str:
    people = plural(choices.team_size, "person", "people")
    return people if choices.availability == 1 else f"{people} at {choices.availability:.0%} of the time"


def _summary(item: Recommendation) -> str:
    # Said below the title, which need not come twice.
    return sentence(item.summary.removeprefix(f"{item.title}:"))


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
    part = first.label[:1].lower() + first.label[1:] if first.label[1:2].islower() else first.label
    return f"Most depends on {part}: {swing} in all as that part goes well or badly; the median is {number(first.base)}."


def _options(item: ServiceAssessment) -> str:
    open_ways = [option for option in item.options if option.applicable]
    if not open_ways:
        return "No option applies to this service."
    priced = [f"{option.title} ({_price(option.weeks.low, option.weeks.high)})" for option in open_ways]
    return f"{plural(len(open_ways), 'option applies', 'options apply')}: {listing(priced)}."


def _price(low: float, high: float) -> str:
    return "no migration work" if high == 0 else span(low, high, "weeks")


def _questions(item: ServiceAssessment) -> str:
    checklist = item.checklist
    if checklist.decided_by:
        return f"Question {checklist.decided_by} decides: {checklist.conclusion}."
    return f"The five questions end in: {checklist.conclusion}."


def _extraction(plan: Extraction | None, service: ServiceReport) -> str:
    if plan is None and service.language == "python":
        return "There is nothing to extract: the service runs in Python already."
    if plan is None:
        return "There is nothing to extract: no endpoint or job reaches a structural AI library."
    endpoints = sum(1 for entry in plan.entries if entry.kind == "endpoint")
    jobs = len(plan.entries) - endpoints
    moved = f"{endpoints} of {plural(plan.endpoints_total, 'endpoint')} and {jobs} of {plural(plan.jobs_total, 'job')}"
    return f"{moved} would move to the AI service, with {plural(len(plan.contract), 'call')} across the cut as the contract."
