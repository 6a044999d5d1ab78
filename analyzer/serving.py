"""Which endpoints each service serves: every candidate's program is run by itself, since each is a process of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.endpoints import of_libraries, unique, unmounted
from analyzer.interp.bounds import Bounds
from analyzer.model.analysis import Diagnostic, Unresolved
from analyzer.model.http import METHODS
from analyzer.model.location import Location
from analyzer.registration import Registration
from analyzer.routing.flatten import Draft, Flattened, flatten
from analyzer.versions import reaches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.values import Site
    from analyzer.model.http import Unmounted
    from analyzer.repository import Read
    from analyzer.routing.router import Router
    from analyzer.settings import Settings
    from analyzer.source.services import ServiceCandidate

LAZY_INCLUDE = "0.137.0"
SHARED = 0.9
"""Of the endpoints of two runs of one program, at least so many are registered in the same place; the rest are shadowed by others."""
Key = tuple[str, str, "Site"]
ASIDE = re.compile(
    r"(?:\A|/)(?:(?:mock|stub|fake)s?(?:[-_.]?(?:server|api|service|backend)s?)?|scripts?|tools?|hack|sandbox|playground|simulators?|\.storybook)/"
    r"|(?:\A|[/._-])(?:mock|stub|fake)[-_.]?(?:server|api|service|backend)?\.(?:py|[mc]?[jt]s)\Z",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Served:
    """What one candidate serves. ``guessed`` when nothing but calls of what nobody calls made its applications."""

    candidate: ServiceCandidate
    registration: Registration
    drafts: list[Draft]
    apart: list[Unmounted]
    guessed: bool = False

    @property
    def keys(self) -> set[Key]:
        """Its endpoints, with where they are declared."""
        return {(draft.method, draft.path, draft.setup.site) for draft in self.drafts}


@dataclass(slots=True)
class Programs:
    """The services of one language, and what running them left open."""

    services: list[Served] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    called_in: dict[str, frozenset[str]] = field(default_factory=dict)


def serve(read: Read, candidates: list[ServiceCandidate], language: str, settings: Settings) -> Programs:
    """Run the registration code of one language, root by root."""
    found = Programs()
    for root in sorted({item.root for item in candidates}):
        run(read, [item for item in candidates if item.root == root], language, settings, found)
    kept = distinct(found.services)
    served = {(draft.method, draft.setup.site.file, draft.setup.site.line) for item in kept for draft in item.drafts}
    for item in kept:
        item.apart = [entry for entry in item.apart if (entry.method, entry.location.file, entry.location.line) not in served]
    found.services = kept
    return found


def run(read: Read, candidates: list[ServiceCandidate], language: str, settings: Settings, found: Programs) -> None:
    """Run one root's program; what goes wrong inside us costs this root what was not yet read, and is said."""
    lazy = any(item.framework == "fastapi" and reaches(item.locked_version or item.framework_version, LAZY_INCLUDE) for item in candidates)
    bounds = Bounds(
        fuel=settings.fuel,
        depth=settings.depth,
        imports=settings.imports,
        nesting=settings.nesting,
        rounds=settings.rounds,
        items=settings.items,
        seconds=settings.seconds_per_service,
    )
    registration = Registration(read.world, language, bounds, lazy_include=lazy, called_in=found.called_in)
    registration.run(candidates)
    interp = registration.interp
    if interp.late:
        read.programs.leave_to_chance()
    found.diagnostics.extend(bounds_hit(registration))
    found.diagnostics.extend(faults_met(registration))
    for item in interp.undecided:
        if item.site.file:
            place = Location(file=item.site.file, line=max(item.site.line, 1))
            found.unresolved.append(Unresolved(reason=item.reason, expression=item.expression, location=place))
    for model in registration.models:
        routers = model.routers(interp)
        mounted = {router.site for router in routers if router.mounted}
        applications = [
            router for router in routers if router.root and not (router.speculative and router.site in mounted and not router.mounted)
        ]
        roots = [router for router in applications if not router.mounted] or applications
        for candidate in candidates:
            if candidate.framework == model.name:
                roots = started(roots, candidate)
                flattened = flatten(roots, settings.endpoints)
                if flattened.overflow:
                    found.diagnostics.append(too_many(settings.endpoints, candidate))
                found.services.append(served_by(read, registration, candidate, roots, routers, flattened))


def started(roots: list[Router], candidate: ServiceCandidate) -> list[Router]:
    """Return the applications without the tools of the developers.

    What lies in a folder of scripts or mocks and is no part of the program that the service is started with is another program.
    """
    main = [router for router in roots if router.entry in candidate.entry_hints and router.steps]
    inside = "" if candidate.root == "." else candidate.root + "/"
    return [item for item in roots if item in main or not ASIDE.search(item.site.file.removeprefix(inside))] if main else roots


