"""Which endpoints each service serves: every candidate's program is run by itself, since each is a process of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from analyzer.endpoints import of_libraries, unique, unmounted
from analyzer.interp.bounds import Bounds
from analyzer.model.analysis import Diagnostic, Unresolved
from analyzer.model.http import METHODS
from analyzer.model.location import Location
from analyzer.registration import Registration
from analyzer.routing.flatten import DEPTH, Draft, Flattened, flatten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.facts_of_service import Facts
    from analyzer.interp.values import Site
    from analyzer.makers import Calls
    from analyzer.model.http import Unmounted
    from analyzer.repository import Read
    from analyzer.routing.router import Router
    from analyzer.settings import Settings
    from analyzer.source.services import ServiceCandidate

Key = tuple[str, str, "Site"]
LAZY_INCLUDE = "0.137.0"
GIVEN_UP = {
    "calls": "calls of functions that used much and registered nothing were given up",
    "loops": "loops that used much and registered nothing were left",
    "callbacks": "callbacks and starts that used up what such code is given were left",
    "texts": "texts put together beyond the bound are not known to their end",
}
SHARED = 0.9
"""Of the endpoints of two runs of one program, at least so many are registered in the same place; the rest are shadowed by others."""
ASIDE = re.compile(
    r"(?:\A|/)(?:(?:mock|stub|fake)s?(?:[-_.]?(?:server|api|service|backend)s?)?|test[-_.]servers?|scripts?|tools?|hack|sandbox|playground|simulators?|\.storybook)/"
    r"|(?:\A|[/._-])(?:mock|stub|fake)[-_.]?(?:server|api|service|backend)?\.(?:py|[mc]?[jt]s)\Z",
    re.IGNORECASE,
)


class Program(NamedTuple):
    """A program that was run, and what one candidate serves by it."""

    registration: Registration
    drafts: list[Draft]


class Served(msgspec.Struct):
    """What one candidate serves: its endpoints with where they are declared, and the files that its program loaded.

    ``guessed`` when nothing but calls of what nobody calls made its applications. ``facts`` are None until its inventory was taken.
    """

    candidate: ServiceCandidate
    keys: frozenset[Key]
    loaded: frozenset[str]
    apart: tuple[Unmounted, ...]
    guessed: bool = False
    facts: Facts | None = None


class Root(msgspec.Struct):
    """What the candidates of one folder and language serve, and what running their program left open.

    ``asked`` are the code files that it follows from. ``programs`` is by framework, and empty where an earlier run found the root.
    """

    candidates: list[ServiceCandidate]
    services: list[Served] = msgspec.field(default_factory=list)
    programs: dict[str, Program] = msgspec.field(default_factory=dict)
    unresolved: list[Unresolved] = msgspec.field(default_factory=list)
    diagnostics: list[Diagnostic] = msgspec.field(default_factory=list)
    asked: set[str] = msgspec.field(default_factory=set)


def includes_lazily(candidate: ServiceCandidate) -> bool:
    """Return whether the version of FastAPI takes a router's routes only when it serves."""
    from analyzer.versions import reaches

    return reaches(candidate.locked_version or candidate.framework_version, LAZY_INCLUDE)


def serve(read: Read, candidates: list[ServiceCandidate], settings: Settings, calls: Calls) -> Root:
    """Run one root's program; what goes wrong inside us costs this root what was not yet read, and is said."""
    found = Root(candidates)
    language = candidates[0].language
    lazy = any(item.framework == "fastapi" and includes_lazily(item) for item in candidates)
    bounds = Bounds(
        fuel=settings.fuel,
        depth=settings.depth,
        imports=settings.imports,
        nesting=settings.nesting,
        rounds=settings.rounds,
        items=settings.items,
        text=settings.text,
        seconds=settings.seconds_per_service,
    )
    with read.programs.noting(found.asked):
        registration = Registration(read.world, "python" if language == "python" else "javascript", bounds, lazy_include=lazy, calls=calls)
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
        roots = [router for router in applications if not (router.mounted or left_unmounted(router, candidates))] or applications
        for candidate in candidates:
            if candidate.framework == model.name:
                roots = started(roots, candidate)
                flattened = flatten(roots, settings.endpoints)
                if flattened.overflow:
                    found.diagnostics.append(left_out(f"more than {settings.endpoints} endpoints", candidate))
                if flattened.deep:
                    found.diagnostics.append(left_out(f"routers in more than {DEPTH} others", candidate))
                drafts = [draft for draft in unique(flattened.drafts, candidate.entry_hints) if draft.method in METHODS]
                found.programs[model.name] = Program(registration, drafts)
                found.services.append(served_by(read, found.programs[model.name], candidate, roots, routers, flattened))
    return found


def left_unmounted(router: Router, candidates: list[ServiceCandidate]) -> bool:
    """Return whether an application is another's, which mounts it under a changed setting, and is not started by a file of its own."""
    hints = {hint for candidate in candidates for hint in candidate.entry_hints}
    return any(above.serves and (router.site.file == above.site.file or router.site.file not in hints) for above in router.offered)


