"""Drafts to endpoints: evidence, confidence, names; and what was declared but is served by nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from analyzer.interp.delegation import served_by
from analyzer.interp.values import HOLE, Const, External, FunctionValue, Instance, Record, Site, Value
from analyzer.interp.wording import all_of
from analyzer.model.http import METHODS, Endpoint, Unmounted
from analyzer.model.location import Location
from analyzer.routing.flatten import Draft, Flattened
from analyzer.routing.path_template import display, template
from analyzer.routing.router import Router, RouteSetup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.interp.conditions import Reason
    from analyzer.interp.interpreter import Interpreter

MOST_WAYS = 20
LONGEST_SUMMARY = 160
_CHECKED = frozenset({"body", "querystring", "query", "params", "headers"})


def identifier(root: str, method: str, path: str) -> str:
    """Return an endpoint's stable id: a digest of service root, method and path, 12 hexadecimal digits."""
    return hashlib.sha256(f"{root}\0{method}\0{path}".encode()).hexdigest()[:12]


def location(site: Site) -> Location:
    """Return a site as a fact."""
    return Location(file=site.file, line=max(site.line, 1))


def settled(interp: Interpreter, chain: list[Value]) -> list[Value]:
    """Return a chain with deferred parts (hooks, dependencies) resolved, the same value only once."""
    found: list[Value] = []
    seen: set[int] = set()
    for value in chain:
        settle: Any = getattr(value, "settle", None)
        for part in settled(interp, settle(interp)) if settle is not None else [value]:
            if id(part) not in seen:
                seen.add(id(part))
                found.append(part)
    return found


def confidence_of(draft: Draft) -> str:
    """Return how sure an endpoint is: one that may not be there at all is conditional, whatever its path."""
    if draft.reasons:
        return "conditional"
    return "approximate" if HOLE in draft.path else "certain"


def handler_of(interp: Interpreter, value: Value | None) -> tuple[str, FunctionValue | None]:
    """Return a handler's name, and its function where it is one of the repository's."""
    if isinstance(value, FunctionValue):
        wrappers = served_by(interp, value)
        value = wrappers[-1]
        name = value.node.name
        for wrapper in wrappers:
            if not name and isinstance(stored := wrapper.fields.get("name"), Const):
                name = str(stored.value)
        owner = value.home.name + "." if value.home is not None and value.node.kind not in {"arrow", "lambda"} else ""
        return owner + name if name else "(anonymous)", value
    if isinstance(value, External):
        inner = next((argument for argument in value.arguments if isinstance(argument, FunctionValue)), None)
        if inner is not None:
            return handler_of(interp, inner)
        return value.dotted, None
    if isinstance(value, Instance):
        return value.cls.name, None
    return "(unknown)", None


def rank(draft: Draft) -> int:
    """Return what sorts the surest of several drafts of one endpoint first."""
    return {"certain": 0, "conditional": 1, "approximate": 2}[confidence_of(draft)]


