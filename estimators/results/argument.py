"""Options, questions, criteria, and the recommendation that follows from them."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Evidence
from estimators.results.base import OptionId, Reply, Result
from estimators.results.effort import Estimate, Range


class Todo(Result):
    """A concrete thing to do, and where the reason for it stands."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    source: str = ""


class Option(Result):
    """One way on. ``estimate`` is bottom-up, ``table`` what the article's own figures give (None where it prices nothing).

    ``weeks`` is P10, P50 and P90 of the estimate. An option that does not apply keeps its place with ``applicable`` false and
    ``reason`` why, its figures zero. ``todo`` are concrete things with evidence (end-of-life runtimes, endpoints to move).
    """

    id: OptionId
    title: str
    applicable: bool
    reason: str
    weeks: Range
    risk: str
    trigger: str
    buys: tuple[str, ...]
    gives_up: tuple[str, ...]
    estimate: Estimate
    table: Range | None = None
    table_formula: str = ""
    learning: Literal["applies", "not needed", "unknown"] = "not needed"
    todo: tuple[Todo, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""


class Answer(Result):
    """One of the article's five questions. ``origin`` says who answered: repository, history, configuration or nobody.

    ``leads_to`` is what the article concludes from this reply: "FastAPI", "Node.js (Fastify)" or "next question".
    ``decisive`` is true for the first reply that ends the list. ``flips`` says what would change the reply.
    """

    number: int
    key: str
    question: str
    reply: Reply
    origin: Literal["repository", "history", "configuration", "unknown"]
    reason: str
    leads_to: str
    decisive: bool
    flips: str
    evidence: tuple[Evidence, ...] = ()
    source: str = ""


class Checklist(Result):
    """The five answers in order, and what the article's list concludes: "FastAPI", "Node.js (Fastify)" or "undecided"."""

    answers: tuple[Answer, ...]
    conclusion: str
    decided_by: int
    note: str = ""


class Criterion(Result):
    """One of the second article's four criteria: its two columns, what the repository shows, which way that leans."""

    id: str
    name: str
    fastapi: str
    node: str
    leans: Literal["FastAPI", "Node.js", "both", "neither", "unknown"]
    reason: str
    flips: str
    evidence: tuple[Evidence, ...] = ()
    factcheck: str = ""
    source: str = ""


class UseCase(Result):
    """A line of the article's use-case lists (7 for each stack), with the repository's own facts beside it."""

    stack: Literal["FastAPI", "Node.js"]
    number: int
    text: str
    holds: Reply
    fact: str
    evidence: tuple[Evidence, ...] = ()
    factcheck: str = ""


class ComparisonRow(Result):
    """One of the article's ten criteria: both columns and its advantage, the repository's own fact, and the fact-check's note."""

    number: int
    criterion: str
    fastapi: str
    node: str
    advantage: str
    fact: str
    factcheck: str
    evidence: tuple[Evidence, ...] = ()


class Step(Result):
    """One step of the argument: what is claimed, what it rests on, and what follows."""

    number: int
    claim: str
    because: str
    follows: str
    source: str
    evidence: tuple[Evidence, ...] = ()


class Flip(Result):
    """An answer which, given otherwise, would change the recommendation; ``how`` is the flag to try it."""

    key: str
    question: str
    now: Reply
    instead: Reply
    option: OptionId
    title: str
    how: str


class Recommendation(Result):
    """The option to take, the argument that leads there in steps, and what would change it.

    ``golden_rule`` is how the article's rule applies here; ``cautions`` are what a reader must not overlook.
    """

    option: OptionId
    title: str
    summary: str
    steps: tuple[Step, ...]
    flips: tuple[Flip, ...]
    golden_rule: str
    cautions: tuple[str, ...] = ()
