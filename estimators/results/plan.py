"""The extraction plan: what moves to the AI service, what crosses the cut, what both sides write."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Location
from estimators.results.base import Result


class MovedEntry(Result):
    """An endpoint or job that moves to the AI service, how the main backend reaches it then, and why.

    ``template`` and ``method`` are empty for a job. ``through`` are the AI libraries it reaches.
    """

    id: str
    kind: Literal["endpoint", "job"]
    name: str
    method: str
    template: str
    location: Location | None
    link: Literal["HTTP", "queue"]
    transport: str
    reason: str
    through: tuple[str, ...] = ()


class MovedModule(Result):
    """A module or function on the service's side of the cut; ``copied`` where both sides need it and it is shared code."""

    id: str
    name: str
    location: Location | None
    lines: int
    copied: bool = False


class ContractCall(Result):
    """A call that crosses the cut: part of the contract. ``direction`` says who calls whom; ``calls`` is the number of call sites."""

    caller: str
    callee: str
    direction: Literal["main to service", "service to main"]
    calls: int
    location: Location | None
    link: Literal["HTTP", "queue"]
    reason: str


class StateUse(Result):
    """One place that uses a state."""

    who: str
    location: Location | None
    writes: bool


class SharedState(Result):
    """State that both sides of the cut use; the risk of the extraction where ``both_write``."""

    name: str
    both_write: bool
    main: tuple[StateUse, ...]
    service: tuple[StateUse, ...]


class PlanStep(Result):
    """One of the article's four steps, filled with the repository's own names."""

    number: int
    title: str
    lines: tuple[str, ...]
    source: str = ""


class CutGraph(Result):
    """The part of the reach graph that the cut saw: node id, name, kind, side, file ("" for none); edges by id. For drawing.

    An edge is source, target, call sites, and whether it crosses the cut: those that do are the contract.
    """

    nodes: tuple[tuple[str, str, str, Literal["main", "service", "copied"], str], ...] = ()
    edges: tuple[tuple[str, str, int, bool], ...] = ()


class Extraction(Result):
    """The plan of a hybrid: what moves, what crosses, what both sides write. ``method``: "minimum cut" or "reaches" (no graph)."""

    method: Literal["minimum cut", "reaches"]
    libraries: tuple[str, ...]
    entries: tuple[MovedEntry, ...]
    modules: tuple[MovedModule, ...]
    contract: tuple[ContractCall, ...]
    shared_state: tuple[SharedState, ...]
    steps: tuple[PlanStep, ...]
    cut_weight: float
    endpoints_total: int
    jobs_total: int
    graph: CutGraph = CutGraph()
    notes: tuple[str, ...] = ()
