"""``replatform scaffold``: the files of a hybrid's AI service, written into a folder that holds nothing yet."""

from __future__ import annotations

import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from replatform.audit import Audit, perform
from replatform.errors import Exit, Failure
from replatform.output import save
from replatform.request import validate

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.analysis import Service
    from estimators.model import Extraction
    from replatform.request import Request


def run(request: Request, folder: Path) -> int:
    """Write the service; raise Failure where the folder is in use or nothing is there to be extracted."""
    from estimators.scaffold.render import ScaffoldError, scaffold_hybrid

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"{str(folder)!r} is not empty", "name a new folder with --output")
    validate(request)
    service, plan = _extracted(perform(request))
    try:
        files = scaffold_hybrid(service, plan)
    except ScaffoldError as error:
        raise Failure(str(error), "see `replatform explain recommendation`") from error
    for path, text in sorted(files.items()):
        relative = PurePosixPath(path)
        if relative.is_absolute() or ".." in relative.parts:
            raise Failure(f"the plan names a file outside the folder: {path!r}", code=Exit.INTERNAL)
        save(folder / relative, text)
    if not request.quiet:
        print(f"{service.name}: {len(plan.entries)} endpoints and jobs to {folder}", file=sys.stderr)  # noqa: T201
    return Exit.DONE


def _extracted(audit: Audit) -> tuple[Service, Extraction]:
    """Return the service to cut, the headline's first, with its plan."""
    decided = sorted(audit.assessment.services, key=lambda item: item.service != audit.assessment.headline)
    for item in decided:
        if item.extraction is not None and item.extraction.entries:
            service = next(service for service in audit.analysis.services if service.id == item.service)
            return service, item.extraction
    raise Failure(
        "no endpoint or job reaches a structural AI library, so there is nothing to extract", "see `replatform explain recommendation`"
    )
