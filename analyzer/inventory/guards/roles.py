"""What members of a request and of an answer mean, in Express, Fastify and Starlette.

https://expressjs.com/en/api.html#req, https://fastify.dev/docs/latest/Reference/Request/, https://www.starlette.io/requests/
"""

from __future__ import annotations

import re

from analyzer.catalog.load import snake_case
from analyzer.interp.values import HOLE, Const, Value
from analyzer.inventory.guards.credentials import SIGNED, credential_kind, is_credential, proves_nothing
from analyzer.inventory.guards.paths import Asked
from analyzer.inventory.guards.values import (
    ADDRESS,
    GIVEN,
    KEPT,
    NEXT,
    REQUEST,
    RESPONSE,
    SOUGHT,
    UNKNOWN,
    Absent,
    Member,
    Missing,
    Refusal,
    Role,
)

WHO = frozenset({
    "decoded", "doctor", "driver", "email", "employee", "merchant", "patient", "seller", "staff", "student", "teacher", "user_name",
    "username", "vendor",
})  # fmt: skip
"""Whom a middleware has put on the request, or what it read out of a token; in a body they are what somebody says of himself."""
PARTS = {
    "headers": "headers", "rawHeaders": "headers", "cookies": "cookies", "signedCookies": "cookies", "session": "session", "state": "state",
    "locals": "state", "query": "query", "query_params": "query", "path": "rest", "url": "rest", "originalUrl": "path", "baseUrl": "base",
    "_parsedUrl": "rest", "routerPath": "path", "pathname": "path", "method": "method", "scope": "scope", "routeOptions": "route",
    "context": "route", "routeConfig": "config", "tsRestRoute": "config", "routeSchema": "schema",
}  # fmt: skip
TEXTS = frozenset({"path", "rest", "base", "method"})
MARKERS = {"Header": "headers", "Cookie": "cookies", "Query": "query"}
"""Where a parameter of FastAPI's is read from."""
REQUEST_PARTS = {"raw": REQUEST, "req": REQUEST, "request": REQUEST, "res": RESPONSE, "response": RESPONSE, "next": NEXT}
ASKS = frozenset({"isAuthenticated", "is_authenticated"})
READERS = frozenset({"get", "header", "getHeader", "getlist", "has", "get_all", "unsignCookie", "getAll", "includes"})
ANSWERS = frozenset({"send", "json", "jsonp", "end", "render", "redirect", "sendFile", "view", "sendRedirect", "close"})
SENT = frozenset({"headersSent", "finished", "writableEnded", "writableFinished", "sent", "destroyed", "closed", "statusCode"})
"""What says whether an answer has been given: https://nodejs.org/api/http.html#responseheaderssent, ``reply.sent``"""
FIELDS = frozenset({"fields", "params"})
"""What a form or a body carries, and the path by its parameters."""
SENT_ALONG = frozenset({"access_token", "api_key", "apikey", "jwt"})
"""Credentials that a body or a path may carry. A plain ``token`` there is as often one for a mail."""
HEADER_NAME = "header name"
"""The name of any header, where headers come in pairs."""
STATUS_FIELDS = frozenset({"status_code", "statusCode", "status", "code", "httpCode"})
STATUSES = frozenset({"status", "code", "sendStatus", "writeHead", "sendError", "setStatus"})


def member(role: Role, name: str) -> Value:
    """Return a member of a role."""
    if role.name == "request":
        return request_member(name)
    if role.name in {"headers", "cookies", "session", "query", "state"}:
        return (
            Member(role, name)
            if name in READERS or name in {"destroy", "save", "regenerate", "touch", "set", "reload", "items", "keys"}
            else item(role, name)
        )
    if role.name in FIELDS:
        return item(role, name)
    if role.name == "context":
        return {"user": Absent("user"), "request": REQUEST, "response": RESPONSE}.get(name, UNKNOWN)
    if role.name in TEXTS:
        return role if name in {"path", "pathname", "url"} else Member(role, name)
    if role.name == "response":
        if name == "locals":
            return Role("state")
        if name == "context":
            return Role("route")
        if name in SENT:
            return UNKNOWN
        return RESPONSE if name in {"raw", "res", "response"} else REQUEST if name in {"req", "request"} else Member(role, name)
    if role.name in {"scope", "route"}:
        return item(role, name) if name != "get" else Member(role, name)
    if role.name == "matched":
        return {"endpoint": Role("handler"), "path": Role("path"), "path_format": Role("path")}.get(name, UNKNOWN)
    return UNKNOWN


def told(value: Value, name: str) -> Value | None:
    """Return the status of an error that refuses, and what is in the request's address; None for other members."""
    if isinstance(value, Refusal) and name in STATUS_FIELDS:
        return Const(403 if "403" in value.text and "401" not in value.text else 401)
    if (isinstance(value, Asked) or value is ADDRESS) and name in {"path", "pathname", "searchParams", "query"}:
        return Role("query") if name in {"searchParams", "query"} else value
    return None


def request_member(name: str) -> Value:
    """Return ``req.name``."""
    if name in REQUEST_PARTS:
        return REQUEST_PARTS[name]
    if name in ASKS:
        return Absent("session")
    if name in {"isUnauthenticated", "jwtVerify", "jwtDecode", "get", "header", "unsignCookie", "getSession"} or name.endswith(
        ("JwtVerify",)
    ):
        return Member(REQUEST, name)
    if name in PARTS:
        return Role(PARTS[name])
    if name in {"auth", "user", "account", "oidc", "kauth"} or is_credential(name) or snake_case(name) in WHO:
        return Absent("user")
    if name in {"body", "params"}:
        return Role("fields" if name == "body" else "params")
    if name in {"login", "logIn", "logout", "logOut", "log", "on", "json"}:
        return UNKNOWN
    return Member(REQUEST, name)


