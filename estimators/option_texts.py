"""What each option buys, gives up and is triggered by, in words; the first index says which option, the second whether from Node.js."""

from __future__ import annotations

from typing import NamedTuple

from estimators.model import OptionId

ARTICLE = "Codelli, FastAPI vs Node.js"
OURS = "our judgement"


class Words(NamedTuple):
    """The words of one option; ``title`` takes the framework's name, ``notes`` are by framework id."""

    id: OptionId
    title: str
    risk: str
    trigger: str
    buys: tuple[str, ...]
    gives_up: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]
    source: str


EXPRESS = (
    "The article advises against Express for new projects. It is maintained: lines 4 and 5 both have ongoing support "
    "(expressjs.com, checked 2026-08)."
)
SPEED = (
    "The article's factor of 5 between Fastify and Express was measured on Node 20; on Node 24 the same suite gives a median of 1.67 "
    "(fastify/benchmarks, January to July 2026). Speed alone is no reason to leave."
)

STAY = Words(
    id="stay",
    title="Stay on {framework}",
    risk="Low: nothing changes but versions",
    trigger="No structural AI work now or planned, or the stack that the team masters already carries it",
    buys=("All weeks go into the product", "No behaviour changes under the clients"),
    gives_up=("What only the other ecosystem has",),
    notes={"express": (EXPRESS,)},
    source=f"{ARTICLE}: golden rule",
)
UPGRADE_EXPRESS = Words(
    id="upgrade",
    title="Move from {framework} to Fastify, in the same language",
    risk="Moderate: middleware order, error shape and body parsing change, handlers mostly stay",
    trigger="A framework line at its end of life, or a wish for validation and typed routes in the framework",
    buys=("Validation and serialisation by schema", "Plugins with a scope of their own", "The team keeps its language"),
    gives_up=("Express middleware that has no Fastify counterpart", "Weeks without a new feature"),
    notes={"express": (EXPRESS, SPEED)},
    source=OURS,
)
UPGRADE_LINES = Words(
    id="upgrade",
    title="Upgrade {framework} and its runtime to supported lines",
    risk="Low to moderate: breaking changes are listed by each release",
    trigger="A runtime or framework line past its dated end of life",
    buys=("Security fixes",),
    gives_up=("The weeks that it takes",),
    notes={},
    source=OURS,
)
HYBRID_FROM_NODE = Words(
    id="hybrid",
    title="Keep {framework} and extract AI into a FastAPI service",
    risk="Moderate: two services, one contract, shared state",
    trigger="A backend that works in production needs RAG, ML or data work, and rewriting all of it is not justified",
    buys=("Python's AI libraries where they are needed", "The rest of the product keeps its pace", "A step that can be undone"),
    gives_up=("One deployment, one language, one debugger", "Two services to watch, and calls that can fail in between"),
    notes={},
    source=f"{ARTICLE}: hybrid architecture",
)
HYBRID_FROM_PYTHON = Words(
    id="hybrid",
    title="Keep {framework} behind a Node.js gateway for real time and shared types",
    risk="Moderate: two services, one contract",
    trigger="Real-time connections or shared TypeScript types are needed, and the backend works in Python",
    buys=("Socket.IO and TypeScript types where clients meet the product", "The Python backend stays as it is"),
    gives_up=("One deployment, one language", "One more hop for every request that passes the gateway"),
    notes={},
    source=f"{ARTICLE}: hybrid architecture, read in the other direction",
)
FULL_FROM_NODE = Words(
    id="full",
    title="Migrate from {framework} to FastAPI",
    risk="",
    trigger="AI imposes Python on most of the product, or the team is a Python team, or it is small",
    buys=("One language with the AI libraries", "Validation and API documentation from one definition"),
    gives_up=("Types shared with a TypeScript front end", "Behaviour that clients rely on and nobody wrote down"),
    notes={},
    source=f"{ARTICLE}: table of migration durations, decision checklist",
)
FULL_FROM_PYTHON = Words(
    id="full",
    title="Migrate from {framework} to Fastify",
    risk="",
    trigger="A full-stack TypeScript team, no structural AI, real time or shared types at the centre",
    buys=("One language from the browser to the database", "The larger choice of real-time libraries"),
    gives_up=("Python's AI and data libraries", "Validation and documentation from one definition"),
    notes={},
    source=f"{ARTICLE}: table of migration durations, decision checklist",
)

# For "upgrade" the second index says whether a move to Fastify is meant.
TEXTS: dict[tuple[OptionId, bool], Words] = {
    ("stay", True): STAY,
    ("stay", False): STAY,
    ("upgrade", True): UPGRADE_EXPRESS,
    ("upgrade", False): UPGRADE_LINES,
    ("hybrid", True): HYBRID_FROM_NODE,
    ("hybrid", False): HYBRID_FROM_PYTHON,
    ("full", True): FULL_FROM_NODE,
    ("full", False): FULL_FROM_PYTHON,
}
