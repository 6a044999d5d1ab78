"""The module map: what stays on the left, what moves on the right, the cut between them.

Nodes keep their column; within a column they are ordered by the mean position of their neighbours, which untangles most edges
(the barycentre heuristic of layered drawing, Sugiyama 1981).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.text import plural, shorten_path, visible

if TYPE_CHECKING:
    from estimators.model import CutGraph

_NODE_WIDTH, _NODE_HEIGHT, _GAP_X, _GAP_Y = 176, 30, 64, 12
_TOP = 40
_PER_COLUMN = 12
_LABEL = 24
_PASSES = 4
_ENTRIES = frozenset({"endpoint", "job"})
_ENDS = frozenset({"library", "state"})


class Node(msgspec.Struct, frozen=True):
    """A box: its corner, its short and its full name, its kind and side."""

    x: int
    y: int
    label: str
    name: str
    kind: str
    side: str


class Edge(msgspec.Struct, frozen=True):
    """A curve; ``weight`` is printed on those that cross."""

    path: str
    crosses: bool
    weight: int
    label_x: int
    label_y: int


class ModuleMap(msgspec.Struct, frozen=True):
    """The drawing in its own units. ``hidden`` counts the nodes left out."""

    width: int
    height: int
    cut_x: int
    node_width: int
    node_height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: int
    text: str


def module_map(graph: CutGraph) -> ModuleMap | None:
    """The drawing, or None for an empty graph."""
    if not graph.nodes:
        return None
    columns, hidden = _columns(graph)
    place = _ordered(columns, graph)
    used = [at for at, column in enumerate(columns) if column]
    x_of = {at: index * (_NODE_WIDTH + _GAP_X) for index, at in enumerate(used)}
    right = [at for at in used if at >= _FIRST_SERVICE_COLUMN]
    cut_x = (x_of[right[0]] if right else len(used) * (_NODE_WIDTH + _GAP_X)) - _GAP_X // 2
    corner = {key: (x_of[at], _TOP + place[key] * (_NODE_HEIGHT + _GAP_Y)) for at, column in enumerate(columns) for key in column}
    nodes = tuple(
        Node(*corner[key], shorten_path(visible(name), _LABEL), name, kind, side) for key, name, kind, side in graph.nodes if key in corner
    )
    crossing = [edge for edge in graph.edges if edge[3]]
    return ModuleMap(
        width=len(used) * (_NODE_WIDTH + _GAP_X) - _GAP_X,
        height=_TOP + max(len(column) for column in columns) * (_NODE_HEIGHT + _GAP_Y),
        cut_x=cut_x,
        node_width=_NODE_WIDTH,
        node_height=_NODE_HEIGHT,
        nodes=nodes,
        edges=tuple(_edge(edge, corner) for edge in graph.edges if edge[0] in corner and edge[1] in corner),
        hidden=hidden,
        text=_text(graph, len(crossing)),
    )


_FIRST_SERVICE_COLUMN = 3


def _column(kind: str, side: str) -> int:
    if side == "copied":
        return 2
    if side == "main":
        return 0 if kind in _ENTRIES else 1
    return 5 if kind in _ENDS else 3 if kind in _ENTRIES else 4


def _columns(graph: CutGraph) -> tuple[list[list[str]], int]:
    crossing = {key for source, target, _, crosses in graph.edges if crosses for key in (source, target)}
    columns: list[list[str]] = [[] for _ in range(6)]
    for key, name, kind, side in sorted(graph.nodes, key=lambda node: (node[0] not in crossing, node[1], node[0])):
        columns[_column(kind, side)].append(key)
        del name
    hidden = sum(max(len(column) - _PER_COLUMN, 0) for column in columns)
    return [column[:_PER_COLUMN] for column in columns], hidden


def _ordered(columns: list[list[str]], graph: CutGraph) -> dict[str, int]:
    place = {key: at for column in columns for at, key in enumerate(column)}
    near: dict[str, list[str]] = {key: [] for key in place}
    for source, target, *_ in graph.edges:
        if source in place and target in place:
            near[source].append(target)
            near[target].append(source)
    for _ in range(_PASSES):
        for column in columns:
            column.sort(key=lambda key: (_mean([place[other] for other in near[key]], place[key]), key))
            place.update({key: at for at, key in enumerate(column)})
    return place


def _mean(values: list[int], otherwise: int) -> float:
    return sum(values) / len(values) if values else otherwise


def _edge(edge: tuple[str, str, int, bool], corner: dict[str, tuple[int, int]]) -> Edge:
    source, target, weight, crosses = edge
    (left_x, left_y), (right_x, right_y) = sorted((corner[source], corner[target]))
    half = _NODE_HEIGHT // 2
    if left_x == right_x:
        x, bend = left_x + _NODE_WIDTH, left_x + _NODE_WIDTH + _GAP_X // 2
        return Edge(
            f"M{x} {left_y + half}C{bend} {left_y + half} {bend} {right_y + half} {x} {right_y + half}", crosses, weight, bend, left_y
        )
    start, end = left_x + _NODE_WIDTH, right_x
    middle = (start + end) // 2
    path = f"M{start} {left_y + half}C{middle} {left_y + half} {middle} {right_y + half} {end} {right_y + half}"
    return Edge(path, crosses, weight, middle, (left_y + right_y) // 2 + half - 3)


def _text(graph: CutGraph, crossing: int) -> str:
    sides = {side: sum(1 for node in graph.nodes if node[3] == side) for side in ("main", "service", "copied")}
    return (
        f"{plural(sides['main'], 'part')} of the main backend stay, {sides['service']} move, {sides['copied']} are copied; "
        f"{plural(crossing, 'connection')} cross the cut."
    )
