"""Analyses and assessments made by hand, of any size and with any names, so that reports can be tested without a pipeline."""

from __future__ import annotations

from collections.abc import Callable

from analyzer.model.analysis import Analysis, Coverage, Diagnostic, OtherFramework, Service, Size, Source, Unresolved
from analyzer.model.http import AuthScheme, Endpoint, Guard, GuardUse, Middleware, Unmounted
from analyzer.model.library import AiSignal, Library, Runtime
from analyzer.model.location import Evidence, Location
from analyzer.model.work import ApiDocs, DataModel, DataStore, DeploymentUnit, FrontEnd, Hazard, Job, Realtime, TestSuite, Trigger
from estimators.model import (
    Agreement,
    Answer,
    Assessment,
    Backtest,
    BacktestRow,
    Band,
    Checklist,
    Choices,
    ComparisonRow,
    Condition,
    ContractCall,
    Count,
    Criterion,
    CutGraph,
    Estimate,
    Extraction,
    Flip,
    Interpolation,
    MovedEntry,
    MovedModule,
    Option,
    PlanStep,
    Quantiles,
    Range,
    Recommendation,
    Sensitivity,
    ServiceAssessment,
    SharedState,
    Statement,
    StateUse,
    Step,
    TableRow,
    Todo,
    UseCase,
    WorkItem,
)
from reports.contract.report import Report
from reports.view import Meta, build

Naming = Callable[[str], str]
_METHODS = ("GET", "POST", "PUT", "DELETE")
_AREAS = ("projects", "users", "invoices", "chat", "documents", "search", "teams", "reports")


def report(count: int = 24, name: Naming = str, *, services: int = 1, meta: Meta | None = None) -> Report:
    """A report of ``count`` endpoints for each of ``services``; ``name`` rewrites every name that a repository chooses."""
    facts = analysis(count, name, services=services)
    return build(facts, assessment(facts, name), meta or Meta(version="1.2.3", snippets=snippets(facts)))


def empty_report() -> Report:
    """A report of a folder without a supported backend."""
    facts = Analysis(
        source=Source(name="plain"),
        today="2026-11-20",
        other_frameworks=(OtherFramework(id="nestjs", name="NestJS", consequence="not supported yet: its routes are not counted"),),
    )
    return build(facts, assessment(facts, str), Meta(version="1.2.3"))


def snippets(facts: Analysis) -> dict[tuple[str, int], str]:
    return {
        (item.location.file, item.location.line): f'router.{item.method.lower()}("{item.path}", {item.handler})'
        for service in facts.services
        for item in service.endpoints[:50]
    }


def analysis(count: int, name: Naming, *, services: int = 1) -> Analysis:
    return Analysis(
        source=Source(name=name("acme-api"), revision="0f3c9a1b" * 5, url="https://github.com/acme/api"),
        today="2026-11-20",
        services=tuple(_service(index, count, name) for index in range(services)),
        other_frameworks=(OtherFramework(id="nextjs", name="Next.js", consequence="its API routes are not counted"),),
        unresolved=(
            Unresolved(
                reason="the prefix is read from a database",
                expression=name("await settings.prefix()"),
                location=_at(name("src/app.js"), 41),
            ),
        ),
        diagnostics=(
            Diagnostic(kind="syntax", message="2 syntax errors, read around them", file=name("src/legacy.js"), line=7),
            Diagnostic(kind="bound", message="unrolling stopped at 10,000 routes", file=name("src/loop.js"), incomplete=True),
        ),
        coverage=Coverage(
            files_seen=240,
            files_read=120,
            files_with_errors=1,
            files_test=40,
            files_example=5,
            files_generated=15,
            files_other=60,
            bytes_read=912_331,
        ),
    )


