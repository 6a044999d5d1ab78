"""The catalog: what is known of libraries, guard names, hazards and release lines; data only, one table per entry.

`data/ECOSYSTEM/CONCERN.toml` holds one table per library, its key the package's name; `data/any/` what belongs to no
ecosystem. Every table names its source and the day on which it was checked; the fields are explained in `data/README.md`.
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

import msgspec
import tomli

Ecosystem = Literal["npm", "pypi"]
CONCERNS = {"frameworks": "framework"}
_ACRONYM = re.compile(r"([A-Z]+)([A-Z][a-z])")
_HUMP = re.compile(r"([a-z0-9])([A-Z])")


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every catalogued thing has. ``source`` is a URL or a package URL, ``checked`` the day it was last read."""

    source: str
    checked: datetime.date


class LibraryEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One library. ``id`` is ``npm:openai``; shapes (``use``, ``*_signals``) are explained in `data/README.md`.

    ``tier``, ``article_row``, ``escalators`` and ``plain`` (last names of calls that are no more than an API call) are of AI libraries,
    ``counts_as_auth_middleware`` and ``mount_signals`` of auth,
    ``job_signals`` to ``counting`` of jobs, ``model_signals`` of data, ``store`` of data and of queues that live in one,
    ``supported`` to ``route_signals`` of frameworks.
    """

    id: str
    ecosystem: Ecosystem
    concern: str
    name: str
    category: str
    dist: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    imports_exclude: tuple[str, ...] = ()
    import_is_evidence: bool = True
    use: tuple[str, ...] = ()
    tier: Literal["api_call_only", "structural", "neutral"] | None = None
    escalators: tuple[str, ...] = ()
    plain: str = ""
    article_row: str | None = None
    nearest_article_row: str | None = None
    verdict: Literal["tie", "python", "python_only", "node_first"] | None = None
    counts_as_auth_middleware: Literal["yes", "login", "if_guarding", "no", "never"] | None = None
    mount_signals: tuple[str, ...] = ()
    counting: str = "site"
    job_signals: tuple[str, ...] = ()
    schedule_signals: tuple[str, ...] = ()
    enqueue_signals: tuple[str, ...] = ()
    plumbing_signals: tuple[str, ...] = ()
    handed_on: tuple[str, ...] = ()
    count_rule: str = ""
    endpoint_signals: tuple[str, ...] = ()
    event_signals: tuple[str, ...] = ()
    wire_protocol: str = ""
    model_signals: tuple[str, ...] = ()
    store: str = ""
    supported: Literal["yes", "hint", "no"] | None = None
    constructors: tuple[str, ...] = ()
    route_signals: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    equivalent: tuple[str, ...] = ()
    difficulty: Literal["low", "medium", "high", "very_high"] | None = None
    note: str = ""
    traps: tuple[str, ...] = ()

    @property
    def shapes(self) -> tuple[str, ...]:
        """All shapes whose presence means that the library is used."""
        return (
            self.use + self.constructors + self.job_signals + self.schedule_signals + self.enqueue_signals + self.plumbing_signals
            + self.endpoint_signals + self.model_signals
        )  # fmt: skip


class ArticleRow(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the nine rows of the article's library table, with what the fact-check found. ``source`` is the fact-check's."""

    label: str
    verdict: Literal["tie", "python", "python_only"]
    python: str
    node: str
    factcheck: Literal["agrees", "partly", "outdated", "overstated", "wrong_in_part"]
    factcheck_note: str


