"""The part of the JSON report that is fact: one service of the repository, in the order that a reader asks.

Endpoints, guards, jobs and the rest keep the shape of the analyzer's facts; the reach graph stays behind,
because ``extraction`` tells what of it matters.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from analyzer.model.analysis import FrameworkName, Size
from analyzer.model.http import AuthScheme, Endpoint, Guard, Middleware, Unmounted
from analyzer.model.library import AiSignal, AiUse, Library, Runtime
from analyzer.model.location import Location
from analyzer.model.work import ApiDocs, DataModel, DataStore, DeploymentUnit, FrontEnd, Hazard, Job, Realtime, TestSuite

Level = Literal["error", "warning", "note"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the report's own types: immutable and keyword-only."""


class ServiceTotals(Part, frozen=True, kw_only=True):
    """Counts of one service; each equals the length of the list that it counts, or of a stated part of it.

    ``guarded`` + ``unguarded`` = ``endpoints`` = ``certain`` + ``conditional`` + ``approximate``. ``jobs`` leaves out ``in_process`` work.
    """

    endpoints: int = 0
    guarded: int = 0
    unguarded: int = 0
    certain: int = 0
    conditional: int = 0
    approximate: int = 0
    reaching_ai: int = 0
    unmounted: int = 0
    guards: int = 0
    auth_schemes: int = 0
    middleware: int = 0
    jobs: int = 0
    in_process_jobs: int = 0
    realtime: int = 0
    structural_ai: int = 0
    api_only_ai: int = 0
    orm_models: int = 0
    schemas: int = 0
    migrations: int = 0
    data_stores: int = 0
    deployment_units: int = 0
    tests: int = 0
    hazards: int = 0
    lines: int = 0


class FactLeads(Part, frozen=True, kw_only=True):
    """The sentence that opens each section about a service and answers its question. A section without content has a sentence too."""

    endpoints: str
    auth: str
    jobs: str
    ai: str
    foundation: str
    hazards: str


class ServiceReport(Part, frozen=True, kw_only=True):
    """One deployable backend. ``runtime`` is that of its language; ``runtimes`` all release lines that were dated."""

    id: str
    name: str
    root: str
    framework: FrameworkName
    framework_version: str | None
    language: Literal["javascript", "typescript", "python"]
    runtime: Runtime | None
    totals: ServiceTotals
    leads: FactLeads
    size: Size
    endpoints: tuple[Endpoint, ...]
    unmounted: tuple[Unmounted, ...]
    guards: tuple[Guard, ...]
    auth_schemes: tuple[AuthScheme, ...]
    middleware: tuple[Middleware, ...]
    jobs: tuple[Job, ...]
    realtime: tuple[Realtime, ...]
    libraries: tuple[Library, ...]
    ai_signals: tuple[AiSignal, ...]
    ai_use: AiUse
    data_models: tuple[DataModel, ...]
    data_stores: tuple[DataStore, ...]
    api_docs: tuple[ApiDocs, ...]
    deployment: tuple[DeploymentUnit, ...]
    tests: tuple[TestSuite, ...]
    front_ends: tuple[FrontEnd, ...]
    hazards: tuple[Hazard, ...]
    runtimes: tuple[Runtime, ...]


class Finding(Part, frozen=True, kw_only=True):
    """Something that a reader should act on. ``rule`` is a rule's id, ``fingerprint`` survives a change of line numbers.

    ``subject`` is what the finding is about, as the repository names it; ``message`` is the sentence that holds it.
    """

    rule: str
    level: Level
    service: str
    subject: str
    message: str
    fingerprint: str
    location: Location | None = None
    related: tuple[Location, ...] = ()


class Rule(Part, frozen=True, kw_only=True):
    """What a kind of finding means: a title, why it matters, what to do, and where that is written."""

    id: str
    title: str
    why: str
    help: str
    level: Level
    uri: str = ""
