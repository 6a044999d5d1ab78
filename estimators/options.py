"""The four ways on, costed side by side: stay, upgrade inside the language, extract a hybrid, migrate all.

Every option is priced bottom-up with the same draws, so that they compare; what the article's figures give stands beside. Texts carry
the article's opinions as the article's, with the fact-check's findings where they differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from analyzer.model.analysis import Service
from analyzer.model.location import Evidence
from estimators import learning
from estimators.bands import marginal_weeks
from estimators.effort import days_per_week, estimate, weeks_item, work_items
from estimators.model import Band, Choices, Count, Estimate, Extraction, Option, Range, Reply, Todo, WorkItem
from estimators.option_texts import TEXTS, Words
from estimators.parts import called_from_afar, moved_counts
from estimators.policy.rules import Policy
from estimators.size import ended, measure
from estimators.words import FRAMEWORKS, counted, digits


class Case(NamedTuple):
    """What the options of one service are made from. ``knows`` says whether the team knows the other language."""

    service: Service
    counts: tuple[Count, ...]
    band: Band
    plan: Extraction | None
    sibling: bool
    knows: Reply
    policy: Policy
    choices: Choices

    @property
    def node(self) -> bool:
        """Whether the service runs on Node.js."""
        return self.service.language != "python"


def options(case: Case) -> tuple[Option, ...]:
    """Return stay, upgrade, hybrid and full, in this order; those that do not apply keep their place and say why."""
    return (_stay(case), _upgrade(case), _hybrid(case), _full(case))


def migration_items(case: Case, *, cross_language: bool) -> tuple[WorkItem, ...]:
    """Return the work of moving the whole service; versions past their end go with what is replaced."""
    counts = [count for count in case.counts if not (cross_language and count.id == "runtime")]
    return work_items(counts, case.policy, cross_language=cross_language)


def _stay(case: Case) -> Option:
    items = work_items([count for count in case.counts if count.id == "runtime"], case.policy, cross_language=True)
    return _option(case, TEXTS["stay", case.node], items, todo=_ended_todos(case.service))


def _upgrade(case: Case) -> Option:
    lines = ended(case.service)
    if case.service.framework == "express":
        return _option(case, TEXTS["upgrade", True], migration_items(case, cross_language=False), todo=_ended_todos(case.service))
    words = TEXTS["upgrade", False]
    if not lines:
        return _option(case, words, (), reason="No runtime or framework line in use is past its dated end of life.")
    items = work_items([count for count in case.counts if count.id == "runtime"], case.policy, cross_language=True)
    return _option(case, words, items, todo=_ended_todos(case.service))


def _hybrid(case: Case) -> Option:
    words = TEXTS["hybrid", case.node]
    policy, choices = case.policy, case.choices
    moved = moved_counts(case.service, case.plan, policy) if case.node else _realtime_counts(case)
    setup = weeks_item("hybrid-setup", "Setting up a second service", policy.hybrid, days_per_week(policy, choices), "setup")
    joined = case.sibling and case.node
    items = (*(() if joined else (setup,)), *work_items(moved, policy, cross_language=True))
    entries = _moved_number(case)
    todo = _moving_todos(case.plan) if case.plan and case.node else []
    notes = _hybrid_notes(entries, joined=joined, afar=entries > 0 and case.node and not (case.plan and case.plan.entries))
    table, formula = _hybrid_table(case, entries, joined=joined)
    option = _option(case, words, items, todo=todo, people=policy.learning.hybrid_people)
    return msgspec.structs.replace(option, table=table, table_formula=formula, notes=(*option.notes, *notes))


def _full(case: Case) -> Option:
    option = _option(case, TEXTS["full", case.node], migration_items(case, cross_language=True), learn=True)
    return msgspec.structs.replace(option, risk=case.band.risk, table=case.band.weeks, table_formula=case.band.interpolation.formula)


def _moved_number(case: Case) -> int:
    if case.node:
        return len(case.plan.entries) + len(called_from_afar(case.plan)) if case.plan else 0
    return sum(count.value for count in _realtime_counts(case) if count.id != "route-stream")


def _realtime_counts(case: Case) -> tuple[Count, ...]:
    """Return what a Node gateway in front of FastAPI would take over: channels and WebSocket routes."""
    sockets = tuple(endpoint for endpoint in case.service.endpoints if endpoint.method == "WS")
    part = msgspec.structs.replace(
        case.service,
        endpoints=sockets,
        jobs=(),
        guards=(),
        auth_schemes=(),
        middleware=(),
        libraries=(),
        data_models=(),
        data_stores=(),
        deployment=(),
        tests=(),
        runtimes=(),
    )
    return tuple(count for count in measure(part, case.policy) if count.id != "project")


def _hybrid_notes(entries: int, *, joined: bool, afar: bool) -> tuple[str, ...]:
    notes = ("No endpoint or job moves whole: the main backend calls what moves.",) if afar else ()
    if joined:
        return ("A Python service lives in this repository already: nothing is set up, what moves goes there.", *notes)
    return notes if entries else ("Nothing is there to extract yet: the price is that of setting up the second service.",)


def _hybrid_table(case: Case, entries: int, *, joined: bool) -> tuple[Range, str]:
    rule, table = case.policy.hybrid, case.policy.table
    total = max(len(case.service.endpoints) + sum(not job.in_process for job in case.service.jobs), entries)
    moved = marginal_weeks(total, entries, table)
    low, likely, high = (0.0, 0.0, 0.0) if joined else (rule.optimistic_weeks, rule.likely_weeks, rule.pessimistic_weeks)
    weeks = Range(low=low + moved, likely=likely + moved, high=high + moved)
    part = f"the last {entries:,} of {counted(total, 'endpoint')} and jobs, calls from afar among them, on the table's curve"
    formula = f"set-up {digits(low)} to {digits(high)} weeks + {part} = {digits(moved, 3)} weeks"
    return weeks, formula


def _moving_todos(plan: Extraction) -> list[Todo]:
    return [
        Todo(
            text=f"Move {entry.name}: {entry.transport}",
            evidence=(Evidence(location=entry.location, note=entry.name[:160]),) if entry.location else (),
            source="docs/estimation.md, section 9",
        )
        for entry in plan.entries
    ]


def _ended_todos(service: Service) -> list[Todo]:
    return [
        Todo(
            text=f"Leave {line.name} {line.line}: its end of life was {line.eol or 'announced'}",
            evidence=(line.evidence,) if line.evidence else (),
            source=line.source,
        )
        for line in ended(service)
    ]


def _option(
    case: Case,
    words: Words,
    items: Iterable[WorkItem],
    *,
    todo: Iterable[Todo] = (),
    reason: str = "",
    learn: bool = False,
    people: float | None = None,
) -> Option:
    language: learning.Other = "python" if case.node else "javascript"
    verdict: learning.Learning = learning.needed(case.knows) if learn or people is not None else "not needed"
    rule = learning.team_weeks(case.policy, case.choices, people=people)
    extra = (learning.item(language, rule, case.policy, case.choices),) if verdict == "applies" else ()
    conditions = (learning.condition(language, rule),) if verdict == "unknown" else ()
    priced: Estimate = estimate((*items, *extra), case.policy, case.choices, conditions)
    return Option(
        id=words.id,
        title=words.title.format(framework=FRAMEWORKS[case.service.framework]),
        applicable=not reason,
        reason=reason,
        weeks=Range(low=priced.weeks.p10, likely=priced.weeks.p50, high=priced.weeks.p90),
        risk=words.risk,
        trigger=words.trigger,
        buys=words.buys,
        gives_up=words.gives_up,
        estimate=priced,
        learning=verdict,
        todo=tuple(todo),
        notes=words.notes.get(case.service.framework, ()),
        source=words.source,
    )
