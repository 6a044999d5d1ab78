"""Hand-made facts: services as an audit would find them, with the fewest words."""

from __future__ import annotations

from typing import Any

import msgspec

from analyzer.model.analysis import Analysis, AuthorYear, History, Service, Source
from analyzer.model.http import AuthScheme, Endpoint, Guard, Middleware
from analyzer.model.library import Library, Runtime
from analyzer.model.location import Evidence, Location
from analyzer.model.reach import ReachEdge, ReachGraph, ReachNode
from analyzer.model.work import DataModel, DataStore, DeploymentUnit, FrontEnd, Job, Realtime, TestSuite, Trigger


def at(file: str = "src/app.ts", line: int = 1) -> Location:
    return Location(file=file, line=line)


def seen(note: str = "", file: str = "src/app.ts", line: int = 1) -> Evidence:
    return Evidence(location=at(file, line), note=note)


def endpoint(path: str = "/items", method: str = "GET", line: int = 1, **more: Any) -> Endpoint:
    facts = dict(
        id=f"{method} {path}",
        method=method,
        path=path,
        template=path,
        handler="handler",
        location=at("src/routes.ts", line),
        handler_location=at("src/handlers.ts", line),
        handler_lines=10,
        branches=1,
        confidence="certain",
    )
    return Endpoint(**(facts | more))


def endpoints(count: int, **more: Any) -> tuple[Endpoint, ...]:
    return tuple(endpoint(f"/items/{number}", line=number, **more) for number in range(1, count + 1))


def job(name: str = "digest", kind: str = "queue", **more: Any) -> Job:
    return Job(**(dict(id=name, name=name, library="bullmq", trigger=Trigger(kind=kind), location=at("src/jobs.ts")) | more))


def library(name: str, tier: str | None = "structural", **more: Any) -> Library:
    facts = dict(id=name, name=name, ecosystem="npm", concern="ai", category="rag", level="used", tier=tier)
    return Library(**(facts | dict(evidence=(seen(name, "src/ai.ts", 3),)) | more))


def scheme(name: str = "jwt") -> AuthScheme:
    return AuthScheme(id=name, kind="jwt", name=name, library="jsonwebtoken", evidence=(seen(name),))


def guard(name: str = "requireUser") -> Guard:
    return Guard(id=name, name=name, library=None, scheme="jwt", location=at("src/auth.ts"), endpoints=3)


def middleware(name: str = "cors") -> Middleware:
    return Middleware(id=name, name=name, library=name, location=at(), endpoints=3)


def model(name: str = "User", kind: str = "orm") -> DataModel:
    return DataModel(id=name, name=name, kind=kind, library="prisma", location=at("src/models.ts"), fields=5)


def store(kind: str = "postgresql", calls: int = 10) -> DataStore:
    return DataStore(id=kind, kind=kind, library="pg", call_sites=calls, evidence=(seen(kind),))


def unit(name: str = "Dockerfile", kind: str = "dockerfile") -> DeploymentUnit:
    return DeploymentUnit(id=name, kind=kind, name=name, location=at(name))


def suite(tests: int = 10, http: int = 0) -> TestSuite:
    return TestSuite(runner="vitest", files=2, tests=tests, http_tests=http, evidence=(seen("tests", "test/app.test.ts"),))


def realtime(name: str = "chat") -> Realtime:
    return Realtime(id=name, kind="socketio", name=name, library="socket.io", location=at("src/chat.ts"))


def runtime(name: str = "node", line: str = "18", phase: str = "end-of-life") -> Runtime:
    evidence = seen(line, "package.json")
    return Runtime(name=name, declared=line, line=line, phase=phase, eol="2025-04-30", source="nodejs.org", evidence=evidence)


def front_end(*shared: Location) -> FrontEnd:
    return FrontEnd(name="web", framework="react", root="web", shared_types=shared)


def service(framework: str = "express", **more: Any) -> Service:
    language = "python" if framework == "fastapi" else "typescript"
    return Service(**(dict(id="api", name="api", root=".", framework=framework, framework_version=None, language=language) | more))


def product(count: int = 20, framework: str = "express", **more: Any) -> Service:
    """Return a service with authentication, a job, data and deployment."""
    facts = dict(
        endpoints=endpoints(count),
        auth_schemes=(scheme(),),
        guards=(guard(), guard("requireAdmin")),
        middleware=(middleware(), middleware("helmet")),
        jobs=(job(),),
        data_models=(model(), model("Order"), model("CreateOrder", "schema")),
        data_stores=(store(),),
        deployment=(unit(), unit("ci.yml", "ci")),
    )
    return service(framework, **(facts | more))


def analysis(*services: Service, history: History | None = None) -> Analysis:
    return Analysis(source=Source(name="shop"), today="2026-11-20", services=services, history=history or History())


def history(**lines: int) -> History:
    author = AuthorYear(author="a1", commits=9, python=lines.get("python", 0), javascript=0, typescript=lines.get("typescript", 0))
    return History(available=True, since="2025-11-20", until="2026-11-20", commits=9, authors=(author,))


def _file(name: str) -> str:
    return f"src/{name.replace(' ', '_').replace('/', '_')}.ts"


def node(name: str, kind: str = "function", *, shared: bool = False, file: str = "", lines: int = 20) -> ReachNode:
    return ReachNode(id=name, kind=kind, name=name, location=at(file or _file(name)), shared=shared, lines=lines)


def edge(source: str, target: str, weight: int = 1, *, writes: bool = False) -> ReachEdge:
    return ReachEdge(source=source, target=target, weight=weight, location=at(_file(source), 7), writes=writes)


def graph(nodes: list[ReachNode], edges: list[ReachEdge]) -> ReachGraph:
    ordered = sorted(edges, key=lambda item: (item.source, item.target))
    return ReachGraph(nodes=tuple(sorted(nodes, key=lambda item: item.id)), edges=tuple(ordered))


def with_facts(base: Any, **more: Any) -> Any:
    return msgspec.structs.replace(base, **more)
