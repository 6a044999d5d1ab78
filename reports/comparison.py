"""What a change does to a backend: the difference of two reports of one repository, and all that its formats lay out."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Location
from reports.contract.report import SourceInfo, Tool
from reports.contract.service import Finding, Part, Rule

COMPARISON_VERSION = "1.0"

Kind = Literal["service", "job", "realtime", "library", "hazard"]
Turn = Literal["lost", "fewer", "replaced", "gained", "more", "renamed"]


class ChangedEndpoint(Part, frozen=True, kw_only=True):
    """An endpoint that was added or removed. ``path`` is OpenAPI's template, ``guards`` the names of what authenticates a request."""

    service: str
    method: str
    path: str
    guarded: bool
    guards: tuple[str, ...]
    location: Location


class MovedEndpoint(Part, frozen=True, kw_only=True):
    """An endpoint whose path, service or file changed. ``location`` is the head's."""

    service: str
    method: str
    before: str
    after: str
    file_before: str
    file_after: str
    service_before: str
    location: Location


class GuardChange(Part, frozen=True, kw_only=True):
    """An endpoint whose guards changed. ``lost`` and ``gained`` name the guards.

    ``change``: none is left (lost), there was none (gained), fewer, more, others in their place (replaced), or the same under another
    name (renamed). ``unguarded`` where none is left, ``newly_guarded`` where there was none.
    """

    service: str
    method: str
    path: str
    change: Turn
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    unguarded: bool
    newly_guarded: bool
    location: Location


class NamedChange(Part, frozen=True, kw_only=True):
    """A service, job, realtime channel, library or hazard that was added, removed, changed, or given another name.

    ``before`` and ``after`` say what it is (framework, library and trigger, level and tier, direction), empty where it was or is not.
    Of what was renamed (a job only) they are the names.
    ``structural`` marks an AI library that decides where a backend can live. ``location`` is the head's, of removed things the base's.
    """

    kind: Kind
    name: str
    service: str
    change: Literal["added", "removed", "changed", "renamed"]
    before: str = ""
    after: str = ""
    structural: bool = False
    location: Location | None = None


class FigureChange(Part, frozen=True, kw_only=True):
    """A figure before and after. Weeks are those of moving everything."""

    name: str
    before: float
    after: float


class WordChange(Part, frozen=True, kw_only=True):
    """The band or the recommendation of one service before and after; "" where there was or is none."""

    what: Literal["band", "recommendation"]
    service: str
    before: str
    after: str


class WorkChange(Part, frozen=True, kw_only=True):
    """A work item of moving everything whose quantity changed, or whose person-days did by half a day; zero where there was or is none."""

    id: str
    label: str
    unit: str
    quantity_before: float
    quantity_after: float
    days_before: float
    days_after: float


class Comparison(Part, frozen=True, kw_only=True):
    """All differences. ``summary`` are the two lines that a reviewer reads first; empty lists mean that nothing of the kind changed.

    ``words`` holds every service's band and recommendation, changed or not, and ``figures`` all figures.
    ``work`` says what moves the weeks, the largest change first. ``changed`` is true where something changed that reads differently:
    a figure by a digit that is not shown, or the P80 alone, is no change.
    ``complete`` is false where either audit was not. ``rules`` explain ``new_findings``.
    """

    schema_version: str
    tool: Tool
    base: SourceInfo
    head: SourceInfo
    complete: bool
    changed: bool
    summary: tuple[str, ...]
    added: tuple[ChangedEndpoint, ...]
    removed: tuple[ChangedEndpoint, ...]
    moved: tuple[MovedEndpoint, ...]
    guards: tuple[GuardChange, ...]
    named: tuple[NamedChange, ...]
    figures: tuple[FigureChange, ...]
    words: tuple[WordChange, ...]
    work: tuple[WorkChange, ...]
    new_findings: tuple[Finding, ...]
    fixed_findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]

    def figure(self, name: str) -> FigureChange:
        """Return the figure of that name."""
        return next(item for item in self.figures if item.name == name)
