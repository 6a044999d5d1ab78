"""Calls in a probed middleware: of the repository's functions, of parts of the request and the answer, of libraries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostModule
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Site,
    Value,
)
from analyzer.inventory.guards import roles, sockets
from analyzer.inventory.guards.absence import LEAVES_EMPTY, or_default
from analyzer.inventory.guards.callbacks import run_callbacks
from analyzer.inventory.guards.choices import of_each
from analyzer.inventory.guards.collections import collected, given_away
from analyzer.inventory.guards.entry import object_call
from analyzer.inventory.guards.expressions import INITIALISERS, member_of, path_of
from analyzer.inventory.guards.kinds import is_instance
from analyzer.inventory.guards.language import called_with, of_language
from analyzer.inventory.guards.library_calls import LOGS, answer_of, external_call, reads_credential, sent
from analyzer.inventory.guards.paths import derived
from analyzer.inventory.guards.patterns import pattern_of
from analyzer.inventory.guards.plain import mapped, plain_method
from analyzer.inventory.guards.promises import Settler, after, new_promise
from analyzer.inventory.guards.raw_headers import over_headers
from analyzer.inventory.guards.refusals import (
    asks_whose,
    error_kind,
    error_made,
    error_refuses,
    made_before,
    made_with,
    refusal_of_class,
    refuses_status,
    refusing,
    says_answers,
    status_given,
    with_statuses,
    words_of,
)
from analyzer.inventory.guards.values import (
    ANSWERED,
    FAILURE,
    UNKNOWN,
    Absent,
    Because,
    Closure,
    Derived,
    Failure,
    Member,
    Refusal,
    Role,
    kind_of,
    truth,
)

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

PURE = frozenset({
    "str", "String", "int", "len", "bool", "Boolean", "fnmatch", "fnmatchcase", "decodeURIComponent", "decodeURI", "unquote",
    "url_path_for", "basename", "dirname", "extname", "normalize", "normpath",
})  # fmt: skip
BINDS = frozenset({"bind", "bind_partial"})  # https://docs.python.org/3/library/inspect.html#inspect.Signature.bind_partial
OF_LISTS = {
    "all": "every",
    "any": "some",
    "contains": "includes",
    **{name: name for name in ("every", "filter", "find", "includes", "some")},
}
"""Methods of lists that lodash has as functions: https://lodash.com/docs/4.17.15#some"""
CARRY = frozenset({"cookies", "headers", "request", "session"})
"""Parts of a request by which code that is not visible may tell who asks."""
CHECKS_PARAMETERS = "getValidatedArgs"
"""What the routes that tsoa generates check their parameters by: it reads headers whose names their description says."""
REFUSALS = frozenset({"unauthorized", "unauthorised", "forbidden", "unauthenticated", "access_denied"})
_VERIFIES = re.compile(r"(^|_)(verify|validate|authenticate|decode|authori[sz]e|introspect|check|ensure|require|assert|jwt|guard)(_|$)")
_ERROR_CLASS = re.compile(r"(Error|Exception|Response|Denied|Unauthorized|Forbidden|Unauthenticated|Failure|Problem|Fault)$")


