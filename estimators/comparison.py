"""The article's ten criteria, both columns and its advantage as published, the repository's own fact, and what the fact-check found.

Codelli, FastAPI vs Node.js: full comparison. None of its figures enters the estimate or the recommendation.
"""

from __future__ import annotations

from typing import NamedTuple

from analyzer.model.analysis import Service
from analyzer.model.location import Evidence
from estimators.model import Checklist, ComparisonRow
from estimators.size import api_ai, structural_ai
from estimators.words import counted, do

SHOWN = 3


class Published(NamedTuple):
    """A row as published, and the fact-check's note."""

    criterion: str
    fastapi: str
    node: str
    advantage: str
    factcheck: str


ROWS = (
    Published(
        "I/O-bound performance",
        "about 42,000 req/s (Uvicorn)",
        "46,664 req/s (Fastify, January 2026)",
        "Fastify, slightly",
        "The Fastify figure is its suite's run of 2026-01-01: synthetic, pipelined. No source was found for the FastAPI figure.",
    ),
    Published(
        "CPU-bound performance",
        "Several processes",
        "One thread; worker threads are possible",
        "FastAPI",
        "Both need several processes; CPU work in an async function blocks a Uvicorn worker just the same.",
    ),
    Published(
        "Data validation",
        "Pydantic, built in",
        "Zod or JSON Schema, configured apart",
        "FastAPI",
        'The article names "Pydantic v3", which does not exist: the current major version is 2.',
    ),
    Published(
        "API documentation",
        "Swagger and ReDoc, generated",
        "@fastify/swagger, to configure",
        "FastAPI",
        "",
    ),
    Published(
        "AI and ML ecosystem",
        "Native: LangChain, HuggingFace, Pandas, vectors",
        "LangChain.js; no native HuggingFace",
        "FastAPI",
        "HuggingFace's own transformers.js documents inference in Node; LangChain has been 1.0 in both languages since October 2025.",
    ),
    Published(
        "WebSockets and real time",
        "Possible with Starlette, fewer libraries",
        "Socket.IO: mature, large ecosystem",
        "Node.js",
        "",
    ),
    Published(
        "Code shared with the front end",
        "Not possible",
        "TypeScript types shared in a monorepo",
        "Node.js",
        "",
    ),
    Published(
        "LTS maturity",
        "Python 3.12, 3.13",
        "Node.js 24 (Active LTS until April 2028)",
        "Tie",
        "Python has no LTS. Node 24 is Active LTS until 2026-10-20, then in maintenance until 2028-04-30.",
    ),
    Published(
        "Deployment",
        "Docker with Gunicorn and Uvicorn; Railway, Render, ECS",
        "Docker with PM2 or plain; Railway, Render, ECS",
        "Tie",
        "FastAPI's documentation now shows its own workers option; the Uvicorn worker class for Gunicorn is deprecated.",
    ),
    Published(
        "Recruitment in BE, FR, NL",
        "38% of Python developers use FastAPI",
        "JavaScript is used by 66% of developers",
        "Node.js, slightly",
        "The 38% are from a survey about web frameworks; the growth of job offers that the article adds has no primary source.",
    ),
)


def comparison(service: Service, answers: Checklist) -> tuple[ComparisonRow, ...]:
    """Return the ten rows in the article's order."""
    facts = _facts(service, answers)
    return tuple(
        ComparisonRow(
            number=number,
            criterion=row.criterion,
            fastapi=row.fastapi,
            node=row.node,
            advantage=row.advantage,
            fact=facts[number - 1][0],
            factcheck=row.factcheck,
            evidence=facts[number - 1][1][:SHOWN],
        )
        for number, row in enumerate(ROWS, 1)
    )


def _facts(service: Service, answers: Checklist) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    ai = (*structural_ai(service), *api_ai(service))
    offload = sorted({item.name for item in service.libraries if item.category == "cpu_offload" and item.in_use})
    checked = sum(item.request_schema for item in service.endpoints)
    docs, units = service.api_docs, service.deployment
    realtime, types = answers.answers[2], answers.answers[3]
    lines = sorted({f"{item.name} {item.line} ({item.phase})" for item in service.runtimes if item.line})
    kinds = sorted({item.kind for item in units})
    return (
        ("Nothing was run: a repository does not tell its speed.", ()),
        (f"Work is handed off by {', '.join(offload)}." if offload else "No library that hands CPU work off was found.", ()),
        (
            f"Of {counted(len(service.endpoints), 'endpoint')}, {do(checked, 'validate')} the request by a schema.",
            (),
        ),
        (_list("API documentation", [item.name for item in docs]), tuple(place for item in docs for place in item.evidence)),
        (_list("AI libraries in use", [item.name for item in ai]), tuple(place for item in ai for place in item.evidence[:1])),
        (realtime.reason, realtime.evidence),
        (types.reason, types.evidence),
        (_list("Release lines", lines), tuple(item.evidence for item in service.runtimes if item.evidence)),
        (_list("Deployment", kinds), tuple(Evidence(location=item.location, note=item.name[:160]) for item in units)),
        ("Not a matter of the repository.", ()),
    )


def _list(what: str, names: list[str]) -> str:
    return f"{what}: {', '.join(sorted(set(names)))}." if names else f"{what}: none found."
