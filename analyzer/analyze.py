"""A tree to facts: the pipeline on one page."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import msgspec

from analyzer.cache import user_cache
from analyzer.facts_of_service import Facts, bare_facts, facts_of_service
from analyzer.model.analysis import Analysis, Coverage, Diagnostic, Source, Unresolved
from analyzer.other_frameworks import frameworks_beside
from analyzer.own_modules import own_files
from analyzer.remembered import digest_of, recall, remember
from analyzer.repository import Read, read_tree
from analyzer.serving import Served, serve
from analyzer.settings import Settings
from analyzer.source.opening import history_of, open_source
from analyzer.source.tree import SourceError, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def analyze(tree: Tree, settings: Settings | None = None, progress: Progress = silent, executor: Executor | None = None) -> Analysis:
    """Return the facts of a tree. Never raises for what the tree holds: what could not be read is a diagnostic.

    ``executor`` lowers files in place of ``settings.jobs`` processes.
    """
    settings = settings or Settings()
    with without_collecting(), user_cache(settings.cache_bytes) if settings.cache else nullcontext() as cache:
        progress("reading", 0, 0)
        key = digest_of(tree, settings) if cache is not None else None
        known = recall(cache, key) if cache is not None and key is not None else None
        if known is None:
            read = read_tree(tree, settings, cache)
            progress("parsing", 0, 0)
            for candidate in read.candidates:
                read.programs.prepare(own_files(read, candidate), settings.jobs, executor)
            known = facts_of(read, settings, progress)
            if cache is not None and key is not None and not read.programs.by_chance:
                remember(cache, key, known)
        return with_history(known, tree)


def with_history(analysis: Analysis, tree: Tree) -> Analysis:
    """Return an analysis with the year of commits before the tree's revision."""
    history, trouble = history_of(tree)
    return msgspec.structs.replace(analysis, history=history, diagnostics=ordered([*analysis.diagnostics, *trouble]))


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once, by file."""
    return tuple(sorted(set(diagnostics), key=lambda item: (item.file, item.line, item.kind, item.message)))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let the collector of cycles rest: programs are large, hold none, and would be looked through again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def facts_of(read: Read, settings: Settings, progress: Progress) -> Analysis:
    """Return the facts of a tree that was read."""
    tree = read.tree
    facts: list[Facts] = []
    unresolved: list[Unresolved] = []
    diagnostics = list(read.diagnostics)
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
    progress("looking beside the services", 0, 0)
    others = frameworks_beside(read, facts, settings)
    diagnostics += [*(item for found in facts for item in found.diagnostics), *others.diagnostics]
    diagnostics += [*read.programs.diagnostics, *read.javascript.diagnostics]
    return Analysis(
        source=Source(name=tree.name, revision=tree.revision, dirty=tree.dirty, url=tree.url),
        today=settings.today,
        services=tuple(sorted((item.service for item in facts), key=lambda item: (item.root, item.framework))),
        other_frameworks=others.found,
        unresolved=tuple(sorted(set(unresolved), key=lambda item: (item.location.file, item.location.line, item.reason, item.expression))),
        diagnostics=ordered(diagnostics),
        coverage=coverage(read),
    )


def guarded_facts(read: Read, item: Served, settings: Settings) -> Facts:
    """Return one service with its facts; with its endpoints alone where our own code fails on the rest."""
    try:
        return facts_of_service(read, item.registration, item.candidate, item.drafts, item.apart, settings)
    except Exception as error:  # noqa: BLE001 - hostile code may find what we did not think of
        message = f"taking the inventory stopped: {type(error).__name__}"
        return bare_facts(item, Diagnostic(kind="internal", message=message, file=item.candidate.manifest, incomplete=True))


def coverage(read: Read) -> Coverage:
    """Return what was read."""
    counts = {role: sum(1 for value in read.roles.values() if value == role) for role in set(read.roles.values())}
    loaded = read.programs.loaded()
    code = sum(counts.get(role, 0) for role in ("source",))
    return Coverage(
        files_seen=len(read.roles),
        files_read=len(loaded),
        files_with_errors=sum(1 for module in loaded.values() if module.errors),
        files_test=counts.get("test", 0),
        files_example=counts.get("example", 0) + counts.get("docs", 0),
        files_generated=counts.get("generated", 0) + counts.get("vendored", 0),
        files_other=len(read.roles) - code - sum(counts.get(role, 0) for role in ("test", "example", "docs", "generated", "vendored")),
        bytes_read=read.programs.bytes_read,
    )


__all__ = ["Analysis", "Settings", "SourceError", "Tree", "analyze", "open_source"]
