"""Which endpoint of one revision is which of the other: a rename of a file, a router's prefix or a service is a move.

Matched in this order: the same service, method and path; the same but for the names of parameters; the same in another service;
a handler of the same text; the same rest of the path behind another prefix in the same file; the same named handler at the same end
of a path, in a file of the same name, or anywhere where its name says more than "get one"; a handler of nearly the same text. Two
endpoints with different named handlers are never one that moved, unless file and text are the same; of a router that was renamed with
its prefix, the controller and that word in its handlers' names may be others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import product

import msgspec

from analyzer.model.http import Endpoint
from reports.building.same_text import Pairs, Reader, Text, same_text, similar_text, texts_of
from reports.contract.report import Report

_PARAMETER = re.compile(r"\{[^{}]*\}")
_NAMED = re.compile(r"[^\W\d][\w$]*(?:\.[\w$]+)*\Z")
_CROSSINGS = 250_000
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_EVERYWHERE = frozenset(
    word.removesuffix("s")
    for word in _WORD.findall(
        "add all and by check count create data delete destroy details edit fetch find first for get handle handler id index info item "
        "items list load main many me new of one patch post put query read register remove request res resource root route run save "
        "search send set show single status store submit update upload view with"
    )
)
_NOBODY = frozenset({"", "anonymous", "handler", "default"})


class Placed(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """An endpoint in its service. ``home`` and ``file`` are where the head has that service and that file, as far as is known."""

    id: str
    service: str
    root: str
    home: str
    file: str
    endpoint: Endpoint

    @property
    def name(self) -> str:
        """Method and path."""
        return f"{self.endpoint.method} {self.endpoint.template}"

    @property
    def handler(self) -> str:
        """The handler's name, empty where it has none."""
        name = self.endpoint.handler
        return "" if name in _NOBODY or not _NAMED.match(name) else name


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """The endpoints that are in both, those only in base, those only in head; ``homes`` is where each service of base is now."""

    pairs: tuple[tuple[Placed, Placed], ...]
    gone: tuple[Placed, ...]
    new: tuple[Placed, ...]
    homes: Mapping[str, str]


Key = Callable[[Placed], Hashable]


def match(base: Report, head: Report, renamed: Mapping[str, str], read: Reader | None = None) -> Matching:
    """Match all endpoints; ``renamed`` maps files of base to their names in head, and ``read`` is asked for handlers that are left."""
    homes = _homes(base, head)
    gone, new = _placed(base, homes, renamed), _placed(head, {}, {})
    pairs: list[tuple[Placed, Placed]] = []
    for key, unique in _KEYS:
        found, gone, new = _paired(gone, new, key, unique=unique)
        pairs += found
    texts = _texts(gone, new, read)
    gone, new = _left(pairs, same_text(gone, new, texts), gone, new)
    found, gone, new = _behind_other_prefixes(gone, new)
    pairs += found
    for key in _HANDLERS:
        found, gone, new = _paired(gone, new, key, unique=True)
        pairs += found
    gone, new = _left(pairs, similar_text(gone, new, texts), gone, new)
    pairs.sort(key=lambda pair: order(pair[1]))
    return Matching(pairs=tuple(pairs), gone=tuple(sorted(gone, key=order)), new=tuple(sorted(new, key=order)), homes=homes)


def _texts(gone: list[Placed], new: list[Placed], read: Reader | None) -> dict[int, Text]:
    if read is None or not gone or not new:
        return {}
    before, after = read([item.endpoint for item in gone], [item.endpoint for item in new])
    return texts_of(gone, before) | texts_of(new, after)


