"""The reach graph as people draw it: one box for the code of a file, one for the endpoints or jobs that a file registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.text import plural, shorten_path, visible

if TYPE_CHECKING:
    from estimators.model import CutGraph

_UNITS = {"endpoint": "endpoint", "job": "job", "function": "function", "module": "function"}
_ENTRIES = frozenset({"endpoint", "job"})
_CODE = frozenset({"function", "module"})
_NAMED = 40
_LABEL = 26


class Part(msgspec.Struct, frozen=True):
    """What one box stands for: its short label, its kind, its side, and what its tooltip lists."""

    key: str
    label: str
    kind: str
    side: str
    members: tuple[str, ...]


class Gathered(msgspec.Struct, frozen=True):
    """Parts in the order of their keys, and edges between them: from, to, call sites, whether they cross the cut."""

    parts: tuple[Part, ...]
    edges: tuple[tuple[str, str, int, bool], ...]


def gathered(graph: CutGraph) -> Gathered:
    """The graph by file, side and kind; what has no file stands for itself, and calls inside a box are left out."""
    home: dict[str, tuple[str, str, str, str]] = {}
    members: dict[tuple[str, str, str, str], list[str]] = {}
    for node, name, kind, side, file in graph.nodes:
        family = "code" if kind in _CODE else kind
        home[node] = (family, side, file, "" if file and (kind in _CODE or kind in _ENTRIES) else node)
        members.setdefault(home[node], []).append(name)
    kinds = {node: kind for node, _, kind, _, _ in graph.nodes}
    first = {key: kinds[node] for node, key in reversed(home.items())}
    parts = tuple(_part(key, first[key], tuple(sorted(members[key]))) for key in sorted(members))
    weights: dict[tuple[str, str, bool], int] = {}
    for source, target, weight, crosses in graph.edges:
        ends = (home[source], home[target])
        if ends[0] != ends[1]:
            joined = (_key(ends[0]), _key(ends[1]), crosses)
            weights[joined] = weights.get(joined, 0) + weight
    return Gathered(
        parts, tuple((source, target, weights[source, target, crosses], crosses) for source, target, crosses in sorted(weights))
    )


def _part(key: tuple[str, str, str, str], kind: str, members: tuple[str, ...]) -> Part:
    family, side, file, alone = key
    count = plural(len(members), _UNITS.get(kind, kind))
    short = _short(file)
    if alone or not file:
        label = shorten_path(visible(members[0]), _LABEL)
    elif family in _ENTRIES:
        label = shorten_path(visible(members[0]), _LABEL) if len(members) == 1 else f"{count}, {_ending(short, _LABEL - len(count) - 2)}"
    else:
        label = _ending(short, _LABEL)
    shown = tuple(visible(name) for name in members[:_NAMED])
    listed = (count, *shown) if len(members) > 1 else shown
    more = (f"{len(members) - _NAMED:,} more",) if len(members) > _NAMED else ()
    return Part(_key(key), label, kind, side, (visible(file), *listed, *more) if file else (*listed, *more))


def _key(home: tuple[str, str, str, str]) -> str:
    return "\x00".join(home)


def _ending(text: str, limit: int) -> str:
    return text if len(text) <= limit else "\N{HORIZONTAL ELLIPSIS}" + text[len(text) - limit + 1 :]


def _short(file: str) -> str:
    """The last two segments of a path: one alone is often ``index.ts``."""
    return visible("/".join(file.split("/")[-2:]))
