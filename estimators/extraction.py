"""The plan of a hybrid: which endpoints, jobs and modules move, which calls cross, which state both sides write.

The four steps are the article's (Codelli, FastAPI vs Node.js, hybrid architecture), filled with the repository's own names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from analyzer.model.analysis import Service
from analyzer.model.http import Endpoint
from analyzer.model.location import Evidence, Location
from analyzer.model.reach import ReachEdge, ReachGraph, ReachNode
from analyzer.model.work import Job
from estimators.cut import ENTRIES, Sides, entry_nodes, library_nodes, minimum_cut
from estimators.links import endpoint_link, job_link
from estimators.model import ContractCall, CutGraph, Extraction, MovedEntry, MovedModule, SharedState, StateUse
from estimators.plan_steps import plan_steps
from estimators.policy.rules import Policy
from estimators.size import structural_ai

DRAWN = 400
SOURCES = (".py", ".js", ".cjs", ".mjs", ".jsx", ".ts", ".cts", ".mts", ".tsx")


def extraction(service: Service, policy: Policy) -> Extraction | None:
    """Return the plan for a service that uses structural AI, None for any other. Everything in it is sorted."""
    libraries = {item.id: item.name for item in structural_ai(service)}
    if not libraries:
        return None
    targets = library_nodes(service.reach, libraries)
    sides = minimum_cut(service.reach, targets, policy.cut) if targets else None
    return _by_cut(service, sides, libraries) if sides else _by_reaches(service, libraries)


def _by_cut(service: Service, sides: Sides, libraries: Mapping[str, str]) -> Extraction:
    nodes = {node.id: node for node in service.reach.nodes}
    stands_for = entry_nodes(service)
    moved = {stands_for[name] for name in sides.service if name in stands_for}
    inside = frozenset(name for name in sides.service if nodes[name].kind != "state")
    copied = _copied(service.reach, inside, sides.helpers)
    entries = _entries(service, moved, libraries)
    contract = _contract(service, inside | copied, copied, nodes)
    return _finish(
        service,
        Extraction(
            method="minimum cut",
            libraries=tuple(sorted(libraries.values())),
            entries=entries,
            modules=_modules(inside, copied, nodes),
            contract=contract,
            shared_state=_states(service.reach, inside, nodes),
            steps=(),
            cut_weight=sides.weight,
            endpoints_total=len(service.endpoints),
            jobs_total=sum(not job.in_process for job in service.jobs),
            graph=_drawing(service, sides.seen, inside, copied),
        ),
    )


def _by_reaches(service: Service, libraries: Mapping[str, str]) -> Extraction:
    """Without a usable graph: what is known to reach a library moves, and the files that name one."""
    moved = {item.id for item in service.endpoints if not libraries.keys().isdisjoint(item.reaches)}
    moved |= {item.id for item in service.jobs if not libraries.keys().isdisjoint(item.reaches)}
    places: dict[str, Evidence] = {}
    for library in reversed(structural_ai(service)):
        code = [item for item in library.evidence if item.location.file.endswith(SOURCES)]
        places |= {item.location.file: item for item in reversed(code)}
    return _finish(
        service,
        Extraction(
            method="reaches",
            libraries=tuple(sorted(libraries.values())),
            entries=_entries(service, moved, libraries),
            modules=tuple(MovedModule(id=name, name=name, location=places[name].location, lines=0) for name in sorted(places)),
            contract=(),
            shared_state=(),
            steps=(),
            cut_weight=0.0,
            endpoints_total=len(service.endpoints),
            jobs_total=sum(not job.in_process for job in service.jobs),
            notes=("No call graph led from an entry point to these libraries: calls that cross and shared state are to be found by hand.",),
        ),
    )


def _finish(service: Service, plan: Extraction) -> Extraction:
    notes = list(plan.notes)
    if not plan.entries and not plan.contract:
        notes.append("No endpoint or job was seen to reach these libraries: the service starts with new features.")
    return msgspec.structs.replace(plan, steps=plan_steps(service, plan), notes=tuple(notes))


def _entries(service: Service, moved: Iterable[str], libraries: Mapping[str, str]) -> tuple[MovedEntry, ...]:
    wanted = set(moved)
    found = [_moved_endpoint(item, libraries) for item in service.endpoints if item.id in wanted]
    found += [_moved_job(item, service, libraries) for item in service.jobs if item.id in wanted and not item.in_process]
    return tuple(sorted(found, key=lambda item: (item.kind, item.template, item.method, item.id)))


def _moved_endpoint(endpoint: Endpoint, libraries: Mapping[str, str]) -> MovedEntry:
    link, transport, reason = endpoint_link(endpoint)
    return MovedEntry(
        id=endpoint.id,
        kind="endpoint",
        name=f"{endpoint.method} {endpoint.path}",
        method=endpoint.method,
        template=endpoint.template,
        location=endpoint.handler_location or endpoint.location,
        link=link,
        transport=transport,
        reason=reason,
        through=tuple(sorted(libraries[name] for name in endpoint.reaches if name in libraries)),
    )


def _moved_job(job: Job, service: Service, libraries: Mapping[str, str]) -> MovedEntry:
    link, transport, reason = job_link(job, service)
    return MovedEntry(
        id=job.id,
        kind="job",
        name=job.name,
        method="",
        template="",
        location=job.location,
        link=link,
        transport=transport,
        reason=reason,
        through=tuple(sorted(libraries[name] for name in job.reaches if name in libraries)),
    )


def _copied(graph: ReachGraph, inside: frozenset[str], helpers: frozenset[str]) -> frozenset[str]:
    """Return shared code that moved code uses too, and moved helpers, which reach no entry's way to AI, that the main side keeps using."""
    shared = {node.id for node in graph.nodes if node.shared and node.kind in ("function", "module")}
    taken = {edge.target for edge in graph.edges if edge.source in inside and edge.target in shared - inside}
    kept = {edge.target for edge in graph.edges if edge.source not in inside and edge.target in helpers & inside}
    return frozenset(taken | kept)


