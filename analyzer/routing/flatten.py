"""Routers to endpoints: every path through the mounts, with what a request meets on the way, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.patterns import occurs
from analyzer.interp.values import HOLE, Site, Value
from analyzer.routing.path_template import join_express, join_fastify, join_starlette, parameters
from analyzer.routing.router import LibraryMount, Mount, Router, RouteSetup, Use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analyzer.interp.conditions import Reason

JOIN: dict[str, Callable[[str, str], str]] = {"express": join_express, "fastify": join_fastify, "fastapi": join_starlette}
DEPTH = 200


class Draft(msgspec.Struct, eq=False):
    """An endpoint before it is a fact: its values are still the interpreter's. ``off``: it is served only if somebody changes a setting.

    ``bases`` is where middleware is used, by its identity, for what is used below a path: it sees only the rest of the path.
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
    bases: dict[int, str] = msgspec.field(default_factory=dict)
    around: set[int] = msgspec.field(default_factory=set)
    passed: dict[tuple[str, str], list[Value]] = msgspec.field(default_factory=dict)
    """Handlers that pass on, by method and path: what is registered later for the same path comes after them, in whatever router."""

    def note(self, values: list[Value], base: str) -> None:
        """Remember the path below which Express's middleware is used."""
        if self.root.framework == "express" and base.strip("/"):
            for value in values:
                self.bases.setdefault(id(value), base)


def flatten(roots: list[Router], limit: int = 20_000) -> Flattened:
    """Return the endpoints that ``roots`` serve.

    Speculative roots (made by calling what nobody calls) add only what no other root registers: a second, guessed start of the same program
    would give its routes again, below prefixes that are not known.
    """
    result = Flattened()
    for root in roots:
        if not root.speculative:
            _visit(_Walk(root, limit, result), root, "", [], (), (), None)
    known = {(draft.method, draft.setup.site) for draft in result.drafts}
    guessed = Flattened(seen=result.seen)
    for root in roots:
        if root.speculative:
            _visit(_Walk(root, limit, guessed), root, "", [], (), (), None)
    result.drafts.extend(draft for draft in guessed.drafts if (draft.method, draft.setup.site) not in known)
    result.libraries.extend(guessed.libraries)
    result.overflow = result.overflow or guessed.overflow
    result.deep = result.deep or guessed.deep
    return result


def _visit(
    walk: _Walk,
    router: Router,
    prefix: str,
    chain: list[Value],
    mounts: tuple[Site, ...],
    reasons: tuple[Reason, ...],
    limit: int | None,
    met: Iterable[tuple[str, list[Value]]] = (),
) -> None:
    """Take in what a router serves; ``met`` is the middleware that stands before a part of it only, used outside before it was mounted."""
    walk.result.visits += 1
    walk.result.deep = walk.result.deep or len(walk.path) > DEPTH
    if router in walk.path or len(walk.path) > DEPTH or _full(walk):
        return
    walk.path.append(router)
    outer_bases, walk.bases = walk.bases, dict(walk.bases)
    walk.result.seen.add(id(router))
    join = JOIN[router.framework]
    used: list[tuple[str, list[Value]]] = list(met)
    base = [*chain, *router.middleware, *router.before]
    walk.around.update(id(value) for value in router.middleware)
    for step in router.steps if limit is None else router.steps[:limit]:
        if _full(walk):
            break
        if isinstance(step, RouteSetup):
            _route(walk, router, step, prefix, base, used, mounts, reasons)
        elif isinstance(step, Use):
            for path in step.paths:
                full = join(prefix, path) if path else prefix
                used.append((full, step.chain))
                walk.note(step.chain, prefix if "*" in path else full)
        elif isinstance(step, LibraryMount):
            walk.result.libraries.append((join(prefix, step.path), step))
        else:
            for path in step.paths:
                full = join(prefix, path) if path else prefix
                outer = [*chain, *router.middleware] if step.isolated else base
                inner = [*outer, *_matching(used, full), *step.chain, *_params(router, path)]
                walk.note(step.chain, full)
                walk.off += step.off
                deeper = [use for use in used if reaches_below(use[0], full) and not covers(use[0], full)]
                _visit(walk, step.router, full, inner, (*mounts, step.site), _both(reasons, step.reasons), step.limit, deeper)
                walk.off -= step.off
                if router.ordered:
                    passed = _passed_through(step.router, full, join, 0)
                    used.extend(passed)
                    for place, values in passed:
                        walk.note(values, place)
    walk.path.pop()
    walk.bases = outer_bases


def _full(walk: _Walk) -> bool:
    if walk.result.visits > walk.limit:
        walk.result.overflow = True
    return walk.result.overflow


def _passed_through(router: Router, prefix: str, join: Callable[[str, str], str], depth: int) -> list[tuple[str, list[Value]]]:
    """Return the middleware of a mounted router: requests that it has no route for go through it on their way to what is mounted later."""
    found: list[tuple[str, list[Value]]] = []
    for step in router.steps if depth < 8 else ():
        if isinstance(step, Use) and not step.reasons:
            found.extend((join(prefix, path) if path else prefix, step.chain) for path in step.paths)
        elif isinstance(step, Mount):
            for path in step.paths:
                found.extend(_passed_through(step.router, join(prefix, path) if path else prefix, join, depth + 1))
    return found


def _route(
    walk: _Walk,
    router: Router,
    step: RouteSetup,
    prefix: str,
    base: list[Value],
    used: list[tuple[str, list[Value]]],
    mounts: tuple[Site, ...],
    reasons: tuple[Reason, ...],
) -> None:
    join = JOIN[router.framework]
    for path in step.paths:
        full = join(prefix, path)
        before = [*base, *_matching(used, full), *_params(router, path)]
        before = [value for value in before if id(value) in walk.around] if step.bare else before
        walk.note(step.chain, prefix)
        off = step.off or walk.off > 0
        for method in step.methods:
            chain = [*before, *walk.passed.get((method, full), ()), *step.chain]
            if step.passes and step.handler is not None:
                walk.passed.setdefault((method, full), []).extend([*step.chain, step.handler])
            if len(walk.result.drafts) >= walk.limit:
                walk.result.overflow = True
                return
            bases = {id(value): walk.bases[id(value)] for value in chain if id(value) in walk.bases}
            walk.result.drafts.append(Draft(method, full, chain, step, mounts, _both(reasons, step.reasons), walk.root, off, bases))


def _matching(used: list[tuple[str, list[Value]]], path: str) -> list[Value]:
    return [value for prefix, values in used if covers(prefix, path) for value in values]


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
    return all(a == b or a.startswith((":", "*")) or HOLE in a for a, b in zip(wanted, given, strict=False))


def reaches_below(prefix: str, path: str) -> bool:
    """Return whether middleware at ``prefix`` may stand before a part of what is mounted at ``path``."""
    if "/^" in prefix:
        return True
    wanted, given = prefix.strip("/").split("/"), path.strip("/").split("/") if path.strip("/") else []
    return len(wanted) > len(given) and all(a == b or a.startswith((":", "*")) or HOLE in a for a, b in zip(wanted, given, strict=False))


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
