"""A tree read anew: the pipeline on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.facts_of_service import Facts, bare_facts, facts_of_service, with_tests
from analyzer.model.analysis import Analysis, Coverage, Diagnostic, Source, Unresolved
from analyzer.other_frameworks import frameworks_beside
from analyzer.own_modules import own_files
from analyzer.remembered_services import Found, recall_services, remember_services
from analyzer.repository import Read, read_tree
from analyzer.serving import Served, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor

    from analyzer.cache import Cache
    from analyzer.remembered import Fingerprint
    from analyzer.settings import Settings
    from analyzer.source.tree import Tree

    Progress = Callable[[str, int, int], None]


def analyze_anew(
    tree: Tree, settings: Settings, progress: Progress, executor: Executor | None, cache: Cache | None, prints: Fingerprint | None
) -> tuple[Analysis, bool]:
    """Return the facts of a tree, and whether another run would find the same; services that nothing has changed are remembered."""
    read = read_tree(tree, settings, cache)
    found = recall_services(cache, read, prints) if cache is not None and prints is not None else None
    if found is None:
        progress("parsing", 0, 0)
        for candidate in read.candidates:
            read.programs.prepare(own_files(read, candidate), settings.jobs, executor)
        found = find_services(read, settings, progress)
        if cache is not None and prints is not None:
            remember_services(cache, read, prints, found)
    return facts_of(read, found, settings, progress), not read.programs.by_chance


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once, by file."""
    return tuple(sorted(set(diagnostics), key=lambda item: (item.file, item.line, item.kind, item.message)))


def find_services(read: Read, settings: Settings, progress: Progress) -> Found:
    """Return the services of a tree that was read, with their facts."""
    facts: list[Facts] = []
    unresolved: list[Unresolved] = []
    diagnostics: list[Diagnostic] = []
    for language in ("javascript", "python"):
        chosen = [item for item in read.candidates if (item.language == "python") == (language == "python")]
        if chosen:
            progress(f"running {language} registration code", 0, 0)
            programs = serve(read, chosen, language, settings)
            for number, item in enumerate(programs.services):
                progress("taking the inventory", number, len(programs.services))
                facts.append(guarded_facts(read, item, settings))
            unresolved.extend(programs.unresolved)
            diagnostics.extend(programs.diagnostics)
    diagnostics += read.javascript.diagnostics
    return Found(tuple(facts), tuple(unresolved), tuple(diagnostics))


def facts_of(read: Read, found: Found, settings: Settings, progress: Progress) -> Analysis:
    """Return the facts of a tree whose services are found."""
    tree = read.tree
    progress("looking beside the services", 0, 0)
    facts = [guarded_tests(read, item, settings) for item in found.facts]
    others = frameworks_beside(read, facts, settings)
    told = [*found.diagnostics, *(item for each in facts for item in each.diagnostics)]
    diagnostics = [*read.diagnostics, *told, *others.diagnostics, *read.programs.diagnostics, *read.javascript.diagnostics]
    return Analysis(
        source=Source(name=tree.name, revision=tree.revision, dirty=tree.dirty, url=tree.url),
        today=settings.today,
        services=tuple(sorted((item.service for item in facts), key=lambda item: (item.root, item.framework))),
        other_frameworks=others.found,
        unresolved=tuple(sorted(set(found.unresolved), key=place_of)),
        diagnostics=ordered(diagnostics),
        coverage=coverage(read),
    )


def place_of(item: Unresolved) -> tuple[str, int, str, str]:
    """Return what sorts the undecided by file."""
    return item.location.file, item.location.line, item.reason, item.expression


def guarded_facts(read: Read, item: Served, settings: Settings) -> Facts:
    """Return one service with its facts; with its endpoints alone where our own code fails on the rest."""
    try:
        return facts_of_service(read, item.registration, item.candidate, item.drafts, item.apart, settings)
    except Exception as error:  # noqa: BLE001 - hostile code may find what we did not think of
        message = f"taking the inventory stopped: {type(error).__name__}"
        return bare_facts(item, Diagnostic(kind="internal", message=message, file=item.candidate.manifest, incomplete=True))


def guarded_tests(read: Read, facts: Facts, settings: Settings) -> Facts:
    """Return one service with its tests; without them where our own code fails on them."""
    try:
        return with_tests(read, facts, settings)
    except Exception as error:  # noqa: BLE001 - hostile files may find what we did not think of
        message = f"looking at the tests stopped: {type(error).__name__}"
        trouble = Diagnostic(kind="internal", message=message, file=facts.service.root, incomplete=True)
        return msgspec.structs.replace(facts, diagnostics=(*facts.diagnostics, trouble))


def coverage(read: Read) -> Coverage:
    """Return what was read."""
    counts = {role: sum(1 for value in read.roles.values() if value == role) for role in set(read.roles.values())}
    accounts = read.programs.accounts().values()
    code = sum(counts.get(role, 0) for role in ("source",))
    return Coverage(
        files_seen=len(read.roles),
        files_read=sum(1 for account in accounts if account.lowered),
        files_with_errors=sum(1 for account in accounts if account.errors),
        files_test=counts.get("test", 0),
        files_example=counts.get("example", 0) + counts.get("docs", 0),
        files_generated=counts.get("generated", 0) + counts.get("vendored", 0),
        files_other=len(read.roles) - code - sum(counts.get(role, 0) for role in ("test", "example", "docs", "generated", "vendored")),
        bytes_read=read.programs.bytes_read,
    )
