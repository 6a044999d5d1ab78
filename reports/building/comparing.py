"""From two reports to a comparison: every difference found once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.building.change_wording import reads_differently, summary
from reports.building.findings import UNGUARDED, UNRESOLVED
from reports.building.guard_changes import guard_changes, guard_names
from reports.building.matching import Placed, match
from reports.building.named_changes import named_changes
from reports.comparison import (
    COMPARISON_VERSION,
    ChangedEndpoint,
    Comparison,
    FigureChange,
    MovedEndpoint,
    WordChange,
    WorkChange,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from estimators.model import Estimate, WorkItem
    from reports.building.matching import Matching
    from reports.building.same_text import Reader
    from reports.contract.report import Report, ServiceDecision
    from reports.contract.service import Finding


_TELLING_DAYS = 0.5


def compare(base: Report, head: Report, renamed: Mapping[str, str] | None = None, read: Reader | None = None) -> Comparison:
    """Return what ``head`` changes; ``renamed`` maps files of base to their names in head, as far as the caller knows.

    ``read`` gives the source of handlers, asked for where endpoints cannot be told to be the same without it.

    Equal input gives an equal comparison; equal reports give one without changes.
    """
    files = renamed or {}
    found = match(base, head, files, read)
    ids = _ids(base, head, found.homes)
    added, removed = _changed(found.new), _changed(found.gone)
    moved = tuple(_moved(before, after) for before, after in found.pairs if _is_move(before, after))
    guards = guard_changes(found.pairs, files)
    named, figures, words = named_changes(base, head, found.homes, files), _figures(base, head), _words(base, head, ids)
    counted = any(item.name != "weeks-p80" and reads_differently(item) for item in figures)
    turned = any(item.before != item.after for item in words)
    new, fixed = _findings(base, head, found, ids, files)
    kinds = {item.rule for item in new}
    return Comparison(
        schema_version=COMPARISON_VERSION,
        tool=head.tool,
        base=base.source,
        head=head.source,
        complete=base.complete and head.complete,
        changed=bool(added or removed or moved or guards or named or counted or turned),
        summary=summary(base, added, removed, moved, guards, named, figures, words),
        added=added,
        removed=removed,
        moved=moved,
        guards=guards,
        named=named,
        figures=figures,
        words=words,
        work=_work(base, head, ids),
        new_findings=new,
        fixed_findings=fixed,
        rules=tuple(rule for rule in head.rules if rule.id in kinds),
    )


def _changed(items: Iterable[Placed]) -> tuple[ChangedEndpoint, ...]:
    return tuple(
        ChangedEndpoint(
            service=item.service,
            method=item.endpoint.method,
            path=item.endpoint.template,
            guarded=bool(item.endpoint.guards),
            guards=guard_names(item),
            location=item.endpoint.location,
        )
        for item in items
    )


def _is_move(before: Placed, after: Placed) -> bool:
    return (before.root, before.name, before.endpoint.location.file) != (after.root, after.name, after.endpoint.location.file)


def _moved(before: Placed, after: Placed) -> MovedEndpoint:
    return MovedEndpoint(
        service=after.service,
        method=after.endpoint.method,
        before=before.endpoint.template,
        after=after.endpoint.template,
        file_before=before.endpoint.location.file,
        file_after=after.endpoint.location.file,
        service_before=before.service,
        location=after.endpoint.location,
    )


def _figures(base: Report, head: Report) -> tuple[FigureChange, ...]:
    was, now = _measured(base), _measured(head)
    return tuple(FigureChange(name=name, before=was[name], after=now[name]) for name in was)


def _measured(report: Report) -> dict[str, float]:
    effort = _effort(report)
    totals = report.totals
    return {
        "endpoints": totals.endpoints,
        "unguarded": totals.unguarded,
        "jobs": totals.jobs,
        "hazards": totals.hazards,
        "structural-ai": totals.structural_ai,
        "weeks": effort.weeks.p50 if effort else 0.0,
        "weeks-p80": effort.weeks.p80 if effort else 0.0,
    }


def _effort(report: Report) -> Estimate | None:
    return report.repository_effort or (report.estimate.effort if report.estimate else None)


def _work(base: Report, head: Report, ids: Mapping[str, str]) -> tuple[WorkChange, ...]:
    was, now = _items(base, ids), _items(head, {})
    changes = []
    for key in sorted({*was, *now}):
        before, after = was.get(key), now.get(key)
        shown = after or before
        quantities = [item.quantity if item else 0.0 for item in (before, after)]
        days = [item.person_days if item else 0.0 for item in (before, after)]
        if shown and (quantities[0] != quantities[1] or abs(days[1] - days[0]) >= _TELLING_DAYS):
            changes.append(
                WorkChange(
                    id=shown.id,
                    label=shown.label,
                    unit=shown.unit,
                    quantity_before=quantities[0],
                    quantity_after=quantities[1],
                    days_before=days[0],
                    days_after=days[1],
                )
            )
    return tuple(sorted(changes, key=lambda item: (-abs(item.days_after - item.days_before), item.label, item.id)))


def _items(report: Report, ids: Mapping[str, str]) -> dict[str, WorkItem]:
    """The work items by id; those of several services begin with the service's, where head has it."""
    effort = _effort(report)
    found = {item.id: item for item in effort.items} if effort else {}
    for decision in report.decisions:
        here = ids.get(decision.service, decision.service)
        if here != decision.service:
            start = f"{decision.service}:"
            found = {f"{here}:{key.removeprefix(start)}" if key.startswith(start) else key: item for key, item in found.items()}
    return found


