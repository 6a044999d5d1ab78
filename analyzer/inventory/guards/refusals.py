"""What refuses: statuses, and errors by their names and bodies.

The statuses are HTTP's: 401 asks for credentials, 403 says that they do not suffice (https://www.rfc-editor.org/rfc/rfc9110#status.401).
"""

from __future__ import annotations

import re

from analyzer.catalog.load import snake_case
from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, Const, External, Instance, OneOf, Record, Unknown, Value
from analyzer.inventory.guards.paths import Asked
from analyzer.inventory.guards.values import FAILURE, UNKNOWN, Derived, Failure, Refusal, Role, kind_of
from analyzer.syntax import program as p
from analyzer.syntax import walking

REFUSING = frozenset({401, 403, 407, 511})

BECAUSE = "makes an error where the credential is missing"
MAY_REFUSE = frozenset({302, 303, 307, 400})
"""Statuses that refuse where a missing credential has led to them: to the page for signing in, or as a request that is not complete."""

OF_OTHER_THINGS = frozenset({405, 408, 409, 413, 415, 426, 429, 501, 502, 503, 504})
"""Statuses that no missing credential leads to: too many requests, a service that is away."""

_STATUS_NAME = re.compile(r"(^|_)(unauthori[sz]ed|forbidden|40[13])(_|$)")

_ERROR_NAME = re.compile(
    r"(^|_)(un_?auth\w*|not_?auth\w*|auth|authn|authz|authentication|authori[sz]ation|forbidden|access_?denied|denied|permissions?|credentials?|token|"
    r"login_?required|not_?logged_?in|unauthenticated|insufficient\w*|invalid_?(token|api_?key|session|jwt|credentials?)|missing_?\w*token|expired_?token|session_?expired)(_|$)"
)

_NOT_REFUSING = re.compile(r"(^|_)(not_?found|conflict|validation|bad_?request|rate_?limit|too_?many|csrf|internal)(_|$)")


_OF_TENANT = re.compile(r"tenant|subdomain", re.IGNORECASE)
_OF_CREDENTIAL = re.compile(r"auth|forbid|denied|deny|permission|member|token|credential|log_?in|sign|access|allow", re.IGNORECASE)


def asks_whose(words: list[str]) -> bool:
    """Return whether an error or an answer says that it is not known whose data is meant, which asks for no credentials."""
    return any(_OF_TENANT.search(text) for text in words) and not any(_OF_CREDENTIAL.search(text) for text in words)


_SAYS_MISSING = re.compile(
    r"\b(missing|no|without|invalid|require[sd]?) (\w+ ){0,2}(token|credentials|authori[sz]ation|authentication)\b"
    r"|\b(token|credentials|authori[sz]ation|authentication)( header)?( is| are)? (missing|required|invalid|not (found|provided|present))"
    r"|\b(enough|sufficient|insufficient|required|necessary) (privilege|permission|right)s?\b"
    r"|\b(privilege|permission)s? (is |are )?(denied|required)\b"
    r"|\bnot (logged|signed) in\b|\b(un|not )(authenticated|authori[sz]ed)\b|\b(login|sign-?in) required\b|\bplease (log|sign) ?in\b",
    re.IGNORECASE,
)
"""What an error says of a credential, whatever its status: some programs answer 404 to hide what is there."""


_OTHER_TOKEN = re.compile(r"csrf|xsrf|captcha|turnstile|reset|verif|confirm|invit|mail|upload|device|push|design", re.IGNORECASE)


def says_missing(words: list[str]) -> bool:
    """Return whether an error says that somebody has not proved who he is."""
    return any(_SAYS_MISSING.search(text[:200]) and not _OTHER_TOKEN.search(text[:200]) for text in words)


def words_of(values: list[Value]) -> list[str]:
    """Return the texts among some values and the fields of their objects."""
    inside = [entry for value in values if isinstance(value, Record) for entry in list(value.entries.values())[:8]]
    return [value.value for value in [*values, *inside] if isinstance(value, Const) and isinstance(value.value, str)]


_STATUS_FIELDS = frozenset({"status", "status_code", "code", "http_code", "http_status"})


def with_statuses(values: list[Value]) -> list[Value]:
    """Return what an error is given, with the statuses among the fields of objects: ``new ApiError({status: 401})``."""
    fields = [
        entry
        for value in values[:4]
        if isinstance(value, Record)
        for key, entry in list(value.entries.items())[:12]
        if snake_case(key) in _STATUS_FIELDS
    ]
    return [*values, *fields]


def refuses_status(value: Value | None) -> bool:
    """Return whether a value is a status that refuses: 401, ``"403"``, ``StatusCodes.UNAUTHORIZED``; the path is none."""
    if isinstance(value, Asked):
        return False
    if isinstance(value, Const):
        return value.value in REFUSING or (isinstance(value.value, str) and value.value[:3] in {"401", "403"})
    if isinstance(value, External):
        return bool(value.path) and bool(_STATUS_NAME.search(snake_case(value.path[-1])))
    if isinstance(value, OneOf):
        return any(refuses_status(option) for option in value.options)
    if isinstance(value, Unknown):
        return bool(_STATUS_NAME.search(snake_case(value.reason.replace(" ", "_"))))
    return False


