"""What a reader should act on, found in the facts, each with its rule, its level and a fingerprint that outlives line numbers.

Levels are SARIF's: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317648
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from reports.building.fact_wording import ai_ids
from reports.building.services import place_order
from reports.contract.service import Finding, Level, Rule, ServiceReport
from reports.text import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.model.analysis import Unresolved
    from analyzer.model.http import Endpoint
    from analyzer.model.location import Evidence, Location
    from analyzer.model.work import Hazard

UNGUARDED = "unguarded-endpoint"
END_OF_LIFE = "end-of-life"
STRUCTURAL_AI = "structural-ai"
UNRESOLVED = "unresolved-route"
HAZARD = "hazard/"

_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE", "ALL", "WS"})
_PUBLIC_WORDS = frozenset(
    {
        "callback",
        "forgot-password",
        "health",
        "healthz",
        "livez",
        "login",
        "logout",
        "ping",
        "readyz",
        "refresh",
        "register",
        "reset-password",
        "sign-in",
        "sign-out",
        "sign-up",
        "signin",
        "signout",
        "signup",
        "status",
        "token",
        "tokens",
        "verify-email",
        "webhook",
        "webhooks",
    }
)
_LEVELS: dict[str, Level] = {"high": "warning", "medium": "note", "low": "note"}
_LEVEL_ORDER = ("error", "warning", "note")

RULES = (
    Rule(
        id=END_OF_LIFE,
        title="Runtime or framework past its end of life",
        why="A release line past its end of life gets no security fixes, whatever is decided about a migration.",
        help="Move to a maintained release line. This work is due under every option, staying included.",
        level="error",
        uri="https://endoflife.date/",
    ),
    Rule(
        id=UNGUARDED,
        title="Endpoint that nothing guards",
        why="No middleware, hook or dependency on the way to this endpoint authenticates the request.",
        help="Confirm that the endpoint is meant to be public, or put a guard before it.",
        level="warning",
        uri="https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/",
    ),
    Rule(
        id=STRUCTURAL_AI,
        title="Structural AI library",
        why="Retrieval, agents, local models or dataframes decide where a backend can live; a plain call to a hosted model does not.",
        help="Look at the options: an extraction into a FastAPI service keeps the rest of the backend where it is.",
        level="note",
    ),
    Rule(
        id=UNRESOLVED,
        title="Route that could not be read completely",
        why="A part of its path or its registration is decided at run time, so the count may be off by what it stands for.",
        help="Look at the place named; write the value down in the configuration if you know it.",
        level="note",
    ),
)


def findings(services: Iterable[ServiceReport], unresolved: Iterable[Unresolved]) -> tuple[Finding, ...]:
    """All findings: errors first, then by rule and subject."""
    found = [item for service in services for item in _of_service(service)]
    found.extend(_unresolved(item) for item in unresolved)
    found.sort(
        key=lambda item: (_LEVEL_ORDER.index(item.level), item.rule, item.service, item.subject, place_order(item.location), item.message)
    )
    return tuple(_with_distinct_fingerprints(found))


def rules(found: Iterable[Finding], services: Iterable[ServiceReport]) -> tuple[Rule, ...]:
    """The rules that the findings name, sorted by id."""
    named = {item.rule for item in found}
    hazards = {HAZARD + hazard.rule: _hazard_rule(hazard) for service in services for hazard in service.hazards}
    known = {rule.id: rule for rule in RULES} | hazards
    return tuple(known[rule] for rule in sorted(named))


def _of_service(service: ServiceReport) -> Iterator[Finding]:
    for endpoint in service.endpoints:
        if not endpoint.guards:
            yield _unguarded(service, endpoint)
    for runtime in service.runtimes:
        if runtime.phase == "end-of-life":
            since = f" since {runtime.eol}" if runtime.eol else ""
            subject = f"{runtime.name} {runtime.line}"
            yield _finding(END_OF_LIFE, "error", service, subject, f"{subject} is past its end of life{since}.", _place(runtime.evidence))
    structural = set(ai_ids(service.libraries, "structural"))
    for library in service.libraries:
        if library.id in structural:
            places = tuple(item.location for item in library.evidence)
            calls = f" at {plural(library.call_sites, 'call site')}" if library.call_sites else ""
            yield _finding(
                STRUCTURAL_AI,
                "note",
                service,
                library.name,
                f"{library.name} is {library.level}{calls}.",
                next(iter(places), None),
                places[1:],
            )
    for hazard in service.hazards:
        message = f"{sentence(hazard.title)} {sentence(hazard.direction)} {sentence(hazard.advice)}".strip()
        places = hazard.locations
        yield _finding(HAZARD + hazard.rule, _LEVELS[hazard.severity], service, hazard.id, message, next(iter(places), None), places[1:])


def _unguarded(service: ServiceReport, endpoint: Endpoint) -> Finding:
    subject = f"{endpoint.method} {endpoint.path}"
    words = endpoint.template.lower().replace("_", "-").split("/")
    meant = any(word in _PUBLIC_WORDS for word in words)
    severe = bool(service.guards) and endpoint.method in _WRITES and not meant and not endpoint.asks
    message = f"No guard stands before {subject}" + (f"; its handler itself refuses: {endpoint.asks}." if endpoint.asks else ".")
    return _finding(UNGUARDED, "warning" if severe else "note", service, subject, message, endpoint.location)


def _unresolved(item: Unresolved) -> Finding:
    return Finding(
        rule=UNRESOLVED,
        level="note",
        service="",
        subject=item.expression,
        message=f"{sentence(item.reason)} The reading stopped at: {item.expression}",
        fingerprint=_digest(UNRESOLVED, item.location.file, item.reason, item.expression),
        location=item.location,
    )


def _finding(
    rule: str,
    level: Level,
    service: ServiceReport,
    subject: str,
    message: str,
    location: Location | None,
    related: tuple[Location, ...] = (),
) -> Finding:
    fingerprint = _digest(rule, service.root, subject)
    return Finding(
        rule=rule,
        level=level,
        service=service.id,
        subject=subject,
        message=message,
        fingerprint=fingerprint,
        location=location,
        related=related,
    )


def _hazard_rule(hazard: Hazard) -> Rule:
    uri = hazard.source if hazard.source.startswith("https://") else ""
    return Rule(
        id=HAZARD + hazard.rule,
        title=hazard.title,
        why=sentence(hazard.direction),
        help=sentence(hazard.advice),
        level=_LEVELS[hazard.severity],
        uri=uri,
    )


def _with_distinct_fingerprints(found: list[Finding]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for item in found:
        seen[item.fingerprint] += 1
        yield Finding(
            rule=item.rule,
            level=item.level,
            service=item.service,
            subject=item.subject,
            message=item.message,
            fingerprint=f"{item.fingerprint}:{seen[item.fingerprint]}",
            location=item.location,
            related=item.related,
        )


def _digest(*parts: str) -> str:
    joined = "\x00".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(joined).hexdigest()[:32]


def _place(evidence: Evidence | None) -> Location | None:
    return None if evidence is None else evidence.location