def _modules(inside: frozenset[str], copied: frozenset[str], nodes: Mapping[str, ReachNode]) -> tuple[MovedModule, ...]:
    found = [nodes[name] for name in inside | copied if nodes[name].kind in ("function", "module")]
    return tuple(
        MovedModule(id=node.id, name=node.name, location=node.location, lines=node.lines, copied=node.id in copied)
        for node in sorted(found, key=lambda node: (node.id in copied, _place(node.location), node.id))
    )


def _contract(service: Service, ours: frozenset[str], copied: frozenset[str], nodes: Mapping[str, ReachNode]) -> tuple[ContractCall, ...]:
    jobs = _used_by_jobs_only(service.reach, nodes)
    found = []
    for edge in service.reach.edges:
        if edge.source not in nodes or edge.target not in nodes or edge.target in copied or not _crosses(edge, ours, nodes):
            continue
        queued = edge.source in jobs
        found.append(
            ContractCall(
                caller=nodes[edge.source].name,
                callee=nodes[edge.target].name,
                direction="main to service" if edge.target in ours else "service to main",
                calls=edge.weight,
                location=edge.location,
                link="queue" if queued else "HTTP",
                reason="only jobs come this way, and nobody waits for them" if queued else "a request waits for the answer",
            )
        )
    return tuple(sorted(found, key=lambda call: (call.direction, call.caller, call.callee, _place(call.location))))


def _crosses(edge: ReachEdge, ours: frozenset[str], nodes: Mapping[str, ReachNode]) -> bool:
    kinds = (nodes[edge.source].kind, nodes[edge.target].kind)
    if kinds[0] in ENTRIES and edge.source in ours:
        return False  # guards and parsing before a moved handler stay at the gateway
    return (edge.source in ours) != (edge.target in ours) and not {"state", "library"} & set(kinds) and not nodes[edge.target].shared


def _used_by_jobs_only(graph: ReachGraph, nodes: Mapping[str, ReachNode]) -> frozenset[str]:
    """Return the nodes that jobs reach and endpoints do not."""
    next_of: dict[str, list[str]] = {}
    for edge in graph.edges:
        next_of.setdefault(edge.source, []).append(edge.target)
    reached: dict[str, set[str]] = {}
    for kind in ENTRIES:
        stack = [node.id for node in graph.nodes if node.kind == kind]
        seen = set(stack)
        while stack:
            for name in next_of.get(stack.pop(), ()):
                if name in nodes and name not in seen:
                    seen.add(name)
                    stack.append(name)
        reached[kind] = seen
    return frozenset(reached["job"] - reached["endpoint"])


def _states(graph: ReachGraph, inside: frozenset[str], nodes: Mapping[str, ReachNode]) -> tuple[SharedState, ...]:
    uses: dict[str, tuple[list[StateUse], list[StateUse]]] = {}
    for edge in graph.edges:
        if edge.source in nodes and edge.target in nodes and nodes[edge.target].kind == "state":
            main, ours = uses.setdefault(edge.target, ([], []))
            use = StateUse(who=nodes[edge.source].name, location=edge.location, writes=edge.writes)
            (ours if edge.source in inside else main).append(use)
    return tuple(
        SharedState(
            name=nodes[name].name,
            both_write=any(use.writes for use in uses[name][0]) and any(use.writes for use in uses[name][1]),
            main=_sorted_uses(uses[name][0]),
            service=_sorted_uses(uses[name][1]),
        )
        for name in sorted(uses)
        if uses[name][0] and uses[name][1]
    )


def _sorted_uses(uses: Iterable[StateUse]) -> tuple[StateUse, ...]:
    return tuple(sorted(uses, key=lambda use: (not use.writes, _place(use.location), use.who)))


def _drawing(service: Service, seen: frozenset[str], inside: frozenset[str], copied: frozenset[str]) -> CutGraph:
    """Return at most ``DRAWN`` nodes: the moved ones first, then what they touch."""
    graph = service.reach
    places = {item.id: item.location.file for item in service.endpoints} | {item.id: item.location.file for item in service.jobs}
    stands_for = entry_nodes(service)
    touched = {edge.source for edge in graph.edges if edge.target in inside} | {
        edge.target for edge in graph.edges if edge.source in inside
    }
    kept = sorted(seen & (inside | touched), key=lambda name: (name not in inside, name))[:DRAWN]
    chosen = set(kept)
    nodes = {node.id: node for node in graph.nodes}

    def file(name: str) -> str:
        node = nodes[name]
        return places.get(stands_for.get(name, ""), node.location.file if node.location and node.kind in ("function", "module") else "")

    return CutGraph(
        nodes=tuple(
            (name, nodes[name].name, nodes[name].kind, "service" if name in inside else "copied" if name in copied else "main", file(name))
            for name in sorted(kept)
        ),
        edges=tuple(
            (edge.source, edge.target, edge.weight, edge.target not in copied and _crosses(edge, inside | copied, nodes))
            for edge in graph.edges
            if edge.source in chosen and edge.target in chosen
        ),
    )


def _place(location: Location | None) -> tuple[str, int]:
    return (location.file, location.line) if location else ("", 0)