KEY = re.compile(r"^(?!idempotency|sec-|x-(?:cache|idempotency|request)|if-|surrogate|cache).+[-_]key$")
"""A header that is some key: ``service-exchange-key``. Sec-WebSocket-Key, Idempotency-Key and those of caches prove nothing."""
USUAL = re.compile(
    r"^(accept|access-control|alt-|cache|cf-|cloudfront|connection|content|date|dnt|expect|forwarded|from$|host$|if-|keep-alive|last-|max-|origin|"
    r"pragma|prefer|priority|range|referr?er|save-data|sec-|te$|trailer|transfer|true-client|upgrade|user-?agent|via|x-|:)"
)
"""Headers that a request may have whoever sends it, as browsers and proxies write them; any other one a plain request does not have."""
OF_CLIENTS = re.compile(r"version|platform|country|region|device|time-?zone|debug|trace|correlation|span")
"""A header or a parameter that says what a program asks with, or from where."""
AGAINST_FORGERY = re.compile(r"(?<![a-z])(?:csrf|xsrf|xcsrf)")
"""A token of a form's or a page's own: whoever asks has one, so that what is refused for want of it says nothing of who asks."""
SHOWN = re.compile(
    r"flash|cart|basket|view|visit|count|lang|locale|theme|return|redirect|csrf|captcha"
    r"|last|message|error|previous|history|cookie|save|state|nonce"
)
"""What a session keeps for showing pages; anything else in it was put there when somebody signed in."""
FILLED_IN = re.compile(
    r"(^|_)(answers?|booking|checkout|country|currency|drafts?|filters?|forms?|hosts?|journey|orders?|pages?|ports?|postcode|preferences?|"
    r"progress|quantity|search|settings|sort|steps?|urls?|wizard)(_|$)"
)
"""What somebody has chosen or filled in on the way through a program's pages, whoever it is."""


def item(role: Role, name: str | None) -> Value:
    """Return ``headers[name]``, ``session.name``, ``cookies.get(name)``; a name that is not known is taken for a credential's."""
    if role.name in FIELDS:
        if name is None or HOLE in name or not is_credential(name):
            return GIVEN
        return Absent("token") if snake_case(name) in SENT_ALONG else SOUGHT
    if name is None or HOLE in name:
        return (
            Absent("header" if role.name == "headers" else role.name, credential=role.name in {"headers", "cookies"})
            if role.name != "query"
            else UNKNOWN
        )
    if role.name == "route":
        return {"url": Role("path"), "method": Role("method"), "config": Role("config"), "schema": Role("schema")}.get(name, UNKNOWN)
    if role.name == "scope":
        return {
            "type": Role("type"),
            "headers": Role("headers"),
            "path": Role("path"),
            "root_path": Role("base"),
            "method": Role("method"),
            "user": Absent("user"),
            "session": Role("session"),
            "state": Role("state"),
            "route": Role("matched"),
            "endpoint": Role("handler"),
        }.get(name, UNKNOWN)
    if role.name in {"headers", "query"}:
        return sent(role, name)
    if role.name == "cookies":
        return (
            UNKNOWN
            if AGAINST_FORGERY.search(name.lower())
            else Absent("cookie", credential=False)
            if proves_nothing(name)
            else Missing("cookie")
        )
    if role.name == "session":
        shown = SHOWN.search(name.lower()) or FILLED_IN.search(snake_case(name))
        return Absent("session", credential=is_credential(name) or shown is None)
    if role.name == "state":
        return Absent("user") if is_credential(name) or snake_case(name) in WHO else KEPT
    return UNKNOWN


def sent(role: Role, name: str) -> Value:
    """Return a header, or a parameter of the query."""
    if role.name == "headers" and AGAINST_FORGERY.search(name.lower()):
        return UNKNOWN
    alone = name.lower() in {"cookie", "key"} if role.name == "query" else name.lower() == "cookie" or of_headers(name.lower())
    if is_credential(name) or alone:
        return Missing(credential_kind(name, role.name))
    if proves_nothing(name) or OF_CLIENTS.search(name.lower()):
        return Absent("note", credential=False) if of_the_programs(role, name.lower()) else UNKNOWN
    kind = "parameter" if role.name == "query" else "header"
    return Absent(kind, credential=False) if of_the_programs(role, name.lower()) else UNKNOWN


def of_the_programs(role: Role, name: str) -> bool:
    """Return whether a plain request does not have a header or a parameter: the program itself has given it its name."""
    own = name.startswith("x-") and not name.startswith(("x-forwarded", "x-real", "x-request"))
    return role.name == "query" or own or not USUAL.search(name)


def of_headers(name: str) -> bool:
    """Return whether a name says of a header alone that it proves something."""
    return bool(KEY.search(name) or SIGNED.search(snake_case(name)))


def always(value: Value) -> bool:
    """Return whether a value is a part that every request has: ``hasattr(request, "cookies")``."""
    return isinstance(value, Role) and value.name in {"cookies", "headers", "query"}