def refusing(values: list[Value]) -> str:
    """Return the status by which values refuse, in words."""
    found = next((value for value in values if refuses_status(value)), None)
    text = (
        str(found.value) if isinstance(found, Const) else snake_case(found.path[-1]) if isinstance(found, External) and found.path else ""
    )
    return (
        "401"
        if "401" in text or re.search(r"(^|_)unauthori[sz]ed", text)
        else "403"
        if "403" in text or "forbidden" in text
        else "401 or 403"
    )


def known_status(value: Value | None) -> bool:
    """Return whether a value is a status that is known and does not refuse."""
    return (
        isinstance(value, Const)
        and not isinstance(value, Asked)
        and isinstance(value.value, int)
        and not isinstance(value.value, bool)
        and 100 <= value.value < 600
        and value.value not in REFUSING
        and value.value not in MAY_REFUSE
    )


def error_refuses(name: str) -> bool:
    """Return whether an error's name says that somebody may not: ``UnauthorizedError``, ``PermissionDenied``."""
    snake = snake_case(name)
    return bool(_ERROR_NAME.search(snake)) and not _NOT_REFUSING.search(snake)


ERRORS = frozenset({"http-errors", "@hapi/boom", "boom", "@fastify/sensible", "httperrors", "@fastify/error", "fastify-error"})
"""Libraries whose functions make errors, or classes of them."""


def made_with(cls: Value) -> list[Value]:
    """Return what a library was given to make an error class of: ``createError("E_DENIED", "denied", 401)`` of @fastify/error."""
    made = isinstance(cls, External) and cls.package in ERRORS and cls.path[-1:] == ("()",)
    return list(cls.arguments) if made and isinstance(cls, External) else []


def refusal_of_class(cls: ClassValue) -> str:
    """Return how an error class refuses, by its name or by a status in its body or in its bases', empty where it does not."""
    for base in lineage(cls)[:6]:
        made = made_with(base)
        if any(refuses_status(value) for value in made):
            return f"{cls.name} with {refusing(made)}"
        if isinstance(base, ClassValue):
            if _NOT_REFUSING.search(snake_case(base.name)):
                return ""
            for node in walking.walk(list(base.node.members)):
                if isinstance(node, p.Literal) and node.value in REFUSING and not isinstance(node.value, bool):
                    return f"{cls.name} with {node.value}"
                if isinstance(node, p.Member) and _STATUS_NAME.search(snake_case(node.name)):
                    return f"{cls.name} with {node.name}"
            if error_refuses(base.name):
                return cls.name
    return ""


def error_made(name: str, of: Value, given: list[Value], *, refuses: str, led: bool) -> Value:
    """Return what an error of the program's own is when it is made with these values.

    ``refuses``: how, by its name or its class. ``led``: a missing credential has led here.
    """
    if any(refuses_status(value) for value in given):
        return Refusal(f"{name} with {refusing(given)}", of)
    if refuses and not any(known_status(value) for value in given):
        return Refusal(refuses, of)
    if says_missing(words_of(given)):
        return Refusal(f"{name} that says so", of)
    if asks_whose([name, *words_of(given)]) or any(known_status(value) for value in given):
        return FAILURE
    if led:
        return Refusal(BECAUSE, of, because=True)
    return Derived("error") if any(kind_of(value) for value in given) else UNKNOWN


def made_before(value: Value) -> Value:
    """Return the refusal that an error is which the program has made beforehand, as in ``throw DENIED``; any other value as it is."""
    made = isinstance(value, Instance) and isinstance(value.cls, ClassValue)
    if not made and not (isinstance(value, Record) and value.kind == "error"):
        return value
    of = value.cls if isinstance(value, Instance) else None
    fields = value.fields if isinstance(value, Instance) else value.entries if isinstance(value, Record) else {}
    statuses = with_statuses([Record(dict(fields))])[1:]
    if not any(refuses_status(status) for status in statuses):
        return value
    return Refusal(f"{of.name if isinstance(of, ClassValue) else 'error'} with {refusing(statuses)}", of)


def says_answers(name: str, given: list[Value]) -> bool:
    """Return whether an object is made around the answer, to say something by it later: ``new ApiResponse(res)`` is none yet."""
    return any(isinstance(value, Role) and value.name == "response" for value in given) and not error_refuses(name)


def status_given(node: p.Function) -> int:
    """Return the refusing status that a function gives to the error that it makes, as in ``this.code = 401``; 0 where it gives none."""
    for part in walking.walk(list(node.body), into_functions=False):
        if (
            isinstance(part, p.Assign)
            and isinstance(part.target, p.Member)
            and isinstance(part.target.object, p.Name)
            and part.target.object.id == "this"
            and isinstance(part.value, p.Literal)
            and part.value.value in REFUSING
            and isinstance(part.value.value, int)
        ):
            return part.value.value
    return 0


def error_kind(value: Value, *, absence: bool) -> tuple[str, str]:
    """Return what kind of error is thrown, and words for it."""
    if isinstance(value, Refusal):
        return "auth", value.text
    if (
        isinstance(value, External)
        and value.path
        and error_refuses(value.path[-1] if value.path[-1] != "()" else value.path[-2] if len(value.path) > 1 else "")
    ):
        return "auth", f"throws {value.dotted.lstrip('.')}"
    if isinstance(value, Failure):
        return "generic", ""
    if absence:
        return "auth", "throws where the credential is missing"
    return ("derived" if kind_of(value) else "generic"), ""
