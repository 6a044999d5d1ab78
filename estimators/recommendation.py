"""The recommendation as an argument: what is there, what the AI use imposes, what the questions say, what the rule makes of it.

Each step names its evidence and its source. The rule itself is ``estimators.decision``; here it is put into words, and tried again with
every answer flipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from analyzer.model.analysis import Service
from analyzer.model.location import Evidence
from estimators.bands import says
from estimators.checklist import NEXT, UNDECIDED
from estimators.decision import Decision, Situation, decide
from estimators.model import Band, Checklist, Extraction, Flip, Option, OptionId, Recommendation, Reply, Step
from estimators.parts import called_from_afar
from estimators.replies import ANSWER_KEYS
from estimators.size import api_ai, ended, first_evidence, has_auth, has_jobs, imposing_ai, structural_ai
from estimators.words import FRAMEWORKS, amount, counted, listed, span

ARTICLE = "Codelli, FastAPI vs Node.js"
SHOWN = 5
GOLDEN = f"{ARTICLE}: golden rule"
RULE = "our reading of the article for a backend that exists; see docs/estimation.md"


class Ground(NamedTuple):
    """What an argument is built on."""

    service: Service
    band: Band
    answers: Checklist
    options: Mapping[OptionId, Option]
    plan: Extraction | None
    situation: Situation


def recommendation(ground: Ground) -> Recommendation:
    """Return the option that follows from the facts, with steps, flips and cautions."""
    decision = decide(ground.situation)
    option = ground.options[decision.option]
    steps = (_there(ground), _ai(ground), _questions(ground), _golden(ground), _therefore(ground, decision))
    return Recommendation(
        option=decision.option,
        title=option.title,
        summary=f"{option.title}: {_because(ground, decision)}",
        steps=tuple(
            Step(number=number, claim=claim, because=because, follows=follows, source=source, evidence=evidence[:SHOWN])
            for number, (claim, because, follows, source, evidence) in enumerate(steps, 1)
        ),
        flips=flips(ground),
        golden_rule=_golden(ground)[0],
        cautions=_cautions(ground, decision),
    )


def flips(ground: Ground) -> tuple[Flip, ...]:
    """Return every answer which, given otherwise, leads to another option; each tried alone."""
    situation = ground.situation
    now = decide(situation).option
    found = []
    for key, question in ANSWER_KEYS.items():
        replies: tuple[Reply, ...] = ("yes", "no")
        for instead in replies:
            if instead == situation.replies[key]:
                continue
            tried = situation._replace(replies={**situation.replies, key: instead}, told=situation.told | {key})
            option = decide(tried).option
            if option != now:
                found.append(
                    Flip(
                        key=key,
                        question=question,
                        now=situation.replies[key],
                        instead=instead,
                        option=option,
                        title=ground.options[option].title,
                        how=f"--answer {key}={instead}",
                    )
                )
    return tuple(found)


_Words = tuple[str, str, str, str, tuple[Evidence, ...]]


def _there(ground: Ground) -> _Words:
    service, band = ground.service, ground.band
    beside = [word for word, holds in (("authentication", has_auth(service)), ("background jobs", has_jobs(service))) if holds]
    where = "the repository's root folder" if service.root in ("", ".") else service.root
    return (
        f"{FRAMEWORKS[service.framework]} serves {counted(len(service.endpoints), 'endpoint')}"
        + (f", with {' and '.join(beside)}." if beside else "."),
        f"Counted in {where}: {_an(band.name)} by its size, {says(band)}.",
        "A product exists: moving it has a price that choosing a first stack does not have.",
        f"{band.source} ({band.date})",
        tuple(Evidence(location=item.location, note=f"{item.method} {item.path}"[:160]) for item in service.endpoints[:3]),
    )


def _an(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _ai(ground: Ground) -> _Words:
    structural, calling = structural_ai(ground.service), api_ai(ground.service)
    source = f"{ARTICLE}: AI ecosystem, and its exception"
    if structural:
        names = listed([f"{item.name} (the article: {item.verdict})" if item.verdict else item.name for item in structural])
        plan = ground.plan
        imposed = "By the article's verdicts this work belongs to Python."
        if not imposing_ai(ground.service):
            imposed = "The article gives none of it to Python: where it works, it imposes nothing."
        return (
            f"AI is structural: {names}.",
            f"RAG, agents, local models or dataframes are in use. {_moved(plan)}".strip(),
            imposed,
            source,
            tuple(first_evidence(item) for item in structural),
        )
    use = ground.service.ai_use
    if calling and use.kind != "structural":
        return (
            f"AI is external: {listed([item.name for item in calling])}.",
            "An API is called and its answer handed on; the article holds both stacks equal then.",
            "AI does not influence the choice.",
            source,
            tuple(first_evidence(item) for item in calling),
        )
    if use.kind != "none":
        follows = (
            "AI does not influence the choice."
            if use.kind == "api_call_only"
            else "The article judges libraries: to which side this belongs, it does not say."
        )
        claim = f"AI is more than calls by {listed([item.name for item in calling])}." if calling else "AI is at work without a library."
        return (claim, use.explanation, follows, source, use.evidence[:8])
    return ("No AI library is in use.", "None was imported by the service's own code.", "AI as it stands imposes nothing.", source, ())


def _moved(plan: Extraction | None) -> str:
    """Say what an extraction would take along."""
    if plan is None:
        return ""
    moved = sum(entry.kind == "endpoint" for entry in plan.entries)
    called = len(called_from_afar(plan))
    if not plan.entries and not called:
        return "No endpoint or job was seen to reach it."
    beside = f", and {counted(called, 'function')} of theirs would be called from afar" if called and not moved else ""
    return f"Of {counted(plan.endpoints_total, 'endpoint')}, {moved:,} would move with it{beside}."


def _questions(ground: Ground) -> _Words:
    answers = ground.answers
    said = "; ".join(f"{answer.number}. {answer.reply}" for answer in answers.answers)
    evidence: tuple[Evidence, ...] = ()
    if not answers.decided_by:
        claim = f"The five questions stay {UNDECIDED}."
    else:
        decisive = answers.answers[answers.decided_by - 1]
        claim = f"The five questions conclude {answers.conclusion}, by question {decisive.number}: {decisive.reason}"
        evidence = decisive.evidence
    return (
        claim,
        f"Replies: {said}. {answers.note}".strip(),
        "They choose for a product that starts; this one exists.",
        f"{ARTICLE}: checklist",
        evidence,
    )


def _golden(ground: Ground) -> _Words:
    situation = ground.situation
    python = situation.replies["team.python"]
    told = {
        "yes": "someone works in Python",
        "no": "nobody seems to work in Python",
        "unknown": "whether someone works in Python is not known",
    }
    mastered = "Node.js" if situation.node else "Python"
    imposed = situation.replies["roadmap.ai"] == "yes" and situation.node
    because = f"The product runs on {mastered}; {told[python]}." if situation.node else "The product runs on Python."
    if imposed:
        claim = f"The team masters {mastered}, but what it does with AI needs Python."
        return claim, because, "The golden rule's exception applies: Python where the AI is, and no more than that.", GOLDEN, ()
    claim = f"The stack that the team masters wins: {mastered}."
    at_home = not situation.node and situation.replies["roadmap.ai"] == "yes"
    follows = "AI is where its ecosystem is." if at_home else "Nothing structural outweighs the weeks that a change of language costs."
    return claim, because, follows, GOLDEN, ()


def _therefore(ground: Ground, decision: Decision) -> _Words:
    option = ground.options[decision.option]
    others = [item for item in ground.options.values() if item.id != option.id and item.applicable]
    compared = "; ".join(f"{item.title}: {span(item.weeks.low, item.weeks.high)}" for item in others)
    price = span(option.weeks.low, option.weeks.high) + (" (P10 to P90)" if option.weeks.high else "")
    if option.id == "stay" and option.todo:
        price += f", for what has to be done anyway ({listed([f'{item.name} {item.line}' for item in ended(ground.service)])}: end of life)"
    because = _because(ground, decision)
    beside = f" Beside it: {compared}." if compared else ""
    return (f"{option.title}.", f"{because[:1].upper()}{because[1:]}", f"It costs {price}.{beside}", RULE, ())


def _because(ground: Ground, decision: Decision) -> str:
    situation = ground.situation
    full, hybrid = (f"median {amount(ground.options[way].weeks.likely)} weeks" for way in _COMPARED)
    if decision.reason == "small":
        return f"it is small enough that migrating all of it ({full}) costs no more than a second service ({hybrid})."
    if decision.reason == "most-endpoints":
        return f"{situation.moved_share:.0%} of its endpoints would move with the AI code anyway."
    if decision.reason in ("structural-ai", "planned-ai"):
        what = "uses structural AI" if decision.reason == "structural-ai" else "is to get structural AI"
        return f"it works and {what}; extracting that ({hybrid}) is cheaper than rewriting all of it ({full})."
    if decision.reason == "mastered" and situation.node and ground.service.ai_use.kind == "structural":
        if situation.sibling and not structural_ai(ground.service):
            return "it works, and a Python service for structural AI already lives beside it."
        return "it works in the stack that the team masters, and the article gives none of its structural AI to Python."
    if decision.reason == "mastered" and not situation.node and situation.replies["roadmap.ai"] == "yes":
        return "it runs in Python, where AI work has its libraries."
    if decision.reason == "mastered" and situation.node and ground.answers.conclusion not in (UNDECIDED, NEXT, "FastAPI"):
        return "nothing structural asks for Python, and the five questions point to Node.js too."
    return _REASONS[decision.reason]


_COMPARED: tuple[OptionId, OptionId] = ("full", "hybrid")
_REASONS = {
    "nothing-to-move": "no endpoint or job of it was found, so nothing can be priced.",
    "hybrid-already": "a Python service already lives beside it, so it is a hybrid already; structural AI belongs there.",
    "python-team": "the backend team works in Python alone, and a team is fastest in the stack that it masters.",
    "not-in-production": "it is not in production yet, AI is structural, and no client relies on its behaviour.",
    "line-ended": "the stack stays, but a framework line in use is past its end of life.",
    "node-gateway": "what was asked for is Node's side, and a gateway brings it without rewriting what works.",
    "mastered": "it works in the stack that the team masters, and nothing structural asks for another.",
}


def _reaching(service: Service) -> str:
    """Say how much of a service reaches its structural AI, and what follows for an extraction."""
    libraries = {library.id for library in structural_ai(service)}
    endpoints = sum(not libraries.isdisjoint(item.reaches) for item in service.endpoints)
    counted_jobs = [item for item in service.jobs if not item.in_process]
    jobs = sum(not libraries.isdisjoint(item.reaches) for item in counted_jobs)
    if not endpoints and not jobs:
        return (
            "What is there works in Node.js today, and no path from an endpoint or job to it was seen: "
            "the price of the extraction holds set-up and libraries alone."
        )
    seen = f"{endpoints:,} of {counted(len(service.endpoints), 'endpoint')}"
    seen += f" and {jobs:,} of {counted(len(counted_jobs), 'job')}" if jobs else ""
    one = endpoints + jobs == 1
    return (
        f"What is there works in Node.js today, and {seen} {'reaches' if one else 'reach'} it: "
        "extracting it pays where this part of the product is to grow."
    )


def _cautions(ground: Ground, decision: Decision) -> tuple[str, ...]:
    service, situation = ground.service, ground.situation
    found = []
    if decision.option != "stay" and situation.replies["backend.in_production"] == "unknown":
        found.append("The backend is taken to be in production and working; backend.in_production=no says otherwise.")
    if decision.reason == "structural-ai" and ground.plan and service.endpoints:
        found.append(_reaching(service))
    if situation.replies["team.python"] == "unknown" and situation.node and decision.option in ("hybrid", "full"):
        found.append("Whether the team knows Python is not known; learning it stands beside the estimate, not in it.")
    unnamed = [item.name for item in structural_ai(service) if item.verdict in (None, "Tie") and situation.node]
    if unnamed and decision.option in ("hybrid", "full"):
        found.append(f"The article gives no verdict for Python on {listed(unnamed)}: check that Python is needed for it.")
    if decision.option in ("hybrid", "full"):
        found += [f"{item.name}: {item.factcheck}" for item in imposing_ai(service) if item.factcheck]
    signals = [item for item in service.ai_signals if item.kind in ("spawned_python", "inference_http", "sibling_service")]
    if signals and not situation.sibling and situation.node:
        place = signals[0].evidence.location
        found.append(f"A Python or inference process may already exist beside it ({signals[0].kind}, {place.file}:{place.line}).")
    unserved = sum(route.reason != "library" for route in service.unmounted)
    if unserved:
        found.append(f"Not served and not counted: {counted(unserved, 'declared route')}.")
    return tuple(found)
