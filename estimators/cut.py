"""Where to cut a service in two: a minimum cut between its entry points and its structural AI libraries.

What reaches a library stands in its way: a call between two such pieces costs the same whichever side makes it remote, and code that
calls the library itself cannot be parted from it. An endpoint or job is forwarded whole for half of one remote call: its contract exists.
What stands in one file belongs together, and more so the methods of one class and the functions inside one function, which share an
object or variables: a call between such pieces is dearer to part than one between files.
Helpers, which are used on the way but reach no such library, are no reason to stay: each is copied for half a call, or for next
to nothing where it is shared (configuration, logging, types) or used nowhere else; or it is called back. State stays reachable from both
sides, at a price. Where two cuts are equally cheap, the one that moves less is taken.
https://networkx.org/documentation/stable/reference/algorithms/generated/networkx.algorithms.flow.minimum_cut.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import isinf
from typing import NamedTuple

from analyzer.model.analysis import Service
from analyzer.model.reach import ReachEdge, ReachGraph, ReachNode
from estimators.policy.rules import Cut

ENTRIES = ("endpoint", "job")
CODE = ("function", "module")
_WHOLE = 1_000_000
"""Capacities are whole numbers of millionths: sums of fractions depend on their order, and of equal cuts one would be drawn by lot."""
MAIN, SERVICE = "\x00main", "\x00service"


class Sides(NamedTuple):
    """The ids on the service's side of the cut, those the cut looked at, those that reach no AI themselves, and the weight."""

    service: frozenset[str]
    seen: frozenset[str]
    helpers: frozenset[str]
    weight: float


def library_nodes(graph: ReachGraph, libraries: Iterable[str]) -> frozenset[str]:
    """Return the ids of the graph's nodes that stand for the given library ids."""
    wanted = set(libraries)
    return frozenset(
        node.id for node in graph.nodes if node.kind == "library" and (node.id.removeprefix("library:") in wanted or node.name in wanted)
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

    above = _above(edges, targets)
    pipes = _pipes(nodes, edges, near, above, targets, rule)
    network: nx.DiGraph[str] = nx.DiGraph()
    for (one, other), width in sorted(pipes.items()):
        network.add_edge(one, other, capacity=width if isinf(width) else round(width * _WHOLE))
    if MAIN not in network or SERVICE not in network:
        return Sides(service=near, seen=near, helpers=near - above, weight=0.0)
    weight, (_, service) = nx.minimum_cut(network, MAIN, SERVICE)
    return Sides(service=frozenset(service - {SERVICE}), seen=near, helpers=near - above, weight=float(weight) / _WHOLE)


def _above(edges: Iterable[ReachEdge], targets: frozenset[str]) -> frozenset[str]:
    """Return the targets and what reaches them."""
    users: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        users[edge.target].add(edge.source)
    return _closure(targets, users)


def _near(nodes: Mapping[str, ReachNode], edges: Iterable[ReachEdge], targets: frozenset[str]) -> frozenset[str]:
    """Return what reaches the targets, and what that uses in turn; all else is on the main side whatever the cut."""
    above = _above(edges, targets)
    used: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        used[edge.source].add(edge.target)
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


def _pipes(
    nodes: Mapping[str, ReachNode],
    edges: Iterable[ReachEdge],
    near: frozenset[str],
    above: frozenset[str],
    targets: frozenset[str],
    rule: Cut,
) -> dict[tuple[str, str], float]:
    """Return capacities by directed pair; one counts where its first end stays and its second moves."""
    pipes: dict[tuple[str, str], float] = defaultdict(float)
    elsewhere = {edge.target for edge in edges if edge.source not in near}
    for edge in edges:
        source, target = nodes[edge.source], nodes[edge.target]
        if target.id not in near or source.id == target.id or (target.kind == "library" and target.id not in targets):
            continue
        if source.kind in ENTRIES and target.id not in above:
            continue  # what stands before the handler (guards, parsing) stays at the gateway
        width = _width(edge, source, target, targets, rule)
        if source.id not in near:
            if target.kind == "state":
                pipes[MAIN, target.id] += width
            continue
        pipes[target.id, source.id] += width
        if target.id in above or target.kind == "state":
            pipes[source.id, target.id] += width
    for name in near:
        if nodes[name].kind in ENTRIES:
            pipes[MAIN, name] += rule.entry
        elif name not in above and nodes[name].kind in CODE:
            pipes[MAIN, name] += rule.copy if name in elsewhere and not nodes[name].shared else rule.shared
    for name in targets & near:
        pipes[name, SERVICE] = float("inf")
    return pipes


def _width(edge: ReachEdge, source: ReachNode, target: ReachNode, targets: frozenset[str], rule: Cut) -> float:
    if target.id in targets:
        return float("inf")
    if target.kind == "state":
        return (rule.state_write if edge.writes else rule.state_read) * edge.weight
    if target.shared:
        return rule.shared * edge.weight
    return _cohesion(source, target, rule) * rule.call * edge.weight


def _cohesion(one: ReachNode, other: ReachNode, rule: Cut) -> float:
    """Return how much dearer than one between files a call is that joins two pieces of code."""
    files = [node.location.file if node.location and node.kind in CODE else "" for node in (one, other)]
    if not files[0] or files[0] != files[1]:
        return 1.0
    outer, same = (node.name.split(" (", 1)[0].split(".", 1)[0] for node in (one, other))
    return rule.same_scope if outer == same else rule.same_file