def started(roots: list[Router], candidate: ServiceCandidate) -> list[Router]:
    """Return the applications without the tools of the developers.

    What lies in a folder of scripts or mocks and is no part of the program that the service is started with is another program.
    """
    main = [router for router in roots if router.entry in candidate.entry_hints and router.steps]
    inside = "" if candidate.root == "." else candidate.root + "/"
    return [item for item in roots if item in main or not ASIDE.search(item.site.file.removeprefix(inside))] if main else roots


def served_by(
    read: Read, program: Program, candidate: ServiceCandidate, roots: list[Router], routers: list[Router], flattened: Flattened
) -> Served:
    """Return what a candidate serves, the routes in its own files that nothing serves, and those that libraries add."""
    aside = [item for item in routers if item.root and not item.mounted and item not in roots]
    own = [item for item in routers if not item.root and (read.world.root_of(item.site.file) or ".") == candidate.root] + aside
    return Served(
        candidate=candidate,
        keys=frozenset((draft.method, draft.path, draft.setup.site) for draft in program.drafts),
        loaded=frozenset(program.registration.interp.modules),
        apart=(*unmounted(own, flattened), *of_libraries(flattened)),
        guessed=bool(roots) and all(router.speculative for router in roots),
    )


def distinct(services: list[Served]) -> list[Served]:
    """Return the services without those that only repeat another's endpoints, and without packages that others are built from.

    Where nothing serves anything, the candidates that make an application stand, or the first one.
    """
    used = {root for item in services for root in item.candidate.uses if item.keys}
    serving = [item for item in services if item.keys and not (item.guessed and item.candidate.root in used)]
    kept = [item for item in serving if not any(repeats(item, other) for other in serving if other is not item)]
    return kept or [item for item in services if item.candidate.creates] or services[:1]


def unserved(item: Served, services: list[Served]) -> tuple[Unmounted, ...]:
    """Return the routes apart of one service that none of ``services`` serves."""
    served = {(method, site.file, site.line) for other in services for method, _, site in other.keys}
    return tuple(entry for entry in item.apart if (entry.method, entry.location.file, entry.location.line) not in served)


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
    return below and all(site.file.startswith(root + "/") for _, _, site in item.keys)


def apart(one: Served, other: Served) -> bool:
    """Return whether neither service's folder holds the other's."""
    roots = one.candidate.root + "/", other.candidate.root + "/"
    return "./" not in roots and not roots[0].startswith(roots[1]) and not roots[1].startswith(roots[0])


def own_routes(item: Served) -> int:
    """Return how many routes a service declares in its own files."""
    return sum(site.file.startswith(item.candidate.root + "/") for _, _, site in item.keys)


def depth(candidate: ServiceCandidate) -> tuple[int, str]:
    """Return what sorts a candidate that lies deeper last."""
    return candidate.root.count("/"), candidate.root


def separate(one: Served, other: Served) -> bool:
    """Return whether two services are started by their own entry files: then both run, even where they serve the same.

    What the other's program loads itself is started by it, not beside it. Of those that only start what a library declares, the ones
    that stand beside each other, apart from the library, are separate: the rest are ways to start one program.
    """
    if not (one.candidate.entry_hints and other.candidate.entry_hints) or set(one.candidate.entry_hints) <= other.loaded:
        return False
    above, _, _ = one.candidate.root.rpartition("/")
    beside = above == other.candidate.root.rpartition("/")[0] != ""
    return (declares(one, one.candidate.root) and declares(other, other.candidate.root)) or (beside and not declares(one, above))


def declares(item: Served, root: str) -> bool:
    """Return whether routes that a service serves are declared in the files of a folder."""
    return any(root == "." or site.file.startswith(root + "/") for _, _, site in item.keys)


def bounds_hit(registration: Registration) -> Iterable[Diagnostic]:
    """Return the interpreter's bounds that were hit."""
    for name, site in sorted(registration.interp.hits.items()):
        message = f"the interpreter's bound on {name.replace('_', ' ')} was hit"
        yield Diagnostic(kind="bound", message=message, file=site.file, line=site.line, incomplete=True)
    for what, (count, site) in sorted(registration.interp.given_up.items()):
        message = f"{GIVEN_UP[what]}, {count} in all, here first"
        yield Diagnostic(kind="bound", message=message, file=site.file, line=site.line)


def faults_met(registration: Registration) -> Iterable[Diagnostic]:
    """Return the faults of our own that ended the reading of a module or a function."""
    for (name, file), site in sorted(registration.interp.faults.items()):
        yield Diagnostic(
            kind="internal", message=f"reading the registration code stopped: {name}", file=file, line=site.line, incomplete=True
        )


def left_out(what: str, candidate: ServiceCandidate) -> Diagnostic:
    """Return the diagnostic for a bound on endpoints or on routers."""
    return Diagnostic(kind="bound", message=f"{what}; the rest is left out", file=candidate.manifest, incomplete=True)
