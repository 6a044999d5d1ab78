"""Reach: which libraries, stores and channels an endpoint or a job uses, through which calls.

One graph per service, walked from its entry points only: an endpoint runs its handler and the middleware and dependencies before it, a job
its function. The libraries of middleware that most endpoints share are in the graph, but are no endpoint's own. A call through a queue
ends the path: the job behind it is an entry of its own. What cannot be resolved leads nowhere, so a path that is shown is really in the
code, and a missing one proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from analyzer.inventory._imports import Index
from analyzer.inventory._reach_code import Code, Unit
from analyzer.inventory._reach_constants import Readers
from analyzer.inventory._reach_uses import Use, Uses
from analyzer.inventory.facts import Project
from analyzer.model.analysis import Diagnostic
from analyzer.model.http import Endpoint
from analyzer.model.library import AiSignal, Library
from analyzer.model.location import Location
from analyzer.model.reach import ReachEdge, ReachGraph, ReachNode
from analyzer.model.work import DataModel, DataStore, Job, Realtime
from analyzer.syntax import program as p

MOST_EDGES = 20_000
_SERVICES = {"inference_http", "sibling_service", "spawned_python", "vector_search", "llm_http"}
_HOST = re.compile(r"(?:https?|wss?)://([^/?#\s]{1,80})")
_FEW = 4


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """What reach is read from. ``before`` are, by endpoint id, the functions that a request meets before the handler."""

    project: Project
    index: Index
    endpoints: Sequence[Endpoint]
    before: Mapping[str, Sequence[Location]] = {}
    jobs: Sequence[Job] = ()
    libraries: Sequence[Library] = ()
    stores: Sequence[DataStore] = ()
    models: Sequence[DataModel] = ()
    realtime: Sequence[Realtime] = ()
    signals: Sequence[AiSignal] = ()


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """``reaches`` holds, by the id of an endpoint or job, sorted library ids and store names; ``diagnostics`` the bound, if it was hit."""

    graph: ReachGraph
    reaches: dict[str, tuple[str, ...]]
    diagnostics: tuple[Diagnostic, ...] = ()


def find_reach(sources: Sources) -> Reach:
    """Return what the entry points of a service reach."""
    return _Builder(sources).reach()


def _service(signal: AiSignal) -> Use:
    """Return the service that a sign stands for: a host, a variable's name, a command; all vector search in SQL is one."""
    host = _HOST.match(signal.value)
    name = host[1] if host else "SQL" if signal.kind == "vector_search" else " ".join(signal.value.split())[:60]
    return Use(f"library:{signal.kind}:{name}", "library", name, f"{signal.kind}:{name}")


class _Edge:
    __slots__ = ("location", "weight", "writes")

    def __init__(self, location: Location) -> None:
        self.location = location
        self.weight = 0
        self.writes = False


