"""Configuration: ``[tool.replatform]`` of pyproject.toml, or ``.replatform.toml``; read from the audited tree, or from ``--config``.

A key that nobody knows is an error that names the nearest known one; a wrong type is an error that names file and key.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, get_args, get_type_hints

import msgspec
import tomli

from replatform.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_FILE = ".replatform.toml"
SHARED_FILE = "pyproject.toml"
_LARGEST = 1_000_000
_KEYS = re.compile(rb"""[\w."' \t-]+""")
_MAX_KEY_PARTS = 300
"""Reading a dotted key takes a time that grows with the square of its parts."""
_AT = re.compile(r"(?P<what>.*) - at `\$?\.?(?P<key>.*)`\Z", re.DOTALL)


class Files(Protocol):
    """What is asked of a tree."""

    def paths(self) -> list[str]:
        """Return all files."""
        ...

    def read(self, path: str) -> bytes:
        """Return one file's content."""
        ...


Reply = Literal["yes", "no", "unknown"]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the sections."""


class Team(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who would do the work: people, the share of a week each gives (0 to 1], and the languages that they master."""

    size: int | None = None
    availability: float | None = None
    languages: tuple[str, ...] = ()


class Rates(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Money, from the user alone: the price of one person for one full week, and the currency's name."""

    weekly: float | None = None
    currency: str = ""


class Calibration(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``replatform calibrate`` printed."""

    n: int
    mean_log: float
    sd_log: float
    factor: float
    sigma: float
    label: str = ""


class OwnLibrary(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A library of the user's own: how it is imported, and what using it means."""

    concern: Literal["ai", "auth", "jobs", "realtime", "data"]
    name: str = ""
    imports: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    tier: Literal["api_call_only", "structural", "neutral"] | None = None
    note: str = ""


class Bounds(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stops the reading: seconds and bytes for each file, bytes of memory for each worker, bytes of the cache, endpoints in all.

    Of the interpreter: its steps (``fuel``), nested functions, imports and calls, rounds of one loop, items of one collection,
    characters of one text.
    ``lost_workers``: after so many files that ended the process that read them, the rest is not read.
    """

    seconds_per_file: float | None = None
    bytes_per_file: int | None = None
    memory_per_worker: int | None = None
    cache_bytes: int | None = None
    fuel: int | None = None
    seconds_per_service: float | None = None
    depth: int | None = None
    imports: int | None = None
    nesting: int | None = None
    rounds: int | None = None
    items: int | None = None
    text: int | None = None
    endpoints: int | None = None
    lost_workers: int | None = None


class Config(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that can be configured. ``policy`` is checked by those who know its keys."""

    target: Literal["fastapi", "fastify"] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    team: Team = Team()
    rates: Rates = Rates()
    roadmap: dict[str, bool | Reply] = msgspec.field(default_factory=dict)
    answers: dict[str, bool | Reply] = msgspec.field(default_factory=dict)
    guards: tuple[str, ...] = ()
    not_guards: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    libraries: dict[str, OwnLibrary] = msgspec.field(default_factory=dict)
    fail_on: tuple[str, ...] = ()
    budgets: dict[str, float] = msgspec.field(default_factory=dict)
    bounds: Bounds = Bounds()
    policy: dict[str, Any] = msgspec.field(default_factory=dict)
    calibration: Calibration | None = None


def read(path: Path) -> Config:
    """Return the configuration of a file named by the user; raise Failure where it is missing or wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Failure(f"cannot read the configuration {str(path)!r}: {error.strerror or error}", "check --config") from error
    return parse(data, path.name if path.name == SHARED_FILE else OWN_FILE, str(path))


def files_of(tree: Files) -> dict[str, bytes]:
    """Return what a tree holds at its top of the two files; raise Failure where our own is there and cannot be read."""
    found = {}
    for name in sorted({OWN_FILE, SHARED_FILE}.intersection(tree.paths())):
        try:
            found[name] = tree.read(name)
        except Exception as error:  # whatever a tree raises; an unreadable pyproject.toml is the audit's to report
            if name == OWN_FILE:
                raise Failure(f"cannot read {name}: {error}", "mend the file, or give another with --config") from error
    return found


def of_tree(files: Mapping[str, bytes]) -> Config:
    """Return the configuration of an audited tree, from what it holds of ``.replatform.toml`` and ``pyproject.toml`` (the first wins)."""
    if OWN_FILE in files:
        return parse(files[OWN_FILE], OWN_FILE, OWN_FILE)
    if SHARED_FILE in files and b"replatform" in files[SHARED_FILE]:
        return parse(files[SHARED_FILE], SHARED_FILE, SHARED_FILE)
    return Config()


def parse(data: bytes, kind: str, name: str) -> Config:
    """Return what the bytes configure. ``kind`` is the file's usual name, ``name`` what to call it in messages."""
    if len(data) > _LARGEST:
        raise Failure(f"{name} is larger than {_LARGEST:,} bytes", "configure less")
    if any(run.count(b".") > _MAX_KEY_PARTS for run in _KEYS.findall(data)):
        raise Failure(f"{name} holds a key of more than {_MAX_KEY_PARTS} parts", "configure less")
    try:
        table: Any = tomli.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomli.TOMLDecodeError, RecursionError) as error:
        if kind == SHARED_FILE and b"[tool.replatform" not in data:
            return Config()  # the project's own broken file: the audit reports it
        raise Failure(f"{name} is no valid TOML: {error}", "mend the file") from error
    if kind == SHARED_FILE or (set(table) == {"tool"} and "replatform" in table["tool"]):
        tool = table.get("tool", {})
        table = tool.get("replatform", {}) if isinstance(tool, dict) else {}
        prefix = "tool.replatform"
    else:
        prefix = ""
    if not isinstance(table, dict):
        raise Failure(f"{name}: {prefix} is no table", "write [tool.replatform]")
    _check_keys(table, Config, prefix, name)
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise Failure(_wrong_type(str(error), prefix, name), "see docs/configuration.md") from error
    _check_values(config, name)
    return config


def _check_keys(table: Mapping[str, object], section: type[Section], prefix: str, name: str) -> None:
    hints = get_type_hints(section)
    for key, value in table.items():
        path = f"{prefix}.{key}" if prefix else key
        if key not in hints:
            known = sorted(hints)
            close = difflib.get_close_matches(key, known, n=1)
            raise Failure(f"{name}: unknown key {path}", f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}")
        inner = _section_of(hints[key])
        if inner is None or not isinstance(value, dict):
            continue
        if inner is OwnLibrary:
            for library, entry in value.items():
                if isinstance(entry, dict):
                    _check_keys(entry, inner, f"{path}.{library!r}", name)
        else:
            _check_keys(value, inner, path, name)


def _section_of(hint: object) -> type[Section] | None:
    candidates = (hint, *get_args(hint))
    return next((item for item in candidates if isinstance(item, type) and issubclass(item, Section)), None)


def _wrong_type(message: str, prefix: str, name: str) -> str:
    found = _AT.match(message)
    if not found:
        return f"{name}: {message}"
    what = found["what"].replace("`", "")
    return f"{name}: {f'{prefix}.' if prefix else ''}{found['key']}: {what[:1].lower()}{what[1:]}"


def _check_values(config: Config, name: str) -> None:
    if config.team.size is not None and config.team.size < 1:
        raise Failure(f"{name}: team.size is {config.team.size}", "a team has at least one person")
    if config.team.availability is not None and not 0 < config.team.availability <= 1:
        raise Failure(f"{name}: team.availability is {config.team.availability:g}", "it is a share of a week, above 0 and up to 1")
    for key, prefixes in (("include", config.include), ("exclude", config.exclude)):
        for prefix in prefixes:
            if "*" in prefix or prefix.startswith(("/", "./", "../")) or not prefix:
                raise Failure(
                    f"{name}: {key} holds {prefix!r}", "write a path prefix relative to the audited folder, such as 'services/legacy/'"
                )
    for bound, value in msgspec.structs.asdict(config.bounds).items():
        if value is not None and not 0 < value < float("inf"):
            raise Failure(f"{name}: bounds.{bound} is {value:g}", "a bound is above 0")
    for library in config.libraries:
        if not library.startswith(("npm:", "pypi:")):
            raise Failure(f"{name}: libraries has the key {library!r}", f"write it as 'npm:{library}' or 'pypi:{library}'")
    if config.rates.weekly is not None and not 0 < config.rates.weekly < float("inf"):
        raise Failure(f"{name}: rates.weekly is {config.rates.weekly:g}", "it is the price of one person for one week")
