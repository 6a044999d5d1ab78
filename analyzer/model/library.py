"""Libraries that a service names, and how far it uses them."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Evidence, Fact

Level = Literal["declared", "declared-dev", "imported", "used"]
Tier = Literal["api_call_only", "structural", "neutral"]


class Library(Fact):
    """A catalogued library. ``level`` is the highest reached; lock files never count.

    ``concern`` is ai, auth, jobs, realtime, data, deploy, framework or frontend. ``verdict`` is the article's for its nine rows
    (Tie, Python, Python only) and None otherwise; ``factcheck`` says where it no longer holds. ``equivalent`` are ``npm:x`` / ``pypi:x``.
    ``catalog_verdict`` (tie, python, python_only, node_first) is the catalog's own reading and never the article's.
    """

    id: str
    name: str
    ecosystem: Literal["npm", "pypi", "any"]
    concern: str
    category: str
    level: Level
    version: str | None = None
    tier: Tier | None = None
    verdict: str | None = None
    factcheck: str = ""
    equivalent: tuple[str, ...] = ()
    difficulty: str | None = None
    note: str = ""
    source: str = ""
    evidence: tuple[Evidence, ...] = ()
    call_sites: int = 0
    catalog_verdict: str | None = None

    @property
    def in_use(self) -> bool:
        """Whether the code imports or uses it; a manifest alone proves nothing."""
        return self.level in {"imported", "used"}


class AiSignal(Fact):
    """A sign of AI work outside libraries: an inference server's URL, a spawned Python, a sibling's SERVICE_URL, a literal model name."""

    kind: Literal["model", "prompt", "llm_http", "inference_http", "vector_search", "spawned_python", "sibling_service"]
    value: str
    evidence: Evidence


class AiUse(Fact):
    """The article's exception, decided by rule: ``none``, ``api_call_only`` (AI leaves both stacks equal) or ``structural``, and why."""

    kind: Literal["none", "api_call_only", "structural"] = "none"
    explanation: str = ""
    evidence: tuple[Evidence, ...] = ()


class Runtime(Fact):
    """A language runtime or framework release line against its dated end of life. ``phase`` is computed for the ``today`` of the audit.

    ``eol`` is an ISO date, a month where no day is published, or None. ``phase`` is current, active, maintenance, end-of-life or unknown.
    """

    name: str
    declared: str
    line: str
    phase: str
    eol: str | None = None
    source: str = ""
    evidence: Evidence | None = None


class OwnLibrary(Fact):
    """A library that the user knows and the catalog does not.

    ``id`` is ``npm:x`` or ``pypi:x``; ``imports`` are module names, ``use`` shapes.
    """

    id: str
    concern: Literal["ai", "auth", "jobs", "realtime", "data"]
    name: str = ""
    imports: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    tier: Tier | None = None
    note: str = ""
