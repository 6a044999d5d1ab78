"""What libraries' functions do to a request without credentials, by where they come from and how they were made.

https://www.passportjs.org/docs/authenticate/, https://github.com/auth0/express-jwt, https://fastapi.tiangolo.com/reference/security/
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from analyzer.catalog.load import auth_libraries, auth_rules, snake_case
from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, Const, External, Instance, Record, Sequence, Value
from analyzer.inventory.guards.authjwt import asker
from analyzer.inventory.guards.names import asks_base, decorated
from analyzer.routing.router import SECURITY

if TYPE_CHECKING:
    from analyzer.catalog.load import LibraryEntry
    from analyzer.interp.interpreter import Interpreter

LOGIN = re.compile(
    r"local|ldap|google|github|gitlab|facebook|twitter|linkedin|apple|microsoft|azure|oauth|oidc|openid|saml|steam|twitch|discord|spotify|slack|bitbucket|"
    r"instagram|amazon|yahoo|auth0|okta|cas$|magic|webauthn|sso|login|signin|sign-?up|register|snapchat|pinterest|tumblr|foursquare|intuit|trakt|wechat|line$|vk"
)
TOKENS = re.compile(r"jwt|bearer|basic|digest|api|key|token|session|header|hmac|hawk|anonymous|custom")
ATTACHES = re.compile(
    r"^(clerk_middleware|\w*(session|authentication)\w*_middleware|clerk_express_with_auth|initialize|session|middleware|get_auth|with_logto|handle_auth_routes|attach\w*|secure_session|add_auth\w*|to_node_handler|express_auth)$"
)
PASSES = re.compile(r"^session$|^remember-?me$|anonymous|optional")
"""Strategies that let by who proves nothing, passport-remember-me's too; ``session`` is Passport's own:
https://github.com/jaredhanson/passport/blob/master/lib/strategies/session.js
"""
SCHEMES = {
    "OAuth2PasswordBearer": "oauth2", "OAuth2AuthorizationCodeBearer": "oauth2", "OAuth2": "oauth2",
    "HTTPBearer": "bearer", "HTTPBasic": "basic", "HTTPDigest": "basic", "APIKeyHeader": "api_key", "APIKeyQuery": "api_key",
    "APIKeyCookie": "api_key", "OpenIdConnect": "oidc", "HTTPBase": "bearer",
}  # fmt: skip
LOGS_IN = "a login strategy"
FASTIFY = {
    "basicAuth": ("@fastify/basic-auth", "basic"),
    "verifyBearerAuth": ("@fastify/bearer-auth", "bearer"),
    "authenticate": ("@fastify/jwt", "jwt"),
}


PROTECTS = re.compile(r"^(protect|secure|guard)(e?d)?_(route|endpoint)$")
"""What a library's guard is called though it is named for a route: ``protectedRoute()``."""
OF_FORMS = re.compile(r"csrf|csurf|xsrf|captcha")
"""What checks that a form is the program's own: its tokens prove nothing of who sends it."""
OF_PACKAGE = re.compile(r"(^|[-_.])auth(entication|orization)?$")
"""How a package ends that exports one function, a guard: ``house.api.auth``."""


OF_SCHEMES = re.compile(
    r"(HTTPBearer|HTTPBasic|HTTPDigest|OAuth2|AuthorizationCodeBearer|PasswordBearer|APIKey(Cookie|Header|Query)|OpenIdConnect"
    r"|(Bearer|Token|JWT|Jwt|Api_?Key|API_?Key|Basic|Request)Authenticator)$"
)
"""How a library's class is called that is made after one of FastAPI's, or asks like them: ``CookieOrHTTPBearer``, ``JWTAuthenticator``."""


class Scheme(msgspec.Struct, frozen=True):
    """A library's guard. ``optional`` ones let a request without credentials through."""

    name: str
    library: str
    kind: str
    optional: bool = False
    how: str = ""


@cache
def catalogued() -> dict[str, tuple[LibraryEntry, ...]]:
    """Return the auth libraries by what an import of them begins with."""
    found: dict[str, list[LibraryEntry]] = {}
    for entry in auth_libraries():
        for pattern in (*entry.imports, *entry.dist):
            found.setdefault(
                pattern.removesuffix("/*").removesuffix("*").split(".")[0] if entry.ecosystem == "pypi" else pattern.removesuffix("/*"), []
            ).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def entry_of(package: str) -> LibraryEntry | None:
    """Return the catalog's entry of an auth library, None for any other."""
    known = catalogued()
    for key in (package, package.split("/", maxsplit=1)[0]):
        if key in known:
            return known[key][0]
    return None


