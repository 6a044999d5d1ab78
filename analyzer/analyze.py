"""A tree to facts: the pipeline on one page."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from analyzer.cache import user_cache
from analyzer.endpoints import unique, unmounted
from analyzer.facts_of_service import Facts, facts_of_service
from analyzer.interp.interpreter import Bounds
from analyzer.model.analysis import Analysis, Coverage, Diagnostic, Source, Unresolved
from analyzer.model.location import Location
from analyzer.other_frameworks import frameworks_beside
from analyzer.own_modules import own_files
from analyzer.registration import Registration
from analyzer.repository import Read, read_tree
from analyzer.routing.flatten import Flattened, flatten
from analyzer.settings import Settings
from analyzer.source.opening import history_of, open_source
from analyzer.source.services import ServiceCandidate
from analyzer.source.tree import SourceError, Tree
from analyzer.versions import reaches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor

    from analyzer.routing.router import Router
    from analyzer.world import TreeWorld

Progress = Callable[[str, int, int], None]
LAZY_INCLUDE = "0.137.0"


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def analyze(tree: Tree, settings: Settings | None = None, progress: Progress = silent, executor: Executor | None = None) -> Analysis:
    """Return the facts of a tree. Never raises for what the tree holds: what could not be read is a diagnostic.

    ``executor`` lowers files in place of ``settings.jobs`` processes.
    """
    settings = settings or Settings()
    with without_collecting(), user_cache(settings.cache_bytes) if settings.cache else nullcontext() as cache:
        progress("reading", 0, 0)
        read = read_tree(tree, settings, cache)
        progress("parsing", 0, 0)
        for candidate in read.candidates:
            read.programs.prepare(own_files(read, candidate), settings.jobs, executor)
        return facts_of(read, settings, progress)


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
            found, undecided, trouble = serve(read, chosen, language, settings)
            facts.extend(found)
            unresolved.extend(undecided)
            diagnostics.extend(trouble)
    history, trouble = history_of(tree)
    others = frameworks_beside(read, facts, settings)
    diagnostics += [*trouble, *(item for found in facts for item in found.diagnostics), *others.diagnostics]
    diagnostics += [*read.programs.diagnostics, *read.javascript.diagnostics]
    return Analysis(
        source=Source(name=tree.name, revision=tree.revision, dirty=tree.dirty, url=tree.url),
        today=settings.today,
        services=tuple(sorted((item.service for item in facts), key=lambda item: (item.root, item.framework))),
        other_frameworks=others.found,
        unresolved=tuple(sorted(set(unresolved), key=lambda item: (item.location.file, item.location.line, item.reason, item.expression))),
        diagnostics=tuple(sorted(set(diagnostics), key=lambda item: (item.file, item.line, item.kind, item.message))),
        coverage=coverage(read),
        history=history,
    )


def serve(
    read: Read, candidates: list[ServiceCandidate], language: str, settings: Settings
) -> tuple[list[Facts], list[Unresolved], list[Diagnostic]]:
    """Run the registration code of one language and return its services' facts."""
    lazy = any(item.framework == "fastapi" and reaches(item.locked_version or item.framework_version, LAZY_INCLUDE) for item in candidates)
    registration = Registration(
        read.world,
        language,
        Bounds(fuel=settings.fuel, depth=settings.depth, rounds=settings.rounds, items=settings.items),
        lazy_include=lazy,
    )
    registration.run(candidates)
    interp = registration.interp
    services = []
    diagnostics = [
        Diagnostic(
            kind="bound",
            message=f"the interpreter's bound on {name.replace('_', ' ')} was hit",
            file=site.file,
            line=site.line,
            incomplete=True,
        )
        for name, site in sorted(interp.hits.items())
    ]
    for model in registration.models:
        routers = model.routers(interp)
        roots = [router for router in routers if router.root and not router.mounted]
        groups = grouped(roots, candidates, model.name, read.world)
        for candidate in [item for item in candidates if item.framework == model.name]:
            flattened = flatten(groups.get(candidate.root, []), settings.endpoints)
            if flattened.overflow:
                diagnostics.append(
                    Diagnostic(kind="bound", message=f"more than {settings.endpoints} endpoints", file=candidate.manifest, incomplete=True)
                )
            own = [router for router in routers if owner(router, candidates, model.name, read.world) == candidate.root and not router.root]
            drafts = [draft for draft in unique(flattened.drafts) if draft.method in METHODS]
            services.append((candidate, drafts, unmounted(own, flattened_all(groups, settings))))
    made = [
        facts_of_service(read, registration, *item, settings) for item in services if item[1] or not any(other[1] for other in services)
    ]
    undecided = [
        Unresolved(reason=item.reason, expression=item.expression, location=Location(file=item.site.file, line=max(item.site.line, 1)))
        for item in interp.undecided
        if item.site.file
    ]
    return made, undecided, diagnostics


METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "ALL", "WS"})


def flattened_all(groups: Mapping[str, list[Router]], settings: Settings) -> Flattened:
    """Return what all services together serve."""
    return flatten([router for routers in groups.values() for router in routers], settings.endpoints)


def owner(router: Router, candidates: list[ServiceCandidate], framework: str, world: TreeWorld) -> str | None:
    """Return the root of the candidate in whose files a router was made; the nearest above it where that is none."""
    roots = {item.root for item in candidates if item.framework == framework}
    folder = world.root_of(router.site.file) or "."
    while folder not in roots and folder not in {".", ""}:
        folder = posixpath.dirname(folder) or "."
    return folder if folder in roots else (min(roots) if roots else None)


def grouped(routers: list[Router], candidates: list[ServiceCandidate], framework: str, world: TreeWorld) -> dict[str, list[Router]]:
    """Return root routers by the candidate that serves them."""
    groups: dict[str, list[Router]] = {}
    for router in routers:
        root = owner(router, candidates, framework, world)
        if root is not None:
            groups.setdefault(root, []).append(router)
    return groups


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