def _service(index: int, count: int, name: Naming) -> Service:
    guard = _at(name("src/auth.js"), 12)
    return Service(
        id=f"s{index}",
        name=name(f"api{index or ''}"),
        root="." if not index else f"services/{index}",
        framework="express",
        framework_version="^4.19.2",
        language="typescript",
        size=Size(files=120, lines=14_320, functions=640, test_files=40, test_lines=5_210),
        endpoints=tuple(_endpoint(number, name) for number in range(count)),
        unmounted=(
            Unmounted(method="GET", path=name("/old"), location=_at(name("src/old.js"), 3), reason="unmounted", note="never mounted"),
        ),
        guards=(Guard(id="g1", name=name("requireUser"), library="npm:passport-jwt", scheme="jwt", location=guard, endpoints=count // 2),),
        auth_schemes=(
            AuthScheme(id="a1", kind="jwt", name=name("JWT"), library="npm:passport-jwt", evidence=(_why("src/auth.js", 3, name),)),
        ),
        middleware=(Middleware(id="m1", name=name("rateLimit"), library=None, location=guard, endpoints=count),),
        jobs=(
            Job(
                id="j1",
                name=name("embed-documents"),
                library="npm:bullmq",
                trigger=Trigger(kind="queue", expression=name("embeddings"), words="each message of a queue"),
                location=_at(name("src/jobs/embed.ts"), 9),
                enqueued_at=(_at(name("src/documents.ts"), 88),),
                reaches=("npm:langchain",),
            ),
            Job(
                id="j2",
                name=name("nightly-report"),
                library="npm:node-cron",
                trigger=Trigger(kind="cron", expression="0 3 * * *", words="every day at 03:00"),
                location=_at(name("src/jobs/report.ts"), 4),
            ),
            Job(
                id="j3",
                name=name("ping"),
                library=None,
                trigger=Trigger(kind="interval", expression="30000", words="every 30 seconds"),
                location=_at(name("src/ping.ts"), 2),
                in_process=True,
            ),
        ),
        realtime=(Realtime(id="r1", kind="socketio", name=name("/chat"), library="npm:socket.io", location=_at(name("src/chat.ts"), 5)),),
        libraries=_libraries(name),
        ai_signals=(AiSignal(kind="model", value=name("gpt-4o-mini"), evidence=_why("src/ai.ts", 21, name)),),
        data_models=(
            DataModel(
                id="d1", name=name("Project"), kind="orm", library="npm:prisma", location=_at(name("prisma/schema.prisma"), 10), fields=12
            ),
            DataModel(
                id="d2", name=name("CreateProject"), kind="schema", library="npm:zod", location=_at(name("src/schemas.ts"), 8), fields=5
            ),
        ),
        data_stores=(
            DataStore(id="ds1", kind="postgresql", library="npm:prisma", call_sites=71, evidence=(_why("prisma/schema.prisma", 2, name),)),
        ),
        api_docs=(ApiDocs(name="OpenAPI", library="npm:swagger-ui-express"),),
        deployment=(DeploymentUnit(id="u1", kind="dockerfile", name=name("Dockerfile"), location=_at(name("Dockerfile"), 1)),),
        tests=(TestSuite(runner="jest", files=40, tests=212, http_tests=96),),
        front_ends=(FrontEnd(name=name("web"), framework="Next.js", root=name("apps/web")),),
        hazards=(
            Hazard(
                id=name("route-order:/users/:id"),
                rule="route-order",
                title="Route matching order",
                direction="Express serves the first match, Fastify the static one.",
                advice="Sort static routes before parametric ones.",
                severity="high",
                locations=(_at(name("src/users.ts"), 14), _at(name("src/users.ts"), 19)),
                source="https://fastapi.tiangolo.com/tutorial/path-params/",
            ),
        ),
        runtimes=(
            Runtime(name="Express", declared="^4.19.2", line="4", phase="maintenance"),
            Runtime(
                name="Node.js", declared=">=20", line="20", phase="end-of-life", eol="2026-04-30", evidence=_why("package.json", 6, name)
            ),
        ),
    )


def _endpoint(number: int, name: Naming) -> Endpoint:
    area = _AREAS[number % len(_AREAS)]
    group = number // (len(_AREAS) * len(_METHODS))
    method = _METHODS[(number // len(_AREAS)) % len(_METHODS)]
    suffix = f"/{group}" if group else ""
    path = name(f"/api/{area}{suffix}") + "/:id"
    guarded = number % 2 == 0
    location = _at(name(f"src/routes/{area}.ts"), 10 + number)
    use = GuardUse(guard="g1", name=name("requireUser"), library="npm:passport-jwt", location=_at(name("src/app.ts"), 30), scheme="jwt")
    return Endpoint(
        id=f"e{number}",
        method=method,
        path=path,
        template=path.replace(":id", "{id}"),
        handler=name(f"{area}.{method.lower()}One"),
        location=location,
        confidence=("certain", "certain", "certain", "conditional", "certain", "approximate")[number % 6],
        mounted_through=(_at(name("src/app.ts"), 31),),
        guards=(use,) if guarded else (),
        middleware=(name("rateLimit"),),
        reaches=("npm:langchain",) if area == "chat" else (),
        condition=name("config.beta") if number % 6 == 3 else "",
    )


def _libraries(name: Naming) -> tuple[Library, ...]:
    return (
        Library(
            id="npm:langchain",
            name=name("LangChain"),
            ecosystem="npm",
            concern="ai",
            category="orchestration",
            level="used",
            version="^1.0.0",
            tier="structural",
            verdict="Python",
            factcheck="Both languages reached 1.0 in October 2025.",
            equivalent=("pypi:langchain",),
            evidence=(_why("src/ai.ts", 1, name),),
            call_sites=14,
        ),
        Library(
            id="npm:openai",
            name=name("OpenAI SDK"),
            ecosystem="npm",
            concern="ai",
            category="sdk",
            level="used",
            version="^6.1.0",
            tier="api_call_only",
            verdict="Tie",
            evidence=(_why("src/ai.ts", 2, name),),
            call_sites=3,
        ),
        Library(id="npm:bullmq", name="BullMQ", ecosystem="npm", concern="jobs", category="queue", level="used", version="^5.0.0"),
    )


def _at(file: str, line: int) -> Location:
    return Location(file=file, line=line)


def _why(file: str, line: int, name: Naming) -> Evidence:
    return Evidence(location=_at(name(file), line), note=name("import x from 'y'"))


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
        options=_options(estimate, name),
        checklist=_checklist(name),
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
        recommendation=_recommendation(name),
        extraction=_extraction(service, name),
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
        evidence=(_why("src/app.ts", 31, name),),
    )


def _options(estimate: Estimate, name: Naming) -> tuple[Option, ...]:
    nothing = Quantiles(p10=0, p50=0, p80=0, p90=0)
    none = Estimate(
        items=(),
        person_days=nothing,
        weeks=nothing,
        money=None,
        currency="",
        expected=0,
        sigma=0,
        factor=1,
        draws=0,
        seed=0,
        days_per_week=5,
        capacity="one person, full time",
    )
    weeks = Range(low=estimate.weeks.p10, likely=estimate.weeks.p50, high=estimate.weeks.p90)
    return (
        Option(
            id="stay",
            title="Stay on Express",
            applicable=True,
            reason="",
            weeks=Range(low=0, likely=0, high=0),
            risk="Low",
            trigger="no structural AI",
            buys=("no migration at all",),
            gives_up=("Python's AI libraries",),
            estimate=none,
            todo=(Todo(text="move to Node.js 24", evidence=(_why("package.json", 6, name),)),),
        ),
        Option(
            id="upgrade",
            title="Upgrade to Fastify",
            applicable=True,
            reason="",
            weeks=Range(low=2.1, likely=3.3, high=5.2),
            risk="Moderate",
            trigger="throughput matters",
            buys=("throughput", "schema validation"),
            gives_up=("Express middleware",),
            estimate=estimate,
        ),
        Option(
            id="hybrid",
            title="Extract AI into a FastAPI service",
            applicable=True,
            reason="",
            weeks=Range(low=2.4, likely=3.1, high=4.9),
            risk="Moderate",
            trigger="structural AI in a working backend",
            buys=("Python for AI", "the rest stays"),
            gives_up=("one deployment",),
            estimate=estimate,
            table=Range(low=1, likely=1.5, high=2),
            table_formula="1 to 2 weeks of set-up",
        ),
        Option(
            id="full",
            title="Move everything to FastAPI",
            applicable=True,
            reason="",
            weeks=weeks,
            risk="High",
            trigger="most endpoints reach AI",
            buys=("one stack",),
            gives_up=("months of features",),
            estimate=estimate,
            table=Range(low=4, likely=4.57, high=8),
            table_formula="Mature MVP: 4-8 weeks",
            learning="unknown",
        ),
    )


def _checklist(name: Naming) -> Checklist:
    questions = (
        "RAG, ML or dataframe work within 6 months?",
        "Team only Python on the backend?",
        "WebSockets or persistent connections?",
        "TypeScript types shared with a front end?",
        "Full-stack JavaScript or TypeScript with little Python?",
    )
    return Checklist(
        answers=tuple(
            Answer(
                number=number,
                key=f"q{number}",
                question=question,
                reply="yes" if number == 1 else "unknown",
                origin="repository" if number == 1 else "unknown",
                reason="LangChain is used" if number == 1 else "nobody told",
                leads_to="FastAPI" if number == 1 else "next question",
                decisive=number == 1,
                flips="no structural AI library",
                evidence=(_why("src/ai.ts", 1, name),) if number == 1 else (),
            )
            for number, question in enumerate(questions, 1)
        ),
        conclusion="FastAPI",
        decided_by=1,
    )


def _recommendation(name: Naming) -> Recommendation:
    return Recommendation(
        option="hybrid",
        title="Extract AI into a FastAPI service",
        summary="the main backend stays; what reaches LangChain moves to a FastAPI service",
        steps=(
            Step(
                number=1,
                claim="AI is structural",
                because="LangChain is used at 14 call sites",
                follows="the stack matters",
                source="the article",
                evidence=(_why("src/ai.ts", 1, name),),
            ),
            Step(number=2, claim="The backend works well", because="it has 212 tests", follows="no rewrite", source="the article"),
        ),
        flips=(
            Flip(
                key="roadmap.ai",
                question="AI work ahead?",
                now="yes",
                instead="no",
                option="stay",
                title="Stay on Express",
                how="--answer roadmap.ai=no",
            ),
        ),
        golden_rule="Do not change languages for an MVP: it costs 2 to 4 weeks.",
        cautions=("The team's languages are unknown.",),
    )


def _extraction(service: Service, name: Naming) -> Extraction:
    moved = [endpoint for endpoint in service.endpoints if endpoint.reaches]
    call = _at(name("src/chat.ts"), 40)
    return Extraction(
        method="minimum cut",
        libraries=(name("LangChain"),),
        entries=tuple(
            MovedEntry(
                id=item.id,
                kind="endpoint",
                name=f"{item.method} {item.path}",
                method=item.method,
                template=item.template,
                location=item.location,
                link="HTTP",
                transport="HTTP, versioned contract",
                reason="a request waits for the answer",
                through=(name("LangChain"),),
            )
            for item in moved
        ),
        modules=(MovedModule(id="m1", name=name("src/ai.ts"), location=_at(name("src/ai.ts"), 1), lines=210),),
        contract=(
            ContractCall(
                caller=name("chat.answer"),
                callee=name("ai.ask"),
                direction="main to service",
                calls=3,
                location=call,
                link="HTTP",
                reason="waits for the answer",
            ),
        ),
        shared_state=(
            SharedState(
                name=name("postgresql: documents"),
                both_write=True,
                main=(StateUse(who=name("documents.create"), location=call, writes=True),),
                service=(StateUse(who=name("embed"), location=call, writes=True),),
            ),
        ),
        steps=tuple(
            PlanStep(number=number, title=title, lines=(name("src/ai.ts"),))
            for number, title in enumerate(("Find the cut", "Build the service", "Connect both", "Share the infrastructure"), 1)
        ),
        cut_weight=3.0,
        endpoints_total=len(service.endpoints),
        jobs_total=2,
        graph=CutGraph(
            nodes=(
                ("lib", name("LangChain"), "library", "service"),
                ("ai", name("src/ai.ts"), "module", "service"),
                ("job", name("embed-documents"), "job", "service"),
                ("chat", name("src/chat.ts"), "module", "main"),
                ("docs", name("src/documents.ts"), "module", "main"),
                ("cfg", name("src/config.ts"), "module", "copied"),
            ),
            edges=(
                ("ai", "cfg", 1, False),
                ("ai", "lib", 14, False),
                ("chat", "ai", 3, True),
                ("chat", "cfg", 1, False),
                ("docs", "ai", 1, True),
                ("job", "ai", 2, False),
            ),
        ),
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
