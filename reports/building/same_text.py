"""Which endpoints are one by what their handlers say: the same text, or nearly, is the same endpoint wherever it went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from analyzer.model.http import Endpoint

if TYPE_CHECKING:
    from reports.building.matching import Placed

Pairs = list[tuple["Placed", "Placed"]]
Reader = Callable[[Sequence[Endpoint], Sequence[Endpoint]], tuple[Sequence[str], Sequence[str]]]
"""Returns the source of the handlers of endpoints of base and of head, in their order; empty where it is not known."""

_START = re.compile(r"(?:\basync\s{1,9})?(?:\bfunction\b|\([^()]{0,200}\)\s{0,9}(?::[^=]{0,200})?=>|\w{1,99}\s{0,9}=>)")
_WORDS = re.compile(r"\w+")
_TELLING = 60
_WIDEST = 2_000
_FEWEST_LINES = 4
_ALIKE = 0.7
_CROSSINGS = 100_000


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A handler's source without its own name, indentation, blank lines and what stands before it on its line."""

    whole: str = ""
    lines: Counter[str] = msgspec.field(default_factory=Counter)


def texts_of(endpoints: Sequence[Placed], sources: Sequence[str]) -> dict[int, Text]:
    """Return what is compared of the handlers that have a source, by the identity of the endpoint."""
    return {id(item): _text(source, item.handler.rpartition(".")[2]) for item, source in zip(endpoints, sources, strict=True) if source}


def same_text(gone: Sequence[Placed], new: Sequence[Placed], texts: Mapping[int, Text]) -> Pairs:
    """Return the pairs with the same text, which no other has: those of one name first, then those of one file that were renamed."""

    def by_name(item: Placed) -> Hashable:
        return item.endpoint.method, item.handler.rpartition(".")[2], _telling(texts, item)

    def by_file(item: Placed) -> Hashable:
        return item.endpoint.method, item.file, _telling(texts, item)

    pairs: Pairs = []
    for key in (by_name, by_file):
        taken = {id(item) for pair in pairs for item in pair}
        sides = [[item for item in side if id(item) not in taken and _telling(texts, item)] for side in (gone, new)]
        counts = [Counter(map(key, side)) for side in sides]
        before = {key(item): item for item in sides[0]}
        pairs += [(before[mark], item) for item in sides[1] if counts[0][mark := key(item)] == 1 == counts[1][mark]]
    return pairs


def similar_text(gone: Sequence[Placed], new: Sequence[Placed], texts: Mapping[int, Text]) -> Pairs:
    """Return the pairs of one name (or of none) that share most of their lines, the most alike first; too many are not compared."""
    if len(gone) * len(new) > _CROSSINGS:
        return []
    scored = [
        (-likeness, at, to)
        for at, before in enumerate(gone)
        for to, after in enumerate(new)
        if before.endpoint.method == after.endpoint.method
        and before.handler.rpartition(".")[2] == after.handler.rpartition(".")[2]
        and (likeness := _likeness(texts.get(id(before)), texts.get(id(after)))) >= _ALIKE
    ]
    pairs: Pairs = []
    taken: set[int] = set()
    for _, at, to in sorted(scored):
        before, after = gone[at], new[to]
        if id(before) not in taken and id(after) not in taken:
            taken |= {id(before), id(after)}
            pairs.append((before, after))
    return pairs


def _text(source: str, name: str) -> Text:
    first, _, rest = source.partition("\n")
    begin = _START.search(first[:_WIDEST])
    whole = "\n".join(" ".join(line.split()) for line in f"{first[begin.start() :] if begin else first}\n{rest}".split("\n"))
    if name:
        whole = re.sub(rf"\b{re.escape(name)}\b", "", whole, count=1)
    lines = [line for line in whole.split("\n") if line]
    return Text(whole="\n".join(lines).rstrip(";,)} \n"), lines=Counter(line for line in lines if _WORDS.search(line)))


def _telling(texts: Mapping[int, Text], item: Placed) -> str:
    found = texts.get(id(item))
    return found.whole if found is not None and len(found.whole) >= _TELLING else ""


def _likeness(one: Text | None, other: Text | None) -> float:
    """The share of lines that both have: 1 where all are the same."""
    if one is None or other is None or min(one.lines.total(), other.lines.total()) < _FEWEST_LINES:
        return 0.0
    return 2 * (one.lines & other.lines).total() / (one.lines.total() + other.lines.total())
