"""A tree read anew: the pipeline on one page."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from analyzer.copies import Copies
from analyzer.facts_of_service import Facts, Tests, bare_facts, facts_of_service, tests_of, with_tests
from analyzer.makers import Calls
from analyzer.model.analysis import Analysis, Coverage, Diagnostic, Source, Unresolved
from analyzer.other_frameworks import frameworks_beside
from analyzer.own_modules import own_files
from analyzer.remembered_services import Memory
from analyzer.repository import Read, read_tree
from analyzer.serving import distinct, serve, unserved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor

    from analyzer.cache import Cache
    from analyzer.model.analysis import Service
    from analyzer.model.http import Unmounted
    from analyzer.remembered import Fingerprint
    from analyzer.serving import Program, Root, Served
    from analyzer.settings import Settings
    from analyzer.source.services import ServiceCandidate
    from analyzer.source.tree import Tree

    Progress = Callable[[str, int, int], None]


MANY_FILES = 1_000
"""Files from which on looking through the tests takes longer than a copy of this process."""


class Found(msgspec.Struct, frozen=True):
    """What the services of a tree are."""

    facts: tuple[Facts, ...]
    unresolved: tuple[Unresolved, ...]
    diagnostics: tuple[Diagnostic, ...]


def analyze_anew(
    tree: Tree, settings: Settings, progress: Progress, executor: Executor | None, cache: Cache | None, prints: Fingerprint | None
) -> tuple[Analysis, bool]:
    """Return the facts of a tree, and whether another run would find the same; services that nothing has changed are remembered."""
    read = read_tree(tree, settings, cache)
    memory = Memory(cache, read, prints) if cache is not None and prints is not None else None
    try:
        found = find_services(read, settings, progress, executor, memory)
    finally:
        read.programs.close()
    return facts_of(read, found, settings, progress), not read.programs.by_chance


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once, by file."""
    return tuple(sorted(set(diagnostics), key=lambda item: (item.file, item.line, item.kind, item.message)))


def find_services(read: Read, settings: Settings, progress: Progress, executor: Executor | None, memory: Memory | None) -> Found:
    """Return the services of a tree that was read, with their facts; roots that nothing has changed are remembered."""
    roots: list[Root] = []
    kept: list[Served] = []
    for python in (False, True):
        of_language: list[Root] = []
        calls = Calls(read.world.program, read.programs.mentions)
        for candidates in by_root(item for item in read.candidates if (item.language == "python") == python):
            root = memory.recall(candidates) if memory is not None else None
            if root is None:
                progress("parsing", 0, 0)
                files = {path for candidate in candidates for path in own_files(read, candidate)}
                read.programs.prepare(sorted(files), settings.jobs, executor)
                progress(f"running {'python' if python else 'javascript'} registration code", 0, 0)
                root = serve(read, candidates, settings, calls)
            of_language.append(root)
        read.programs.finish()
        chosen = distinct([item for root in of_language for item in root.services])
        for root in of_language:
            take_inventory(read, root, chosen, settings, progress)
        roots += of_language
        kept += chosen
    diagnostics = [item for root in roots for item in root.diagnostics] + read.javascript.diagnostics
    if memory is not None:
        for root in roots:
            if root.programs:
                memory.remember(root)
    facts = [with_unmounted(item.facts, unserved(item, kept)) for item in kept if item.facts is not None]
    return Found(tuple(facts), tuple(item for root in roots for item in root.unresolved), tuple(diagnostics))


def by_root(candidates: Iterable[ServiceCandidate]) -> list[list[ServiceCandidate]]:
    """Return the candidates of each root, the roots in order."""
    found: dict[str, list[ServiceCandidate]] = {}
    for item in candidates:
        found.setdefault(item.root, []).append(item)
    return [found[root] for root in sorted(found)]


def take_inventory(read: Read, root: Root, chosen: list[Served], settings: Settings, progress: Progress) -> None:
    """Take the inventory of those of a root's services that are the tree's and that no earlier run took it of."""
    wanted = [item for item in root.services if item.facts is None and any(item is other for other in chosen)]
    if wanted and not root.programs:
        again = serve(read, root.candidates, settings, Calls(read.world.program, read.programs.mentions))
        root.programs, root.asked = again.programs, again.asked
    with read.programs.noting(root.asked):
        for number, item in enumerate(wanted):
            progress("taking the inventory", number, len(wanted))
            item.facts = guarded_facts(read, root.programs[item.candidate.framework], item.candidate, settings)


def with_unmounted(facts: Facts, unmounted: tuple[Unmounted, ...]) -> Facts:
    """Return facts with the routes that nothing serves."""
    return msgspec.structs.replace(facts, service=msgspec.structs.replace(facts.service, unmounted=unmounted))


def facts_of(read: Read, found: Found, settings: Settings, progress: Progress) -> Analysis:
    """Return the facts of a tree whose services are found."""
    tree = read.tree
    progress("looking beside the services", 0, 0)
    tests = {item.service.id: partial(guarded_tests, read, item, settings) for item in found.facts}
    with Copies(settings.jobs - 1 if len(read.roles) >= MANY_FILES else 0, tests) as copies:
        others = frameworks_beside(read, found.facts, settings)
        answers = copies.answers()
    facts = [with_tests(item, answers[item.service.id]) for item in found.facts]
    told = [*found.diagnostics, *(item for each in facts for item in each.diagnostics)]
    diagnostics = [*read.diagnostics, *told, *others.diagnostics, *read.programs.diagnostics, *read.javascript.diagnostics]
    return Analysis(
        source=Source(name=tree.name, revision=tree.revision, dirty=tree.dirty, url=tree.url),
        today=settings.today,
        services=named_apart(sorted((item.service for item in facts), key=lambda item: (item.root, item.framework))),
        other_frameworks=others.found,
        unresolved=tuple(sorted(set(found.unresolved), key=place_of)),
        diagnostics=ordered(diagnostics),
        coverage=coverage(read),
    )


def named_apart(services: list[Service]) -> tuple[Service, ...]:
    """Return services of one name by their folders, and those of one folder with their frameworks."""
    named = Counter(item.name for item in services)
    names = [item.root if named[item.name] > 1 and item.root != "." else item.name for item in services]
    again = Counter(names)
    apart = [f"{name} ({item.framework})" if again[name] > 1 else name for name, item in zip(names, services, strict=True)]
    return tuple(msgspec.structs.replace(item, name=name) for item, name in zip(services, apart, strict=True))


def place_of(item: Unresolved) -> tuple[str, int, str, str]:
    """Return what sorts the undecided by file."""
    return item.location.file, item.location.line, item.reason, item.expression


def guarded_facts(read: Read, program: Program, candidate: ServiceCandidate, settings: Settings) -> Facts:
    """Return one service with its facts; with its endpoints alone where our own code fails on the rest."""
    try:
        return facts_of_service(read, program, candidate, settings)
    except Exception as error:  # noqa: BLE001 - hostile code may find what we did not think of
        message = f"taking the inventory stopped: {type(error).__name__}"
        return bare_facts(program, candidate, Diagnostic(kind="internal", message=message, file=candidate.manifest, incomplete=True))


def guarded_tests(read: Read, facts: Facts, settings: Settings) -> Tests:
    """Return one service's tests; none where our own code fails on them."""
    try:
        return tests_of(read, facts, settings)
    except Exception as error:  # noqa: BLE001 - hostile files may find what we did not think of
        message = f"looking at the tests stopped: {type(error).__name__}"
        trouble = Diagnostic(kind="internal", message=message, file=facts.service.root, incomplete=True)
        return Tests(facts.service.size, facts.service.tests, (trouble,))


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
