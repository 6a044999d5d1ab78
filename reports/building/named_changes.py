"""Services, jobs, realtime channels, libraries and hazards of two reports, subtracted: added, removed, or the same thing changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

from reports.building.fact_wording import ai_ids
from reports.comparison import Kind, NamedChange

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from analyzer.model.location import Location
    from reports.contract.report import Report
    from reports.contract.service import ServiceReport

_KINDS: tuple[Kind, ...] = ("service", "library", "job", "realtime", "hazard")
_MARKS = 3
_UNNAMED = re.compile(r" at line \d+\Z")


class _Thing(msgspec.Struct, frozen=True, kw_only=True):
    kind: Kind
    home: str
    service: str
    name: str
    detail: str
    structural: bool = False
    location: Location | None = None
    marks: tuple[Hashable, ...] = ()


_Key = tuple[Kind, str, str]


def named_changes(base: Report, head: Report, homes: Mapping[str, str], renamed: Mapping[str, str]) -> tuple[NamedChange, ...]:
    """Return what changed, by kind, then what was added, removed, changed, renamed, then by name.

    Things are the same by kind, service and name, of which a line is no part; a service by its folder, whatever its name is now.
    A job of another name is the same where library and trigger are, or file, library and what it does (lines, libraries reached), and
    no other job is like it.
    ``renamed`` maps files of base to their names in head.
    """
    was, now = _collected(base, homes, renamed), _collected(head, {}, {})
    alone = _alone(was, now), _alone(now, was)
    changes = [change for key in {*was, *now} for change in _subtracted(was.get(key, []), now.get(key, []))]
    changes = _with_renamed(changes, *alone)
    changes.sort(key=lambda item: (_KINDS.index(item.kind), item.change, item.service, item.name, item.before, item.after))
    return tuple(changes)


def _alone(things: Mapping[_Key, list[_Thing]], others: Mapping[_Key, list[_Thing]]) -> list[_Thing]:
    """The jobs whose name the other side does not know."""
    return [item for key in sorted(things.keys() - others.keys()) for item in things[key] if item.kind == "job"]


def _with_renamed(changes: list[NamedChange], gone: list[_Thing], new: list[_Thing]) -> list[NamedChange]:
    """``changes`` with one renaming in the place of each removal and addition of the same job."""
    pairs: list[tuple[_Thing, _Thing]] = []
    for at in range(_MARKS):
        counts = [Counter(item.marks[at] for item in side) for side in (gone, new)]
        before = {item.marks[at]: item for item in gone}
        found = [(before[item.marks[at]], item) for item in new if counts[0][item.marks[at]] == 1 == counts[1][item.marks[at]]]
        pairs += found
        taken = {id(item) for pair in found for item in pair}
        gone, new = ([item for item in side if id(item) not in taken] for side in (gone, new))
    said = {("removed", before.service, before.name) for before, _ in pairs} | {("added", after.service, after.name) for _, after in pairs}
    kept = [item for item in changes if item.kind != "job" or (item.change, item.service, item.name) not in said]
    return kept + [msgspec.structs.replace(_change(after, before.name, after.name), change="renamed") for before, after in pairs]


def _subtracted(was: list[_Thing], now: list[_Thing]) -> Iterator[NamedChange]:
    """Equal ones cancel out; of the rest, one of each side is a change."""
    details = [item.detail for item in was]
    fresh = []
    for item in now:
        if item.detail in details:
            details.remove(item.detail)
        else:
            fresh.append(item)
    left = [item.detail for item in now]
    stale = []
    for item in was:
        if item.detail in left:
            left.remove(item.detail)
        else:
            stale.append(item)
    for before, after in zip(stale, fresh, strict=False):
        yield _change(after, before=before.detail, after=after.detail)
    for item in fresh[len(stale) :]:
        yield _change(item, after=item.detail)
    for item in stale[len(fresh) :]:
        yield _change(item, before=item.detail)


def _change(item: _Thing, before: str | None = None, after: str | None = None) -> NamedChange:
    return NamedChange(
        kind=item.kind,
        name=item.name,
        service=item.service,
        change="added" if before is None else "removed" if after is None else "changed",
        before=before or "",
        after=after or "",
        structural=item.structural,
        location=item.location,
    )


def _collected(report: Report, homes: Mapping[str, str], renamed: Mapping[str, str]) -> dict[_Key, list[_Thing]]:
    found: dict[_Key, list[_Thing]] = defaultdict(list)
    for service in report.services:
        home = homes.get(service.root, service.root)
        for item in _things(service, home, renamed):
            found[item.kind, item.home, "" if item.kind == "service" else _UNNAMED.sub("", item.name)].append(item)
    return found


def _things(service: ServiceReport, home: str, renamed: Mapping[str, str]) -> Iterator[_Thing]:
    yield _Thing(kind="service", home=home, service=service.name, name=service.name, detail=_stack(service))
    structural = set(ai_ids(service.libraries, "structural"))
    for library in service.libraries:
        if library.in_use:
            detail = ", ".join(part for part in (library.concern, (library.tier or "").replace("_", " "), library.level) if part)
            place = library.evidence[0].location if library.evidence else None
            yield _Thing(
                kind="library",
                home=home,
                service=service.name,
                name=library.name,
                detail=detail,
                structural=library.id in structural,
                location=place,
            )
    for job in service.jobs:
        if not job.in_process:
            detail = ", ".join(
                part
                for part in ((job.library or "").partition(":")[2], job.trigger.words or job.trigger.expression or job.trigger.kind)
                if part
            )
            file, trigger = renamed.get(job.location.file, job.location.file), job.trigger
            started = (home, job.library, trigger.kind, trigger.expression)
            marks = ((*started, file), (home, file, job.library, job.handler_lines, job.reaches), started)
            yield _Thing(kind="job", home=home, service=service.name, name=job.name, detail=detail, location=job.location, marks=marks)
    for channel in service.realtime:
        yield _Thing(
            kind="realtime",
            home=home,
            service=service.name,
            name=channel.name,
            detail=(channel.library or "").partition(":")[2] or channel.kind,
            location=channel.location,
        )
    for hazard in service.hazards:
        place = hazard.locations[0] if hazard.locations else None
        yield _Thing(kind="hazard", home=home, service=service.name, name=hazard.title, detail=hazard.direction, location=place)


def _stack(service: ServiceReport) -> str:
    return " ".join(part for part in (service.framework, service.framework_version or "") if part)
