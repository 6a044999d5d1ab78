"""The article's five questions, in order; the first decisive reply ends the list. Then the second article's four criteria.

Codelli, FastAPI vs Node.js: decision checklist. Marlon, Fastapi vs Node.js: decision matrix (its "3x" and "90%" have no source and are
not repeated). A repository can show that something is there; that something is not planned, only people can say.
"""

from __future__ import annotations

from typing import NamedTuple

from analyzer.model.analysis import Analysis, Service
from analyzer.model.location import Evidence
from estimators.model import Answer, Checklist, Choices
from estimators.policy.rules import Policy
from estimators.replies import ANSWER_KEYS
from estimators.size import first_evidence, imposing_ai, structural_ai
from estimators.team import UNKNOWN, Judged, full_stack_script, only_python, stated
from estimators.words import counted, listed

SOURCE = "Codelli, FastAPI vs Node.js: decision checklist, question {}"
FASTAPI, NODE, NEXT, UNDECIDED = "FastAPI", "Node.js (Fastify)", "next question", "undecided"
SHOWN = 5


class Question(NamedTuple):
    """A question: where yes and no lead, and what would change the reply."""

    key: str
    yes: str
    no: str
    flips: str


QUESTIONS = (
    Question("roadmap.ai", FASTAPI, NEXT, "A structural AI library in use makes it yes; only the team can say that none is planned."),
    Question("team.python_only", FASTAPI, NEXT, "Someone who works on a backend in another language makes it no."),
    Question("product.realtime", NODE, NEXT, "A WebSocket, Socket.IO or server-sent-event route makes it yes."),
    Question("product.shared_types", NODE, NEXT, "A type module that front end and service both import makes it yes."),
    Question("team.fullstack_js", NODE, FASTAPI, "A larger share of Python in the year's changes makes it no."),
)


def checklist(analysis: Analysis, service: Service, choices: Choices, policy: Policy) -> Checklist:
    """Return the five replies with evidence, and what the list concludes from them."""
    rule = policy.recommendation
    found: tuple[tuple[Judged, tuple[Evidence, ...]], ...] = (
        _roadmap(service, choices),
        (only_python(analysis, choices, rule), ()),
        _realtime(service, choices),
        _shared_types(service, choices),
        (full_stack_script(analysis, choices, rule), ()),
    )
    decided_by, conclusion = conclude(tuple(judged.reply for judged, _ in found))
    answers = tuple(
        Answer(
            number=number,
            key=question.key,
            question=ANSWER_KEYS[question.key],
            reply=judged.reply,
            origin=judged.origin,
            reason=judged.reason,
            leads_to=_leads_to(question, judged.reply),
            decisive=number == decided_by,
            flips=question.flips,
            evidence=evidence[:SHOWN],
            source=SOURCE.format(number),
        )
        for number, (question, (judged, evidence)) in enumerate(zip(QUESTIONS, found, strict=True), 1)
    )
    open_ones = [str(answer.number) for answer in answers if answer.reply == "unknown" and (not decided_by or answer.number < decided_by)]
    note = f"Passed over without a reply: question {', '.join(open_ones)}." if open_ones else ""
    return Checklist(answers=answers, conclusion=conclusion, decided_by=decided_by, note=note)


def conclude(replies: tuple[str, ...]) -> tuple[int, str]:
    """Return the number of the first decisive reply (0 for none) and what it concludes. An unknown reply passes on."""
    for number, (question, reply) in enumerate(zip(QUESTIONS, replies, strict=True), 1):
        leads_to = _leads_to(question, reply)
        if leads_to != NEXT:
            return number, leads_to
    return 0, UNDECIDED


def _leads_to(question: Question, reply: str) -> str:
    return {"yes": question.yes, "no": question.no}.get(reply, NEXT)


def _roadmap(service: Service, choices: Choices) -> tuple[Judged, tuple[Evidence, ...]]:
    libraries = structural_ai(service)
    evidence = tuple(first_evidence(library) for library in libraries)
    told = stated(choices, "roadmap.ai")
    if told and told.reply == "no" and libraries:
        names = listed([library.name for library in libraries])
        return told._replace(reason=f"{told.reason} The repository uses {names} all the same."), evidence
    if told:
        return told, evidence
    if libraries and not imposing_ai(service):
        names = listed([f"{library.name} ({library.verdict})" if library.verdict else library.name for library in libraries])
        return UNKNOWN._replace(
            reason=f"In use: {names}, which the article does not give to Python. What is planned, only people know."
        ), evidence
    if libraries:
        return Judged("yes", "repository", f"In use today: {listed([library.name for library in libraries])}."), evidence
    return UNKNOWN._replace(reason="No structural AI library is in use; what the next 6 months bring, the repository cannot say."), ()


def _realtime(service: Service, choices: Choices) -> tuple[Judged, tuple[Evidence, ...]]:
    places = [Evidence(location=item.location, note=f"{item.kind} {item.name}"[:160]) for item in service.realtime]
    known = {place.location for place in places}
    routes = (item for item in service.endpoints if item.method == "WS" and item.location not in known)
    places += [Evidence(location=item.location, note=f"WS {item.path}"[:160]) for item in routes]
    told = stated(choices, "product.realtime")
    if told:
        return told, tuple(places)
    if places:
        return Judged(
            "yes",
            "repository",
            f"It holds {counted(len(places), 'realtime channel or WebSocket route', 'realtime channels or WebSocket routes')}.",
        ), tuple(places)
    return Judged("no", "repository", "No realtime channel, server or route was found."), ()


def _shared_types(service: Service, choices: Choices) -> tuple[Judged, tuple[Evidence, ...]]:
    places = tuple(Evidence(location=where, note=end.name[:160]) for end in service.front_ends for where in end.shared_types)
    told = stated(choices, "product.shared_types")
    if told:
        return told, places
    if places:
        return Judged("yes", "repository", f"Front end and service both import {counted(len(places), 'type module')}."), places
    if service.front_ends:
        return Judged("no", "repository", "A front end lives here, and imports no type module of the service."), ()
    return Judged("no", "repository", "No front end that shares types lives in this repository."), ()