def _left(pairs: Pairs, found: Pairs, gone: list[Placed], new: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Take what was found over into ``pairs``, and return what is left."""
    pairs += found
    return _without(found, gone, new)


def order(item: Placed) -> tuple[str, str, str, str, int]:
    """How endpoints are listed."""
    place = item.endpoint.location
    return item.root, item.endpoint.template, item.endpoint.method, place.file, place.line


def _placed(report: Report, homes: Mapping[str, str], renamed: Mapping[str, str]) -> list[Placed]:
    return [
        Placed(
            id=service.id,
            service=service.name,
            root=service.root,
            home=homes.get(service.root, service.root),
            file=renamed.get(endpoint.location.file, endpoint.location.file),
            endpoint=endpoint,
        )
        for service in report.services
        for endpoint in service.endpoints
    ]


def _homes(base: Report, head: Report) -> dict[str, str]:
    """Services whose folder was renamed: those of which one root is only in base, the other only in head, by shared endpoints."""
    served = [
        {item.root: {f"{e.method} {e.template}" for e in item.endpoints} | {f"name {item.name}"} for item in report.services}
        for report in (base, head)
    ]
    before, after = served
    shared = [
        (len(before[old] & after[now]), old, now)
        for old, now in product(sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys()))
    ]
    homes: dict[str, str] = {}
    for count, old, now in sorted(shared, key=lambda item: (-item[0], item[1], item[2])):
        if count * 2 > len(before[old]) and old not in homes and now not in homes.values():
            homes[old] = now
    return homes


def nameless(path: str) -> str:
    """Return a template without the names of its parameters."""
    return _PARAMETER.sub("{}", path)


def _shape(item: Placed) -> Hashable:
    return item.home, item.endpoint.method, nameless(item.endpoint.template)


_KEYS: tuple[tuple[Key, bool], ...] = (
    (lambda item: (item.home, item.name, item.file), False),
    (lambda item: (item.home, item.name), False),
    (_shape, False),
    (lambda item: (item.name, item.handler), True),
)


def _paired(
    gone: list[Placed], new: list[Placed], key: Key, *, unique: bool
) -> tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]:
    counts = [Counter(map(key, side)) for side in (gone, new)]
    waiting: dict[Hashable, list[Placed]] = {}
    for item in gone:
        waiting.setdefault(key(item), []).append(item)
    pairs: list[tuple[Placed, Placed]] = []
    for item in new:
        mark = key(item)
        ambiguous = unique and any(count[mark] != 1 for count in counts)
        if mark is not None and not ambiguous and waiting.get(mark):
            pairs.append((waiting[mark].pop(0), item))
    return pairs, *_without(pairs, gone, new)


def _without(pairs: Iterable[tuple[Placed, Placed]], gone: list[Placed], new: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    taken = {id(item) for pair in pairs for item in pair}
    return [item for item in gone if id(item) not in taken], [item for item in new if id(item) not in taken]


def _behind_other_prefixes(gone: list[Placed], new: list[Placed]) -> tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]:
    """File by file, the change of prefix that explains most, until none explains any more."""
    pairs: list[tuple[Placed, Placed]] = []
    for file in sorted({item.file for item in gone} & {item.file for item in new}):
        old, now = [item for item in gone if item.file == file], [item for item in new if item.file == file]
        while len(old) * len(now) <= _CROSSINGS and (found := _best_prefix(old, now)):
            pairs += found
            old, now = _without(found, old, now)
    return pairs, *_without(pairs, gone, new)


def _best_prefix(gone: list[Placed], new: list[Placed]) -> list[tuple[Placed, Placed]]:
    candidates: dict[tuple[str, str], list[tuple[Placed, Placed, str]]] = {}
    for before, after in product(gone, new):
        if before.endpoint.method == after.endpoint.method:
            for old, now, rest in _splits(before.endpoint.template, after.endpoint.template):
                if _may_be_one(before, after, old, now):
                    candidates.setdefault((old, now), []).append((before, after, rest))
    chosen: list[tuple[Placed, Placed]] = []
    for prefixes in sorted(candidates, key=lambda key: (-len(candidates[key]), _distance(*key), len("".join(key)), key)):
        pairs = _one_to_one(candidates[prefixes])
        telling = any(_PARAMETER.sub("", rest).strip("/") or before.handler for before, _, rest in candidates[prefixes])
        if len(pairs) > len(chosen) and (telling or len(pairs) > 1):
            chosen = pairs
    return chosen


def _distance(before: str, after: str) -> int:
    """How unlike two prefixes are: words that differ, and another number of words weighs double."""
    old, now = before.split("/"), after.split("/")
    same = sum(one == other for one, other in zip(old, now, strict=False))
    return len(old) + len(now) - 2 * same + 2 * abs(len(old) - len(now))


def _may_be_one(before: Placed, after: Placed, old: str, now: str) -> bool:
    """Whether the handlers of both may be the same. Named ones differ at most by words that differ in the prefixes ``old`` and ``now``."""
    one, other = before.endpoint, after.endpoint
    if before.handler or after.handler:
        had, has = _own_name(before), _own_name(after)
        return had == has or (bool(had and has) and _renamed_with(had, has, old, now))
    return not one.handler_lines or not other.handler_lines or one.handler_lines == other.handler_lines


def _renamed_with(had: str, has: str, old: str, now: str) -> bool:
    """Whether one name becomes the other by the change of words that turns one path into the other, as many words long."""
    lost, gained = Counter(_words(had)) - Counter(_words(has)), Counter(_words(has)) - Counter(_words(had))
    parts = old.split("/"), now.split("/")
    if not lost or not gained or lost.total() == len(_words(had)) or len(parts[0]) != len(parts[1]) or old == now:
        return False
    apart = [(left, right) for left, right in zip(*parts, strict=True) if left != right]
    before, after = ({word for part in side for word in _words(part)} for side in zip(*apart, strict=True))
    return lost.keys() <= before and gained.keys() <= after


def _own_name(item: Placed) -> str:
    """The handler's name without the controller that may have been renamed with its file."""
    return item.handler.rpartition(".")[2]


def _words(text: str) -> list[str]:
    """The words of a name or path, in the singular."""
    return [word.lower().removesuffix("s") for word in _WORD.findall(text)]


def _splits(before: str, after: str) -> Iterable[tuple[str, str, str]]:
    """Every way to read both paths as a prefix and a common rest, the empty rest included."""
    old, now = before.rstrip("/").split("/"), after.rstrip("/").split("/")
    for length in range(common_rest(old, now) + 1):
        yield "/".join(old[: len(old) - length]), "/".join(now[: len(now) - length]), "/".join(old[len(old) - length :])


def common_rest(old: Sequence[str], now: Sequence[str]) -> int:
    """How many words are the same at the end of both, whatever their parameters are called."""
    length = 0
    while length < min(len(old), len(now)) and nameless(old[-1 - length]) == nameless(now[-1 - length]):
        length += 1
    return length


def _one_to_one(found: list[tuple[Placed, Placed, str]]) -> list[tuple[Placed, Placed]]:
    pairs: list[tuple[Placed, Placed]] = []
    taken: set[int] = set()
    for before, after, _ in found:
        if id(before) not in taken and id(after) not in taken:
            taken |= {id(before), id(after)}
            pairs.append((before, after))
    return pairs


def _by_handler_and_tail(item: Placed) -> Hashable:
    """Equal for the same named handler at the same last word of a path. Nothing equals an endpoint without either."""
    tail = item.endpoint.template.rstrip("/").rpartition("/")[2]
    return (item.endpoint.method, item.handler, tail) if item.handler and tail and not _PARAMETER.fullmatch(tail) else None


def _by_handler_and_file(item: Placed) -> Hashable:
    return (item.endpoint.method, item.handler, item.file.rpartition("/")[2]) if item.handler else None


def _by_telling_handler(item: Placed) -> Hashable:
    """Equal for the same named handler wherever it is, if the name says more than what every module does."""
    return (item.endpoint.method, item.handler) if set(_words(_own_name(item))) - _EVERYWHERE else None


_HANDLERS: tuple[Key, ...] = (_by_handler_and_tail, _by_handler_and_file, _by_telling_handler)
