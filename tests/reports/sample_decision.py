"""Options, questions, recommendation and extraction plan made by hand."""

from __future__ import annotations

from analyzer.model.analysis import Service
from estimators.model import (
    Answer,
    Checklist,
    ContractCall,
    CutGraph,
    Estimate,
    Extraction,
    Flip,
    MovedEntry,
    MovedModule,
    Option,
    PlanStep,
    Quantiles,
    Range,
    Recommendation,
    SharedState,
    StateUse,
    Step,
    Todo,
)
from tests.reports.sample_facts import Naming, at, why


def options(estimate: Estimate, name: Naming) -> tuple[Option, ...]:
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
            todo=(Todo(text="move to Node.js 24", evidence=(why("package.json", 6, name),)),),
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


def checklist(name: Naming) -> Checklist:
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
                evidence=(why("src/ai.ts", 1, name),) if number == 1 else (),
            )
            for number, question in enumerate(questions, 1)
        ),
        conclusion="FastAPI",
        decided_by=1,
    )


def recommendation(name: Naming) -> Recommendation:
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
                evidence=(why("src/ai.ts", 1, name),),
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


def extraction(service: Service, name: Naming) -> Extraction:
    moved = [endpoint for endpoint in service.endpoints if endpoint.reaches]
    call = at(name("src/chat.ts"), 40)
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
        modules=(MovedModule(id="m1", name=name("src/ai.ts"), location=at(name("src/ai.ts"), 1), lines=210),),
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
                ("lib", name("LangChain"), "library", "service", ""),
                ("ai", name("src/ai.ts"), "module", "service", name("src/ai.ts")),
                ("job", name("embed-documents"), "job", "service", name("src/ai.ts")),
                ("chat", name("src/chat.ts"), "module", "main", name("src/chat.ts")),
                ("docs", name("src/documents.ts"), "module", "main", name("src/documents.ts")),
                ("cfg", name("src/config.ts"), "module", "copied", name("src/config.ts")),
            ),
            edges=(
                ("ai", "cfg", 1, False),
                ("ai", "lib", 14, False),
                ("chat", "ai", 3, True),
                ("chat", "cfg", 1, False),
                ("job", "ai", 2, False),
            ),
        ),
    )
