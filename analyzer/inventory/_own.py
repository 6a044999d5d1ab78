"""The user's own libraries as entries of the catalog."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from analyzer.catalog.load import LibraryEntry
from analyzer.model.library import OwnLibrary

_EPOCH = datetime.date(1970, 1, 1)
_SHAPED = {"jobs": "job_signals", "realtime": "endpoint_signals", "data": "model_signals"}


def own_entries(libraries: Iterable[OwnLibrary]) -> tuple[LibraryEntry, ...]:
    """Return an entry for each library; the shapes of its ``use`` are also what declares a job, a channel or a model."""
    return tuple(_entry(item) for item in libraries)


def _entry(item: OwnLibrary) -> LibraryEntry:
    ecosystem, _, name = item.id.partition(":")
    imports = item.imports or (name, f"{name}/*") if ecosystem == "npm" else item.imports or (name.replace("-", "_"),)
    shaped = {_SHAPED[item.concern]: item.use} if item.concern in _SHAPED else {}
    entry = LibraryEntry(
        id=item.id,
        ecosystem="pypi" if ecosystem == "pypi" else "npm",
        concern=item.concern,
        name=item.name or name,
        category={"ai": "own", "jobs": "queue", "data": "orm"}.get(item.concern, "own"),
        dist=(name,),
        imports=imports,
        use=item.use,
        tier=(item.tier or "structural") if item.concern == "ai" else None,
        note=item.note,
        source="the configuration",
        checked=_EPOCH,
    )
    made: LibraryEntry = msgspec.structs.replace(entry, **shaped)
    return made
