"""The article's use-case lists (7 for each stack) as what they are, with the repository's own facts beside those that it touches.

Codelli, FastAPI vs Node.js: verdict by use case. What only people know (the business, the roadmap) stays "unknown".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analyzer.model.analysis import Service
from analyzer.model.library import Library
from analyzer.model.location import Evidence
from estimators.model import Checklist, Reply, UseCase
from estimators.size import api_ai, first_evidence, structural_ai

SHOWN = 3
NAMED = ("langchain", "llamaindex", "llama-index", "huggingface", "transformers")
DATAFRAMES = ("pandas", "polars", "numpy")


class Found(NamedTuple):
    """What the repository says to one line."""

    holds: Reply
    fact: str
    evidence: tuple[Evidence, ...] = ()


BUSINESS = Found("unknown", "The business is not in the code.")


def use_cases(service: Service, answers: Checklist) -> tuple[UseCase, ...]:
    """Return the fourteen lines, FastAPI's first, in the article's order."""
    facts = {"FastAPI": _for_fastapi(service, answers), "Node.js": _for_node(service, answers)}
    return tuple(
        UseCase(
            stack="FastAPI" if stack == "FastAPI" else "Node.js",
            number=number,
            text=text,
            holds=found.holds,
            fact=found.fact,
            evidence=found.evidence[:SHOWN],
            factcheck=NOTES.get((stack, number), ""),
        )
        for stack, texts in LINES.items()
        for number, (text, found) in enumerate(zip(texts, facts[stack], strict=True), 1)
    )


LINES = {
    "FastAPI": (
        "The product has an AI or ML component (chatbot, RAG, classification)",
        "LangChain, LlamaIndex or HuggingFace is in use",
        "Data processing with Pandas, Polars or NumPy",
        "The team knows Python",
        "A documented public API is exposed",
        "Fintech, insurance, health, energy or data",
        "AI is on the roadmap within 6 months",
    ),
    "Node.js": (
        "The team is full-stack TypeScript",
        "Native WebSockets or real-time chat is needed",
        "TypeScript types are shared between front end and back end",
        "AI is wholly external, behind an API (OpenAI, Anthropic)",
        "B2C SaaS, marketplace, real-time collaboration",
        "E-commerce with a Next.js front end",
        "No local data processing",
    ),
}
NOTES = {
    ("FastAPI", 2): (
        "LangChain has been 1.0 in both languages since October 2025; LlamaIndex for TypeScript has had no release since December 2025; "
        "HuggingFace's own transformers.js runs inference in Node."
    ),
    ("FastAPI", 3): "Polars has a binding of its own for Node; nothing there compares with pandas or NumPy.",
}


def _for_fastapi(service: Service, answers: Checklist) -> tuple[Found, ...]:
    structural, calling = structural_ai(service), api_ai(service)
    named = [item for item in structural if any(word in f"{item.id} {item.name}".lower() for word in NAMED)]
    frames = [item for item in structural if any(word in f"{item.id} {item.name}".lower() for word in DATAFRAMES)]
    roadmap, python = answers.answers[0], answers.answers[1]
    docs = service.api_docs
    return (
        _libraries((*structural, *calling), "No AI library is in use."),
        _libraries(named, "None of them is in use."),
        _libraries(frames, "None of them is in use."),
        Found("yes" if service.language == "python" else python.reply, f"The backend is {service.language}. {python.reason}"),
        Found(
            "yes" if docs else "no",
            f"API documentation: {', '.join(item.name for item in docs)}." if docs else "No API documentation is served or held.",
            tuple(place for item in docs for place in item.evidence),
        ),
        BUSINESS,
        Found(roadmap.reply, roadmap.reason, roadmap.evidence),
    )


def _for_node(service: Service, answers: Checklist) -> tuple[Found, ...]:
    structural, calling = structural_ai(service), api_ai(service)
    realtime, types, script = answers.answers[2], answers.answers[3], answers.answers[4]
    more = bool(structural) or service.ai_use.kind == "structural"
    external: Reply = "no" if more else "yes" if calling else "unknown"
    said = "Structural AI is in use." if more else "Only APIs are called." if calling else "No AI library is in use."
    next_ends = [end for end in service.front_ends if "next" in end.framework.lower()]
    heavy = [item for item in structural if any(word in item.category for word in ("dataframe", "numeric", "ml_classic", "local"))]
    return (
        Found(script.reply, script.reason),
        Found(realtime.reply, realtime.reason, realtime.evidence),
        Found(types.reply, types.reason, types.evidence),
        Found(external, said, tuple(first_evidence(item) for item in (structural or calling))),
        BUSINESS,
        Found("unknown" if next_ends else "no", "A Next.js front end lives here." if next_ends else "No Next.js front end lives here."),
        Found("no" if heavy else "yes", _names(heavy, "No dataframe, numeric or local model library is in use.")),
    )


def _libraries(found: Sequence[Library], none: str) -> Found:
    return Found("yes" if found else "no", _names(found, none), tuple(first_evidence(item) for item in found))


def _names(found: Sequence[Library], none: str) -> str:
    names = sorted({item.name for item in found})
    return f"In use: {', '.join(names)}." if names else none
