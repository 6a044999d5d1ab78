"""What a request without credentials is worth: absent, made from what is absent, or a refusal.

The statuses are HTTP's: 401 asks for credentials, 403 says that they do not suffice (https://www.rfc-editor.org/rfc/rfc9110#status.401).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from analyzer.interp.hosts import Host
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    EnumMember,
    FunctionValue,
    Instance,
    OneOf,
    Record,
    Sequence,
    Site,
    Unknown,
    Value,
)
from analyzer.inventory.guards.paths import Asked, equal
from analyzer.syntax import program as p


class Absent(Value):
    """What the request does not carry, and what follows from that: its truth is known. ``kind`` names the credential.

    ``text``: an empty text stands in for it (``req.headers.authorization || ""``), or that text's length.
    """

    __slots__ = ("credential", "kind", "text", "truth")

    def __init__(self, kind: str, *, truth: bool = False, credential: bool = True, text: bool = False) -> None:
        self.kind = kind
        self.truth = truth
        self.credential = credential
        self.text = text

    def inverted(self) -> Absent:
        """Return its negation."""
        return Absent(self.kind, truth=not self.truth, credential=self.credential)


class Missing(Absent):
    """What a header or a cookie is that the request does not carry: nothing at all, of which nothing can be asked."""

    __slots__ = ()


class Bare(Record, eq=False):
    """An object with nothing in it, returned or kept because a credential is missing: what it lacks follows from that."""


class Because(Const, eq=False, kw_only=True):
    """A number or a text that was returned because a credential of that ``kind`` is missing: it is known, and says so."""

    kind: str = "user"


class BecauseMember(EnumMember, eq=False, kw_only=True):
    """A member of an enumeration that was returned because a credential is missing."""

    kind: str = "user"


class Derived(Value):
    """What code that is not visible makes of an absent credential: most likely nothing."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind


class Role(Value):
    """A part of the request or the answer, by what it is used for.

    One of request, response, next, headers, cookies, session, state, query, path.
    """

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Member(Value):
    """A member of a role, not yet called: ``req.header``, ``res.status``."""

    __slots__ = ("name", "of")

    def __init__(self, of: Value, name: str) -> None:
        self.of = of
        self.name = name


class Refusal(Value):
    """An error or an answer that says 401 or 403. ``text`` says so in words; ``of`` is the error's class, None where it has none.

    ``because``: it was returned where a credential is missing; ``blind``: where a test decides that asks for none. ``site`` is where it was
    returned, None before it is.
    """

    __slots__ = ("because", "blind", "of", "site", "text")

    def __init__(self, text: str, of: Value | None = None, *, because: bool = False, blind: bool = False, site: Site | None = None) -> None:
        self.text = text
        self.of = of
        self.because = because
        self.blind = blind
        self.site = site


class Closure(Value, msgspec.Struct, eq=False):
    """A function that stands in a probed body, with the names around it."""

    node: p.Function
    names: Names


class Names(msgspec.Struct, eq=False):
    """The variables of one probed call; ``function`` is the repository's function whose closure lies beyond them.

    ``absence``: a missing credential has led here; ``inherited``: to the call. ``undecided`` tests of other things stand around what runs,
    ``forked`` all tests that are not decided, also those around the call.
    ``written`` is what the call has put on its own object, which others do not see. ``resumed`` runs what waits for its ``yield``,
    ``yielded`` is what it has given by then.
    """

    function: FunctionValue
    values: dict[str, Value]
    parent: Names | None = None
    this: Value | None = None
    absence: bool = False
    inherited: bool = False
    undecided: int = 0
    forked: int = 0
    returned: list[Value] | None = None
    written: dict[str, Value] | None = None
    resumed: Callable[[Value], None] | None = None
    yielded: Sequence | None = None

    def holder(self, name: str) -> Names:
        """Return the call that has declared a variable; this one where none has."""
        names: Names | None = self
        while names is not None:
            if name in names.values:
                return names
            names = names.parent
        return self


class Raised(NamedTuple):
    """What may be thrown. ``kind``: auth, derived (a verifier may throw it) or generic; ``of`` is its class, None where not known.

    ``blind`` where a test decides upon it that came before any credential was looked for.
    """

    kind: str
    text: str
    of: Value | None = None
    blind: bool = False


class Thrown(Exception):  # noqa: N818  (what the probed code throws is no error of ours)
    """A probed call that does not return."""

    def __init__(self, error: Raised) -> None:
        super().__init__(error.text)
        self.error = error


class Promise(Value):
    """A promise: what it holds, what it may be rejected with, and whether it always is."""

    __slots__ = ("failed", "raised", "value")

    def __init__(self, value: Value, raised: list[Raised], *, failed: bool = False) -> None:
        self.value = value
        self.raised = raised
        self.failed = failed


class Gathered(Sequence, eq=False):
    """A list of Python's that a probed body has begun with nothing in it; ``open`` once anything may have been added."""


class Begun(Sequence, eq=False):
    """A list of JavaScript's that a probed body has begun with nothing in it: it may hold promises."""


def worst(raised: list[Raised]) -> Raised:
    """Return the most telling of what may be thrown."""
    return max(raised, key=lambda item: ("generic", "derived", "auth").index(item.kind), default=Raised("generic", ""))


