"""What the OpenAPI document describes: which service, and whether all of it or only what an extraction would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replatform.errors import Failure
from reports.format import RenderOptions

if TYPE_CHECKING:
    from collections.abc import Collection

    from replatform.request import Request
    from reports.contract.report import Report

_FORMAT = "openapi"


def check(request: Request, formats: Collection[str]) -> None:
    """Raise Failure where something is said about a document that is not asked for."""
    asked = [word for word, given in (("--service", request.service is not None), ("--contract", request.contract)) if given]
    if asked and _FORMAT not in formats:
        raise Failure(f"{' and '.join(asked)} without the openapi format", "add --format openapi")


def options(request: Request, report: Report) -> RenderOptions:
    """Return the options for what was asked; raise Failure for a service that is none, or one of which nothing would move."""
    service = _identity(request.service, report) if request.service is not None else report.headline.service
    plans = [item.extraction for item in report.decisions if item.service == service and item.extraction]
    if request.contract and not any(entry.kind == "endpoint" for plan in plans for entry in plan.entries):
        raise Failure("an extraction would move no endpoint of this service", "leave --contract out for the whole service")
    return RenderOptions(service=service, contract=request.contract)


def _identity(wanted: str, report: Report) -> str:
    wanted_name = wanted.strip("/") or "."
    for at in range(3):
        found = [item.id for item in report.services if (item.id, item.name, item.root.strip("/"))[at] == wanted_name]
        if len(found) == 1:
            return found[0]
    known = ", ".join(sorted(f"{item.name} ({item.id})" for item in report.services)) or "none"
    raise Failure(f"no single service is called {wanted!r}", f"known are {known}")
