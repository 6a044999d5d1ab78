"""Guards and middleware of a service: one for each distinct function or library value, with the endpoints that it stands before."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, get_args

import msgspec

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, FunctionValue, Site
from analyzer.interp.wrapping import unwrapped
from analyzer.inventory.guards.asked import by_its_handler
from analyzer.inventory.guards.judge import Judge, Verdict
from analyzer.inventory.guards.paths import Request
from analyzer.model.http import Endpoint, Guard, GuardUse, Middleware, SchemeKind
from analyzer.model.location import Evidence, Location

if TYPE_CHECKING:
    from analyzer.interp.values import Value


class Protection(msgspec.Struct):
    """What the endpoints of a service meet."""

    endpoints: list[Endpoint]
    guards: tuple[Guard, ...] = ()
    middleware: tuple[Middleware, ...] = ()


class Way(NamedTuple):
    """What a request for an endpoint meets, in order; ``bases`` are the paths below which it stands, by the identity of what is met."""

    chain: list[Value]
    request: Request
    bases: dict[int, str]
    handler: Value | None = None

    def asked(self, value: Value) -> Request:
        """Return the request as a value of the chain sees it."""
        base = self.bases.get(id(value))
        return self.request._replace(base=base) if base else self.request


def protection(judge: Judge, endpoints: list[Endpoint], ways: list[Way]) -> Protection:
    """Return the endpoints with their guards and middleware, and both counted. ``ways`` is parallel to ``endpoints``."""
    found: list[Endpoint] = []
    counts: dict[tuple[str, bool], int] = {}
    known: dict[tuple[str, bool], Verdict] = {}
    places: dict[str, Location] = {}
    for endpoint, way in zip(endpoints, ways, strict=True):
        verdicts = [verdict for value in way.chain if (verdict := judge.judge(value, way.asked(value))) is not None]
        if not any(verdict.guard for verdict in verdicts) and (asked := by_its_handler(judge, way.handler, way.request)) is not None:
            verdicts = [*(verdict for verdict in verdicts if verdict.mark != asked.mark), asked]
        covered = {mark for verdict in verdicts if verdict.guard for mark in verdict.covers}
        hidden = {judge.mark_of(value) for value in way.chain if id(value) in covered}
        own = {judge.mark_of(value) for value in way.chain if is_class_of(value, way.handler)}
        guards: dict[str, GuardUse] = {}
        others: dict[str, None] = {}
        for verdict in verdicts:
            key = identifier(verdict)
            known.setdefault((key, verdict.guard), verdict)
            if verdict.guard and verdict.mark not in hidden:
                places.setdefault(key, endpoint.location)
                guards.setdefault(key, use(verdict, key, endpoint))
            elif not verdict.guard and verdict.mark not in own:
                others[key] = None
        for met in (*((key, True) for key in guards), *((key, False) for key in others)):
            counts[met] = counts.get(met, 0) + 1
        names = tuple(sorted({known[key, False].name for key in others}))
        found.append(msgspec.structs.replace(endpoint, guards=tuple(guards.values()), middleware=names))
    ordered = sorted(counts, key=lambda met: (known[met].name, met))
    return Protection(
        found,
        tuple(guard(known[met], met[0], counts[met], places[met[0]]) for met in ordered if met[1]),
        tuple(other(known[met], met[0], counts[met]) for met in ordered if not met[1]),
    )


def is_class_of(value: Value, handler: Value | None) -> bool:
    """Return whether a value is the class whose method the handler is: a view that is made for each request is no middleware before it."""
    if not isinstance(value, ClassValue) or not isinstance(handler, FunctionValue):
        return False
    inner = unwrapped(handler)[-1].node
    members = (member for base in lineage(value) if isinstance(base, ClassValue) for member in base.members.values())
    return any(isinstance(member, FunctionValue) and unwrapped(member)[-1].node is inner for member in members)


def identifier(verdict: Verdict) -> str:
    """Return a stable id: a digest of what the guard or middleware is, 12 hexadecimal digits."""
    return hashlib.sha256("\0".join(verdict.mark).encode()).hexdigest()[:12]


def place(site: Site | None) -> Location | None:
    """Return a site as a fact."""
    return Location(file=site.file, line=max(site.line, 1)) if site is not None and site.file else None


def kind_of_scheme(scheme: str | None) -> SchemeKind | None:
    """Return the word that facts have for a scheme."""
    return None if scheme is None else next((kind for kind in get_args(SchemeKind) if kind == scheme), "custom")


def use(verdict: Verdict, key: str, endpoint: Endpoint) -> GuardUse:
    """Return the guard as one endpoint meets it."""
    return GuardUse(
        guard=key,
        name=verdict.name,
        library=verdict.library,
        location=place(verdict.site) or endpoint.location,
        scheme=kind_of_scheme(verdict.scheme),
        how=verdict.how,
    )


def guard(verdict: Verdict, key: str, count: int, first: Location) -> Guard:
    """Return a distinct guard."""
    where = place(verdict.site)
    evidence = (Evidence(location=where or first, note=verdict.how[:160]),)
    scheme = kind_of_scheme(verdict.scheme)
    return Guard(id=key, name=verdict.name, library=verdict.library, scheme=scheme, location=where, endpoints=count, evidence=evidence)


def other(verdict: Verdict, key: str, count: int) -> Middleware:
    """Return a distinct middleware that is no guard."""
    return Middleware(id=key, name=verdict.name, library=verdict.library, location=place(verdict.site), endpoints=count)
