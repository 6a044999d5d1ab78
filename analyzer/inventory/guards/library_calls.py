"""What calls of the answer's methods and of libraries do in a probed middleware."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp.values import NONE, Const, External, FunctionValue, Record, Sequence, Value
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.authjwt import required_by
from analyzer.inventory.guards.bases import REFUSAL
from analyzer.inventory.guards.callbacks import DEPTH, run_callbacks
from analyzer.inventory.guards.expressions import path_of
from analyzer.inventory.guards.globs import globbed
from analyzer.inventory.guards.libraries import LOGS_IN, entry_of, named_like_a_guard, needs_none, passport, scheme_of
from analyzer.inventory.guards.paths import Asked
from analyzer.inventory.guards.patterns import matched
from analyzer.inventory.guards.refusals import (
    ERRORS,
    MAY_REFUSE,
    OF_OTHER_THINGS,
    asks_whose,
    error_refuses,
    known_status,
    made_with,
    refuses_status,
    refusing,
    says_missing,
    words_of,
)
from analyzer.inventory.guards.values import (
    ANSWERED,
    FAILURE,
    REQUEST,
    RESPONSE,
    UNKNOWN,
    Absent,
    Closure,
    Derived,
    Raised,
    Refusal,
    Role,
    Thrown,
    kind_of,
    truth,
)

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

VERIFIER = re.compile(r"(^|_)(verify|verifies|jwt_verify|decode|validate\w*|introspect\w*|authenticate\w*|check\w*|authori[sz]e\w*)(_|$)")
IDENTIFIES = re.compile(
    r"^(unstable_)?(get|read|load|fetch|validate|verify|decode|extract)_(\w+_)?(auth|session|token|user|identity|claims|account|jwt|bearer)$|"
    r"^(authenticate_request|current_user|get_(auth|session|token|user)_from_\w+)$"
)
"""Libraries' functions that say who asks by the request: Clerk's ``getAuth(req)``, better-auth's ``auth.api.getSession({headers})``."""
VERIFIES_SENT = re.compile(r"^verify(_(webhook|signature|request|headers|message))?$")
"""Libraries' functions that are handed the request and verify who has sent it: https://docs.svix.com/receiving/verifying-payloads/how"""
PROVES_NOTHING = re.compile(r"captcha|csrf|csurf|turnstile|mail", re.IGNORECASE)
LOGS = frozenset({"debug", "fatal", "info", "log", "silly", "trace", "verbose", "warn", "warning"})
"""Methods of loggers: they throw nothing, whatever they are given."""
READS_BASIC = frozenset({"basic-auth"})
"""Libraries that take the name and the password out of a header: https://github.com/jshttp/basic-auth"""
_CREDENTIAL_OF = re.compile(r"(^|_)(access_token|token|api_?key|credentials?|jwt|bearer|session)(_(from_?\w*|of_\w+))?$")
PARSES = frozenset({"URL", "parse", "urlparse", "urlsplit"})
OWN_ANSWERS = frozenset({"bad_request", "send_error", "fail", "failure", "error"})
"""How programs name helpers that answer with a failure: ``res.badRequest("no token")``, as the framework Sails has them."""
ERROR_CLASS = re.compile(r"(Error|Exception|Response)$")
SPLITS = "get_authorization_scheme_param"
"""FastAPI's own: of a header that is missing, scheme and value are empty texts."""
HOLDS_SCOPES = "has_required_scope"
"""Starlette's own: nobody has scopes before he is known, https://www.starlette.io/authentication/#permissions."""
RUN_ELSEWHERE = {"run_in_threadpool": 0, "to_thread": 0, "run_sync": 0, "run_in_executor": 1}
"""Functions of Starlette, asyncio and AnyIO that run another in a thread, and which argument it is; what follows is what it is given."""
MADE_TO_RUN = frozenset({"sync_to_async", "async_to_sync", "asyncify", "syncify"})
"""Functions of asgiref and asyncer that return one that does so."""
STARLETTE = {
    "Headers": Role("headers"), "MutableHeaders": Role("headers"), "QueryParams": Role("query"), "URL": Role("path"),
    "get_route_path": Role("path"), "Request": REQUEST, "HTTPConnection": REQUEST, "WebSocket": REQUEST,
}  # fmt: skip