def served_by(
    read: Read, registration: Registration, candidate: ServiceCandidate, roots: list[Router], routers: list[Router], flattened: Flattened
) -> Served:
    """Return what a candidate serves, the routes in its own files that nothing serves, and those that libraries add."""
    drafts = [draft for draft in unique(flattened.drafts) if draft.method in METHODS]
    aside = [item for item in routers if item.root and not item.mounted and item not in roots]
    own = [item for item in routers if not item.root and (read.world.root_of(item.site.file) or ".") == candidate.root] + aside
    guessed = bool(roots) and all(router.speculative for router in roots)
    return Served(candidate, registration, drafts, [*unmounted(own, flattened), *of_libraries(flattened)], guessed)


def distinct(services: list[Served]) -> list[Served]:
    """Return the services without those that only repeat another's endpoints, and without packages that others are built from.

    Where nothing serves anything, the candidates that make an application stand, or the first one.
    """
    used = {root for item in services for root in item.candidate.uses if item.drafts}
    serving = [item for item in services if item.drafts and not (item.guessed and item.candidate.root in used)]
    kept = [item for item in serving if not any(repeats(item, other) for other in serving if other is not item)]
    if kept:
        return kept
    return [item for item in services if item.candidate.creates] or services[:1]


def repeats(one: Served, other: Served) -> bool:
    """Return whether all endpoints of ``one`` are ``other``'s too, and ``other`` is the better home: it has more, or lies deeper."""
    mine, theirs = one.keys, other.keys
    paths, more = {key[:2] for key in mine}, {key[:2] for key in theirs}
    if one.candidate.framework != other.candidate.framework or not paths <= more or len(mine & theirs) < SHARED * len(mine):
        return False
    if lies_in(one, other.candidate.root):
        return True
    home, away = own_routes(one), own_routes(other)
    better = len(mine) < len(theirs) or (
        home < away if apart(one, other) and home != away else depth(one.candidate) < depth(other.candidate)
    )
    return better and not separate(one, other)


def lies_in(item: Served, root: str) -> bool:
    """Return whether all of a service's routes are declared in a folder below its own: what is beside that folder only starts it."""
    below = root != "." and (item.candidate.root == "." or root.startswith(item.candidate.root + "/"))
    return below and all(draft.setup.site.file.startswith(root + "/") for draft in item.drafts)


def apart(one: Served, other: Served) -> bool:
    """Return whether neither service's folder holds the other's."""
    roots = one.candidate.root + "/", other.candidate.root + "/"
    return "./" not in roots and not roots[0].startswith(roots[1]) and not roots[1].startswith(roots[0])


def own_routes(item: Served) -> int:
    """Return how many routes a service declares in its own files."""
    return sum(draft.setup.site.file.startswith(item.candidate.root + "/") for draft in item.drafts)


def depth(candidate: ServiceCandidate) -> tuple[int, str]:
    """Return what sorts a candidate that lies deeper last."""
    return candidate.root.count("/"), candidate.root


def separate(one: Served, other: Served) -> bool:
    """Return whether two services are started by their own entry files: then both run, even where they serve the same.

    What the other's program loads itself is started by it, not beside it.
    """
    if not (one.candidate.entry_hints and other.candidate.entry_hints) or not (own_entries(one) and own_entries(other)):
        return False
    return not set(one.candidate.entry_hints) <= other.registration.interp.modules.keys()


def own_entries(item: Served) -> bool:
    """Return whether a service declares routes in its own files."""
    root = item.candidate.root
    return any(root == "." or draft.setup.site.file.startswith(root + "/") for draft in item.drafts)


def bounds_hit(registration: Registration) -> Iterable[Diagnostic]:
    """Return the interpreter's bounds that were hit."""
    for name, site in sorted(registration.interp.hits.items()):
        message = f"the interpreter's bound on {name.replace('_', ' ')} was hit"
        yield Diagnostic(kind="bound", message=message, file=site.file, line=site.line, incomplete=True)


def faults_met(registration: Registration) -> Iterable[Diagnostic]:
    """Return the faults of our own that ended the reading of a module or a function."""
    for (name, file), site in sorted(registration.interp.faults.items()):
        yield Diagnostic(
            kind="internal", message=f"reading the registration code stopped: {name}", file=file, line=site.line, incomplete=True
        )


def too_many(limit: int, candidate: ServiceCandidate) -> Diagnostic:
    """Return the diagnostic for a bound on endpoints."""
    return Diagnostic(kind="bound", message=f"more than {limit} endpoints; the rest is left out", file=candidate.manifest, incomplete=True)
