"""Where to cut a service in two: a minimum cut between its entry points and its structural AI libraries.

Calls are undirected pipes, as wide as they have call sites: a call that becomes remote costs the same whichever side makes it. Code that
calls the library itself cannot be parted from it; an endpoint or job is forwarded whole for a little less than one remote call;
shared modules (configuration, logging, types) are copied for next to nothing; state stays reachable from both sides, at a price.
Where two cuts are equally cheap, the one that moves less is taken.
https://networkx.org/documentation/stable/reference/algorithms/generated/networkx.algorithms.flow.minimum_cut.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analyzer.model.analysis import Service
from analyzer.model.reach import ReachEdge, ReachGraph, ReachNode
from estimators.policy.rules import Cut

ENTRIES = ("endpoint", "job")
MAIN, SERVICE = "\x00main", "\x00service"


class Sides(NamedTuple):
    """The ids on the service's side of the cut, those the cut looked at, and its weight."""

    service: frozenset[str]
    seen: frozenset[str]
    weight: float


def library_nodes(graph: ReachGraph, libraries: Iterable[str]) -> frozenset[str]:
    """Return the ids of the graph's nodes that stand for the given library ids."""
    wanted = set(libraries)
    return frozenset(
        node.id
        for node in graph.nodes
        if node.kind == "library" and (node.id in wanted or node.name in wanted or node.id.rpartition(":")[2] in wanted)
    )


def entry_nodes(service: Service) -> dict[str, str]:
    """Return the id of the endpoint or job that each entry node of the graph stands for."""
    endpoints, jobs = [item.id for item in service.endpoints], [item.id for item in service.jobs]
    known = {name: name for name in (*endpoints, *jobs)}
    known |= {f"endpoint:{name}": name for name in endpoints} | {f"job:{name}": name for name in jobs}
    named: dict[str, str] = {f"{item.method} {item.path}": item.id for item in reversed(service.endpoints)}
    named |= {item.name: item.id for item in reversed(service.jobs)}
    found: dict[str, str] = {}
    for node in service.reach.nodes:
        if node.kind in ENTRIES:
            known_as = known.get(node.id) or named.get(node.name)
            if known_as:
                found[node.id] = known_as
    return found


def minimum_cut(graph: ReachGraph, targets: frozenset[str], rule: Cut) -> Sides | None:
    """Return the cheapest parting of entry points from ``targets``; None where nothing reaches them or the graph is too large."""
    nodes = {node.id: node for node in graph.nodes}
    edges = [edge for edge in graph.edges if edge.source in nodes and edge.target in nodes]
    near = _near(nodes, edges, targets)
    if not near - targets or len(near) > rule.max_nodes:
        return None
    # networkx costs a tenth of a second to import, and most repositories have nothing to cut.
    import networkx as nx

    pipes: dict[tuple[str, str], float] = defaultdict(float)
    for edge in edges:
        _add(pipes, edge, nodes, near, targets, rule)
    for name in near:
        if nodes[name].kind in ENTRIES:
            pipes[MAIN, name] += rule.entry
    for name in targets & near:
        pipes[name, SERVICE] = float("inf")
    network: nx.DiGraph[str] = nx.DiGraph()
    for (one, other), width in sorted(pipes.items()):
        network.add_edge(one, other, capacity=width)
        if one != MAIN and other != SERVICE:
            network.add_edge(other, one, capacity=width)
    if MAIN not in network or SERVICE not in network:
        return Sides(service=near, seen=near, weight=0.0)
    weight, (_, service) = nx.minimum_cut(network, MAIN, SERVICE)
    return Sides(service=frozenset(service - {SERVICE}), seen=near, weight=float(weight))


def _near(nodes: Mapping[str, ReachNode], edges: Iterable[ReachEdge], targets: frozenset[str]) -> frozenset[str]:
    """Return what reaches the targets, and what that uses in turn; all else is on the main side whatever the cut."""
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        users[edge.target].add(edge.source)
        used[edge.source].add(edge.target)
    above = _closure(targets, users)
    return _closure(above - targets, used) | targets if above - targets else targets & nodes.keys()


def _closure(start: Iterable[str], next_of: Mapping[str, set[str]]) -> frozenset[str]:
    reached = set(start)
    stack = sorted(reached)
    while stack:
        for name in next_of.get(stack.pop(), ()):
            if name not in reached:
                reached.add(name)
                stack.append(name)
    return frozenset(reached)


def _add(
    pipes: dict[tuple[str, str], float],
    edge: ReachEdge,
    nodes: Mapping[str, ReachNode],
    near: frozenset[str],
    targets: frozenset[str],
    rule: Cut,
) -> None:
    """Add one edge; an edge from outside is one from the main side, and other libraries can be installed on either side."""
    source, target = nodes[edge.source], nodes[edge.target]
    if target.id not in near or (target.kind == "library" and target.id not in targets):
        return
    width = float("inf") if target.id in targets else _width(edge, source, target, rule)
    if source.id not in near:
        width, start = _width(edge, source, target, rule), MAIN
    else:
        start = source.id
    if start != target.id:
        one, other = (start, target.id) if start == MAIN or start < target.id else (target.id, start)
        pipes[one, other] += width


def _width(edge: ReachEdge, source: ReachNode, target: ReachNode, rule: Cut) -> float:
    if target.kind == "state":
        return (rule.state_write if edge.writes else rule.state_read) * edge.weight
    if target.shared or source.shared:
        return rule.shared * edge.weight
    return rule.call * edge.weight
