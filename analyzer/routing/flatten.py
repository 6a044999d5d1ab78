"""Routers to endpoints: every path through the mounts, with what a request meets on the way, in order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from analyzer.interp.patterns import occurs
from analyzer.interp.values import HOLE, Site, Value
from analyzer.routing.path_template import join_express, join_fastify, join_starlette, parameters
from analyzer.routing.router import LibraryMount, Mount, Router, RouteSetup, Use, otherwise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from analyzer.interp.conditions import Reason

JOIN: dict[str, Callable[[str, str], str]] = {"express": join_express, "fastify": join_fastify, "fastapi": join_starlette}
DEPTH = 200
WILD = (":", "*", "{*")
"""How a part of a path begins that stands for any other."""


class Used(NamedTuple):
    """Middleware, the path that it stands before, and what of that path it does not see: the place where it is used.

    ``whole``: it stands before that path only, and before none below it. ``method``: the only one that it stands before, if a route's.
    """

    path: str
    values: list[Value]
    base: str
    whole: bool = False
    method: str = ""


class Way(NamedTuple):
    """How a router is reached: the path before it, what a request has met by then, and where each of that is used."""

    prefix: str = ""
    chain: tuple[Value, ...] = ()
    bases: Mapping[int, str] = MappingProxyType({})
    mounts: tuple[Site, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Draft(msgspec.Struct, eq=False):
    """An endpoint before it is a fact: its values are still the interpreter's. ``off``: it is served only if somebody changes a setting.

    ``bases`` is where middleware is used, by its identity, for what is used below a path: it sees only the rest of the path.
    ``by_way`` are the handlers of other routes that a request goes through on its way, as their paths stand for this one too.
    """

    method: str
    path: str
    chain: list[Value]
    setup: RouteSetup
    mounts: tuple[Site, ...]
    reasons: tuple[Reason, ...]
    root: Router
    off: bool = False
    bases: dict[int, str] = msgspec.field(default_factory=dict)
    around: set[int] = msgspec.field(default_factory=set)
    by_way: set[int] = msgspec.field(default_factory=set)


class Flattened(msgspec.Struct):
    """All endpoints of some roots; ``overflow`` when the bound on their number, or on that of the mounts gone through, was hit.

    ``deep`` when routers are mounted in more than ``DEPTH`` others.
    """

    drafts: list[Draft] = msgspec.field(default_factory=list)
    libraries: list[tuple[str, LibraryMount]] = msgspec.field(default_factory=list)
    overflow: bool = False
    deep: bool = False
    seen: set[int] = msgspec.field(default_factory=set)
    visits: int = 0


class _Walk(msgspec.Struct):
    root: Router
    limit: int
    result: Flattened
    path: list[Router] = msgspec.field(default_factory=list)
    off: int = 0
    around: set[int] = msgspec.field(default_factory=set)
    passed: dict[tuple[str, str], list[Used]] = msgspec.field(default_factory=dict)
    """Handlers that pass on, by method and path: what is registered later for the same path comes after them, in whatever router."""

    def below(self, bases: Mapping[int, str], used: Iterable[Used]) -> Mapping[int, str]:
        """Return the places of Express's middleware, with those of what is met besides: the last of one's places is the nearest."""
        if self.root.framework != "express":
            return bases
        more = {id(value): item.base for item in used if item.base.strip("/") for value in item.values}
        return {**bases, **more} if more else bases


def flatten(roots: list[Router], limit: int = 20_000) -> Flattened:
    """Return the endpoints that ``roots`` serve.

    Speculative roots (made by calling what nobody calls) add only what no other root registers: a second, guessed start of the same program
    would give its routes again, below prefixes that are not known.
    """
    result = Flattened()
    for root in roots:
        if not root.speculative:
            _visit(_Walk(root, limit, result), root, Way(), None)
    known = {(draft.method, draft.setup.site) for draft in result.drafts}
    guessed = Flattened(seen=result.seen)
    for root in roots:
        if root.speculative:
            _visit(_Walk(root, limit, guessed), root, Way(), None)
    result.drafts.extend(draft for draft in guessed.drafts if (draft.method, draft.setup.site) not in known)
    result.libraries.extend(guessed.libraries)
    result.overflow = result.overflow or guessed.overflow
    result.deep = result.deep or guessed.deep
    return result


def _visit(
    walk: _Walk,
    router: Router,
    way: Way,
    limit: int | None,
    met: Iterable[Used] = (),
) -> None:
    """Take in what a router serves; ``met`` is the middleware that stands before a part of it only, used outside before it was mounted."""
    walk.result.visits += 1
    walk.result.deep = walk.result.deep or len(walk.path) > DEPTH
    if router in walk.path or len(walk.path) > DEPTH or _full(walk):
        return
    walk.path.append(router)
    walk.result.seen.add(id(router))
    join = JOIN[router.framework]
    used: list[Used] = list(met)
    prefix, outside = way.prefix, way._replace(chain=(*way.chain, *router.middleware))
    here = outside._replace(chain=(*outside.chain, *router.before))
    walk.around.update(id(value) for value in router.middleware)
    for step in router.steps if limit is None else router.steps[:limit]:
        if _full(walk):
            break
        if isinstance(step, Mount) and step.off and step.ways and otherwise(step, router.steps):
            continue
        if isinstance(step, RouteSetup):
            _route(walk, router, step, outside if step.ready else here, used)
        elif isinstance(step, Use):
            for path in step.paths:
                full = join(prefix, path) if path else prefix
                used.append(Used(full, step.chain, prefix if step.whole or "*" in path else full, step.whole, step.method))
        elif isinstance(step, LibraryMount):
            walk.result.libraries.append((join(prefix, step.path), step))
        else:
            for path in step.paths:
                full = join(prefix, path) if path else prefix
                outer = (outside if step.isolated else here).chain
                matching = [use for use in _matching(used, full) if not (use.whole or use.method)]
                inner = Way(
                    full,
                    (*outer, *_values(matching), *step.chain, *_params(router, path)),
                    walk.below(way.bases, [*matching, Used(full, step.chain, full)]),
                    (*way.mounts, step.site),
                    _both(way.reasons, step.reasons),
                )
                walk.around.update(id(value) for value in step.chain if step.isolated)
                walk.off += step.off
                deeper = [use for use in used if ((use.whole or use.method) if covers(use.path, full) else reaches_below(use.path, full))]
                _visit(walk, step.router, inner, step.limit, deeper)
                walk.off -= step.off
                if router.ordered:
                    used.extend(_passed_through(step.router, full, join, 0))
    walk.path.pop()


def _full(walk: _Walk) -> bool:
    if walk.result.visits > walk.limit:
        walk.result.overflow = True
    return walk.result.overflow


def _passed_through(router: Router, prefix: str, join: Callable[[str, str], str], depth: int) -> list[Used]:
    """Return the middleware of a mounted router: requests that it has no route for go through it on their way to what is mounted later."""
    found: list[Used] = []
    for step in router.steps if depth < 8 else ():
        if isinstance(step, Use) and not step.reasons:
            places = [(path, join(prefix, path) if path else prefix) for path in step.paths]
            for path, full in places:
                found.append(Used(full, step.chain, prefix if step.whole or "*" in path else full, step.whole, step.method))
        elif isinstance(step, Mount):
            for path in step.paths:
                found.extend(_passed_through(step.router, join(prefix, path) if path else prefix, join, depth + 1))
    return found


def _route(
    walk: _Walk,
    router: Router,
    step: RouteSetup,
    way: Way,
    used: list[Used],
) -> None:
    join, reasons = JOIN[router.framework], _both(way.reasons, step.reasons)
    for path in step.paths:
        full = join(way.prefix, path)
        met = _matching(used, full)
        matching = [use for use in met if not use.method]
        before = [*way.chain, *_values(matching), *_params(router, path)]
        before = [value for value in before if id(value) in walk.around] if step.bare else before
        off = step.off or walk.off > 0
        for method in step.methods:
            earlier = list(walk.passed.get((method, full), ()))
            by_way = [use for use in met if use.method == method]
            through = {id(value): value for value in [*_values(by_way), *_values(earlier)]}
            chain = [*before, *through.values(), *step.chain]
            places = walk.below(way.bases, [*matching, *by_way, *earlier, Used(full, step.chain, way.prefix)])
            if step.passes and step.handler is not None:
                walk.passed.setdefault((method, full), []).append(Used(full, [*step.chain, step.handler], way.prefix))
            if len(walk.result.drafts) >= walk.limit:
                walk.result.overflow = True
                return
            bases = {id(value): places[id(value)] for value in chain if id(value) in places}
            others = {id(value) for value in _values(by_way)} - {id(value) for value in _values(earlier)}
            walk.result.drafts.append(Draft(method, full, chain, step, way.mounts, reasons, walk.root, off, bases, by_way=others))


def _matching(used: list[Used], path: str) -> list[Used]:
    return [item for item in used if covers(item.path, path) and not (item.whole and _parts(item.path) < _parts(path))]


def _parts(path: str) -> int:
    return len(path.strip("/").split("/")) if path.strip("/") else 0


def _values(used: list[Used]) -> list[Value]:
    return [value for item in used for value in item.values]


def covers(prefix: str, path: str) -> bool:
    """Return whether middleware at ``prefix`` sees requests for ``path``; an unknown part covers anything."""
    if prefix in {"", "/", "*", "/*"} or prefix.startswith(HOLE):
        return True
    at = prefix.find("/^")
    if at >= 0:
        return matches(prefix[at + 1 :], path[at:] if path.startswith(prefix[:at]) else "")
    wanted, given = prefix.strip("/").removesuffix("/*").split("/"), path.strip("/").split("/")
    if len(wanted) > len(given):
        return False
    if wanted[-1].endswith("*") and given[len(wanted) - 1].startswith(wanted[-1][:-1]):
        wanted.pop()
    return all(a == b or a.startswith(WILD) or HOLE in a for a, b in zip(wanted, given, strict=False))


def reaches_below(prefix: str, path: str) -> bool:
    """Return whether middleware at ``prefix`` may stand before a part of what is mounted at ``path``."""
    if "/^" in prefix:
        return True
    wanted, given = prefix.strip("/").split("/"), path.strip("/").split("/") if path.strip("/") else []
    return len(wanted) > len(given) and all(a == b or a.startswith(WILD) or HOLE in a for a, b in zip(wanted, given, strict=False))


def matches(pattern: str, path: str) -> bool:
    """Return whether middleware at ``^source/flags`` sees requests for ``path``; a pattern that cannot be tried may match."""
    source, _, flags = pattern.rpartition("/")
    return occurs(source, path, flags) is not False


def _params(router: Router, path: str) -> list[Value]:
    if not router.params:
        return []
    return [value for name in parameters(path) for value in router.params.get(name, [])]


def _both(outer: tuple[Reason, ...], inner: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys((*outer, *inner))) if outer and inner else outer or inner