def _words(base: Report, head: Report, ids: Mapping[str, str]) -> tuple[WordChange, ...]:
    was = {ids.get(item.service, item.service): item for item in base.decisions}
    now = {item.service: item for item in head.decisions}
    names = {key: item.name for key, item in (*was.items(), *now.items())}
    return tuple(
        change
        for key in sorted(names)
        for change in (
            WordChange(what="band", service=names[key], before=_band(was.get(key)), after=_band(now.get(key))),
            WordChange(what="recommendation", service=names[key], before=_advice(was.get(key)), after=_advice(now.get(key))),
        )
    )


def _ids(base: Report, head: Report, homes: Mapping[str, str]) -> dict[str, str]:
    """Return the ids that services of base have in head where they are others: of a folder that was renamed, or with another framework.

    Ids are ``root:framework``.
    """
    was = {item.id: homes.get(item.root, item.root) for item in base.services}
    now = {item.id: item.root for item in head.services}
    found = {old: f"{home}:{old.rpartition(':')[2]}" for old, home in was.items()}
    rest = [(old, home) for old, home in was.items() if found[old] not in now]
    free = [new for new in now if new not in found.values()]
    for old, home in rest:
        others = [new for new in free if now[new] == home]
        if len(others) == 1 == sum(other == home for _, other in rest):
            found[old] = others[0]
    return {old: new for old, new in found.items() if old != new}


def _band(decision: ServiceDecision | None) -> str:
    return decision.estimate.band.name if decision else ""


def _advice(decision: ServiceDecision | None) -> str:
    return decision.recommendation.title if decision else ""


def _findings(
    base: Report, head: Report, found: Matching, ids: Mapping[str, str], renamed: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings only in head and those only in base; what moved with its endpoint, file or service is in both."""
    moves = {(before.id, _subject(before)): (after.id, _subject(after)) for before, after in found.pairs if not before.endpoint.guards}

    def in_head(item: Finding) -> Hashable:
        if item.rule == UNGUARDED:
            return item.rule, *moves.get((item.service, item.subject), (ids.get(item.service, item.service), item.subject))
        file = renamed.get(item.location.file, item.location.file) if item.rule == UNRESOLVED and item.location else ""
        return item.rule, ids.get(item.service, item.service), item.subject, file

    def as_is(item: Finding) -> Hashable:
        if item.rule == UNGUARDED:
            return item.rule, item.service, item.subject
        return item.rule, item.service, item.subject, item.location.file if item.rule == UNRESOLVED and item.location else ""

    was, now = [in_head(item) for item in base.findings], [as_is(item) for item in head.findings]
    return _surplus(head.findings, now, was), _surplus(base.findings, was, now)


def _subject(item: Placed) -> str:
    return f"{item.endpoint.method} {item.endpoint.path}"


def _surplus(findings: Iterable[Finding], keys: Iterable[Hashable], known: Iterable[Hashable]) -> tuple[Finding, ...]:
    left = Counter(known)
    only = []
    for finding, key in zip(findings, keys, strict=True):
        if left[key] > 0:
            left[key] -= 1
        else:
            only.append(finding)
    return tuple(only)
