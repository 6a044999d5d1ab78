"""The new findings of a comparison as SARIF 2.1.0."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

import msgspec

from reports.formats import load

if TYPE_CHECKING:
    from analyzer.model.location import Location
    from reports.comparison import Comparison
    from reports.contract.report import Report
    from reports.contract.service import Finding
    from reports.format import RenderOptions


def render(changes: Comparison, head: Report, options: RenderOptions) -> str:
    """Return the findings that are new, files relative to the audited folder."""
    only = msgspec.structs.replace(head, findings=changes.new_findings, rules=changes.rules)
    return load("sarif").render(only, options)


def below(findings: tuple[Finding, ...], folder: str) -> tuple[Finding, ...]:
    """Return the findings with their files relative to the repository, of which ``folder`` was audited.

    Code scanning and annotations know files by their path in the repository alone.
    """
    if folder in {"", "."}:
        return findings
    return tuple(
        msgspec.structs.replace(
            item,
            location=_moved(item.location, folder) if item.location else None,
            related=tuple(_moved(place, folder) for place in item.related),
        )
        for item in findings
    )


def _moved(location: Location, folder: str) -> Location:
    return msgspec.structs.replace(location, file=posixpath.join(folder, location.file))
