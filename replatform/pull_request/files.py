"""The files of a run: what the artifact holds, and what later steps read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from replatform.output import save
from reports import changes as known
from reports.changes.sarif import below
from reports.format import RenderOptions
from reports.formats import load
from reports.serial import dump

if TYPE_CHECKING:
    from pathlib import Path

    from replatform.compare import Compared

COMPARISON = "comparison.json"
TICKET = "pull-request.json"


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """What a later run needs to know to comment: which pull request, which of its audits, of which folder, and which gates held."""

    number: int | None
    id: str
    path: str = "."
    held: tuple[str, ...] = ()


def folder_of(temp: Path, output: str, slug: str) -> Path:
    """Return where the files go."""
    return (temp / "replatform-reports" / (slug or "default")) if not output else temp.joinpath(output)


def write(found: Compared, folder: Path, ticket: Ticket) -> dict[str, str]:
    """Write everything, and return the outputs that name the files."""
    report, changes = found.head.report, found.changes
    repository = msgspec.structs.replace(changes, new_findings=below(changes.new_findings, ticket.path))
    texts = {f"comparison{suffix}": known.render(name, changes, report, RenderOptions()) for name, suffix in known.SUFFIXES.items()}
    texts["comparison.sarif"] = known.render("sarif", repository, report, RenderOptions())
    texts |= {f"audit.{name}": load(name).render(report, RenderOptions()) for name in ("html", "json")}
    texts[TICKET] = dump(ticket)
    for name, text in sorted(texts.items()):
        save(folder / name, text)
    named = {"json": COMPARISON, "html": "comparison.html", "markdown": "comparison.md", "sarif": "comparison.sarif"}
    named |= {"audit-json": "audit.json", "audit-html": "audit.html"}
    return {output: str(folder / name) for output, name in named.items()} | {"files": str(folder)}
