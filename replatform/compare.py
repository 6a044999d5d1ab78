"""A comparison from end to end: both revisions audited from git's objects -> differences -> reports and exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replatform import audit, config, output
from replatform.console import check_formats
from replatform.errors import Exit, Failure
from replatform.request import Request, validate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def run(request: Request, base: str, head: str, formats: Iterable[str], place: Path | None, *, strict: bool = False) -> int:
    """Compare, write the reports, and return the exit code."""
    from reports.building.comparing import compare
    from reports.changes import FORMATS

    suffixes = {name: suffix for name, (suffix, _) in FORMATS.items()}
    check_formats(formats, suffixes)
    destination = output.plan(formats, place, suffixes)
    validate(request)
    after, before = _audited(request, base, head)
    changes = compare(before.report, after.report)
    documents = [
        output.Document(format=name, suffix=suffixes[name], text=FORMATS[name][1](changes, after.report)) for name in destination.places
    ]
    output.deliver(destination, documents, quiet=request.quiet)
    return audit.outcome(request, after, before.report, strict=strict)


def _audited(request: Request, base: str, head: str) -> tuple[audit.Audit, audit.Audit]:
    """Return the audits of head and base, both with the configuration of head."""
    from analyzer.analyze import SourceError, open_source

    try:
        with open_source(request.source, head) as tree:
            configured = config.read(request.config) if request.config else config.of_tree(config.files_of(tree))
            after = audit.examine(request, configured, tree)
        with open_source(request.source, base) as tree:
            return after, audit.examine(request, configured, tree)
    except SourceError as error:
        raise Failure(error.message, error.hint, Exit.SOURCE) from error
