"""What a backend serves: endpoints, and what a request meets on its way to them."""

from __future__ import annotations

from typing import Literal, get_args

from analyzer.model.location import Evidence, Fact, Location

Method = Literal[
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ALL", "WS",
    "ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "LINK", "LOCK", "M-SEARCH", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL", "MOVE",
    "NOTIFY", "PROPFIND", "PROPPATCH", "PURGE", "QUERY", "REBIND", "REPORT", "SEARCH", "SOURCE", "SUBSCRIBE", "UNBIND", "UNLINK",
    "UNLOCK", "UNSUBSCRIBE",
]  # fmt: skip
METHODS: tuple[str, ...] = get_args(Method)
"""Every method, in the order in which reports list them."""
RARE = METHODS[METHODS.index("ACL") :]
"""Methods that Node knows beside those of OpenAPI 3.1 (https://nodejs.org/api/http.html#httpmethods)."""
Confidence = Literal["certain", "conditional", "approximate"]
SchemeKind = Literal["jwt", "session", "api_key", "oauth2", "oidc", "basic", "sso", "bearer", "custom"]


class GuardUse(Fact):
    """A guard that a request to one endpoint meets. ``guard`` is the id of its ``Guard``."""

    guard: str
    name: str
    library: str | None
    location: Location
    scheme: SchemeKind | None = None
    how: str = ""


class Endpoint(Fact):
    """One method on one path, as served.

    ``path`` is as the framework writes it, ``template`` as OpenAPI does (``/api/users/{id}``). ``location`` is where the
    route is registered, ``mounted_through`` the mounts above it, outermost first. ``handler_location`` is where the
    handler's code is, ``handler_lines`` and ``branches`` its size; 0 where unknown.
    ``asks`` is how the handler itself refuses a request without credentials, where no guard stands before it.
    ``summary`` is what the code says of it in a line: ``summary`` of its options or schema, or how its handler's documentation begins.
    ``condition`` is the expression under which a conditional endpoint exists.
    ``reaches`` holds library ids and store names; sorted.
    """

    id: str
    method: Method
    path: str
    template: str
    handler: str
    location: Location
    confidence: Confidence
    mounted_through: tuple[Location, ...] = ()
    handler_location: Location | None = None
    handler_lines: int = 0
    branches: int = 0
    guards: tuple[GuardUse, ...] = ()
    asks: str = ""
    middleware: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    condition: str = ""
    regex: bool = False
    request_schema: bool = False
    response_schema: bool = False
    streaming: bool = False
    upload: bool = False
    summary: str = ""


class Unmounted(Fact):
    """A route that is not counted, and why: ``unmounted`` and ``test`` are declared and not served; ``library`` is served by a dependency.

    ``note`` names the library.
    """

    method: Method
    path: str
    location: Location
    reason: Literal["unmounted", "test", "library"]
    note: str = ""


class Guard(Fact):
    """A distinct middleware or dependency that authenticates or authorises; ``endpoints`` counts where it stands."""

    id: str
    name: str
    library: str | None
    scheme: SchemeKind | None
    location: Location | None
    endpoints: int
    evidence: tuple[Evidence, ...] = ()


class AuthScheme(Fact):
    """A distinct way to prove who asks: one unit of migration work. ``guards`` are the ids of those that rest on it."""

    id: str
    kind: SchemeKind
    name: str
    library: str | None
    evidence: tuple[Evidence, ...] = ()
    guards: tuple[str, ...] = ()


class Middleware(Fact):
    """A distinct middleware, hook or dependency that is no guard; ``endpoints`` counts where it stands."""

    id: str
    name: str
    library: str | None
    location: Location | None
    endpoints: int
