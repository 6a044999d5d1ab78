"""The two lines that a reviewer reads first: what is new and what it means; then where weeks and band go."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reports.building.matching import nameless
from reports.text import listing, number, plural, shorten

if TYPE_CHECKING:
    from reports.comparison import ChangedEndpoint, FigureChange, GuardChange, MovedEndpoint, NamedChange, WordChange
    from reports.contract.report import Report

_NAMES = 3
_LONGEST = 80
_MAJOR = re.compile(r"\d{1,9}")
_TURNS = 4
NOTHING = "Nothing changed that concerns a migration."


def summary(
    base: Report,
    added: tuple[ChangedEndpoint, ...],
    removed: tuple[ChangedEndpoint, ...],
    moved: tuple[MovedEndpoint, ...],
    guards: tuple[GuardChange, ...],
    named: tuple[NamedChange, ...],
    figures: tuple[FigureChange, ...],
    words: tuple[WordChange, ...],
) -> tuple[str, ...]:
    """Return both lines, without a full stop at their ends."""
    parts = [
        *_endpoints(added, removed, moved),
        *_guarding(guards),
        *_stacks(named),
        *_libraries(base, named),
        *_others(named),
    ]
    first = "; ".join(parts or _minor(named))
    return (f"{first[:1].upper()}{first[1:]}" if first else "No change in endpoints, guards, jobs or libraries", _course(figures, words))


def _endpoints(added: tuple[ChangedEndpoint, ...], removed: tuple[ChangedEndpoint, ...], moved: tuple[MovedEndpoint, ...]) -> list[str]:
    bare = sum(not item.guarded for item in added)
    without = (
        ""
        if not bare
        else ", without a guard"
        if bare == len(added) == 1
        else ", none with a guard"
        if bare == len(added)
        else f", {bare:,} without a guard"
    )
    named = sum(item.before != item.after and nameless(item.before) == nameless(item.after) for item in moved)
    relocated = sum((item.before, item.service_before) != (item.after, item.service) for item in moved) - named
    parts = [
        f"+{plural(len(added), 'endpoint')}{without}" if added else "",
        f"-{plural(len(removed), 'endpoint')}" if removed else "",
        f"{plural(relocated, 'endpoint')} moved" if relocated else "",
        f"parameters renamed on {plural(named, 'endpoint')}" if named else "",
        f"{plural(len(moved) - relocated - named, 'endpoint')} in other files" if len(moved) > relocated + named else "",
    ]
    return [part for part in parts if part]


def _guarding(guards: tuple[GuardChange, ...]) -> list[str]:
    counts = Counter(item.change for item in guards)
    parts = [
        f"{plural(counts['lost'], 'endpoint')} no longer guarded" if counts["lost"] else "",
        f"{plural(counts['gained'], 'endpoint')} newly guarded" if counts["gained"] else "",
        f"fewer guards on {plural(counts['fewer'], 'endpoint')}" if counts["fewer"] else "",
        f"more guards on {plural(counts['more'], 'endpoint')}" if counts["more"] else "",
        f"other guards on {plural(counts['replaced'], 'endpoint')}" if counts["replaced"] else "",
        f"guards renamed on {plural(counts['renamed'], 'endpoint')}" if counts["renamed"] else "",
    ]
    return [part for part in parts if part]


def _stacks(named: tuple[NamedChange, ...]) -> list[str]:
    """Services with another framework, or another major version of it."""
    turned = [item for item in named if _is_turned(item)]
    if len(turned) > 1:
        return [f"another framework or major version of {plural(len(turned), 'service')}"]
    return [shorten(f"{item.before} -> {item.after}", _LONGEST) for item in turned]


def _is_turned(item: NamedChange) -> bool:
    if item.kind != "service" or item.change != "changed":
        return False
    (old, was), (new, now) = (text.partition(" ")[::2] for text in (item.before, item.after))
    majors = [found[0] if (found := _MAJOR.search(version)) else "" for version in (was, now)]
    return old != new or (all(majors) and majors[0] != majors[1])


def _libraries(base: Report, named: tuple[NamedChange, ...]) -> list[str]:
    libraries = [item for item in named if item.kind == "library"]
    new = sorted({item.name for item in libraries if item.structural and item.change == "added"})
    gone = sorted({item.name for item in libraries if item.structural and item.change == "removed"})
    parts = []
    if new:
        what = "structural AI library" if len(new) == 1 else "structural AI libraries"
        parts.append(f"{'new' if base.totals.structural_ai else 'first'} {what}: {listing(new, _NAMES)}")
    if gone:
        parts.append(f"no longer in use: {listing(gone, _NAMES)}")
    return parts


def _others(named: tuple[NamedChange, ...]) -> list[str]:
    parts = []
    for kind, one, many in (
        ("service", "service", "services"),
        ("job", "job", "jobs"),
        ("realtime", "realtime channel", "realtime channels"),
        ("hazard", "hazard", "hazards"),
    ):
        for change, sign in (("added", "+"), ("removed", "-")):
            count = sum(item.kind == kind and item.change == change for item in named)
            if count:
                parts.append(f"{sign}{plural(count, one, many)}")
        renamed = sum(item.kind == kind and item.change == "renamed" for item in named)
        if renamed:
            parts.append(f"{plural(renamed, one, many)} renamed")
    return parts


def _minor(named: tuple[NamedChange, ...]) -> list[str]:
    """What is said where nothing else is: libraries of other kinds, and what is there as before but of another version or use."""
    libraries = [item.change for item in named if item.kind == "library" and not item.structural]
    gone, new = libraries.count("removed"), libraries.count("added")
    other = sum(item.change == "changed" and item.kind != "service" for item in named)
    services = sum(item.change == "changed" and item.kind == "service" and not _is_turned(item) for item in named)
    parts = [
        f"+{plural(new, 'library')}" if new else "",
        f"-{plural(gone, 'library')}" if gone else "",
        f"another version of the framework of {plural(services, 'service')}" if services else "",
        f"{plural(other, 'library, job or channel', 'libraries, jobs or channels')} used otherwise" if other else "",
    ]
    return [part for part in parts if part]


def reads_differently(figure: FigureChange) -> bool:
    """Whether a figure is written with other digits than before."""
    return number(figure.before) != number(figure.after)


def _course(figures: tuple[FigureChange, ...], words: tuple[WordChange, ...]) -> str:
    weeks = next(item for item in figures if item.name == "weeks")
    before, after = number(weeks.before), number(weeks.after)
    course = [f"{after} {'week' if after == '1' else 'weeks'} as before" if before == after else f"{before} -> {after} weeks"]
    bands = [item for item in words if item.what == "band"]
    many = len(bands) > 1
    crossed = [item for item in words if item.before != item.after]
    if not any(item.what == "band" for item in crossed):
        held = sorted({item.after for item in bands})
        course += [f"still {listing(held)}"] if held else []
    sentence = ", ".join(course)
    turns = [f"{f'{item.service}: ' if many else ''}{_turn(item)}" for item in crossed]
    more = [f"{len(turns) - _TURNS} more changes of band or recommendation"] if len(turns) > _TURNS else []
    return "; ".join([sentence, *turns[:_TURNS], *more])


def _turn(item: WordChange) -> str:
    if item.what == "band":
        return f"band {item.before or 'none'} -> {item.after or 'none'}"
    if not item.before or not item.after:
        return f"recommendation {item.before or 'none'} -> {item.after or 'none'}"
    return f"now recommended: {item.after}"