class NameRule(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule over an identifier in lower snake case: ``pattern`` matched from its beginning; ``confidence`` of a guard's name."""

    confidence: Literal["strong", "medium", "reject"]
    pattern: str


class SettingRule(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a setting says that switches something off: ``pattern`` matches the whole value in lower snake case."""

    pattern: str


MAKING = re.compile(r"^(create|make|build|new)_(?=\w+_)|_(creator|factory|builder|maker)$")
"""What a name says of making a thing, not of the thing."""


class AuthRules(msgspec.Struct, frozen=True):
    """The name rules of hand-written guards, rejections first."""

    reject: tuple[re.Pattern[str], ...]
    accept: tuple[tuple[str, re.Pattern[str]], ...]

    def judge(self, name: str) -> Literal["strong", "medium", "reject", "none"]:
        """Return how much the identifier alone speaks for a guard. Never enough outside a middleware's position."""
        snake = MAKING.sub("", snake_case(name))
        if any(pattern.search(snake) for pattern in self.reject):
            return "reject"
        found = {confidence for confidence, pattern in self.accept if pattern.search(snake)}
        if "strong" in found:
            return "strong"
        return "medium" if found else "none"


class Mechanism(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way to prove who asks. The signals are explained in `data/README.md`.

    ``yields_to`` are the mechanisms of which it is no more than the carrier where they are there too. ``apart``: each name is one.
    """

    id: str
    kind: Literal["jwt", "session", "api_key", "oauth2", "oidc", "basic", "sso", "bearer", "custom"]
    name: str
    declares: tuple[str, ...] = ()
    verifies: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    apart: bool = False


class HazardEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A behavioural difference between the stacks. ``node`` and ``python`` are the shapes that the source side must show."""

    id: str
    title: str
    severity: Literal["low", "medium", "high"]
    area: str
    express: str
    fastify: str
    fastapi: str
    node_to_python: str
    python_to_node: str
    advice: str
    node: tuple[str, ...] = ()
    python: tuple[str, ...] = ()


class ReleaseLine(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One release line of a runtime or framework. Where only a month is published (``eol_precision``), a date is its last day."""

    runtime: str
    line: str
    codename: str = ""
    release: datetime.date | None = None
    active_lts_start: datetime.date | None = None
    maintenance_start: datetime.date | None = None
    security_only_start: datetime.date | None = None
    eol: datetime.date | None = None
    eol_precision: Literal["day", "month"] = "day"
    note: str = ""


class Signal(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sign of AI work outside libraries: ``pattern`` is searched in string literals, in names of environment variables, or in both."""

    id: str
    kind: Literal["raw_llm_http", "inference_http", "sibling_service", "vector_sql", "vector_search", "model"]
    tier: Literal["api_call_only", "structural", "neutral"]
    where: Literal["string", "env", "sql"]
    pattern: str
    note: str = ""


def libraries(ecosystem: str | None = None) -> tuple[LibraryEntry, ...]:
    """Return the libraries of one ecosystem, or of both; sorted by id."""
    wanted = (ecosystem,) if ecosystem else ("npm", "pypi")
    found = [entry for name in wanted for file in _files(name) for entry in _read(name, file)]
    return tuple(sorted(found, key=lambda entry: (entry.id, entry.concern)))


def of_concern(concern: str, ecosystem: str | None = None) -> tuple[LibraryEntry, ...]:
    """Return the libraries of one concern (ai, auth, jobs, realtime, data, deploy, framework, frontend)."""
    stem = next((stem for stem, name in CONCERNS.items() if name == concern), concern)
    wanted = (ecosystem,) if ecosystem else ("npm", "pypi")
    return tuple(entry for name in wanted if f"{stem}.toml" in _files(name) for entry in _read(name, f"{stem}.toml"))


def auth_libraries() -> tuple[LibraryEntry, ...]:
    """Return the authentication and authorisation libraries of both ecosystems."""
    return of_concern("auth")


@cache
def auth_rules() -> AuthRules:
    """Return the name rules of hand-written guards."""
    rules = [msgspec.convert(table, NameRule) for table in _tables("any/auth.toml").values()]
    return AuthRules(
        reject=tuple(re.compile(rule.pattern) for rule in rules if rule.confidence == "reject"),
        accept=tuple((rule.confidence, re.compile(rule.pattern)) for rule in rules if rule.confidence != "reject"),
    )


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the catalog, compiled when it is first needed: most never are."""
    return re.compile(pattern)


@lru_cache(maxsize=50_000)
def says_off(value: str) -> bool:
    """Return whether the value of a setting says that it is switched off."""
    return any(re.fullmatch(rule.pattern, snake_case(value)) for rule in setting_rules())


@cache
def setting_rules() -> tuple[SettingRule, ...]:
    """Return what settings say that switches something off."""
    return tuple(msgspec.convert(table, SettingRule) for table in _tables("any/settings.toml").values())


@cache
def article_rows() -> dict[str, ArticleRow]:
    """Return the article's nine rows by id."""
    return {key: msgspec.convert(table, ArticleRow) for key, table in _tables("any/ai.toml").items()}


@cache
def signals() -> tuple[Signal, ...]:
    """Return the text signals of AI work outside libraries."""
    return tuple(msgspec.convert({**table, "id": key}, Signal) for key, table in _tables("any/ai_signals.toml").items())


@cache
def mechanisms() -> tuple[Mechanism, ...]:
    """Return the mechanisms of authentication that are known; sorted by id."""
    return tuple(msgspec.convert({**table, "id": key}, Mechanism) for key, table in _tables("any/schemes.toml").items())


@cache
def hazards() -> tuple[HazardEntry, ...]:
    """Return the behavioural differences that a static reading can see."""
    return tuple(msgspec.convert({**table, "id": key}, HazardEntry) for key, table in _tables("any/hazards.toml").items())


@cache
def release_lines() -> tuple[ReleaseLine, ...]:
    """Return the dated release lines."""
    return tuple(msgspec.convert(table, ReleaseLine) for table in _tables("any/runtime_eol.toml").values())


@lru_cache(maxsize=50_000)
def snake_case(name: str) -> str:
    """Return an identifier of any style in lower snake case: ``JWTBearer`` is ``jwt_bearer``."""
    spaced = _ACRONYM.sub(r"\1_\2", name)
    return _HUMP.sub(r"\1_\2", spaced).replace("-", "_").lower()


@cache
def _files(ecosystem: str) -> tuple[str, ...]:
    folder = resources.files("analyzer.catalog").joinpath("data", ecosystem)
    return tuple(sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def _read(ecosystem: str, file: str) -> tuple[LibraryEntry, ...]:
    stem = file.removesuffix(".toml")
    common = {"ecosystem": ecosystem, "concern": CONCERNS.get(stem, stem)}
    tables = _tables(f"{ecosystem}/{file}")
    return tuple(msgspec.convert({**table, **common, "id": f"{ecosystem}:{key}"}, LibraryEntry) for key, table in tables.items())


def _tables(path: str) -> dict[str, Any]:
    return tomli.loads(resources.files("analyzer.catalog").joinpath("data", *path.split("/")).read_text(encoding="utf-8"))
