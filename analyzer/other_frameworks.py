"""Frameworks beside the supported ones, in the whole repository: also in code that belongs to no service."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import msgspec

from analyzer.inventory.other_frameworks import find_other_frameworks, unsupported
from analyzer.inventory.take import Inputs
from analyzer.model.analysis import Diagnostic, OtherFramework
from analyzer.source.files import CODE
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.facts_of_service import Facts
    from analyzer.repository import Read
    from analyzer.settings import Settings
    from analyzer.syntax.program import Module

_MOST_FILES = 400


class Others(msgspec.Struct, frozen=True, kw_only=True):
    """The other frameworks by id, and what limited the search."""

    found: tuple[OtherFramework, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def frameworks_beside(read: Read, facts: Iterable[Facts], settings: Settings) -> Others:
    """Return the other frameworks of all services, and of the sources that belong to none."""
    known: dict[str, OtherFramework] = {}
    counted: set[str] = set()
    for item in facts:
        counted |= item.modules
        for other in item.other_frameworks:
            known.setdefault(other.id, other)
    diagnostics: list[Diagnostic] = []
    for ecosystem in ("npm", "pypi"):
        paths = mentioning(read, ecosystem, counted)
        if len(paths) > _MOST_FILES:
            message = f"{len(paths)} files outside the services name other frameworks ({ecosystem}); the first {_MOST_FILES} were read"
            diagnostics.append(Diagnostic(kind="bound", message=message))
        lowered = ((path, read.programs.get(path)) for path in paths[:_MOST_FILES])
        modules = {path: module for path, module in lowered if module is not None}
        for other in find_other_frameworks(_inputs(read, ecosystem, modules, settings)):
            known.setdefault(other.id, other)
    return Others(found=tuple(known[key] for key in sorted(known)), diagnostics=tuple(diagnostics))


def mentioning(read: Read, ecosystem: str, counted: set[str]) -> list[str]:
    """Return the source files of a language, outside ``counted``, whose text imports a framework that is not supported."""
    python = ecosystem == "pypi"
    others = [path for path, role in read.roles.items() if role == "source" and path not in counted and path.endswith(CODE)]
    sources = [path for path in others if path.endswith(".py") == python]
    names = _names(read, ecosystem) if sources else []
    if not names:
        return []
    literals = [name.encode() for name in names]
    pattern = _pattern(names, ecosystem)
    found = []
    for path in sources:
        try:
            content = read.tree.read(path)
        except SourceError:
            continue
        if any(name in content for name in literals) and pattern.search(content):
            found.append(path)
    return sorted(found)


def _names(read: Read, ecosystem: str) -> list[str]:
    """Return the import names of the other frameworks; of npm's only those that a manifest declares, as nothing else can be installed."""
    entries = unsupported(ecosystem)
    if ecosystem == "npm":
        declared = {item.name for manifest in read.manifests if manifest.ecosystem == "npm" for item in manifest.dependencies}
        entries = [entry for entry in entries if not declared.isdisjoint(entry.dist)]
    return sorted({name.rstrip("*/") for entry in entries for name in entry.imports} - {""})


def _pattern(names: list[str], ecosystem: str) -> re.Pattern[bytes]:
    either = "|".join(re.escape(name) for name in names)
    if ecosystem == "pypi":
        return re.compile(rf"^[ \t]{{0,40}}(?:from|import)[ \t]{{1,20}}(?:{either})\b".encode(), re.MULTILINE)
    return re.compile(rf"""["'](?:{either})["'/]""".encode())


def _inputs(read: Read, ecosystem: str, modules: Mapping[str, Module], settings: Settings) -> Inputs:
    return Inputs(
        modules=modules,
        tree=read.tree,
        roles=read.roles,
        manifests=[item for item in read.manifests if item.ecosystem == ecosystem],
        today=datetime.date.fromisoformat(settings.today),
        framework="fastapi" if ecosystem == "pypi" else "express",
        resolve=read.resolve,
    )
