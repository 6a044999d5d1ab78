"""The source lines behind the facts, read while the tree is open: short, and not more than a report can bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from analyzer.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzer.model.analysis import Analysis
    from analyzer.model.http import Endpoint

_PLACES = 3_000
_LONGEST = 400
_LARGEST = 2_000_000
_LARGEST_TEXT = 20_000


class Readable(Protocol):
    """What is asked of a tree."""

    def size(self, path: str) -> int:
        """Return a file's bytes."""
        ...

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        ...


def snippets(analysis: Analysis, tree: Readable) -> dict[tuple[str, int], str]:
    """Return the line at every place that the services and the unresolved name, by file and line; the first 3,000 places."""
    facts = (service_facts for service in analysis.services for service_facts in _quoted(service))
    wanted: dict[tuple[str, int], int] = {}
    for place in _locations([*facts, *analysis.unresolved]):
        if len(wanted) >= _PLACES:
            break
        wanted[place.file, place.line] = place.line
    return _read(wanted, tree)


def handlers(endpoints: Iterable[Endpoint], tree: Readable) -> list[str]:
    """Return the source of each endpoint's handler, empty where it is not known; of the first 3,000 places, at most 400 lines each."""
    places: list[tuple[str, int]] = []
    wanted: dict[tuple[str, int], int] = {}
    for item in endpoints:
        place = item.handler_location or item.location
        places.append((place.file, place.line))
        if item.handler_lines and len(wanted) < _PLACES:
            wanted.setdefault(places[-1], place.line + min(item.handler_lines, _LONGEST) - 1)
    found = _read(wanted, tree)
    return [found.get(key, "") for key in places]


def _quoted(service: msgspec.Struct) -> Iterator[object]:
    """Yield the service's facts, without the reach graph: its nodes are too many, and the plan quotes what matters of it."""
    return (getattr(service, name) for name in service.__struct_fields__ if name != "reach")


def _locations(facts: Iterable[object]) -> Iterator[Location]:
    waiting = [iter(facts)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, Location):
            yield item
        elif isinstance(item, tuple):
            waiting.append(iter(item))
        elif isinstance(item, msgspec.Struct):
            waiting.append(iter([value for name in item.__struct_fields__ if (value := getattr(item, name)) is not None]))


def _read(wanted: dict[tuple[str, int], int], tree: Readable) -> dict[tuple[str, int], str]:
    found = {}
    lines: dict[str, list[str]] = {}
    for (file, line), last in sorted(wanted.items()):
        if file not in lines:
            lines = {file: _lines(file, tree)}
        text = "\n".join(lines[file][line - 1 : last])[:_LARGEST_TEXT]
        if line > 0 and text.strip():
            found[file, line] = text
    return found


def _lines(file: str, tree: Readable) -> list[str]:
    try:
        data = tree.read(file) if tree.size(file) <= _LARGEST else b""
    except Exception:  # noqa: BLE001 - whatever a tree raises for a file that went away: the report does without its lines
        return []
    return [] if b"\0" in data else data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