class _Builder:
    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        places = [endpoint.handler_location for endpoint in sources.endpoints] + [job.handler_location for job in sources.jobs]
        places += [place for found in sources.before.values() for place in found]
        self.code = Code(sources.project, {(place.file, place.line) for place in places if place is not None})
        self.readers = Readers(sources.project, self.code)
        self.uses = Uses(sources.project, sources.index, sources.libraries, sources.stores, sources.models)
        self.nodes: dict[str, ReachNode] = {}
        self.edges: dict[tuple[str, str], _Edge] = {}
        self.worth: dict[str, str] = {}
        self.pending: list[Unit] = []
        self.starts: dict[str, list[str]] = {}

    def reach(self) -> Reach:
        entries = self._entries()
        extra = self._places()
        done = 0
        while done < len(self.pending):
            unit = self.pending[done]
            done += 1
            self._unit(unit, extra.get(unit.id, ()))
        reached = self._reached()
        self._drop_idle_middleware(reached)
        common = self._common()
        reaches = {}
        for node, entry in entries.items():
            starts = [target for target in self.starts.get(node, ()) if target not in common]
            ends = set().union(*(reached.get(target, frozenset()) for target in starts))
            ends |= {name for name in reached.get(node, ()) if name.startswith("state:")}
            reaches[entry] = tuple(sorted({self.worth[name] for name in ends if name in self.worth}))
        graph, diagnostics = self._graph(reached)
        return Reach(graph=graph, reaches=reaches, diagnostics=diagnostics)

    # --- nodes and edges

    def _entries(self) -> dict[str, str]:
        found = {}
        for endpoint in self.sources.endpoints:
            node = self._entry("endpoint", endpoint.id, f"{endpoint.method} {endpoint.path}", endpoint.location)
            found[node] = endpoint.id
            for place in (endpoint.handler_location, *self.sources.before.get(endpoint.id, ())):
                self._start(node, self.code.at(place), endpoint.location)
        for job in self.sources.jobs:
            node = self._entry("job", job.id, job.name, job.location)
            found[node] = job.id
            self._start(node, self.code.at(job.handler_location or job.location), job.location)
        return found

    def _entry(self, kind: str, key: str, name: str, location: Location) -> str:
        node = f"{kind}:{key}"
        self.nodes[node] = ReachNode(id=node, kind=kind, name=name, location=location)  # type: ignore[arg-type]
        return node

    def _start(self, node: str, unit: Unit | None, location: Location) -> None:
        if unit is not None:
            self.starts.setdefault(node, []).append(self._known(unit))
            self._join(node, unit.id, location)

    def _common(self) -> set[str]:
        """Return the middleware that stands before more than half of the endpoints: its libraries say nothing of any one of them."""
        handlers = {unit.id for item in self.sources.endpoints if (unit := self.code.at(item.handler_location)) is not None}
        counts = Counter(name for node, names in self.starts.items() if node.startswith("endpoint:") for name in set(names))
        most = max(len(self.sources.endpoints) / 2, _FEW)
        return {name for name, count in counts.items() if count > most and name not in handlers}

    def _known(self, unit: Unit) -> str:
        if unit.id not in self.nodes:
            self.nodes[unit.id] = unit.node()
            self.pending.append(unit)
        return unit.id

    def _join(self, source: str, target: str, location: Location, *, writes: bool = False) -> None:
        edge = self.edges.get((source, target))
        if edge is None:
            edge = self.edges[source, target] = _Edge(location)
        edge.weight += 1
        edge.writes = edge.writes or writes

    def _use(self, source: str, use: Use, location: Location) -> None:
        if use.id not in self.nodes:
            self.nodes[use.id] = ReachNode(id=use.id, kind=use.kind, name=use.name)  # type: ignore[arg-type]
            if use.reach:
                self.worth[use.id] = use.reach
        self._join(source, use.id, location, writes=use.writes)

    def _unit(self, unit: Unit, extra: Iterable[tuple[Use, int]]) -> None:
        file = unit.scope.file
        for target, line in self.code.runs(unit):
            self._join(unit.id, self._known(target), Location(file=file, line=max(line, 1)))
        for call in unit.calls:
            for use in {use.id: use for use in (*self.uses.of_choices(self.code.chosen(call), file), *self.uses.of_call(call))}.values():
                self._use(unit.id, use, Location(file=file, line=max(call.line, 1)))
            constructed = self.sources.project.defined(call.ref) if call.ref is not None and call.ref.local else None
            if constructed is not None and isinstance(constructed.node, p.Class) and not call.ref.path[0].endswith("()"):
                for use in self.uses.of_base(constructed):
                    self._use(unit.id, use, Location(file=file, line=max(call.line, 1)))
        for decoration in unit.defined.decorators if unit.defined is not None else ():
            for use in self.uses.of_decorator(decoration.ref, file):
                self._use(unit.id, use, Location(file=file, line=max(decoration.line, 1)))
        for use, line in extra:
            self._use(unit.id, use, Location(file=file, line=max(line, 1)))

    def _places(self) -> dict[str, list[tuple[Use, int]]]:
        """Realtime channels and signs of AI work outside libraries, by the function that they stand in."""
        found: dict[str, list[tuple[Use, int]]] = {}
        uses = [(self._channel(item), item.location) for item in self.sources.realtime]
        uses += [(_service(item), item.evidence.location) for item in self.sources.signals if item.kind in _SERVICES]
        uses += [
            (use, item.evidence.location) for item in self.sources.signals if item.kind == "spawned_python" for use in self._script(item)
        ]
        for use, place in uses:
            unit = self.code.around(place.file, place.line)
            readers = [unit] if unit is not None else self.readers.of(place.file, place.line)
            for reader in readers:
                found.setdefault(reader.id, []).append((use, place.line if reader is unit else reader.line))
        return found

    def _script(self, signal: AiSignal) -> list[Use]:
        """Return the libraries of the Python script that a command of Node names."""
        names = {word.rpartition("/")[2] for word in signal.value.split() if word.endswith(".py")}
        libraries = self.sources.libraries if names else ()
        return [
            Use(f"library:{item.id}", "library", item.name, item.id)
            for item in libraries
            if item.concern == "ai" and any(place.location.file.rpartition("/")[2] in names for place in item.evidence)
        ]

    def _channel(self, item: Realtime) -> Use:
        key = item.library or item.kind
        return Use(f"library:{key}", "library", self._name(key), key)

    def _name(self, key: str) -> str:
        return next((item.name for item in self.sources.libraries if item.id == key), key)

    # --- what is reached

    def _reached(self) -> dict[str, frozenset[str]]:
        """Return the libraries and states that every node reaches; nodes that reach none are left out."""
        users: dict[str, list[str]] = {}
        for source, target in self.edges:
            users.setdefault(target, []).append(source)
        found: dict[str, set[str]] = {}
        for end in sorted(name for name, node in self.nodes.items() if node.kind in {"library", "state"}):
            stack, seen = [end], {end}
            while stack:
                for name in users.get(stack.pop(), ()):
                    if name not in seen:
                        seen.add(name)
                        stack.append(name)
            for name in seen:
                found.setdefault(name, set()).add(end)
        return {name: frozenset(ends) for name, ends in found.items()}

    def _drop_idle_middleware(self, reached: Mapping[str, frozenset[str]]) -> None:
        """Leave out middleware that uses nothing: an edge from each endpoint to each says nothing that the list of middleware does not."""
        handlers = {unit.id for item in self.sources.endpoints if (unit := self.code.at(item.handler_location)) is not None}
        for source, target in list(self.edges):
            if source.startswith("endpoint:") and target not in handlers and not reached.get(target):
                del self.edges[source, target]

    def _graph(self, reached: Mapping[str, frozenset[str]]) -> tuple[ReachGraph, tuple[Diagnostic, ...]]:
        kept = sorted(self.edges)
        diagnostics: tuple[Diagnostic, ...] = ()
        if len(kept) > MOST_EDGES:
            message = f"the graph of calls has {len(kept)} edges; the {MOST_EDGES} nearest to AI libraries, stores and channels are kept"
            diagnostics = (Diagnostic(kind="bound", message=message, incomplete=True),)
            kept = sorted(sorted(kept, key=lambda edge: (self._rank(edge, reached), edge))[:MOST_EDGES])
        direct = {source for source, target in kept if self.nodes[target].kind in {"library", "state"}}
        joined = self._connected(kept)
        nodes = tuple(
            msgspec.structs.replace(node, shared=False) if node.shared and name in direct else node
            for name, node in sorted(self.nodes.items())
            if name in joined
        )
        edges = tuple(
            ReachEdge(source=source, target=target, weight=edge.weight, location=edge.location, writes=edge.writes)
            for source, target in kept
            if source in joined
            for edge in (self.edges[source, target],)
        )
        return ReachGraph(nodes=nodes, edges=edges), diagnostics

    def _connected(self, edges: Iterable[tuple[str, str]]) -> set[str]:
        """Return what lies on a path from an entry point."""
        following: dict[str, list[str]] = {}
        for source, target in edges:
            following.setdefault(source, []).append(target)
        stack = [name for name, node in self.nodes.items() if node.kind in {"endpoint", "job"} and name in following]
        found = set(stack)
        while stack:
            for name in following.get(stack.pop(), ()):
                if name not in found:
                    found.add(name)
                    stack.append(name)
        return found

    def _rank(self, edge: tuple[str, str], reached: Mapping[str, frozenset[str]]) -> int:
        ends = reached.get(edge[1], frozenset())
        return 0 if any(name.startswith("library:") for name in ends) else 1 if ends else 2
