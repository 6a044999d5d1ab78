"""A comparison as tables: one section for each kind of change, what is alike on many endpoints gathered in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from reports.building.change_wording import reads_differently
from reports.building.matching import common_rest
from reports.text import called, listing, number, plural, quantity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from analyzer.model.location import Location
    from reports.comparison import ChangedEndpoint, Comparison, GuardChange, MovedEndpoint, NamedChange

T = TypeVar("T")
_ALIKE = 3
_NAMES = {"service": "Services", "library": "Libraries", "job": "Jobs", "realtime": "Realtime channels", "hazard": "Hazards"}

_TURNS = {
    "lost": "no longer guarded",
    "fewer": "fewer guards",
    "replaced": "other guards",
    "gained": "newly guarded",
    "more": "more guards",
    "renamed": "renamed",
}
_ALARMING = frozenset({"lost", "fewer"})
_IN_OUR_WORDS = frozenset({"library", "hazard"})
_FIGURES = {
    "endpoints": "Endpoints",
    "unguarded": "Endpoints without a guard",
    "jobs": "Background jobs",
    "hazards": "Behavioural differences",
    "structural-ai": "Structural AI libraries",
    "weeks": "Weeks to move everything, P50",
    "weeks-p80": "Weeks to move everything, P80",
}


class Cell(msgspec.Struct, frozen=True):
    """Text of ours (``words``), of the repository (``code``), or of ours that should worry (``alarm``)."""

    text: str
    kind: Literal["words", "code", "alarm"] = "words"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One change, and where it stands: in the base where ``gone``, in the head otherwise."""

    cells: tuple[Cell, ...]
    location: Location | None = None
    gone: bool = False


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of change; ``total`` counts the changes, of which a row may gather several. ``placed`` where rows have locations."""

    id: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    placed: bool


def sections(changes: Comparison) -> tuple[Section, ...]:
    """Return the kinds that have a change, what concerns a reviewer most first; none where nothing changed that concerns a migration."""
    if not changes.changed:
        return ()
    found = [
        _section("Endpoints added", ("Endpoint", "Guard"), map(_added, changes.added), len(changes.added)),
        _section("Guards changed", ("Endpoint", "Change", "Lost", "Gained"), _guards(changes.guards), len(changes.guards)),
        *(_named(kind, title, changes.named) for kind, title in _NAMES.items()),
        _section("Endpoints moved", ("From", "To"), _moved(changes.moved), len(changes.moved)),
        _section("Endpoints removed", ("Endpoint", "Guard"), map(_removed, changes.removed), len(changes.removed)),
        _section("Figures", ("Figure", "Before", "After"), _figures(changes)),
        _section("Work", ("Work", "Before", "After"), _work(changes)),
        _section("Bands and recommendations", ("Service", "What", "Before", "After"), _words(changes)),
    ]
    return tuple(section for section in found if section.rows)


def endpoint(method: str, path: str) -> Cell:
    """Method and path."""
    return Cell(f"{method} {path}", "code")


def _section(title: str, headings: tuple[str, ...], rows: Iterable[Row], total: int | None = None) -> Section:
    listed = tuple(rows)
    placed = any(row.location for row in listed)
    return Section(
        id=title.lower().replace(" ", "-"),
        title=title,
        headings=headings,
        rows=listed,
        total=len(listed) if total is None else total,
        placed=placed,
    )


def _guard_names(names: Iterable[str]) -> str:
    """Guards by name; those without one are called so once, without a line that any change would move."""
    return ", ".join(dict.fromkeys(called(name, None) for name in names))


def _added(item: ChangedEndpoint) -> Row:
    guard = Cell(_guard_names(item.guards), "code") if item.guards else Cell("none", "alarm")
    return Row(cells=(endpoint(item.method, item.path), guard), location=item.location)


def _removed(item: ChangedEndpoint) -> Row:
    guard = Cell(_guard_names(item.guards), "code") if item.guards else Cell("none")
    return Row(cells=(endpoint(item.method, item.path), guard), location=item.location, gone=True)


def _guards(items: Iterable[GuardChange]) -> Iterator[Row]:
    worst = sorted(items, key=lambda item: list(_TURNS).index(item.change))
    for alike in _gathered([(item, (item.change, item.lost, item.gained)) for item in worst]):
        first = alike[0]
        cells = (
            _several([(item.method, item.path) for item in alike]),
            Cell(_TURNS[first.change], "alarm" if first.change in _ALARMING else "words"),
            Cell(_guard_names(first.lost), "code"),
            Cell(_guard_names(first.gained), "code"),
        )
        yield Row(cells=cells, location=first.location)


def _moved(items: Iterable[MovedEndpoint]) -> Iterator[Row]:
    for alike in _gathered([(item, _move(item)) for item in items]):
        first = alike[0]
        before, after = _move(first)
        several = _several([(item.method, item.before) for item in alike])
        if len(alike) == 1 and first.before != first.after:
            service = f" ({first.service})" if first.service != first.service_before else ""
            yield Row(cells=(several, Cell(f"{first.after}{service}", "code")), location=first.location)
        elif len({(item.file_before, item.file_after) for item in alike}) == 1 and (before, after) == _folders(first):
            yield Row(cells=(several, Cell(f"{first.file_before} -> {first.file_after}", "code")), location=first.location)
        else:
            yield Row(cells=(several, Cell(f"{before} -> {after}", "code")), location=first.location)


def _move(item: MovedEndpoint) -> tuple[str, str]:
    """What changed: the prefix, the names of parameters, the slash at the end, else the service, else the folder or file."""
    if item.before == item.after:
        services = item.service_before, item.service
        return services if item.service_before != item.service else _folders(item)
    old, now = item.before.rstrip("/").split("/"), item.after.rstrip("/").split("/")
    rest = common_rest(old, now)
    before, after = ("/".join(words[: len(words) - rest]) or "/" for words in (old, now))
    if before != after:
        return before, after
    apart = [pair for pair in zip(old, now, strict=True) if pair[0] != pair[1]]
    if not apart:
        return (".../", "...") if item.before.endswith("/") else ("...", ".../")
    return ", ".join(one for one, _ in apart), ", ".join(other for _, other in apart)


def _folders(item: MovedEndpoint) -> tuple[str, str]:
    """The folders of both files where only these differ, else the files."""
    old, now = item.file_before.split("/"), item.file_after.split("/")
    if old[-1] != now[-1]:
        return item.file_before, item.file_after
    length = 0
    while length < min(len(old), len(now)) and old[-1 - length] == now[-1 - length]:
        length += 1
    before, after = ("/".join(words[: len(words) - length]) or "." for words in (old, now))
    return before, after


def _gathered(marked: Iterable[tuple[T, Hashable]]) -> Iterator[list[T]]:
    groups: dict[Hashable, list[T]] = {}
    for item, mark in marked:
        groups.setdefault(mark, []).append(item)
    for group in groups.values():
        if len(group) > _ALIKE:
            yield group
        else:
            yield from ([item] for item in group)


def _several(named: list[tuple[str, str]]) -> Cell:
    names = [f"{method} {path}" for method, path in named]
    return Cell(names[0] if len(names) == 1 else f"{plural(len(names), 'endpoint')}: {listing(names, _ALIKE)}", "code")


def _named(kind: str, title: str, items: Iterable[NamedChange]) -> Section:
    rows = []
    for item in items:
        if item.kind == kind:
            what = f"{item.before} -> {item.after}" if item.change in {"changed", "renamed"} else item.after or item.before
            change = Cell(item.change, "alarm" if item.structural and item.change == "added" else "words")
            named: Literal["words", "code"] = "words" if item.kind == "hazard" else "code"
            detail: Literal["words", "code"] = "words" if item.kind in _IN_OUR_WORDS else "code"
            cells = (Cell(item.name, named), change, Cell(what, detail))
            rows.append(Row(cells=cells, location=item.location, gone=item.change == "removed"))
    return _section(title, ("Name", "Change", "What it is"), rows)


def _figures(changes: Comparison) -> Iterator[Row]:
    for item in changes.figures:
        if reads_differently(item):
            yield Row(cells=(Cell(_FIGURES.get(item.name, item.name)), Cell(number(item.before)), Cell(number(item.after))))


def _work(changes: Comparison) -> Iterator[Row]:
    for item in changes.work:
        before, after = (
            Cell(f"{quantity(count, item.unit)}, {number(days)} person-days" if count else "none")
            for count, days in ((item.quantity_before, item.days_before), (item.quantity_after, item.days_after))
        )
        yield Row(cells=(Cell(item.label), before, after))


def _words(changes: Comparison) -> Iterator[Row]:
    for item in changes.words:
        if item.before != item.after:
            yield Row(cells=(Cell(item.service, "code"), Cell(item.what), Cell(item.before or "none"), Cell(item.after or "none")))
