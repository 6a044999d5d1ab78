"""How big a service is, in the units that effort is counted in: one count for each rate of the policy.

Counts only rise when something is added to a service, with one exception, on purpose: tests that exist save the writing of tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from analyzer.model.analysis import Service
from analyzer.model.http import Endpoint
from analyzer.model.library import Library, Runtime
from analyzer.model.location import Evidence, Location
from estimators.model import Count
from estimators.policy.rules import Handlers, Policy, TestRule

SHOWN = 5
ROUTES = ("route-small", "route-medium", "route-large")
PIPELINES = ("ci", "workflow", "pipeline")


def measure(service: Service, policy: Policy) -> tuple[Count, ...]:
    """Return the counts of a service by the id of their rate, sorted; zeros left out."""
    touched = [item for item in service.deployment if not item.stays]
    found = {
        "project": [Evidence(location=Location(file=service.root, line=1), note=service.framework)],
        **_routes(service.endpoints, policy.handlers),
        "auth-scheme": _schemes(service),
        "guard": _guards(service),
        "middleware": _middleware(service, policy.middleware.validators),
        "model": [_at(item.location, item.name) for item in service.data_models if item.kind == "orm"],
        "schema": [_at(item.location, item.name) for item in service.data_models if item.kind == "schema"],
        "store": [item.evidence[0] if item.evidence else _nowhere(item.kind) for item in service.data_stores],
        "job": [_at(item.location, item.name) for item in service.jobs if not item.in_process],
        "realtime": _channels(service),
        "deploy-unit": [_at(item.location, item.name) for item in touched if not is_pipeline(item.kind)],
        "pipeline": [_at(item.location, item.name) for item in touched if is_pipeline(item.kind)],
        "ai-structural": [first_evidence(item) for item in _ported(service)],
        "ai-api": [first_evidence(item) for item in api_ai(service)],
        "runtime": [item.evidence or _nowhere(item.declared) for item in ended(service)],
    }
    counts = {name: (len(places), tuple(places[:SHOWN])) for name, places in found.items()}
    accessed = [item for store in service.data_stores if store.call_sites for item in store.evidence[:1]]
    counts["data-access"] = (sum(store.call_sites for store in service.data_stores), tuple(accessed[:SHOWN]))
    counts |= _tests(service, policy.tests)
    return tuple(
        Count(id=name, label=policy.rates[name].label, value=counts[name][0], evidence=counts[name][1])
        for name in sorted(counts)
        if counts[name][0] and name in policy.rates
    )


def is_pipeline(kind: str) -> bool:
    """Return whether a deployment unit builds rather than runs."""
    return any(word in PIPELINES for word in kind.lower().replace("-", " ").replace("_", " ").split())


def has_auth(service: Service) -> bool:
    """Return whether anything authenticates requests."""
    return bool(service.auth_schemes or service.guards)


def has_jobs(service: Service) -> bool:
    """Return whether work runs beside the requests, in a process of its own or on a schedule."""
    return any(not job.in_process for job in service.jobs)


def streams(endpoint: Endpoint) -> bool:
    """Return whether an endpoint sends its answer bit by bit: itself, or through a helper that writes server-sent events."""
    return endpoint.streaming or "sse" in endpoint.reaches


def _channels(service: Service) -> list[Evidence]:
    """Return the realtime channels; of server-sent events only what no endpoint is known to stream: a stream is priced as one already."""
    streamed = any(streams(endpoint) for endpoint in service.endpoints)
    return [_at(item.location, item.name) for item in service.realtime if item.kind != "sse" or not streamed]


def imposing_ai(service: Service) -> tuple[Library, ...]:
    """Return the structural libraries that speak for Python: those with the article's verdict, and all of a Python service."""
    return tuple(item for item in structural_ai(service) if item.ecosystem == "pypi" or item.verdict in ("Python", "Python only"))


def structural_ai(service: Service) -> tuple[Library, ...]:
    """Return the libraries in use that do RAG, agents, local models or dataframes."""
    return _ai(service, "structural")


def _ported(service: Service) -> tuple[Library, ...]:
    """Return the structural libraries whose use is rewritten: what a Python script that Node starts uses is in Python already."""
    return tuple(item for item in structural_ai(service) if item.ecosystem == "npm" or service.language == "python")


def api_ai(service: Service) -> tuple[Library, ...]:
    """Return the AI libraries in use that call an API and hand the answer on."""
    return _ai(service, "api_call_only")


def ended(service: Service) -> tuple[Runtime, ...]:
    """Return the service's runtimes and frameworks past their dated end of life, each release line once.

    The other language's runtime builds something else in the repository: a front end's Node.js is none of a Python service's.
    """
    foreign = "node" if service.language == "python" else "python"
    lines = {(item.name, item.line): item for item in reversed(service.runtimes) if item.phase == "end-of-life" and item.name != foreign}
    return tuple(lines[key] for key in sorted(lines))


