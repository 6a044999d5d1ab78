"""What reaches what: the graph from entry points to libraries and state, as plain facts."""

from __future__ import annotations

from collections import deque
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

    def way(self, entry: str, reached: str) -> list[ReachNode]:
        """Return the nodes of a shortest path from the node ``entry`` to what ``reaches`` calls ``reached``; empty where there is none."""
        wanted = {f"library:{reached}", f"state:{reached}"}
        ends = [node.id for node in self.nodes if node.id in wanted or node.id.startswith(f"state:{reached}/")]
        paths = [path for end in ends if (path := self.path(entry, end))]
        nodes = {node.id: node for node in self.nodes}
        return [nodes[name] for name in min(paths, key=lambda path: (len(path), path))] if paths else []

    def path(self, entry: str, target: str) -> list[str]:
        """Return the ids of a shortest path from ``entry`` to ``target``, both included; empty where there is none."""
        following: dict[str, list[str]] = {}
        for edge in self.edges:
            following.setdefault(edge.source, []).append(edge.target)
        came = {entry: entry}
        queue = deque([entry])
        while queue and target not in came:
            current = queue.popleft()
            for name in following.get(current, ()):
                if name not in came:
                    came[name] = current
                    queue.append(name)
        if target not in came:
            return []
        path = [target]
        while path[-1] != entry:
            path.append(came[path[-1]])
        return path[::-1]
