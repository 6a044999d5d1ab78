"""Services, jobs, realtime channels, libraries and hazards of two reports, subtracted: added, removed, or the same thing changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from reports.building.fact_wording import ai_ids
from reports.comparison import Kind, NamedChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.model.location import Location
    from reports.contract.report import Report
    from reports.contract.service import ServiceReport

_KINDS: tuple[Kind, ...] = ("service", "library", "job", "realtime", "hazard")
_IN_USE = frozenset({"imported", "used"})


class _Thing(msgspec.Struct, frozen=True, kw_only=True):
    kind: Kind
    home: str
    service: str
    name: str
    detail: str
    structural: bool = False
    location: Location | None = None


_Key = tuple[Kind, str, str]


def named_changes(base: Report, head: Report, homes: Mapping[str, str]) -> tuple[NamedChange, ...]:
    """Return what changed, by kind, then what was added, removed, changed, then by name.

    Things are the same by kind, service and name; a service by its folder, whatever its name is now.
    """
    was, now = _collected(base, homes), _collected(head, {})
    changes = [change for key in {*was, *now} for change in _subtracted(was.get(key, []), now.get(key, []))]
    changes.sort(key=lambda item: (_KINDS.index(item.kind), item.change, item.service, item.name, item.before, item.after))
    return tuple(changes)


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


def _collected(report: Report, homes: Mapping[str, str]) -> dict[_Key, list[_Thing]]:
    found: dict[_Key, list[_Thing]] = defaultdict(list)
    for service in report.services:
        home = homes.get(service.root, service.root)
        for item in _things(service, home):
            found[item.kind, item.home, "" if item.kind == "service" else item.name].append(item)
    return found


def _things(service: ServiceReport, home: str) -> Iterator[_Thing]:
    yield _Thing(kind="service", home=home, service=service.name, name=service.name, detail=_stack(service))
    structural = set(ai_ids(service.libraries, "structural"))
    for library in service.libraries:
        if library.level in _IN_USE:
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
                part for part in (job.library or "", job.trigger.words or job.trigger.expression or job.trigger.kind) if part
            )
            yield _Thing(kind="job", home=home, service=service.name, name=job.name, detail=detail, location=job.location)
    for channel in service.realtime:
        yield _Thing(
            kind="realtime",
            home=home,
            service=service.name,
            name=channel.name,
            detail=channel.library or channel.kind,
            location=channel.location,
        )
    for hazard in service.hazards:
        place = hazard.locations[0] if hazard.locations else None
        yield _Thing(kind="hazard", home=home, service=service.name, name=hazard.title, detail=hazard.direction, location=place)


def _stack(service: ServiceReport) -> str:
    return " ".join(part for part in (service.framework, service.framework_version or "") if part)
