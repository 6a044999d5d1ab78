"""An assessment made by hand for an analysis made by hand."""

from __future__ import annotations

from analyzer.model.analysis import Analysis, Service
from estimators.model import (
    Agreement,
    Assessment,
    Backtest,
    BacktestRow,
    Band,
    Choices,
    ComparisonRow,
    Condition,
    Count,
    Criterion,
    Estimate,
    Interpolation,
    Quantiles,
    Range,
    Sensitivity,
    ServiceAssessment,
    Statement,
    TableRow,
    UseCase,
    WorkItem,
)
from tests.reports.sample_decision import checklist, extraction, options, recommendation
from tests.reports.sample_facts import Naming, why


def assessment(facts: Analysis, name: Naming) -> Assessment:
    services = tuple(_assessed(service, name) for service in facts.services)
    return Assessment(
        services=services,
        headline=services[0].service if services else "",
        headline_rule="the service with most endpoints" if services else "",
        total_endpoints=sum(len(service.endpoints) for service in facts.services),
        total=_estimate(name) if len(services) > 1 else None,
        table=_TABLE,
        table_source="the article",
        table_date="2026-02-01",
        backtest=_backtest(),
        calibration=None,
        choices=Choices(),
        assumptions=(Statement(text="One team of 1 to 5 developers does the work.", source="the article"),),
        exclusions=(Statement(text="Debugging of subtle behavioural differences is not in the table.", source="the article"),),
    )


_TABLE = (
    TableRow(name="Small MVP", endpoints="10-20", weeks="2-4", risk="Moderate", low_weeks=2, high_weeks=4, from_endpoints=10),
    TableRow(name="Mature MVP", endpoints="20-50", weeks="4-8", risk="High", low_weeks=4, high_weeks=8, from_endpoints=20),
    TableRow(
        name="Growing product",
        endpoints="50+ with auth and jobs",
        weeks="8-16",
        risk="Very high",
        low_weeks=8,
        high_weeks=16,
        from_endpoints=50,
    ),
)


def _assessed(service: Service, name: Naming) -> ServiceAssessment:
    estimate = _estimate(name)
    return ServiceAssessment(
        service=service.id,
        name=service.name,
        root=service.root,
        framework=service.framework,
        target="fastapi",
        cross_language=True,
        target_note="",
        counts=(Count(id="endpoints", label="endpoints", value=len(service.endpoints)), Count(id="jobs", label="background jobs", value=2)),
        band=_band(len(service.endpoints)),
        estimate=estimate,
        sensitivity=(
            Sensitivity(item="routes", label="routes to rewrite", low=24.31, base=33.27, high=47.9, without=18.0),
            Sensitivity(item="tests", label="regression tests to write", low=29.0, base=33.27, high=39.4, without=27.0),
            Sensitivity(item="auth", label="auth schemes", low=31.0, base=33.27, high=36.0, without=30.0),
        ),
        agreement=Agreement(
            state="bottom-up higher",
            sentence="24 endpoints say 4 to 8 weeks; the work items say 6.7, because of 2 background jobs.",
            band=Range(low=4, likely=4.5, high=8),
            bottom_up=6.654,
        ),
        options=options(estimate, name),
        checklist=checklist(name),
        criteria=(
            Criterion(
                id="workload",
                name="Primary workload",
                fastapi="AI and data",
                node="I/O and realtime",
                leans="FastAPI",
                reason="LangChain is used in 14 places",
                flips="no structural AI library",
            ),
        ),
        use_cases=(UseCase(stack="FastAPI", number=1, text="an AI or ML component", holds="yes", fact="LangChain is used"),),
        comparison=(
            ComparisonRow(
                number=5,
                criterion="AI/ML ecosystem",
                fastapi="native",
                node="partial",
                advantage="FastAPI",
                fact="LangChain is used",
                factcheck="",
            ),
        ),
        recommendation=recommendation(name),
        extraction=extraction(service, name),
    )


def _band(count: int) -> Band:
    return Band(
        name="Mature MVP",
        endpoints=count,
        row=_TABLE[1],
        weeks=Range(low=4.0, likely=4.57, high=8.0),
        risk="High",
        interpolation=Interpolation(
            weeks=4.57,
            from_endpoints=20,
            from_weeks=4,
            exponent=0.7565,
            label="",
            extrapolated=False,
            lower_half=False,
            formula="4 x (24 / 20) ^ 0.76",
        ),
        notes=("bands are half-open: 20 endpoints are a Mature MVP",),
        source="the article",
        date="2026-02-01",
    )


def _estimate(name: Naming) -> Estimate:
    items = (
        _item("setup", "setup", "project set-up", 1, "once", (1, 2, 4), 2.4),
        _item("routes", "routes", "routes to rewrite", 24, "endpoint", (0.25, 0.5, 1.25), 15.21, name),
        _item("auth", "auth", "auth schemes", 1, "scheme", (1.5, 3, 6), 3.61),
        _item("data", "data", "data models", 2, "model", (0.25, 0.5, 1), 1.33),
        _item("jobs", "jobs", "background jobs", 2, "job", (0.5, 1, 3), 2.77),
        _item("tests", "tests", "regression tests", 24, "endpoint", (0.1, 0.25, 0.5), 7.95),
    )
    total = sum(item.person_days for item in items)
    days = Quantiles(p10=21.04, p50=total, p80=43.2, p90=50.77)
    return Estimate(
        items=items,
        person_days=days,
        weeks=Quantiles(p10=days.p10 / 5, p50=days.p50 / 5, p80=days.p80 / 5, p90=days.p90 / 5),
        money=None,
        currency="",
        expected=35.8123,
        sigma=0.35,
        factor=1.0,
        draws=20_000,
        seed=20260101,
        days_per_week=5.0,
        capacity="one person, full time",
        conditions=(
            Condition(
                id="learning", text="+2 to 4 weeks if the team has never shipped Python", low_weeks=2, high_weeks=4, answer="team.languages"
            ),
        ),
    )


def _item(
    key: str, kind: str, label: str, quantity: float, unit: str, points: tuple[float, float, float], days: float, name: Naming = str
) -> WorkItem:
    low, likely, high = points
    return WorkItem(
        id=key,
        kind=kind,  # type: ignore[arg-type]
        label=label,
        quantity=quantity,
        unit=unit,
        optimistic=low,
        likely=likely,
        pessimistic=high,
        expected=quantity * (low + 4 * likely + high) / 6,
        person_days=days,
        source="own judgement",
        date="2026-11-01",
        evidence=(why("src/app.ts", 31, name),),
    )


def _backtest() -> Backtest:
    ratio = Quantiles(p10=0.1, p50=0.72, p80=2.0, p90=4.5)
    row = BacktestRow(
        id="b1",
        repository="example/app",
        moved="Express to Fastify",
        endpoints=41,
        cross_language=False,
        team=2,
        actual_weeks=6.0,
        band_low=4,
        band_high=8,
        in_band="inside",
        band_ratio=1.0,
        model=Quantiles(p10=3, p50=5, p80=8, p90=10),
        in_model="inside",
        model_ratio=1.2,
        evidence="https://github.com/example/app/pull/1",
    )
    return Backtest(
        rows=(row,),
        band_inside=1,
        band_faster=0,
        band_slower=0,
        model_inside=1,
        model_faster=0,
        model_slower=0,
        band_ratio=ratio,
        model_ratio=ratio,
        r_squared=0.1422,
        limits=("All are open source.",),
        source="measured from git histories",
        date="2026-11-01",
    )