def call_value(probe: Probe, callee: Value, arguments: list[Value], keywords: dict[str, Value], this: Value | None, *, new: bool) -> Value:
    """Return what calling ``callee`` returns; a list that it is given may have something in it afterwards."""
    given_away(arguments)
    if isinstance(callee, (FunctionValue, Closure)):
        if new and status_given(callee.node):
            return Refusal(f"{callee.node.name or 'error'} with {status_given(callee.node)}", callee)
        if new and _ERROR_CLASS.search(callee.node.name):
            name, given = callee.node.name, with_statuses([*arguments, *keywords.values()])
            return error_made(name, callee, given, refuses=name if error_refuses(name) else "", led=probe.led_here)
        return UNKNOWN if callee.node.name == CHECKS_PARAMETERS else probe.enter(callee, arguments, keywords, this)
    if isinstance(callee, Member):
        return member_call(probe, callee, arguments, keywords)
    if isinstance(callee, Role):
        return role_call(probe, callee, arguments)
    if isinstance(callee, ClassValue):
        return construct(probe, callee, arguments, keywords)
    if isinstance(callee, External):
        return external_call(probe, callee, arguments, keywords, new=new)
    if isinstance(callee, (Absent, Derived)):
        run_callbacks(probe, arguments, kind_of(callee))
        return Absent(callee.kind, credential=callee.credential) if isinstance(callee, Absent) else callee
    if isinstance(callee, Refusal):
        probe.refuse(callee.text)
        return callee
    if isinstance(callee, OneOf):
        return of_each(probe, callee, lambda option: call_value(probe, option, arguments, keywords, this, new=new))
    if isinstance(callee, Host):
        found = of_language(probe, callee, arguments, this)
        return found if found is not None else host_call(probe, callee, arguments, keywords, new=new)
    answered = object_call(probe, callee, arguments, keywords) if isinstance(callee, Instance) else None
    return answered if answered is not None else unseen(probe, arguments, keywords)


def unseen(probe: Probe, arguments: list[Value], keywords: dict[str, Value], kind: str | None = None) -> Value:
    """Return what code that is not visible returns; it may throw."""
    given = [*arguments, *keywords.values()]
    kind = kind or next((found for value in given if (found := kind_of(value))), None)
    if any(isinstance(value, Role) and value.name in {"request", "response", "next"} for value in given):
        probe.found.opaque = True
    probe.seen = probe.seen or any(isinstance(value, Role) and value.name in CARRY for value in given)
    probe.found.handed = probe.found.handed or bool(kind and not probe.silent)
    probe.may_raise("derived" if kind else "generic", "")
    run_callbacks(probe, given, kind)
    return Derived(kind) if kind else UNKNOWN


