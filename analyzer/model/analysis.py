"""All that estimators and reports receive of a repository."""

from __future__ import annotations

from typing import Literal

from analyzer.model.http import AuthScheme, Endpoint, Guard, Middleware, Unmounted
from analyzer.model.library import AiSignal, AiUse, Library, Runtime
from analyzer.model.location import Evidence, Fact, Location
from analyzer.model.reach import ReachGraph
from analyzer.model.work import ApiDocs, DataModel, DataStore, DeploymentUnit, FrontEnd, Hazard, Job, Realtime, TestSuite

FrameworkName = Literal["express", "fastify", "fastapi"]


class Size(Fact):
    """Lines that are neither blank nor comments, files, functions: of the service's own sources, tests apart."""

    files: int = 0
    lines: int = 0
    functions: int = 0
    test_files: int = 0
    test_lines: int = 0


COUNTED = "Its endpoints are read and counted."
"""What another framework means for the count, where it means nothing."""


class OtherFramework(Fact):
    """A framework found beside the supported ones (or instead), and what that means for the count."""

    id: str
    name: str
    consequence: str
    evidence: tuple[Evidence, ...] = ()


class Service(Fact):
    """One deployable backend of the repository. ``root`` is relative, "." for the folder itself."""

    id: str
    name: str
    root: str
    framework: FrameworkName
    framework_version: str | None
    language: Literal["javascript", "typescript", "python"]
    size: Size = Size()
    endpoints: tuple[Endpoint, ...] = ()
    unmounted: tuple[Unmounted, ...] = ()
    guards: tuple[Guard, ...] = ()
    auth_schemes: tuple[AuthScheme, ...] = ()
    middleware: tuple[Middleware, ...] = ()
    jobs: tuple[Job, ...] = ()
    realtime: tuple[Realtime, ...] = ()
    libraries: tuple[Library, ...] = ()
    ai_signals: tuple[AiSignal, ...] = ()
    ai_use: AiUse = AiUse()
    data_models: tuple[DataModel, ...] = ()
    data_stores: tuple[DataStore, ...] = ()
    api_docs: tuple[ApiDocs, ...] = ()
    deployment: tuple[DeploymentUnit, ...] = ()
    tests: tuple[TestSuite, ...] = ()
    front_ends: tuple[FrontEnd, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    runtimes: tuple[Runtime, ...] = ()
    reach: ReachGraph = ReachGraph()


class Unresolved(Fact):
    """What could not be decided: the expression that stopped the reading, where, and why."""

    reason: str
    expression: str
    location: Location


class Diagnostic(Fact):
    """Something about the reading itself. ``kind``: syntax, encoding, unreadable, manifest, bound, symlink, skipped, internal.

    ``incomplete`` diagnostics make the audit incomplete (exit code 4 under ``--strict``).
    """

    kind: str
    message: str
    file: str = ""
    line: int = 0
    incomplete: bool = False


class Coverage(Fact):
    """What was read: files and bytes by what became of them; the counts add up to ``files_seen``."""

    files_seen: int = 0
    files_read: int = 0
    files_with_errors: int = 0
    files_test: int = 0
    files_example: int = 0
    files_generated: int = 0
    files_other: int = 0
    bytes_read: int = 0


class AuthorYear(Fact):
    """Lines changed by one author (a salted digest, never a name) per language in the year before the audited commit."""

    author: str
    commits: int
    python: int
    javascript: int
    typescript: int


class History(Fact):
    """Git history of the year before the audited commit. ``available`` is false without git or in a shallow clone."""

    available: bool = False
    since: str = ""
    until: str = ""
    commits: int = 0
    authors: tuple[AuthorYear, ...] = ()


class Source(Fact):
    """What was audited. ``revision`` is the full commit id; ``url`` the web address of the host's repository, without credentials."""

    name: str
    revision: str | None = None
    dirty: bool = False
    url: str | None = None


class Analysis(Fact):
    """The facts of one repository, sorted, without any opinion. ``timings`` is empty unless asked for."""

    source: Source
    today: str
    services: tuple[Service, ...] = ()
    other_frameworks: tuple[OtherFramework, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    coverage: Coverage = Coverage()
    history: History = History()
