"""A tree to facts: the pipeline on one page."""

from __future__ import annotations

import datetime
import posixpath
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from analyzer.endpoints import endpoint, settled, unique, unmounted
from analyzer.interp.interpreter import Bounds
from analyzer.inventory._guard_counts import protection
from analyzer.inventory.guards import Judge
from analyzer.model.analysis import Analysis, Coverage, Diagnostic, FrameworkName, Service, Source, Unresolved
from analyzer.model.library import OwnLibrary
from analyzer.model.location import Location
from analyzer.programs import Programs
from analyzer.registration import Registration
from analyzer.routing.flatten import Draft, flatten
from analyzer.source.files import classify
from analyzer.source.manifests import read_manifests
from analyzer.source.opening import open_source
from analyzer.source.resolve_javascript import JavaScriptResolver
from analyzer.source.resolve_python import PythonResolver
from analyzer.source.services import Ownership, ServiceCandidate, find_services
from analyzer.source.tree import SourceError, Tree
from analyzer.versions import admits
from analyzer.world import TreeWorld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.routing.router import Router
    from analyzer.source.manifest import Manifest

Progress = Callable[[str, int, int], None]
LAZY_INCLUDE = "0.137.0"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an analysis may be told. Bounds: seconds and bytes for each file, interpreter fuel, endpoints in all.

    ``today`` is an ISO date (end-of-life phases are computed for it). ``include`` and ``exclude`` are path prefixes.
    ``own_guards`` and ``not_guards`` are names of functions that do and do not authenticate, ``own_jobs`` of functions whose calls declare jobs.
    """

    today: str = "1970-01-01"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int = 1
    cache: bool = True
    prefilter: bool = True
    timings: bool = False
    seconds_per_file: float = 5.0
    bytes_per_file: int = 2_000_000
    fuel: int = 1_500_000
    endpoints: int = 20_000
    own_guards: tuple[str, ...] = ()
    not_guards: tuple[str, ...] = ()
    own_jobs: tuple[str, ...] = ()
    own_libraries: tuple[OwnLibrary, ...] = ()


class Read(msgspec.Struct, frozen=True):
    """What is known of a tree before its programs are run."""

    tree: Tree
    roles: dict[str, str]
    manifests: list[Manifest]
    candidates: list[ServiceCandidate]
    world: TreeWorld
    programs: Programs
    diagnostics: list[Diagnostic]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def analyze(tree: Tree, settings: Settings | None = None, progress: Progress = silent) -> Analysis:
    """Return the facts of a tree. Never raises for what the tree holds: what could not be read is a diagnostic."""
    settings = settings or Settings()
    progress("reading", 0, 0)
    read = read_tree(tree, settings)
    services: list[Service] = []
    unresolved: list[Unresolved] = []
    diagnostics = list(read.diagnostics)
    for language in ("javascript", "python"):
        chosen = [item for item in read.candidates if (item.language == "python") == (language == "python")]
        if chosen:
            progress(f"running {language} registration code", 0, 0)
            found, undecided, trouble = serve(read, chosen, language, settings)
            services.extend(found)
            unresolved.extend(undecided)
            diagnostics.extend(trouble)
    diagnostics.extend(read.programs.diagnostics)
    return Analysis(
        source=Source(name=tree.name, revision=tree.revision, dirty=tree.dirty, url=tree.url),
        today=settings.today,
        services=tuple(sorted(services, key=lambda item: (item.root, item.framework))),
        unresolved=tuple(sorted(set(unresolved), key=lambda item: (item.location.file, item.location.line, item.reason, item.expression))),
        diagnostics=tuple(sorted(set(diagnostics), key=lambda item: (item.file, item.line, item.kind, item.message))),
        coverage=coverage(read),
    )


def read_tree(tree: Tree, settings: Settings) -> Read:
    """Classify files, read manifests, find where a backend may be."""
    roles: dict[str, str] = dict(classify(tree))
    for path in roles:
        if settings.exclude and path.startswith(settings.exclude):
            roles[path] = "vendored"
        if settings.include and path.startswith(settings.include):
            roles[path] = "source"
    manifests, diagnostics = read_manifests(tree, roles)
    javascript, python = JavaScriptResolver(tree, roles, manifests), PythonResolver(tree, roles, manifests)
    candidates = find_services(tree, roles, manifests, javascript, python)
    programs = Programs(tree, seconds=settings.seconds_per_file, max_bytes=settings.bytes_per_file)
    packages = frozenset(posixpath.dirname(path) for path in roles if path.endswith("/__init__.py"))
    world = TreeWorld(tree, roles, javascript, python, Ownership(manifests, packages), programs.get)
    return Read(tree, roles, manifests, candidates, world, programs, [*tree.diagnostics, *diagnostics, *javascript.diagnostics])


def serve(
    read: Read, candidates: list[ServiceCandidate], language: str, settings: Settings
) -> tuple[list[Service], list[Unresolved], list[Diagnostic]]:
    """Run the registration code of one language and return its services."""
    lazy = any(item.framework == "fastapi" and admits(item.locked_version or item.framework_version, LAZY_INCLUDE) for item in candidates)
    registration = Registration(read.world, language, Bounds(fuel=settings.fuel), lazy_include=lazy)
    registration.run(candidates)
    import os, sys as _s
    if os.environ.get("FUEL"): print("fuel used", language, settings.fuel - registration.interp.fuel, len(registration.interp.modules), registration.interp.hits, file=_s.stderr)
    interp = registration.interp
    services = []
    diagnostics = [
        Diagnostic(kind="bound", message=f"the interpreter's bound on {name.replace('_', ' ')} was hit", file=site.file, line=site.line, incomplete=True)
        for name, site in sorted(interp.hits.items())
    ]
    for model in registration.models:
        routers = model.routers(interp)
        roots = [router for router in routers if router.root and not router.mounted]
        groups = grouped(roots, candidates, model.name, read.world)
        for candidate in [item for item in candidates if item.framework == model.name]:
            flattened = flatten(groups.get(candidate.root, []), settings.endpoints)
            if flattened.overflow:
                diagnostics.append(Diagnostic(kind="bound", message=f"more than {settings.endpoints} endpoints", file=candidate.manifest, incomplete=True))
            own = [router for router in routers if owner(router, candidates, model.name, read.world) == candidate.root and not router.root]
            drafts = [draft for draft in unique(flattened.drafts) if draft.method in METHODS]
            services.append((candidate, drafts, unmounted(own, flattened_all(groups, settings))))
    made = [service(read, registration, *item, settings) for item in services if item[1] or not any(other[1] for other in services)]
    undecided = [
        Unresolved(reason=item.reason, expression=item.expression, location=Location(file=item.site.file, line=max(item.site.line, 1)))
        for item in interp.undecided
        if item.site.file
    ]
    return made, undecided, diagnostics


METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "ALL", "WS"})


def flattened_all(groups: Mapping[str, list[Router]], settings: Settings):  # noqa: ANN201  (a Flattened)
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


def service(read: Read, registration: Registration, candidate: ServiceCandidate, drafts: list[Draft], apart: list, settings: Settings) -> Service:  # type: ignore[type-arg]
    """Return one service with all its facts."""
    endpoints = [endpoint(registration.interp, candidate.root, draft) for draft in drafts]
    judge = Judge(registration.interp, settings.own_guards, settings.not_guards)
    met = protection(judge, endpoints, [settled(registration.interp, draft.chain) for draft in drafts])
    _ = settings, datetime, time, re, read
    framework: FrameworkName = candidate.framework
    return Service(
        id=f"{candidate.root}:{framework}",
        name=candidate.name,
        root=candidate.root,
        framework=framework,
        framework_version=candidate.locked_version or candidate.framework_version,
        language=candidate.language,
        endpoints=tuple(sorted(met.endpoints, key=lambda item: (item.path, item.method))),
        guards=met.guards,
        middleware=met.middleware,
        unmounted=tuple(apart),
    )


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