def member_call(probe: Probe, callee: Member, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return what a method of something returns."""
    of, name = callee.of, callee.name
    if isinstance(of, (Refusal, Failure)) or of is ANSWERED:
        return sent(probe, of, arguments)
    if isinstance(of, Role):
        if (own := added_to(probe, of, name)) is not None:
            return probe.enter(own, arguments, keywords, of)
        found = over_headers(probe, of, name, arguments)
        return found if found is not None else role_method(probe, of, name, arguments, keywords)
    if isinstance(of, OneOf):
        return of_each(probe, of, lambda option: member_call(probe, Member(option, name), arguments, keywords))
    if name in {"then", "catch", "finally"}:
        return after(probe, of, name, arguments)
    if isinstance(of, (Absent, Derived)):
        return of_missing(probe, of, name, arguments)
    return other_call(probe, of, name, arguments, keywords)


def of_missing(probe: Probe, of: Absent | Derived, name: str, arguments: list[Value]) -> Value:
    """Return what a method of a credential gives that is not there."""
    probe.found.strained = True
    run_callbacks(probe, arguments, kind_of(of))
    if isinstance(of, Absent) and of.text and of.credential and name in FINDS:
        return Because(-1, kind=of.kind)
    return Absent(of.kind, credential=of.credential, text=of.text and name in LEAVES_EMPTY) if isinstance(of, Absent) else of


def is_of_lists(of: Value, name: str) -> bool:
    """Return whether a member is a function of lodash that a list has as a method."""
    return isinstance(of, HostModule) and of.package in {"lodash", "underscore"} and name in OF_LISTS


def other_call(probe: Probe, of: Value, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return what a method of something else than the request gives."""
    if name in LOGS and not isinstance(of, (Sequence, Const, Instance, ClassValue)):
        return UNKNOWN
    if arguments and is_of_lists(of, name) and isinstance(arguments[0], Sequence):
        return plain_method(probe, arguments[0], OF_LISTS[name], arguments[1:], keywords)
    if isinstance(of, Closure) and name in {"call", "apply"}:
        return called_with(probe, of, name, arguments)
    if isinstance(of, (Sequence, Const)):
        return plain_method(probe, of, name, arguments, keywords)
    if isinstance(of, (Record, External, Instance, ModuleValue, ClassValue, FunctionValue, Host)):
        return call_value(probe, probe.interp.get(of, name), arguments, keywords, of, new=False)
    if snake_case(name) in REFUSALS:
        if isinstance(of, Member) and isinstance(of.of, Role) and of.of.name == "response":
            probe.refuse(f"response.{of.name}.{name}()")
        return Refusal(f"{name}()")
    if name in BINDS and keywords:
        return Record({"arguments": Record(dict(keywords), kind="dict")})
    found = unseen(probe, arguments, keywords, kind_of(of))
    return found if kind_of(found) or not reads_credential(name, [*arguments, *keywords.values()]) else probe.read(Absent("token"))


def role_call(probe: Probe, role: Role, arguments: list[Value]) -> Value:
    """Return what calling ``next`` does: the request gets on, or ends in an error."""
    if role.name == "reject":
        given = arguments[0] if arguments else NONE
        probe.may_raise(*error_kind(given, absence=probe.led))
        return UNKNOWN
    if isinstance(role, Settler):
        return role.settle(probe, arguments)
    if role.name != "next":
        return unseen(probe, arguments, {})
    given = made_before(arguments[0]) if arguments else NONE
    if isinstance(given, OneOf):
        given = next((error for option in given.options if isinstance(error := made_before(option), Refusal)), given)
    if isinstance(given, Refusal):
        probe.refuse(given.text, because=given.because)
    elif isinstance(given, Const) and given.value == "router" and probe.led:
        probe.refuse("leaves the router where the credential is missing")
    elif isinstance(given, Role) or truth(given) is False or (isinstance(given, Const) and given.value in {"route", "router"}):
        probe.found.passes = True
    elif not isinstance(given, Failure):
        kind, text = error_kind(given, absence=False)
        if kind == "auth" or probe.led:
            probe.refuse(text.replace("throws", "passes on") or "passes an error on where the credential is missing")
    return UNKNOWN


FINDS = frozenset({"indexOf", "lastIndexOf", "search"})
"""Methods that look for something in a text; in an empty one they find nothing."""
DECORATED = {"request": "request", "response": "reply"}
"""What Fastify calls the parts that a program may add functions to."""


def added_to(probe: Probe, role: Role, name: str) -> FunctionValue | None:
    """Return the function of that name that the program has added to all of Fastify's requests or answers."""
    part = DECORATED.get(role.name)
    found = next((host.get(f"{part}.{name}", probe.interp) for host in probe.interp.facts.get("fastify", ())), None) if part else None
    return found if isinstance(found, FunctionValue) else None


SCOPE = frozenset({"path", "method"})
"""What no header is called, so that ``request.get(...)`` reads it from the scope: https://www.starlette.io/requests/#request"""


def role_method(probe: Probe, role: Role, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return what ``req.header(...)``, ``res.status(...)``, ``session.get(...)`` return."""
    first = arguments[0] if arguments else None
    if role.name in {"response", "next"}:
        return answer_of(probe, name, arguments, keywords) if role.name == "response" else role_call(probe, role, arguments)
    text = first.value if isinstance(first, Const) and isinstance(first.value, str) else None
    if name == "get" and (role.name == "scope" or (role.name == "request" and text in SCOPE)):
        return path_of(probe, probe.read(roles.item(Role("scope"), text)))
    if name in {"hasOwnProperty", "getDecorator"} and text is not None:
        return probe.read(roles.request_member(text) if role.name == "request" else roles.item(role, text))
    if role.name == "request":
        sockets.note(probe, name, arguments, keywords)
        if name in roles.ASKS or name == "isUnauthenticated":
            return probe.read(Absent("session", truth=name == "isUnauthenticated"))
        if name in roles.READERS:
            return probe.read(roles.item(Role("headers"), text)) if name in {"get", "header", "getHeader"} else Derived("cookie")
        if name.endswith(("wtVerify", "wtDecode")) or error_refuses(snake_case(name)) or _VERIFIES.search(snake_case(name)):
            probe.read(Absent("jwt" if "wt" in name else "user"))
            probe.found.verifier = probe.found.verifier or f"request.{name}"
            if "Decode" not in name:
                probe.may_raise("auth", f"request.{name}() throws without a valid credential")
            run_callbacks(probe, arguments, "jwt")
            return Derived("jwt")
        return unseen(probe, arguments, keywords)
    if role.name == "cookies" and name in {"items", "keys", "values"}:
        return probe.read(Absent("cookie"))
    if name in roles.READERS:
        found = probe.read(roles.item(role, text))
        return or_default(found, arguments[1]) if len(arguments) > 1 else found
    return UNKNOWN


def construct(probe: Probe, cls: ClassValue, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return an object of a class of the repository, or the error that it is."""
    bases = lineage(cls)
    given = with_statuses([*arguments, *keywords.values()])
    given += [value for base in bases[:6] for value in made_with(base)]
    error = bool(_ERROR_CLASS.search(cls.name)) or any(
        isinstance(base, (External, Host))
        and (
            made_with(base)
            or _ERROR_CLASS.search(
                (base.path[-1] if base.path else base.package) if isinstance(base, External) else getattr(base, "name", "")
            )
        )
        for base in bases
    )
    if error and not says_answers(cls.name, arguments):
        return error_made(cls.name, cls, given, refuses=refusal_of_class(cls), led=probe.led_here)
    made = Instance(cls, open=True)
    initialise = next(
        (base.members[name] for base in bases if isinstance(base, ClassValue) for name in INITIALISERS if name in base.members), None
    )
    if isinstance(initialise, FunctionValue) and any(isinstance(value, Role) or kind_of(value) for value in given):
        probe.enter(initialise, arguments, keywords, made)
        return made
    fields = [name for base in bases if isinstance(base, ClassValue) for name in base.annotations]
    made.fields.update(zip(fields, arguments, strict=False))
    made.fields.update(keywords)
    return made


def host_call(probe: Probe, callee: Host, arguments: list[Value], keywords: dict[str, Value], *, new: bool) -> Value:
    """Return what a function of the language returns: what it says of an absent credential follows from that."""
    first = arguments[0] if arguments else None
    name = str(getattr(callee, "name", "") or getattr(callee, "package", ""))
    if name == "dict" and isinstance(first, Role):
        return first
    if name == "isinstance" and len(arguments) > 1:
        return is_instance(arguments[0], arguments[1])
    if (known := collected(name, arguments) or pattern_of(name, arguments) or mapped(probe, name, arguments)) is not None:
        return known
    if name == "Promise" and new and first is not None:
        return new_promise(probe, first)
    if name in {"getattr", "hasattr"} and len(arguments) > 1 and isinstance(arguments[1], Const):
        return attribute(probe, name, arguments, str(arguments[1].value))
    if isinstance(first, Absent):
        empty = first.text and name in {"len", "str", "String"}
        return Absent(first.kind, truth=first.truth and name in {"Boolean", "bool"}, credential=first.credential, text=empty)
    if name == "assign" and any(refuses_status(value) for value in with_statuses(arguments)):
        return Refusal(f"error with {refusing(with_statuses(arguments))}")
    if any(refuses_status(value) for value in [*arguments, *keywords.values()]) and _ERROR_CLASS.search(name):
        return Refusal(f"{name} with {refusing([*arguments, *keywords.values()])}", callee)
    if _ERROR_CLASS.search(name) and asks_whose(words_of(arguments)):
        return FAILURE
    if all(isinstance(value, Const) for value in arguments) and arguments and name in PURE:
        return derived(arguments, lambda given: probe.interp.invoke(callee, Invocation(given, keywords, Site("", 0))))
    return unseen(probe, arguments, keywords)


def attribute(probe: Probe, name: str, arguments: list[Value], wanted: str) -> Value:
    """Return what ``getattr`` and ``hasattr`` return of a request."""
    found = member_of(probe, arguments[0], wanted)
    missing = found is NONE and isinstance(arguments[0], Role)
    if name == "hasattr" and (missing or isinstance(arguments[0], Role)) and (isinstance(found, Const) or roles.always(found)):
        return Const(not missing)
    return arguments[2] if len(arguments) > 2 and (missing or (isinstance(found, Absent) and truth(arguments[2]))) else found