def flag(value: External, name: str) -> bool | None:
    """Return a boolean option of the call that made ``value``, as keyword or in an options object."""
    found = value.keywords.get(name)
    for argument in value.arguments:
        if found is None and isinstance(argument, Record):
            found = argument.entries.get(name)
    return bool(found.value) if isinstance(found, Const) and isinstance(found.value, bool) else None


def scheme_of(interp: Interpreter, value: Value) -> Scheme | None:
    """Return the guard that a library's value is, None where it is none."""
    if isinstance(value, Instance):
        return inherited_scheme(interp, value)
    if not isinstance(value, External):
        return None
    if value.package in {"fastapi", "starlette"}:
        return fastapi_scheme(value)
    if value.package == "fastify" and value.path[:1] == ("instance",):
        return fastify_scheme(interp, value)
    if "passport" in value.package and {"authenticate", "authorize"} & set(value.path):
        return passport(value)
    if value.path[:1] == (SECURITY,):
        return Scheme(f"security({value.path[1]})", value.package, value.path[2], how="the OpenAPI document asks for a credential")
    if value.package == "express-jwt":
        inner = made(value)
        optional = isinstance(inner, External) and flag(inner, "credentialsRequired") is False
        return Scheme("expressjwt", "express-jwt", "jwt", optional, "express-jwt answers 401 without a valid token")
    guard = decorated(value) if flag(value, "validate") is not False else None
    return Scheme(*guard) if guard is not None else catalogued_guard(value)


def made(value: External) -> Value:
    """Return the call that made a middleware, or the middleware itself, past ``.unless(...)``."""
    if value.package == "express-unless" and value.path[-2:] == ("unless", "()") and len(value.arguments) > 1:
        return value.arguments[1]
    return value.base.base if value.path[-2:] == ("unless", "()") and value.base is not None and value.base.base is not None else value


def fastapi_scheme(value: External) -> Scheme | None:
    """Return a scheme of ``fastapi.security``."""
    if value.path[-2:] == ("requires", "()"):
        if needs_none(value.arguments[0] if value.arguments else value.keywords.get("scopes")):
            return None
        return Scheme("requires", "starlette", "custom", how="starlette answers 403, or redirects, without the scope")
    name = next((part for part in value.path if part in SCHEMES), None)
    if name is None or value.path[-1] != "()":
        return None
    return Scheme(name, "fastapi", SCHEMES[name], flag(value, "auto_error") is False, f"{name} refuses a request without credentials")


def needs_none(scopes: Value | None) -> bool:
    """Return whether Starlette's scopes are an empty list, which everybody has."""
    return isinstance(scopes, Sequence) and not scopes.items and not scopes.open


def inherited_scheme(interp: Interpreter, value: Instance) -> Scheme | None:
    """Return the scheme that an object of the repository's own subclass of ``HTTPBearer`` and the like is.

    None where its own ``__call__`` does not end in the library's, or is left to refuse by itself.
    """
    bases = lineage(value.cls)
    external = next((base for base in bases if isinstance(base, External) and base.path and base.path[-1] in SCHEMES), None)
    own = [base.members["__call__"] for base in bases if isinstance(base, ClassValue) and "__call__" in base.members]
    stored = value.fields.get("auto_error")
    optional = isinstance(stored, Const) and stored.value is False
    if external is None or (optional and own) or not all(asks_base(method) for method in own):
        return None
    _ = interp
    return Scheme(
        value.cls.name, "fastapi", SCHEMES[external.path[-1]], optional, f"{external.path[-1]} refuses a request without credentials"
    )


def fastify_scheme(interp: Interpreter, value: External) -> Scheme | None:
    """Return what a plugin has decorated the server with, by the usual names of the plugins."""
    _ = interp
    name = next((part for part in value.path[1:] if part != "()"), "")
    if name in FASTIFY and name != "authenticate":
        library, kind = FASTIFY[name]
        return Scheme(f"fastify.{name}", library, kind, how=f"{library} answers 401")
    if name in {"auth", "passport"}:
        return None
    verdict = auth_rules().judge(name)
    if verdict in {"strong", "medium"} and name not in {"session", "jwt"}:
        return Scheme(
            f"fastify.{name}",
            "fastify",
            "jwt" if "jwt" in name.lower() or name == "authenticate" else "custom",
            how="a decoration named like a guard",
        )
    return None


