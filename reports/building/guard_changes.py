"""What happened to the guards of an endpoint that is in both revisions: lost, gained, fewer, more, replaced, or only called otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reports.comparison import GuardChange

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from analyzer.model.http import GuardUse
    from reports.building.matching import Placed
    from reports.comparison import Turn

_PLACE = re.compile(r"\(([^()]+):\d+\)")


def guard_changes(pairs: Iterable[tuple[Placed, Placed]], renamed: Mapping[str, str]) -> tuple[GuardChange, ...]:
    """Return the endpoints whose guards changed; ``renamed`` maps files of base to their names in head.

    A guard is renamed where its old name is nowhere in head, its new one nowhere in base, and both refuse alike in the same file.
    """
    both = list(pairs)
    names = _renamed(both, renamed)
    return tuple(change for before, after in both if (change := _change(before, after, names)))


def guard_names(item: Placed) -> tuple[str, ...]:
    """Return the names of an endpoint's guards, sorted."""
    return tuple(sorted({guard.name for guard in item.endpoint.guards}))


def _change(before: Placed, after: Placed, names: Mapping[str, str]) -> GuardChange | None:
    had, has = guard_names(before), guard_names(after)
    if had == has:
        return None
    lost, gained = [name for name in had if name not in has], [name for name in has if name not in had]
    return GuardChange(
        service=after.service,
        method=after.endpoint.method,
        path=after.endpoint.template,
        change=_turn(had, has, names),
        lost=tuple(lost),
        gained=tuple(gained),
        unguarded=not has,
        newly_guarded=not had,
        location=after.endpoint.location,
    )


def _turn(had: tuple[str, ...], has: tuple[str, ...], names: Mapping[str, str]) -> Turn:
    if not has:
        return "lost"
    if not had:
        return "gained"
    before = {names.get(name, name) for name in had}
    lost, gained = before - set(has), set(has) - before
    if lost and gained:
        return "replaced"
    return "fewer" if lost else "more" if gained else "renamed"


def _renamed(pairs: list[tuple[Placed, Placed]], files: Mapping[str, str]) -> dict[str, str]:
    """Return old name to new name, of guards that became each other wherever they stand."""
    was = {guard.name for before, _ in pairs for guard in before.endpoint.guards}
    now = {guard.name for _, after in pairs for guard in after.endpoint.guards}
    forth: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for before, after in pairs:
        old = [(guard.name, _refusal(guard, files)) for guard in before.endpoint.guards if guard.name not in now]
        new = [(guard.name, _refusal(guard, {})) for guard in after.endpoint.guards if guard.name not in was]
        for name, refusal in old:
            same = [other for other, found in new if found == refusal]
            forth[name].add(same[0] if len(same) == 1 else "")
            back[same[0] if len(same) == 1 else ""].add(name)
    found = {name: next(iter(others)) for name, others in forth.items() if len(others) == 1}
    return {name: other for name, other in found.items() if other and len(back[other]) == 1}


def _refusal(guard: GuardUse, files: Mapping[str, str]) -> Hashable:
    """How a guard refuses and where, without lines."""
    how = _PLACE.sub(lambda place: f"({files.get(place[1], place[1])})", guard.how)
    return guard.library, guard.scheme, how, files.get(guard.location.file, guard.location.file) if guard.how == how else ""
