"""The second article's four criteria, answered from the repository.

Marlon, Fastapi vs Node.js: decision matrix. Its "3x faster" and "90% reduction" have no source (fact-check, row 33) and are not repeated.
"""

from __future__ import annotations

from typing import Literal

from analyzer.model.analysis import Service
from analyzer.model.location import Evidence
from estimators.model import Checklist, Criterion
from estimators.policy.rules import Policy
from estimators.size import first_evidence, structural_ai
from estimators.words import counted, do, listed

SOURCE = "Marlon, Fastapi vs Node.js: decision matrix"
BODY = ("POST", "PUT", "PATCH")
SHOWN = 5


def criteria(service: Service, answers: Checklist, policy: Policy) -> tuple[Criterion, ...]:
    """Return the four criteria in the matrix's order."""
    return (_workload(service), _expertise(answers), _integrity(service, policy), _time(service))


def _workload(service: Service) -> Criterion:
    libraries = structural_ai(service)
    heavy, live = service.ai_use.kind == "structural" or bool(libraries), bool(service.realtime)
    evidence = [first_evidence(library) for library in libraries] or (list(service.ai_use.evidence) if heavy else [])
    evidence += [Evidence(location=item.location, note=item.name[:160]) for item in service.realtime]
    names = listed([library.name for library in libraries] or [item.note for item in evidence[:1]])
    reason = (
        f"AI or data work ({names}) and {counted(len(service.realtime), 'realtime channel')}."
        if heavy and live
        else f"AI or data work: {names}."
        if heavy
        else f"{counted(len(service.realtime), 'realtime channel')} and no AI or data work."
        if live
        else "Requests and a store; neither AI or data work nor realtime."
    )
    return Criterion(
        id="workload",
        name="Primary workload",
        fastapi="AI and ML integration, heavy data validation, scraping pipelines",
        node="I/O-heavy applications, WebSockets, real-time collaboration",
        leans="both" if heavy and live else "FastAPI" if heavy else "Node.js" if live else "neither",
        reason=reason,
        flips="The first structural AI library or the first realtime channel.",
        evidence=tuple(evidence[:SHOWN]),
        source=SOURCE,
    )


def _expertise(answers: Checklist) -> Criterion:
    python, script = answers.answers[1], answers.answers[4]
    leans: Literal["FastAPI", "Node.js", "both", "unknown"]
    if python.reply == "yes":
        leans, reason = "FastAPI", python.reason
    elif script.reply == "yes":
        leans, reason = "Node.js", script.reason
    elif python.reply == script.reply == "no":
        leans, reason = "both", f"{python.reason} {script.reason}"
    else:
        leans, reason = "unknown", "Neither stated nor to be read from the history."
    return Criterion(
        id="expertise",
        name="Team expertise",
        fastapi="Data engineers, Python developers, AI researchers",
        node="Full-stack JavaScript and TypeScript engineers, teams with much front end",
        leans=leans,
        reason=reason,
        flips="Stating the team's languages.",
        source=SOURCE,
    )


def _integrity(service: Service, policy: Policy) -> Criterion:
    taking = [item for item in service.endpoints if item.method in BODY]
    checked = sum(item.request_schema for item in taking)
    share = checked / len(taking) if taking else 0.0
    reason = (
        f"Of {counted(len(taking), 'endpoint')} that may take a body, {do(checked, 'validate')} it by a schema."
        if taking
        else "No endpoint takes a body."
    )
    held = share >= policy.recommendation.validated_share
    on_node = service.language != "python"
    bare = [item for item in taking if not item.request_schema]
    return Criterion(
        id="integrity",
        name="Data integrity",
        fastapi="Strict validation by Pydantic types",
        node="Scales, with TypeScript and Zod to configure",
        leans="neither" if not taking or (on_node and held) else "FastAPI",
        reason=f"{reason} What is validated needs no move for it." if taking and held and on_node else reason,
        flips=f"Schemas on {policy.recommendation.validated_share:.0%} of the endpoints that take a body.",
        evidence=tuple(Evidence(location=item.location, note=f"{item.method} {item.path}"[:160]) for item in bare[:SHOWN]),
        source=SOURCE,
    )


def _time(service: Service) -> Criterion:
    on_node = service.language != "python"
    return Criterion(
        id="time",
        name="Time to market",
        fastapi="Data-rich services and internal tools",
        node="Web application scaffolding and API integrations",
        leans="Node.js" if on_node else "FastAPI",
        reason="What exists is on the market already: the stack in use is ahead by the weeks of any migration.",
        flips="A rewrite that is due anyway.",
        factcheck='The matrix says "3x faster" for one side without a source; it is not used.',
        source=SOURCE,
    )
