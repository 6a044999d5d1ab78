"""What reaches what: the graph from entry points to libraries and state, as plain facts."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Fact, Location

NodeKind = Literal["endpoint", "job", "function", "module", "library", "state"]


class ReachNode(Fact):
    """``id`` is unique in the service. ``shared`` marks configuration, logging and types: cheap to copy."""

    id: str
    kind: NodeKind
    name: str
    location: Location | None = None
    shared: bool = False
    lines: int = 0


class ReachEdge(Fact):
    """``source`` uses ``target`` at ``weight`` call sites; ``location`` is the first. ``writes`` for state that is written."""

    source: str
    target: str
    weight: int = 1
    location: Location | None = None
    writes: bool = False


class ReachGraph(Fact):
    """Nodes sorted by id, edges by source and target."""

    nodes: tuple[ReachNode, ...] = ()
    edges: tuple[ReachEdge, ...] = ()
