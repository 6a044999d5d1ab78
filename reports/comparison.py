"""What a change does to a backend: two reports of one repository, matched and subtracted.

An endpoint whose file, router or service was renamed is moved, not removed and added: endpoints are matched by service, method and
path first, then without the service, and what is left by method, handler and the end of the path where that is unambiguous.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable

from analyzer.model.http import Endpoint
from analyzer.model.location import Location
from reports.contract.report import Report, SourceInfo, Tool
from reports.contract.service import Finding, Part

COMPARISON_VERSION = "1.0"


class ChangedEndpoint(Part, frozen=True, kw_only=True):
    """An endpoint that was added or removed. ``path`` is OpenAPI's template."""

    service: str
    method: str
    path: str
    guarded: bool
    location: Location


class MovedEndpoint(Part, frozen=True, kw_only=True):
    """An endpoint whose path, service or file changed."""

    method: str
    before: str
    after: str
    file_before: str
    file_after: str
    location: Location


class GuardChange(Part, frozen=True, kw_only=True):
    """An endpoint whose guards changed. ``unguarded`` where none is left."""

    method: str
    path: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    unguarded: bool
    location: Location


class NamedChange(Part, frozen=True, kw_only=True):
    """A job, library, realtime channel or hazard that was added or removed; ``detail`` is its library, level and tier, or direction."""

    kind: str
    name: str
    detail: str
    added: bool


class FigureChange(Part, frozen=True, kw_only=True):
    """A figure before and after. Weeks are those of moving everything."""

    name: str
    before: float
    after: float


class WordChange(Part, frozen=True, kw_only=True):
    """The band or the recommendation of one service before and after; "" where there was or is none."""

    what: str
    service: str
    before: str
    after: str


class Comparison(Part, frozen=True, kw_only=True):
    """All differences. ``summary`` are the lines that a reviewer reads first; empty lists mean that nothing of the kind changed.

    ``words`` holds every service's band and recommendation, changed or not. ``complete`` is false where either audit was not.
    """

    schema_version: str
    tool: Tool
    base: SourceInfo
    head: SourceInfo
    complete: bool
    changed: bool
    summary: tuple[str, ...]
    added: tuple[ChangedEndpoint, ...]
    removed: tuple[ChangedEndpoint, ...]
    moved: tuple[MovedEndpoint, ...]
    guards: tuple[GuardChange, ...]
    named: tuple[NamedChange, ...]
    figures: tuple[FigureChange, ...]
    words: tuple[WordChange, ...]
    new_findings: tuple[Finding, ...]
    fixed_findings: tuple[Finding, ...]


class Placed(Part, frozen=True, kw_only=True):
    """An endpoint in its service."""

    service: str
    root: str
    endpoint: Endpoint

    @property
    def name(self) -> str:
        """Method and path."""
        return f"{self.endpoint.method} {self.endpoint.template}"


Pair = tuple[Placed, Placed]
Key = Callable[[Placed], Hashable]


def matched(base: Iterable[Placed], head: Iterable[Placed]) -> tuple[list[Pair], list[Placed], list[Placed]]:
    """Return the endpoints that are in both, those only in base, those only in head."""
    pairs: list[Pair] = []
    gone, new = list(base), list(head)
    for key, unique in _KEYS:
        found, gone, new = _paired(gone, new, key, unique=unique)
        pairs += found
    return pairs, gone, new


def _handled(item: Placed) -> Hashable:
    """Equal for the same handler at the same end of a path. Nothing equals an endpoint without a named handler."""
    endpoint = item.endpoint
    tail = endpoint.template.rstrip("/").rpartition("/")[2]
    return (endpoint.method, endpoint.handler, tail) if endpoint.handler.isidentifier() else None


_KEYS: tuple[tuple[Key, bool], ...] = (
    (lambda item: (item.root, item.name, item.endpoint.location.file), False),
    (lambda item: (item.root, item.name), False),
    (lambda item: item.name, False),
    (_handled, True),
)


def _paired(gone: list[Placed], new: list[Placed], key: Key, *, unique: bool) -> tuple[list[Pair], list[Placed], list[Placed]]:
    counts = [Counter(map(key, side)) for side in (gone, new)]
    waiting: dict[Hashable, list[Placed]] = {}
    for item in gone:
        waiting.setdefault(key(item), []).append(item)
    pairs: list[Pair] = []
    rest: list[Placed] = []
    for item in new:
        mark = key(item)
        ambiguous = unique and any(count[mark] != 1 for count in counts)
        if mark is None or ambiguous or not waiting.get(mark):
            rest.append(item)
        else:
            pairs.append((waiting[mark].pop(0), item))
    taken = {id(before) for before, _ in pairs}
    return pairs, [item for item in gone if id(item) not in taken], rest


def placed(report: Report) -> list[Placed]:
    """Return all endpoints of a report with their services."""
    return [Placed(service=item.name, root=item.root, endpoint=endpoint) for item in report.services for endpoint in item.endpoints]