def passport(value: External) -> Scheme | None:
    """Return ``passport.authenticate(strategy)``: a guard for tokens, a login for forms and providers."""
    if value.path[-1] != "()":
        return None
    first = value.arguments[0] if value.arguments else None
    names = [str(item.value) for item in (first.items if isinstance(first, Sequence) else [first]) if isinstance(item, Const)]
    options = [argument for argument in value.arguments if isinstance(argument, Record)]
    redirects = any({"failureRedirect", "successRedirect", "successReturnToOrRedirect", "scope"} & set(item.entries) for item in options)
    tokens = any(TOKENS.search(name.lower()) for name in names)
    if not tokens and (redirects or any(LOGIN.search(name.lower()) for name in names)):
        return Scheme("passport.authenticate", value.package, "oauth2", optional=True, how=LOGS_IN)
    text = ", ".join(names)
    kind = "jwt" if "jwt" in text.lower() or not names else "basic" if "basic" in text else "api_key" if "key" in text else "bearer"
    return Scheme(
        f"passport.authenticate({text})",
        value.package,
        kind,
        any(PASSES.search(name.lower()) for name in names),
        "Passport answers 401 when the strategy fails",
    )


def catalogued_guard(value: External) -> Scheme | None:
    """Return a guard of a catalogued library: one whose middleware refuses, not one that only attaches who asks."""
    entry = entry_of(value.package)
    if entry is None or entry.counts_as_auth_middleware not in {"yes", "if_guarding"} or not value.path or asker(value) is not None:
        return None
    name = next((part for part in reversed(value.path) if part != "()"), "")
    snake = snake_case(name)
    signalled = any(name and name + "(" in signal for signal in entry.mount_signals)
    attaches = ATTACHES.match(snake) and not (signalled and entry.ecosystem == "pypi")
    if (
        attaches
        or flag(value, "authRequired") is False
        or flag(value, "auto_error") is False
        or flag(value, "sessionRequired") is False
        or flag(value, "session_required") is False
        or flag(value, "optional") is True
        or flag(value, "allow_unauthenticated") is True
    ):
        return None
    optional = any(word in snake for word in ("optional", "maybe", "loose"))
    default = not name and entry.category == "guard"
    named = signalled or auth_rules().judge(name) in {"strong", "medium"}
    constructed = (
        value.path[-1] == "()"
        and entry.category in {"guard", "provider_sdk"}
        and name[:1].isupper()
        and any(word in name for word in ("Bearer", "Manager", "Cookie", "JWT"))
    )
    if not (default or named or constructed):
        return None
    return Scheme(
        name or value.package,
        value.package,
        library_kind(entry, value.package),
        optional,
        f"{entry.name} refuses a request without credentials",
    )


def named_like_a_guard(value: External) -> bool:
    """Return whether the name alone of what comes out of a library that is not known speaks for a guard, and strongly.

    ``authenticate("github")`` begins a login, ``authenticate(store)`` asks who is there, and so does ``authenticate`` itself in a
    request's way.
    """
    if not value.package or entry_of(value.package) is not None or OF_FORMS.search(value.dotted.lower()):
        return False
    name = next((part for part in reversed(value.path) if part not in {"()", "default"}), "")
    if not name:
        name = value.package.rpartition("/")[2]
        return bool(OF_PACKAGE.search(name)) or auth_rules().judge(name) == "strong"
    if value.path[-1] == "()" and OF_SCHEMES.search(name):
        return flag(value, "auto_error") is not False and "Optional" not in name
    said = any(isinstance(argument, Const) and isinstance(argument.value, str) for argument in value.arguments)
    asks = name == "authenticate" and (value.path[-1] == name or (value.path[-1] == "()" and not said))
    return asks or auth_rules().judge(name) == "strong" or PROTECTS.search(snake_case(name)) is not None


def library_kind(entry: LibraryEntry, package: str) -> str:
    """Return the kind of scheme that a library stands for."""
    text = f"{package} {entry.id}".lower()
    for word, kind in (
        ("basic", "basic"),
        ("saml", "sso"),
        ("openid", "oidc"),
        ("oidc", "oidc"),
        ("session", "session"),
        ("jwt", "jwt"),
        ("bearer", "bearer"),
    ):
        if word in text:
            return kind
    return "oidc" if entry.category == "provider_sdk" else "custom"