THERE = frozenset({"request", "response", "headers", "scope", "route", "matched", "handler"})
"""Roles that every request has, so that none of them is ever nothing."""
METHODS = frozenset(
    {"accepts", "acceptsCharsets", "acceptsEncodings", "acceptsLanguages", "get", "header", "is", "on", "param", "range", "jwtVerify",
     "jwtDecode", "getSession", "isUnauthenticated", "unsignCookie", "validateInput"}
)  # fmt: skip
"""Methods of a request. Another member is what the application has put there, or has not."""
OF_FRAMEWORKS = frozenset(
    {"app", "body", "complete", "connection", "context", "destroyed", "file", "files", "fresh", "host", "hostname", "httpVersion", "id",
     "ip", "ips", "is404", "log", "params", "protocol", "rawBody", "rawTrailers", "readable", "route", "scheme", "secure", "server",
     "socket", "stale", "subdomains", "trailers", "type", "validationError", "xhr"}
)  # fmt: skip
"""Members that requests have by themselves, or by what reads their bodies; any other is there if the application has put it there."""
UNKNOWN = Unknown("not known")
KEPT = Unknown("what the application keeps on the request")
SOUGHT = Unknown("a credential that a body or a path may carry")
"""Says nothing by itself; where it stands in for a missing credential of a header, the request has neither."""
ADDRESS = Unknown("the request's address")
GIVEN = Unknown("a field that whoever asks may fill in")
"""A part of a body or a path: where it comes before a credential, or stands in for one, nobody needs that."""
NEAREST = 500
"""How many parts of a value are asked whether a credential is among them."""
REQUEST, RESPONSE, NEXT = Role("request"), Role("response"), Role("next")
ANSWERED = Role("answered")
"""The answer with a status that no missing credential leads to: whatever it is sent with refuses nobody."""


def truth(value: Value) -> bool | None:
    """Return whether a value is true, None where that is not known."""
    if isinstance(value, Absent):
        return value.truth
    if isinstance(value, Asked):
        return value.truth() if not value.soft else None
    if isinstance(value, Const):
        return bool(value.value) if not value.soft else None
    if isinstance(value, Role) and value.name in THERE:
        return True
    if isinstance(value, Member) and isinstance(value.of, Role) and value.of.name == "request" and value.name not in METHODS:
        return None
    if isinstance(value, Record) and value.entries and not value.open:
        return True
    if isinstance(value, (Role, Member, Refusal, Closure, FunctionValue, ClassValue, Instance, Host, Record)):
        return None if isinstance(value, (Role, Instance, Record)) else True
    if isinstance(value, Sequence):
        if value.items and not value.open and not isinstance(value, Begun):
            return True
        stays = isinstance(value, Gathered) or value.kind == "tuple"
        return False if stays and not value.items and not value.open else None
    if isinstance(value, OneOf):
        verdicts = {truth(option) for option in value.options}
        return verdicts.pop() if len(verdicts) == 1 else None
    return None


def is_own(value: Value) -> bool:
    """Return whether a value is something that the application keeps on the request."""
    if isinstance(value, Member):
        return value.of is REQUEST and value.name not in METHODS and value.name not in OF_FRAMEWORKS
    return value is KEPT


def kind_of(value: Value | None) -> str | None:
    """Return the credential that a value is made from, None where none is among the nearest of its parts."""
    if not isinstance(value, (Absent, Derived, Because, BecauseMember, OneOf, Sequence, Record, Member, Promise)):
        return None
    pending: list[Value | None] = [value]
    seen: set[int] = set()
    while pending and len(seen) < NEAREST:
        part = pending.pop()
        if isinstance(part, (Absent, Derived)) and (not isinstance(part, Absent) or part.credential):
            return part.kind
        if isinstance(part, (Because, BecauseMember)):
            return part.kind
        if id(part) not in seen:
            seen.add(id(part))
            pending += reversed(parts_of(part))
    return None


def parts_of(value: Value | None) -> list[Value]:
    """Return what a value is made of, as far as it counts."""
    if isinstance(value, OneOf):
        return value.options
    if isinstance(value, Sequence):
        return value.items[:8]
    if isinstance(value, Record):
        return list(value.entries.values())[:12]
    return [value.of] if isinstance(value, Member) else [value.value] if isinstance(value, Promise) else []


def joined(values: list[Value]) -> Value:
    """Return what may be any of the values; nothing at all is no more than a credential that is missing."""
    flat: list[Value] = []
    for value in values:
        for option in value.options if isinstance(value, OneOf) else (value,):
            if not any(option is known or _same(option, known) for known in flat) and len(flat) < 8:
                flat.append(option)
    missing = any(isinstance(option, Absent) and option.credential and not option.truth for option in flat)
    if missing:
        flat = [option for option in flat if option is not SOUGHT and not _is_nothing(option)]
    return flat[0] if len(flat) == 1 else OneOf(flat) if flat else NONE


def _is_nothing(value: Value) -> bool:
    return type(value) is Const and value.value is None and not value.soft


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, Asked) or isinstance(other, Asked):
        return isinstance(one, Asked) and isinstance(other, Asked) and equal(one, other)
    if isinstance(one, Const) and isinstance(other, Const):
        return one.value == other.value and type(one.value) is type(other.value) and type(one) is type(other)
    if isinstance(one, Absent) and isinstance(other, Absent):
        return one.truth == other.truth and one.kind == other.kind and one.text == other.text
    return isinstance(one, Unknown) and isinstance(other, Unknown) and all((one is told) is (other is told) for told in (SOUGHT, GIVEN))


class Failure(Value):
    """An error or an answer that is known to say something else than 401 or 403."""

    __slots__ = ()


FAILURE = Failure()
