"""Routers: what they set up, mount and use, in order. One model of composition for all frameworks, as in CodeQL's libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.entries import OFF
from analyzer.interp.values import NOWHERE, Const, External, FunctionValue, Site, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.conditions import Reason
    from analyzer.interp.interpreter import Interpreter


class RouteSetup(msgspec.Struct, eq=False):
    """One registration: methods and paths, what a request meets before the handler, and the handler.

    ``reasons``: what decides whether it is registered at all. ``passes``: the handler may pass the request on, to a later route of
    the same path. ``yields``: it surely does, and answers nobody. ``off``: see ``Switched``.
    ``bare``: nothing stands before it but the middleware of whole applications. ``ready``: it was made by itself,
    and has nothing of what the router that it is put into puts before its routes.
    """

    methods: list[str]
    paths: list[str]
    chain: list[Value]
    handler: Value | None
    site: Site
    reasons: tuple[Reason, ...] = ()
    regex: bool = False
    options: dict[str, Value] = msgspec.field(default_factory=dict)
    owner: Value | None = None
    source: Value | None = None
    passes: bool = False
    yields: bool = False
    off: bool = False
    bare: bool = False
    ready: bool = False


class Mount(msgspec.Struct, eq=False):
    """A router under a prefix; ``limit`` is how many of its steps count (None: all that it ever gets); ``isolated``: see ``Router``.

    ``ways`` are the tests of settings with two branches that it stands in, and which of the two.
    """

    paths: list[str]
    router: Router
    chain: list[Value]
    site: Site
    reasons: tuple[Reason, ...] = ()
    limit: int | None = None
    isolated: bool = False
    off: bool = False
    ways: tuple[tuple[int, bool], ...] = ()


class Use(msgspec.Struct, eq=False):
    """Middleware for what is registered after it, below ``paths``; ``whole``: for these paths only; ``method``: for that one only."""

    paths: list[str]
    chain: list[Value]
    site: Site
    reasons: tuple[Reason, ...] = ()
    whole: bool = False
    method: str = ""


SECURITY = "security of an operation"
"""How a check begins that a library makes of what an OpenAPI document says: then come the scheme's name and its kind."""
AHEAD = Unknown("what a middleware stands before")
"""What the class of a middleware is given as the application, where it is made here."""


class Switched(Value):
    """Middleware that a request meets only if somebody changes a setting: off as the code stands."""

    __slots__ = ("inner",)

    def __init__(self, inner: Value) -> None:
        self.inner = inner


def as_set(interp: Interpreter, chain: list[Value]) -> list[Value]:
    """Return middleware as it is registered by the present code: switched off where that code only runs under a changed setting."""
    return [value if isinstance(value, Switched) or not (interp.off or given_off(value)) else Switched(value) for value in chain]


def given_off(value: Value) -> bool:
    """Return whether the list that held middleware was given it under a setting that is off."""
    return isinstance(value, (FunctionValue, External)) and OFF in value.fields


def as_held(chain: list[Value]) -> list[Value]:
    """Return the middleware of a route, switched off where a list has it only under a changed setting."""
    return [Switched(value) if given_off(value) else value for value in chain]


class LibraryMount(msgspec.Struct, eq=False):
    """Something of a library's own that serves routes nobody can read here; ``routes`` where they are known all the same."""

    path: str
    value: Value
    site: Site
    routes: tuple[tuple[str, str], ...] = ()
    library: str = ""


Step = RouteSetup | Mount | Use | LibraryMount


class Router(msgspec.Struct, eq=False):
    """``root`` routers are served by themselves unless mounted.

    ``middleware`` stands before everything, ``before`` before every route but those of ``isolated`` mounts (an application
    in an application has its own dependencies); ``params`` by parameter name. ``entry`` is the file that the
    program was started with when the router was made. ``offered`` are the routers that would mount it under a changed setting.
    """

    framework: str
    site: Site = NOWHERE
    root: bool = False
    steps: list[Step] = msgspec.field(default_factory=list)
    before: list[Value] = msgspec.field(default_factory=list)
    middleware: list[Value] = msgspec.field(default_factory=list)
    params: dict[str, list[Value]] = msgspec.field(default_factory=dict)
    mounted: bool = False
    ordered: bool = True
    speculative: bool = False
    entry: str = ""
    offered: list[Router] = msgspec.field(default_factory=list)

    @property
    def serves(self) -> bool:
        """Return whether it has routes, or mounts others, as the settings are."""
        return any(isinstance(step, RouteSetup | Mount) and not step.off for step in self.steps)


def begin(interp: Interpreter, router: Router, site: Site) -> None:
    """Tell a router where it was made; code that makes an application is worth its fuel before it registers anything."""
    router.site = site
    router.entry = interp.entry
    interp.registered += router.root


def record(interp: Interpreter, router: Router, step: Step) -> None:
    """Add a step to a router, and let the interpreter know that what runs is worth its fuel."""
    router.steps.append(step)
    if isinstance(step, RouteSetup | Mount):
        step.off = interp.off
    if isinstance(step, Mount):
        step.ways = tuple(interp.ways)
    interp.registered += 1


def otherwise(mount: Mount, steps: list[Step]) -> bool:
    """Return whether a setting mounts elsewhere what its default mounts there: it is served once, whichever branch of the test runs."""
    ways = {(test, not taken) for test, taken in mount.ways}
    return any(
        isinstance(other, Mount) and other.router is mount.router and not (other.off or ways.isdisjoint(other.ways)) for other in steps
    )


def registration_site(interp: Interpreter, path: Value | None, site: Site, handler: Value | None = None) -> Site:
    """Return where a route is declared: the innermost call on the stack that stands in the file of the path's literal.

    Helpers that register for their callers (``setupRoute(router, "get", "/x")``) are not the place that a reader looks for;
    a factory that was handed a prefix and writes the handler itself is, unless what it writes only wraps a handler of its caller's.
    """
    if not isinstance(path, Const) or not path.site.file or path.site.file == site.file:
        return site
    running = interp.stack[-1].function
    if isinstance(handler, FunctionValue) and running is not None and handler.file == running.file == site.file:
        inside = running.node.line <= handler.node.line <= running.node.end
        if inside and not any(isinstance(value, FunctionValue) and value.file == path.site.file for value in handler.scope.names.values()):
            return site
    for frame in reversed(interp.stack):
        if frame.function is not None and frame.site.file == path.site.file:
            return frame.site
    return site
