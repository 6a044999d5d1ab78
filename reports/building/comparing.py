"""From two reports to a comparison: every difference found and worded once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.comparison import (
    COMPARISON_VERSION,
    ChangedEndpoint,
    Comparison,
    FigureChange,
    GuardChange,
    MovedEndpoint,
    NamedChange,
    Pair,
    Placed,
    WordChange,
    matched,
    placed,
)
from reports.text import listing, number, plural

if TYPE_CHECKING:
    from reports.contract.report import Report, ServiceDecision
    from reports.contract.service import Finding

_NAMES = 3


def compare(base: Report, head: Report) -> Comparison:
    """Return what ``head`` changes. Equal input gives an equal comparison; equal reports give one without changes."""
    pairs, gone, new = matched(placed(base), placed(head))
    added, removed = _changed(new), _changed(gone)
    moved = tuple(_moved(before, after) for before, after in _sorted(pairs) if _is_move(before, after))
    guards = tuple(change for before, after in _sorted(pairs) if (change := _guards(before, after)))
    named, figures, words = _named(base, head), _figures(base, head), _words(base, head)
    fixed, fresh = _only(base, head), _only(head, base)
    counted = any(item.before != item.after for item in figures) or any(item.before != item.after for item in words)
    changed = bool(added or removed or moved or guards or named or counted)
    return Comparison(
        schema_version=COMPARISON_VERSION,
        tool=head.tool,
        base=base.source,
        head=head.source,
        complete=base.complete and head.complete,
        changed=changed,
        summary=_summary(added, removed, moved, guards, named, figures, words),
        added=added,
        removed=removed,
        moved=moved,
        guards=guards,
        named=named,
        figures=figures,
        words=words,
        new_findings=fresh,
        fixed_findings=fixed,
    )


def _sorted(pairs: list[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (pair[1].root, pair[1].endpoint.template, pair[1].endpoint.method))


def _changed(items: list[Placed]) -> tuple[ChangedEndpoint, ...]:
    ordered = sorted(items, key=lambda item: (item.root, item.endpoint.template, item.endpoint.method))
    return tuple(
        ChangedEndpoint(
            service=item.service,
            method=item.endpoint.method,
            path=item.endpoint.template,
            guarded=bool(item.endpoint.guards),
            location=item.endpoint.location,
        )
        for item in ordered
    )


def _is_move(before: Placed, after: Placed) -> bool:
    return (before.root, before.name, before.endpoint.location.file) != (after.root, after.name, after.endpoint.location.file)


def _moved(before: Placed, after: Placed) -> MovedEndpoint:
    return MovedEndpoint(
        method=after.endpoint.method,
        before=before.endpoint.template,
        after=after.endpoint.template,
        file_before=before.endpoint.location.file,
        file_after=after.endpoint.location.file,
        location=after.endpoint.location,
    )


def _guards(before: Placed, after: Placed) -> GuardChange | None:
    had, has = ({guard.name for guard in item.endpoint.guards} for item in (before, after))
    if had == has:
        return None
    return GuardChange(
        method=after.endpoint.method,
        path=after.endpoint.template,
        lost=tuple(sorted(had - has)),
        gained=tuple(sorted(has - had)),
        unguarded=not has,
        location=after.endpoint.location,
    )


def _named(base: Report, head: Report) -> tuple[NamedChange, ...]:
    was, now = _things(base), _things(head)
    gone = [NamedChange(kind=kind, name=name, detail=detail, added=False) for kind, name, detail in sorted((was - now).elements())]
    return (*(NamedChange(kind=kind, name=name, detail=detail, added=True) for kind, name, detail in sorted((now - was).elements())), *gone)


def _things(report: Report) -> Counter[tuple[str, str, str]]:
    found: Counter[tuple[str, str, str]] = Counter()
    for service in report.services:
        found.update(("job", item.name, item.library or "") for item in service.jobs if not item.in_process)
        found.update(("realtime", item.name, item.library or item.kind) for item in service.realtime)
        found.update(("hazard", item.title, item.direction) for item in service.hazards)
        found.update(
            ("library", item.name, ", ".join(part for part in (item.concern, item.tier or "", item.level) if part))
            for item in service.libraries
            if item.level in {"imported", "used"}
        )
    return found


def _figures(base: Report, head: Report) -> tuple[FigureChange, ...]:
    was, now = _measured(base), _measured(head)
    return tuple(FigureChange(name=name, before=was[name], after=now[name]) for name in was)


def _measured(report: Report) -> dict[str, float]:
    effort = report.repository_effort or (report.estimate.effort if report.estimate else None)
    totals = report.totals
    return {
        "endpoints": totals.endpoints,
        "unguarded": totals.unguarded,
        "jobs": totals.jobs,
        "hazards": totals.hazards,
        "weeks": effort.weeks.p50 if effort else 0.0,
        "weeks-p80": effort.weeks.p80 if effort else 0.0,
    }


def _words(base: Report, head: Report) -> tuple[WordChange, ...]:
    was, now = ({item.service: item for item in report.decisions} for report in (base, head))
    names = {item.service: item.name for item in (*base.decisions, *head.decisions)}
    return tuple(
        WordChange(what=what, service=names[service], before=before, after=after)
        for service in sorted(names)
        for what, before, after in (
            ("band", _band(was.get(service)), _band(now.get(service))),
            ("recommendation", _advice(was.get(service)), _advice(now.get(service))),
        )
    )


def _band(decision: ServiceDecision | None) -> str:
    return decision.estimate.band.name if decision else ""


def _advice(decision: ServiceDecision | None) -> str:
    return decision.recommendation.title if decision else ""


def _only(report: Report, other: Report) -> tuple[Finding, ...]:
    known = {item.fingerprint for item in other.findings}
    return tuple(item for item in report.findings if item.fingerprint not in known)


def _summary(
    added: tuple[ChangedEndpoint, ...],
    removed: tuple[ChangedEndpoint, ...],
    moved: tuple[MovedEndpoint, ...],
    guards: tuple[GuardChange, ...],
    named: tuple[NamedChange, ...],
    figures: tuple[FigureChange, ...],
    words: tuple[WordChange, ...],
) -> tuple[str, ...]:
    bare = sum(not item.guarded for item in added)
    lost = sum(item.unguarded for item in guards)
    structural = [item.name for item in named if item.kind == "library" and item.added and "structural" in item.detail]
    parts = [
        f"{plural(len(added), 'endpoint')} added" + (f", {bare} without a guard" if bare else "") if added else "",
        f"{plural(len(removed), 'endpoint')} removed" if removed else "",
        f"{plural(len(moved), 'endpoint')} moved" if moved else "",
        f"{plural(lost, 'endpoint')} no longer guarded" if lost else "",
        f"new structural AI: {listing(sorted(set(structural)), _NAMES)}" if structural else "",
    ]
    said = "; ".join(part for part in parts if part)
    return (f"{said[:1].upper()}{said[1:]}." if said else "No change in endpoints, guards or AI.", _course(figures, words))


def _course(figures: tuple[FigureChange, ...], words: tuple[WordChange, ...]) -> str:
    weeks = next(item for item in figures if item.name == "weeks")
    course = (
        f"{number(weeks.before)} weeks as before"
        if weeks.before == weeks.after
        else f"{number(weeks.before)} to {number(weeks.after)} weeks"
    )
    crossed = [
        f"{item.service}: {item.what} {item.before or 'none'} to {item.after or 'none'}" for item in words if item.before != item.after
    ]
    bands = sorted({item.after for item in words if item.what == "band" and item.after})
    return f"{course}; {'; '.join(crossed)}." if crossed else f"{course}{f', still {listing(bands)}' if bands else ''}."
