"""Authentication schemes: the distinct ways to prove who asks, each one unit of migration work.

A guard says what it reads; the libraries in use say what that is worth: a bearer token that a JWT library verifies is a JWT, a user that no
session library keeps comes from a token, a secret that no JWT library reads is a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.http import AuthScheme
from analyzer.model.location import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analyzer.model.http import Guard, SchemeKind
    from analyzer.model.library import Library

NAMES: dict[SchemeKind, str] = {
    "jwt": "JSON Web Token",
    "session": "Session",
    "api_key": "API key",
    "oauth2": "OAuth 2",
    "oidc": "OpenID Connect",
    "basic": "HTTP Basic",
    "sso": "Single sign-on",
    "bearer": "Bearer token",
    "custom": "Own scheme",
}
TOKENS = ("jwt", "jsonwebtoken", "jose", "authlib")
BY_LIBRARY: tuple[tuple[SchemeKind, tuple[str, ...]], ...] = (
    ("sso", ("saml",)),
    ("oidc", ("openid", "oidc", "auth0", "keycloak")),
    ("oauth2", ("oauth", "fastapi-sso", "grant")),
)
MOST_EVIDENCE = 5


def schemes(guards: Sequence[Guard], libraries: Iterable[Library]) -> tuple[AuthScheme, ...]:
    """Return the schemes that a service's guards and used libraries show, by kind."""
    used = [item for item in libraries if item.concern == "auth" and item.level == "used"]
    found: dict[SchemeKind, tuple[list[Evidence], str | None]] = {}
    for guard in guards:
        kind = kind_of(guard, used)
        if kind is None:
            continue
        evidence, library = found.get(kind, ([], None))
        here = [Evidence(location=guard.location, note=guard.name)] if guard.location is not None else []
        found[kind] = ([*evidence, *here], library or guard.library)
    for item in used:
        for kind, words in BY_LIBRARY:
            if any(word in item.id.lower() for word in words):
                evidence, library = found.get(kind, ([], None))
                found[kind] = ([*evidence, *item.evidence], library or item.id)
    return tuple(
        AuthScheme(id=kind, kind=kind, name=NAMES[kind], library=library, evidence=tuple(evidence[:MOST_EVIDENCE]))
        for kind, (evidence, library) in sorted(found.items())
    )


def kind_of(guard: Guard, used: Sequence[Library]) -> SchemeKind | None:
    """Return the scheme that a guard belongs to, None where it only asks what another has proved."""
    tokens = any(word in item.id.lower() for item in used for word in TOKENS)
    sessions = any(item.category == "session" for item in used)
    if guard.scheme in {"bearer", "custom"} and tokens:
        return "jwt"
    if guard.scheme == "session" and not sessions:
        return None
    if guard.scheme == "jwt" and not tokens:
        return "api_key"
    return guard.scheme
