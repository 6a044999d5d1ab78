"""The module map: what stays on the left, what moves on the right, the cut between them, what both need below.

Nodes keep their column; within a column they are ordered by the mean position of their neighbours, which untangles most edges
(the barycentre heuristic of layered drawing, Sugiyama 1981).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.plots.gathering import gathered
from reports.text import plural

if TYPE_CHECKING:
    from estimators.model import CutGraph
    from reports.plots.gathering import Gathered

_NODE_WIDTH, _NODE_HEIGHT, _GAP_X, _GAP_Y = 206, 30, 64, 14
_ROW = _NODE_HEIGHT + _GAP_Y
_TOP = 40
_PER_COLUMN, _COPIED = 12, 4
_SERVICE_COLUMN = 2
_PASSES = 4
_ENTRIES = frozenset({"endpoint", "job"})
_ENDS = frozenset({"library", "state"})


class Node(msgspec.Struct, frozen=True):
    """A box: its corner, its label, what it stands for line by line, its kind and side."""

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
    cut_bottom: int
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
    drawn = gathered(graph)
    columns, copied, hidden = _columns(drawn)
    place = _ordered(columns, drawn)
    used = [at for at, column in enumerate(columns) if column] or [0]
    left_of = {at: index * (_NODE_WIDTH + _GAP_X) for index, at in enumerate(used)}
    corner = {key: (left_of[at], _row(place[key], shifted=at % 2 == 1)) for at, column in enumerate(columns) for key in column}
    bottom = max((y for _, y in corner.values()), default=_TOP - _ROW) + _ROW
    cut_x = next((left_of[at] for at in used if at >= _SERVICE_COLUMN), len(used) * (_NODE_WIDTH + _GAP_X)) - _GAP_X // 2
    copied_x = min(max(cut_x - _NODE_WIDTH // 2, 0), max(left_of.values()))
    corner |= {key: (copied_x, bottom + _GAP_Y + at * _ROW) for at, key in enumerate(copied)}
    edges = tuple(edge for edge in drawn.edges if edge[0] in corner and edge[1] in corner)
    return ModuleMap(
        width=len(used) * (_NODE_WIDTH + _GAP_X) - _GAP_X,
        height=bottom + (_GAP_Y + len(copied) * _ROW if copied else 0),
        cut_x=cut_x,
        cut_bottom=bottom,
        node_width=_NODE_WIDTH,
        node_height=_NODE_HEIGHT,
        nodes=tuple(
            Node(*corner[part.key], part.label, ", ".join(part.members), part.kind, part.side) for part in drawn.parts if part.key in corner
        ),
        edges=tuple(_edge(edge, corner) for edge in edges),
        hidden=hidden,
        text=_text(drawn),
    )


def _row(at: int, *, shifted: bool) -> int:
    # Every other column stands half a row lower, so that a long edge passes between the boxes of the column that it skips.
    return _TOP + at * _ROW + (_ROW // 2 if shifted else 0)


def _columns(drawn: Gathered) -> tuple[list[list[str]], list[str], int]:
    crossing = {key for source, target, _, crosses in drawn.edges if crosses for key in (source, target)}
    columns: list[list[str]] = [[], [], [], []]
    copied: list[str] = []
    for part in sorted(drawn.parts, key=lambda part: (part.key not in crossing, -len(part.members), part.key)):
        if part.side == "copied":
            copied.append(part.key)
        elif part.side == "main":
            columns[0 if part.kind in _ENTRIES else 1].append(part.key)
        else:
            columns[3 if part.kind in _ENTRIES | _ENDS else 2].append(part.key)
    hidden = sum(max(len(column) - _PER_COLUMN, 0) for column in columns) + max(len(copied) - _COPIED, 0)
    return [column[:_PER_COLUMN] for column in columns], copied[:_COPIED], hidden


def _ordered(columns: list[list[str]], drawn: Gathered) -> dict[str, int]:
    place = {key: at for column in columns for at, key in enumerate(column)}
    near: dict[str, list[str]] = {key: [] for key in place}
    for source, target, *_ in drawn.edges:
        if source in place and target in place:
            near[source].append(target)
            near[target].append(source)
    for _ in range(_PASSES):
        for column in columns:
            means = {key: _mean([place[other] for other in near[key]], place[key]) for key in column}
            column.sort(key=lambda key: (means[key], key))
            place.update({key: at for at, key in enumerate(column)})
    return place


def _mean(values: list[int], otherwise: int) -> float:
    return sum(values) / len(values) if values else otherwise


def _edge(edge: tuple[str, str, int, bool], corner: dict[str, tuple[int, int]]) -> Edge:
    source, target, weight, crosses = edge
    (left_x, left_y), (right_x, right_y) = sorted((corner[source], corner[target]))
    half = _NODE_HEIGHT // 2
    left_y, right_y = left_y + half, right_y + half
    if right_x < left_x + _NODE_WIDTH:
        # Boxes above one another: a bow beside them.
        x, end, bend = left_x + _NODE_WIDTH, right_x + _NODE_WIDTH, right_x + _NODE_WIDTH + _GAP_X // 2
        return Edge(f"M{x} {left_y}C{bend} {left_y} {bend} {right_y} {end} {right_y}", crosses, weight, bend, (left_y + right_y) // 2)
    start, end = left_x + _NODE_WIDTH, right_x
    middle = (start + end) // 2
    path = f"M{start} {left_y}C{middle} {left_y} {middle} {right_y} {end} {right_y}"
    return Edge(path, crosses, weight, middle, (left_y + right_y) // 2 - 3)


def _text(drawn: Gathered) -> str:
    sides = {side: sum(1 for part in drawn.parts if part.side == side) for side in ("main", "service", "copied")}
    crossing = sum(1 for edge in drawn.edges if edge[3])
    calls = sum(weight for _, _, weight, crosses in drawn.edges if crosses)
    copied = f", {sides['copied']:,} copied to both" if sides["copied"] else ""
    return (
        f"Boxes are files, and the endpoints or jobs that a file registers: {sides['main']:,} on the side that stays, "
        f"{sides['service']:,} on the side that moves{copied}. "
        f"{plural(crossing, 'connection crosses', 'connections cross')} the cut, with {plural(calls, 'call site')}."
    )