def possible(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, without those that ask for a test and its opposite where another of the same method and path does not.

    Such come of a name that two branches use: what it stands for in one is not told apart from what it stands for in the other.
    """
    torn = {id(draft) for draft in drafts if any(reason.opposite in draft.reasons for reason in draft.reasons)}
    whole = {(draft.method, draft.path) for draft in drafts if id(draft) not in torn}
    return [draft for draft in drafts if id(draft) not in torn or (draft.method, draft.path) not in whole]


def unconditional(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without the reasons that all drafts of their root share: those decide whether anything is served at all.

    Where the same file adds routes to another application that serves without them, they decide which one it is, and stay.
    """
    shared: dict[int, frozenset[Reason]] = {}
    sure: set[str] = set()
    for draft in drafts:
        reasons = frozenset(draft.reasons)
        shared[id(draft.root)] = shared.get(id(draft.root), reasons) & reasons
        if not reasons:
            sure |= {draft.root.site.file, draft.setup.site.file}
    for draft in drafts:
        common = shared[id(draft.root)] if draft.root.site.file not in sure else frozenset()
        draft.reasons = tuple(reason for reason in draft.reasons if reason not in common)
    return drafts


def settled_by(draft: Draft, other: Draft) -> Reason | None:
    """Return the reason of ``draft`` that does not matter, since ``other`` is there when its opposite holds.

    One of the two may ask for more: what it waits for (an address, a certificate) is looked for, and without it nothing is served.
    """
    for reason in draft.reasons:
        mine, others = frozenset(draft.reasons) - {reason}, frozenset(other.reasons) - {reason.opposite}
        if reason.opposite in other.reasons and (others <= mine or mine <= others):
            return reason
    return None


def settle_reasons(draft: Draft, others: list[Draft]) -> bool:
    """Drop one reason of ``draft`` that does not matter; return whether there was any."""
    found = next((reason for other in others if (reason := settled_by(draft, other)) is not None), None)
    draft.reasons = tuple(reason for reason in draft.reasons if reason != found)
    return found is not None


def either_way(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, without a reason where a route of the same method and path is registered if it holds and if it does not.

    ``if (address) start(); else detect().then(start)`` starts in any case; ``beta ? newPages() : oldPages()`` serves in any case what both
    have.
    """
    same: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        if draft.reasons:
            same.setdefault((draft.method, draft.path), []).append(draft)
    for group in same.values():
        ways = sorted(group[:MOST_WAYS], key=lambda draft: len(draft.reasons))
        while any(settle_reasons(draft, ways) for draft in ways):
            pass
    return drafts


def resolved(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those below an unknown prefix whose route is served below a known one too.

    ``if (BASE) app.use(BASE, api) else app.use("/api", api)`` serves each route once.
    """
    known: dict[tuple[str, int], list[Draft]] = {}
    for draft in drafts:
        if HOLE not in draft.path:
            known.setdefault((draft.method, id(draft.setup)), []).append(draft)
    kept = []
    for draft in drafts:
        others = known.get((draft.method, id(draft.setup)), [])
        if HOLE not in draft.path or not draft.reasons or not others:
            kept.append(draft)
            continue
        for other in others:
            settle_reasons(other, [draft])
    return kept


def unique(drafts: list[Draft], entries: Sequence[str] = ()) -> list[Draft]:
    """Return one draft for each method and path: the surest, one that nobody has to turn on, one that answers, the larger application's.

    Of two applications that serve much the same (one for the developer), it is that of the first of the ``entries``, which are started.
    Where a part of the path is not known, what the application registers or mounts elsewhere for sure is another endpoint.
    """
    found: dict[tuple[str, str], Draft] = {}
    size = Counter(id(draft.root) for draft in drafts)
    first = firsts(drafts, entries)

    def order(draft: Draft) -> tuple[int, bool, bool, bool, int]:
        return rank(draft), draft.off, draft.setup.yields, id(draft.root) not in first, -size[id(draft.root)]

    drafts = unconditional(possible(drafts))
    sure = {id(draft) for draft in drafts if HOLE in draft.path and not draft.reasons and not draft.setup.yields}
    elsewhere: dict[tuple[str, str], list[Draft]] = {}
    for draft in resolved(either_way(drafts)):
        key = (draft.method, draft.path)
        known = found.get(key)
        if known is None or order(draft) < order(known):
            found[key] = draft
        if id(draft) in sure:
            elsewhere.setdefault(key, []).append(draft)
    return [draft for key, best in found.items() for draft in (apart(best, elsewhere[key]) if id(best) in sure else [best])]


def apart(best: Draft, others: list[Draft]) -> list[Draft]:
    """Return the drafts of the application of ``best`` that are registered or mounted at different places, ``best`` first."""
    mine = [best, *(draft for draft in others if draft.root is best.root)]
    places: dict[tuple[Site, tuple[Site, ...]], Draft] = {}
    for draft in mine:
        places.setdefault((draft.setup.site, draft.mounts), draft)
    return list(places.values())


def firsts(drafts: list[Draft], entries: Sequence[str]) -> set[int]:
    """Return the applications of the first entry, where another one serves at least half of their endpoints too."""
    served: dict[int, set[tuple[str, str]]] = {}
    start: dict[int, str] = {}
    for draft in drafts:
        served.setdefault(id(draft.root), set()).add((draft.method, draft.path))
        start[id(draft.root)] = draft.root.entry
    wanted = next((entry for entry in entries if entry in start.values()), None)
    mine = [root for root, entry in start.items() if entry == wanted]
    others = [paths for root, paths in served.items() if start[root] != wanted]
    return {root for root in mine if any(2 * len(served[root] & paths) >= len(served[root]) for paths in others)}


def endpoints_of(interp: Interpreter, root: str, drafts: list[Draft]) -> list[Endpoint]:
    """Return the endpoints of drafts, guards and middleware still empty, each with an id of its own."""
    met: Counter[tuple[str, str]] = Counter()
    found = []
    for draft in drafts:
        met[draft.method, draft.path] += 1
        found.append(endpoint(interp, root, draft, met[draft.method, draft.path]))
    return found


def endpoint(interp: Interpreter, root: str, draft: Draft, time: int = 1) -> Endpoint:
    """Return the endpoint of a draft; ``time`` counts those of which the same is known of method and path."""
    setup = draft.setup
    path = display(draft.path)
    name, function = handler_of(interp, setup.handler)
    schema = setup.options.get("schema")
    return Endpoint(
        id=identifier(root, draft.method, path if time == 1 else f"{path}\0{time}"),
        method=draft.method,  # type: ignore[arg-type]
        path=path,
        template=template(draft.path),
        handler=name,
        location=location(setup.site),
        confidence=confidence_of(draft),  # type: ignore[arg-type]
        mounted_through=tuple(location(site) for site in draft.mounts),
        handler_location=location(function.site) if function is not None else None,
        handler_lines=max(function.node.end - function.node.line + 1, 1) if function is not None else 0,
        branches=function.node.branches if function is not None else 0,
        condition=all_of([str(reason) for reason in draft.reasons]),
        regex=setup.regex,
        request_schema=schema is not None and (not isinstance(schema, Record) or schema.open or bool(_CHECKED & schema.entries.keys())),
        summary=summary_of(interp, setup, function),
        response_schema="response_model" in setup.options or (isinstance(schema, Record) and "response" in schema.entries),
    )


def summary_of(interp: Interpreter, setup: RouteSetup, handler: FunctionValue | None) -> str:
    """Return what the code says of an endpoint in a line: its option or its schema's, else how its handler's documentation begins."""
    schema = setup.options.get("schema")
    given = setup.options.get("summary", schema.entries.get("summary") if isinstance(schema, Record) else None)
    text = interp.text_of(given)
    lines = [text] if text and HOLE not in text else handler.node.doc.splitlines() if handler is not None else []
    return next((line.strip() for line in lines if line.strip() and not line.lstrip().startswith("@")), "")[:LONGEST_SUMMARY]


def unmounted(routers: list[Router], flattened: Flattened) -> list[Unmounted]:
    """Return the routes of routers that nothing serves."""
    found: dict[tuple[str, str, str, int], Unmounted] = {}
    for router in routers:
        if id(router) in flattened.seen:
            continue
        for step in router.steps:
            if isinstance(step, RouteSetup):
                for method in step.methods:
                    for path in step.paths:
                        key = (method, path, step.site.file, step.site.line)
                        if method in METHODS:
                            found[key] = Unmounted(method=method, path=display(path), location=location(step.site), reason="unmounted")  # type: ignore[arg-type]
    return [found[key] for key in sorted(found)]


def of_libraries(flattened: Flattened) -> list[Unmounted]:
    """Return the routes that libraries add by themselves."""
    found: dict[tuple[str, str, str, int], Unmounted] = {}
    for prefix, step in flattened.libraries:
        for method, path in step.routes:
            whole = display(prefix + path)
            key = (method, whole, step.site.file, step.site.line)
            found[key] = Unmounted(method=method, path=whole, location=location(step.site), reason="library", note=step.library)  # type: ignore[arg-type]
    return [found[key] for key in sorted(found)]