def first_evidence(library: Library) -> Evidence:
    """Return the first place that names a library."""
    return library.evidence[0] if library.evidence else _nowhere(library.name)


def _ai(service: Service, tier: str) -> tuple[Library, ...]:
    found = {item.id: item for item in service.libraries if item.concern == "ai" and item.tier == tier and item.in_use}
    return tuple(found[key] for key in sorted(found))


def _routes(endpoints: Sequence[Endpoint], handlers: Handlers) -> dict[str, list[Evidence]]:
    """Return evidence by route item: each handler once in its class, further endpoints on it as "again"."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    by_handler: dict[tuple[str, int, str], list[Endpoint]] = defaultdict(list)
    for endpoint in endpoints:
        place = endpoint.handler_location or endpoint.location
        by_handler[place.file, place.line, endpoint.handler].append(endpoint)
    for key in sorted(by_handler):
        group = sorted(by_handler[key], key=lambda item: (-_class(item, handlers), item.id))
        found[ROUTES[_class(group[0], handlers)]].append(_endpoint(group[0]))
        found["route-again"] += [_endpoint(item) for item in group[1:]]
    for endpoint in endpoints:
        _traits(endpoint, found)
    return found


def _traits(endpoint: Endpoint, found: dict[str, list[Evidence]]) -> None:
    traits = {
        "route-schema": endpoint.request_schema or endpoint.response_schema,
        "route-regex": endpoint.regex,
        "route-stream": streams(endpoint),
        "route-upload": endpoint.upload,
    }
    for name, holds in traits.items():
        if holds:
            found[name].append(_endpoint(endpoint))


def _class(endpoint: Endpoint, handlers: Handlers) -> int:
    return size_class(endpoint.handler_lines, endpoint.branches, handlers)


def size_class(lines: int, branches: int, handlers: Handlers) -> int:
    """Return the place in ``ROUTES``: small, medium or of unknown size, large."""
    if lines > handlers.medium_lines or branches > handlers.medium_branches:
        return 2
    if lines == 0 or lines > handlers.small_lines or branches > handlers.small_branches:
        return 1
    return 0


def _guards(service: Service) -> list[Evidence]:
    """Return the guards, those of one name in one file once: a wrapper that is written anew at each route is one piece of work."""
    found = {(item.location.file if item.location else item.id, item.name): item for item in reversed(service.guards)}
    kept = {item.id for item in found.values()}
    return [_at(item.location, item.name) for item in service.guards if item.id in kept]


def _middleware(service: Service, validators: Sequence[str]) -> list[Evidence]:
    """Return what else requests meet: no validators, and nothing that is priced as a guard elsewhere already."""
    guards = {(item.location, item.name) for item in service.guards if item.location}
    return [
        _at(item.location, item.name)
        for item in service.middleware
        if item.library not in validators and (item.location, item.name) not in guards
    ]


def _schemes(service: Service) -> list[Evidence]:
    """Return the ways to prove who asks: those found; without any as many as the guards tell apart, at least one."""
    found = [item.evidence[0] if item.evidence else _nowhere(item.name) for item in service.auth_schemes]
    first = {item.scheme or "": _at(item.location, item.name) for item in reversed(service.guards)}
    told = [first[scheme] for scheme in sorted(first) if scheme] or list(first.values())
    return found or told


def _tests(service: Service, rule: TestRule) -> dict[str, tuple[int, tuple[Evidence, ...]]]:
    """Return tests to write, keep and port: as many as pin the endpoints and what stands behind them, and no more."""
    suites: Iterable[Evidence] = [item for suite in service.tests for item in suite.evidence]
    places = tuple(suites)[:SHOWN]
    endpoints = len(service.endpoints)
    entries = endpoints + sum(not job.in_process for job in service.jobs)
    http = sum(suite.http_tests for suite in service.tests)
    unit = sum(max(suite.tests - suite.http_tests, 0) for suite in service.tests)
    return {
        "test-write": (max(endpoints - http // rule.http_per_endpoint, 0), places if http else ()),
        "test-keep": (min(http, rule.http_per_endpoint * endpoints), places),
        "test-port": (min(unit, rule.unit_per_entry * entries), places),
    }


def _endpoint(endpoint: Endpoint) -> Evidence:
    return Evidence(location=endpoint.handler_location or endpoint.location, note=f"{endpoint.method} {endpoint.path}"[:160])


def _at(location: Location | None, name: str) -> Evidence:
    return Evidence(location=location, note=name[:160]) if location else _nowhere(name)


def _nowhere(name: str) -> Evidence:
    return Evidence(location=Location(file="", line=0), note=name[:160])