def answer_of(probe: Probe, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Return what a method of the answer does: a refusing status, a redirect because a credential is missing."""
    given = [value for value in arguments if value is not RESPONSE]
    first = given[0] if given else None
    snake = snake_case(name)
    statuses = given[:1] if name in roles.STATUSES else [] if name in roles.ANSWERS else given[:3]
    if any(refuses_status(value) for value in statuses):
        probe.refuse(f"answers with response.{name}({refusing(statuses)})")
    elif name in roles.STATUSES and isinstance(first, Const) and first.value in OF_OTHER_THINGS:
        return ANSWERED
    elif name not in roles.STATUSES and name not in roles.ANSWERS and error_refuses(snake):
        probe.refuse(f"response.{name}()")
    elif isinstance(first, Refusal):
        probe.refuse(first.text)
    elif name == "format" and isinstance(first, Record):
        run_callbacks(probe, list(first.entries.values()), None)
    elif (name in roles.ANSWERS or snake in OWN_ANSWERS) and not asks_whose(words_of(arguments)):
        probe.refuse(f"answers with response.{name}() where the credential is missing", weak=True)
    _ = keywords
    return RESPONSE


def sent(probe: Probe, of: Value, arguments: list[Value]) -> Value:
    """Return what a method of an error gives: one that is handed the answer sends the error, ``new Unauthorized().send(res)``."""
    if isinstance(of, Refusal) and any(value is RESPONSE for value in arguments):
        probe.refuse(of.text)
    return of


def external_call(probe: Probe, callee: External, arguments: list[Value], keywords: dict[str, Value], *, new: bool) -> Value:
    """Return what a library's function returns."""
    given = [*made_with(callee), *arguments, *keywords.values()]
    name = next((part for part in reversed(callee.path) if part != "()"), "")
    answered = run_elsewhere(probe, callee, name, arguments, keywords) or matched(probe.interp, callee, arguments)
    answered = answered or globbed(probe.interp, callee, arguments) or by_status(probe, callee, name, given)
    if answered is not None:
        return answered
    kind = next((found for value in given if (found := kind_of(value))), None) or sent_on(probe, name, keywords)
    called = External(callee.package, (*callee.path, "()"), tuple(arguments), dict(keywords), probe.site, callee)
    of_error = bool(ERROR_CLASS.search(name or callee.package)) or callee.package in ERRORS
    named = of_error or (new and name.lower() in {"unauthorized", "forbidden"})
    if named and error_refuses(name) and not name[:1].isspace():
        return Refusal(name, callee)
    if of_error and says_missing(words_of(given)):
        return Refusal(f"{name} that says so", callee)
    if name == "RedirectResponse":
        return Refusal("redirects where the credential is missing") if probe.led else UNKNOWN
    if of_error and (any(known_status(value) for value in given) or asks_whose([name, *words_of(given)])):
        return FAILURE
    part = STARLETTE.get(name)
    if part is not None and any(isinstance(value, Role) and value.name == "scope" for value in given):
        return path_of(probe, part)
    if name == "getStore" and callee.package.removeprefix("node:") == "async_hooks":
        return Role("state")
    if name.endswith("Response") and probe.led and any(isinstance(value, Const) and value.value in MAY_REFUSE for value in given):
        return Refusal("answers where the credential is missing")
    if callee.path[-2:] == ("authenticate", "()") and any(isinstance(value, Role) for value in arguments):
        return passport_run(probe, callee)
    if any(isinstance(value, Role) and value.name not in roles.FIELDS for value in arguments) and callee.path[-1:] == ("()",):
        return wrapped_run(probe, callee, arguments)
    if callee.package == "fastify" and decoration_guards(probe, callee, arguments):
        return UNKNOWN
    taken = taken_out(probe, callee, name, given)
    return taken if taken is not None else library_result(probe, callee, called, name, given, kind)


def sent_on(probe: Probe, name: str, keywords: dict[str, Value]) -> str | None:
    """Return the kind of credential that a client sends on for a request: ``client.get(url, cookies=request.cookies)`` asks who it is."""
    handed = [value for key, value in keywords.items() if key in {"cookies", "headers"} and isinstance(value, Role) and value.name == key]
    if name not in {"get", "head", "post", "request"} or not handed:
        return None
    probe.read(Absent("session"))
    return "session"


def run_elsewhere(probe: Probe, callee: External, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value | None:
    """Return what a function answers that a library runs in another thread with what it is given; None for any other call."""
    if callee.path[-1:] == ("()",):
        given = [*callee.arguments[:1], *arguments] if name in MADE_TO_RUN else []
    else:
        given = arguments[RUN_ELSEWHERE[name] :] if name in RUN_ELSEWHERE else []
    if not given or not isinstance(given[0], (Closure, FunctionValue)) or probe.depth >= DEPTH:
        return None
    return probe.enter(given[0], given[1:], keywords, None)


def by_status(probe: Probe, callee: External, name: str, given: list[Value]) -> Value | None:
    """Return what a function does with a status that refuses: it makes an error, or throws one where what it asserts is missing.

    https://github.com/jshttp/http-assert, https://github.com/fastify/fastify-sensible
    """
    if not any(refuses_status(value) for value in given[:4]):
        return None
    if "assert" not in {name, callee.package.rpartition("-")[2]} or not refuses_status(given[1] if len(given) > 1 else None):
        return (
            None if any(isinstance(value, Role) for value in given) else Refusal(f"{name or callee.package} with {refusing(given)}", callee)
        )
    error = Raised("auth", f"asserts with {refusing(given)}")
    if truth(given[0]) is False:
        raise Thrown(error)
    if truth(given[0]) is None and kind_of(given[0]):
        probe.may_raise(*error)
    return UNKNOWN


def decoration_guards(probe: Probe, callee: External, arguments: list[Value]) -> bool:
    """Return whether a hidden plugin's decoration of the server turns away: it is named like a guard, and is handed request and answer."""
    handed = {value.name for value in arguments[:2] if isinstance(value, Role)}
    scheme = scheme_of(probe.interp, callee) if handed == {"request", "response"} else None
    if scheme is None:
        return False
    probe.read(Absent(scheme.kind))
    probe.refuse(scheme.how)
    return True


def taken_out(probe: Probe, callee: External, name: str, given: list[Value]) -> Value | None:
    """Return what a library's function takes out of a request that carries nothing, None for any other function."""
    asks = required_by(callee)
    if asks is not None:
        probe.read(Absent("jwt"))
        if asks:
            raise Thrown(Raised("auth", "AuthJWT answers 401 without a valid token"))
        return Absent("jwt")
    if name == HOLDS_SCOPES and callee.package == "starlette":
        return Const(value=True) if needs_none(given[1] if len(given) > 1 else None) else probe.read(Absent("user"))
    if name == SPLITS and isinstance(given[0] if given else None, Absent):
        return Sequence([given[0], given[0]], "tuple")
    if name in PARSES and callee.package in {"", "url", "urllib"} and isinstance(given[0] if given else None, Asked):
        return given[0]
    if not any(of_request(value) for value in given):
        return None
    if VERIFIES_SENT.search(snake_case(name)) and not PROVES_NOTHING.search(callee.package):
        probe.may_raise("derived", "")
        probe.read(Absent("signature"))
        return Derived("signature")
    if callee.package in READS_BASIC and not name:
        return probe.read(Absent("basic"))
    if IDENTIFIES.search(snake_case(name)) and "csrf" not in callee.package:
        return probe.read(Absent("session" if "session" in name.lower() else "jwt" if "token" in name.lower() else "user"))
    return None


def reads_credential(name: str, given: list[Value]) -> bool:
    """Return whether hidden code is asked by name for a credential of the request that it is given: ``extractor.access_token(request)``."""
    of_request = any(isinstance(value, Role) and value.name in {"request", "headers", "cookies"} for value in given)
    return of_request and bool(_CREDENTIAL_OF.search(snake_case(name)))


def of_request(value: Value, depth: int = 3) -> bool:
    """Return whether a value is the request or a part of it that carries credentials, or is made of one."""
    if isinstance(value, Role):
        return value.name in {"request", "headers", "cookies"}
    if not depth:
        return False
    if isinstance(value, Record):
        return "headers" in value.entries or any(of_request(entry, depth - 1) for entry in list(value.entries.values())[:8])
    return isinstance(value, External) and any(of_request(argument, depth - 1) for argument in value.arguments[:4])


def passport_run(probe: Probe, callee: External) -> Value:
    """Run the callback of ``passport.authenticate(strategy, callback)(req, res, next)`` without a user.

    Its third argument says why, as an error of no special kind: https://github.com/mikenicholson/passport-jwt
    """
    probe.read(Absent("jwt" if any(isinstance(a, Const) and "jwt" in str(a.value) for a in callee.arguments) else "user"))
    probe.found.verifier = probe.found.verifier or "passport"
    callback = next((item for item in callee.arguments if isinstance(item, (Closure, FunctionValue))), None)
    scheme = passport(callee)
    if callback is not None:
        if scheme is None or scheme.how != LOGS_IN:
            probe.enter(callback, [NONE, Absent("user"), Record({"name": Const("Error"), "message": UNKNOWN})], {}, None)
    elif scheme is None or not scheme.optional:
        probe.refuse("Passport answers 401 when the strategy fails")
    return UNKNOWN


def wrapped_run(probe: Probe, callee: External, arguments: list[Value]) -> Value:
    """Run the functions that a library has wrapped, with what the wrapper is called with; an extractor of tokens finds none."""
    if "ExtractJwt" in callee.path:
        return probe.read(Absent("jwt"))
    scheme = scheme_of(probe.interp, callee)
    if scheme is not None and scheme.library == "fastapi":
        found = probe.read(Absent(scheme.kind))
        if scheme.optional:
            return found
        raise Thrown(Raised("auth", scheme.how or scheme.name, REFUSAL))
    if scheme is not None and not scheme.optional:
        probe.read(Absent(scheme.kind))
        probe.refuse(scheme.how or scheme.name, because=True)
        return UNKNOWN
    inner = [item for item in callee.arguments if isinstance(item, (Closure, FunctionValue))]
    if not inner and sum(isinstance(value, Role) for value in arguments) > 2 and named_like_a_guard(callee):
        probe.read(Absent("user"))
        probe.refuse(f"named like a guard; {callee.package} is not visible")
        return UNKNOWN
    for function in inner[:2]:
        probe.enter(function, arguments, {}, None)
    probe.found.opaque = probe.found.opaque or not inner
    return UNKNOWN


def library_result(probe: Probe, callee: External, called: External, name: str, given: list[Value], kind: str | None) -> Value:
    """Return what a library makes of its arguments; verifiers throw when the credential is missing."""
    if "passport" in callee.package and name in {"authenticate", "authorize"}:
        return called
    entry = entry_of(callee.package)
    token_library = (callee.package == "fastify" and "jwt" in callee.path) or (
        entry is not None
        and entry.counts_as_auth_middleware in {"yes", "no", "if_guarding"}
        and entry.category not in {"password_hash", "csrf", "session", "not_auth", "mfa"}
    )
    functions = [value for value in given if isinstance(value, (Closure, FunctionValue))]
    error: Value = UNKNOWN
    if (token_library and VERIFIER.search(snake_case(name))) or (kind and VERIFIER.search(snake_case(name)) and name != "check"):
        probe.found.verifier = probe.found.verifier or f"{callee.package}.{name}".lstrip(".")
        if token_library and kind:
            error = Refusal(f"{callee.package}.{name}() calls back with an error")
        kind = kind or "jwt"
        if token_library:
            probe.read(Absent("jwt"))
        probe.may_raise(
            "auth" if token_library and not functions else "derived", f"{callee.package}.{name}() throws without a valid credential"
        )
    elif kind and name not in LOGS:
        probe.may_raise("derived", "")
    if any(isinstance(value, Role) and value.name in {"request", "response", "next"} for value in given):
        probe.found.opaque = True
        probe.may_raise("generic", "")
    if functions:
        run_callbacks(probe, given, kind, error)
    return Derived(kind) if kind else called
