"""The article's four steps of a hybrid, in the repository's own names."""

from __future__ import annotations

from analyzer.model.analysis import Service
from analyzer.model.library import Library
from analyzer.model.location import Location
from estimators.model import Extraction, PlanStep
from estimators.parts import called_from_afar
from estimators.words import counted

SOURCE = "Codelli, FastAPI vs Node.js: hybrid architecture, step {}"
SHOWN, NAMED = 12, 4
_OF_ATLAS = frozenset({"$vectorSearch", "knnBeta"})
"""Stages of an aggregation that only MongoDB Atlas has: https://www.mongodb.com/docs/atlas/atlas-vector-search/"""


def plan_steps(service: Service, plan: Extraction) -> tuple[PlanStep, ...]:
    """Return the four steps, each with the lines that the facts of ``service`` fill in."""
    steps = (
        ("Identify what to extract", _identify(plan)),
        ("Create the FastAPI service", _create(service, plan)),
        ("Connect the two", _connect(plan)),
        ("Share the infrastructure", _share(service, plan)),
    )
    return tuple(
        PlanStep(number=number, title=title, lines=lines, source=SOURCE.format(number)) for number, (title, lines) in enumerate(steps, 1)
    )


def _identify(plan: Extraction) -> tuple[str, ...]:
    endpoints = sum(entry.kind == "endpoint" for entry in plan.entries)
    jobs = len(plan.entries) - endpoints
    lines = [
        f"Structural AI in use: {', '.join(plan.libraries)}.",
        f"{endpoints:,} of {counted(plan.endpoints_total, 'endpoint')} and {jobs:,} of {counted(plan.jobs_total, 'job')} would move.",
    ]
    lines += [f"{entry.name} ({place(entry.location)})" for entry in plan.entries[:SHOWN]]
    lines += _more(len(plan.entries))
    return tuple(lines)


def _create(service: Service, plan: Extraction) -> tuple[str, ...]:
    moved = [module for module in plan.modules if not module.copied]
    copied = len(plan.modules) - len(moved)
    files = sorted({module.location.file for module in moved if module.location})
    routes = sum(entry.kind == "endpoint" for entry in plan.entries)
    calls = len(called_from_afar(plan))
    beside = f" and {counted(calls, 'operation')} for calls of the main backend" if calls else ""
    lines = [f"{counted(routes, 'route')}{beside} under a versioned prefix, /v1; the contract is OpenAPI, written before the code."]
    if files:
        size = sum(module.lines for module in moved)
        much = f" ({counted(len(moved), 'function')}, {counted(size, 'line')})" if size else ""
        lines.append(f"Code to rewrite in Python{much}: {', '.join(files[:SHOWN])}.")
    lines += _more(len(files))
    lines += (
        [f"{counted(copied, 'shared piece')} of code (configuration, logging, types, helpers) would exist on both sides."] if copied else []
    )
    stores = _vector_stores(service)
    lines.append(
        f"Vector store: {', '.join(stores)}, in use."
        if stores
        else "Vector store: none found; for retrieval, pgvector in a shared PostgreSQL."
    )
    return tuple(lines)


def _connect(plan: Extraction) -> tuple[str, ...]:
    alike: dict[tuple[str, str], list[str]] = {}
    for entry in plan.entries:
        alike.setdefault((entry.transport, entry.reason), []).append(entry.name)
    lines = [f"{_named(names)}: {transport}, because {reason}." for (transport, reason), names in alike.items()]
    crossing = [call for call in plan.contract if call.direction == "main to service"]
    back = [call for call in plan.contract if call.direction == "service to main"]
    if crossing:
        lines.append(f"{counted(len(crossing), 'call')} of the main backend would become remote: part of the contract.")
    if back:
        lines.append(f"{counted(len(back), 'call')} would lead back from the service to the main backend: avoid or serve each.")
    return tuple(lines) or ("Nothing moves yet; new features are called over HTTP, long ones through a queue.",)


def _share(service: Service, plan: Extraction) -> tuple[str, ...]:
    kinds = {store.kind for store in service.data_stores}
    vectors = _vector_stores(service)
    if "postgresql" in kinds:
        postgres = "PostgreSQL is there" + (", and vectors have a store already." if vectors else ": add the pgvector extension.")
    else:
        postgres = (
            "Vectors have a store already; no PostgreSQL is needed for them."
            if vectors
            else "PostgreSQL with pgvector would be new, and only retrieval needs it."
        )
    queued = "queue" in {*(entry.link for entry in plan.entries), *(call.link for call in plan.contract)}
    redis = "Redis is new: cache and queue." if queued else "Redis would be new, and only what is queued or cached needs it."
    redis = "Redis is there: cache and queue." if "redis" in kinds else redis
    risky = [state.name for state in plan.shared_state if state.both_write]
    lines = [postgres, redis, "Secrets of both services come from one place."]
    lines += [f"Both sides write {', '.join(risky[:SHOWN])}: give each one owner before the cut."] if risky else []
    return tuple(lines)


def _vector_stores(service: Service) -> tuple[str, ...]:
    def is_store(library: Library) -> bool:
        return "vector" in library.category and library.in_use

    found = {library.name for library in service.libraries if is_store(library)}
    signs = {item.value.strip() for item in service.ai_signals if item.kind == "vector_search"}
    return tuple(sorted(found | {"MongoDB Atlas" if sign in _OF_ATLAS else "pgvector" for sign in signs}))


def _named(names: list[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest:,} more" if rest > 0 else "")


def _more(count: int) -> list[str]:
    return [f"... and {count - SHOWN:,} more"] if count > SHOWN else []


def place(location: Location | None) -> str:
    """Return ``file:line``, or words where the place is unknown."""
    return f"{location.file}:{location.line}" if location else "place unknown"
