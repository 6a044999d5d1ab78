"""Analyses made by hand, of any size and with any names."""

from __future__ import annotations

from collections.abc import Callable

from analyzer.model.analysis import Analysis, Coverage, Diagnostic, OtherFramework, Service, Size, Source, Unresolved
from analyzer.model.http import AuthScheme, Endpoint, Guard, GuardUse, Middleware, Unmounted
from analyzer.model.library import AiSignal, AiUse, Library, Runtime
from analyzer.model.location import Evidence, Location
from analyzer.model.work import ApiDocs, DataModel, DataStore, DeploymentUnit, FrontEnd, Hazard, Job, Realtime, TestSuite, Trigger

Naming = Callable[[str], str]
_METHODS = ("GET", "POST", "PUT", "DELETE")
_AREAS = ("projects", "users", "invoices", "chat", "documents", "search", "teams", "reports")


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
                location=at(name("src/app.js"), 41),
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
    guard = at(name("src/auth.js"), 12)
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
            Unmounted(method="GET", path=name("/old"), location=at(name("src/old.js"), 3), reason="unmounted", note="never mounted"),
        ),
        guards=(Guard(id="g1", name=name("requireUser"), library="npm:passport-jwt", scheme="jwt", location=guard, endpoints=count // 2),),
        auth_schemes=(
            AuthScheme(id="a1", kind="jwt", name=name("JWT"), library="npm:passport-jwt", evidence=(why("src/auth.js", 3, name),)),
        ),
        middleware=(Middleware(id="m1", name=name("rateLimit"), library=None, location=guard, endpoints=count),),
        jobs=(
            Job(
                id="j1",
                name=name("embed-documents"),
                library="npm:bullmq",
                trigger=Trigger(kind="queue", expression=name("embeddings"), words="each message of a queue"),
                location=at(name("src/jobs/embed.ts"), 9),
                enqueued_at=(at(name("src/documents.ts"), 88),),
                reaches=("npm:langchain",),
            ),
            Job(
                id="j2",
                name=name("nightly-report"),
                library="npm:node-cron",
                trigger=Trigger(kind="cron", expression="0 3 * * *", words="every day at 03:00"),
                location=at(name("src/jobs/report.ts"), 4),
            ),
            Job(
                id="j3",
                name=name("ping"),
                library=None,
                trigger=Trigger(kind="interval", expression="30000", words="every 30 seconds"),
                location=at(name("src/ping.ts"), 2),
                in_process=True,
            ),
        ),
        realtime=(Realtime(id="r1", kind="socketio", name=name("/chat"), library="npm:socket.io", location=at(name("src/chat.ts"), 5)),),
        libraries=_libraries(name),
        ai_use=AiUse(kind="structural", explanation=name("More than API calls: LangChain."), evidence=(why("src/ai.ts", 1, name),)),
        ai_signals=(AiSignal(kind="model", value=name("gpt-4o-mini"), evidence=why("src/ai.ts", 21, name)),),
        data_models=(
            DataModel(
                id="d1", name=name("Project"), kind="orm", library="npm:prisma", location=at(name("prisma/schema.prisma"), 10), fields=12
            ),
            DataModel(
                id="d2", name=name("CreateProject"), kind="schema", library="npm:zod", location=at(name("src/schemas.ts"), 8), fields=5
            ),
        ),
        data_stores=(
            DataStore(id="ds1", kind="postgresql", library="npm:prisma", call_sites=71, evidence=(why("prisma/schema.prisma", 2, name),)),
        ),
        api_docs=(ApiDocs(name="OpenAPI", library="npm:swagger-ui-express"),),
        deployment=(DeploymentUnit(id="u1", kind="dockerfile", name=name("Dockerfile"), location=at(name("Dockerfile"), 1)),),
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
                locations=(at(name("src/users.ts"), 14), at(name("src/users.ts"), 19)),
                source="https://fastapi.tiangolo.com/tutorial/path-params/",
            ),
        ),
        runtimes=(
            Runtime(name="Express", declared="^4.19.2", line="4", phase="maintenance"),
            Runtime(
                name="Node.js", declared=">=20", line="20", phase="end-of-life", eol="2026-04-30", evidence=why("package.json", 6, name)
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
    location = at(name(f"src/routes/{area}.ts"), 10 + number)
    use = GuardUse(guard="g1", name=name("requireUser"), library="npm:passport-jwt", location=at(name("src/app.ts"), 30), scheme="jwt")
    return Endpoint(
        id=f"e{number}",
        method=method,
        path=path,
        template=path.replace(":id", "{id}"),
        handler=name(f"{area}.{method.lower()}One"),
        location=location,
        confidence=("certain", "certain", "certain", "conditional", "certain", "approximate")[number % 6],
        mounted_through=(at(name("src/app.ts"), 31),),
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
            evidence=(why("src/ai.ts", 1, name),),
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
            evidence=(why("src/ai.ts", 2, name),),
            call_sites=3,
        ),
        Library(id="npm:bullmq", name="BullMQ", ecosystem="npm", concern="jobs", category="queue", level="used", version="^5.0.0"),
    )


def at(file: str, line: int) -> Location:
    return Location(file=file, line=line)


def why(file: str, line: int, name: Naming) -> Evidence:
    return Evidence(location=at(name(file), line), note=name("import x from 'y'"))
