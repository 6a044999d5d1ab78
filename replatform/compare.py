"""A comparison from end to end: both revisions audited from git's objects -> differences -> reports and exit code."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from replatform import audit, config, output
from replatform.console import check_formats
from replatform.errors import Exit, Failure
from replatform.request import Request, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analyzer.model.http import Endpoint
    from replatform.gates import Held
    from reports.comparison import Comparison


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """All that one comparison yields: both audits, what changed, and the gates that hold."""

    base: audit.Audit
    head: audit.Audit
    changes: Comparison
    held: list[Held]


def run(
    request: Request, base: str, head: str, formats: Iterable[str], place: Path | None, *, strict: bool = False, forked: bool = False
) -> int:
    """Compare, write the reports, and return the exit code. ``forked``: from where ``head`` left ``base``, not from ``base`` itself."""
    from reports import changes as known
    from reports.format import RenderOptions

    check_formats(formats, known.SUFFIXES)
    destination = output.plan(formats, place, known.SUFFIXES)
    validate(request)
    found = perform(request, base, head, forked=forked)
    screen = RenderOptions.for_stream(sys.stdout, os.environ, shutil.get_terminal_size((100, 24)).columns)
    documents = [
        output.Document(
            format=name,
            suffix=known.SUFFIXES[name],
            text=known.render(name, found.changes, found.head.report, screen if file is None else RenderOptions()),
        )
        for name, file in destination.places.items()
    ]
    output.deliver(destination, documents, quiet=request.quiet)
    return audit.outcome(found.head, found.held, strict=strict)


def perform(request: Request, base: str, head: str, *, forked: bool = False) -> Compared:
    """Audit both revisions with the configuration and the history of head, and compare; raise Failure where one cannot be read.

    The history tells of the team and not of the change, and of a shallow clone's two ends it tells different things.
    """
    from analyzer.analyze import SourceError, open_source
    from analyzer.revisions import alike, merge_base, renamed_files
    from replatform.snippets import handlers
    from reports.building.comparing import compare

    def read(gone: Sequence[Endpoint], new: Sequence[Endpoint]) -> tuple[list[str], list[str]]:
        """The handlers of endpoints that are in one revision alone."""
        with open_source(request.source, start) as old, open_source(request.source, head) as now:
            return handlers(gone, old), handlers(new, now)

    folder = Path(request.source)
    try:
        start = merge_base(folder, base, head) if forked else base
        with open_source(request.source, head) as tree:
            configured = config.read(request.config) if request.config else config.of_tree(config.files_of(tree))
            after = audit.examine(request, configured, tree)
        same = alike(folder, start, head)
        gc.collect()  # what the first audit leaves must not add to what the second one needs
        with open_source(request.source, start) as tree:
            before = _at(after, tree.revision) if same else audit.examine(request, configured, tree, after)
        renamed = {} if same else renamed_files(folder, start, head)
        changes = compare(before.report, after.report, renamed, read)
    except SourceError as error:
        raise Failure(error.message, error.hint, Exit.SOURCE) from error
    held = audit.held_gates(request, after, before.report, changes)
    return Compared(base=before, head=after, changes=changes, held=held)


def _at(audited: audit.Audit, revision: str | None) -> audit.Audit:
    """Return the audit as one of another revision with the same files."""
    source = audited.report.source
    address = source.files_url.replace(f"/{source.revision}/", f"/{revision}/")
    moved = msgspec.structs.replace(source, revision=revision, files_url=address)
    return msgspec.structs.replace(audited, report=msgspec.structs.replace(audited.report, source=moved))
