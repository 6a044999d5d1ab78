"""Names that prove who asks: of headers, cookies, fields and parameters, and of what a program calls them."""

from __future__ import annotations

import re

from analyzer.catalog.load import snake_case

_BEFORE_A_PRINCIPAL = (
    r"current|security|client|service|request|caller|actor|token|jwt|iam|aws|ms|auth|get|require|resolve|load|fetch|set|has|is|the"
    r"|check|verify|ensure|extract|decode|parse|build|make|from|to|x"
)
"""What English puts before who asks; in other languages a principal activity or address is the main one (``cnae_principal``)."""
_CREDENTIAL = re.compile(
    r"(^|_)(auth\w{0,4}|authenticated|authenticator|authori[sz]ation[a-z]*|authori[sz]ed|api_?keys?|access_?keys?|auth_?keys?|secret_?key|"
    r"tokens?|(?:access|admin|api|auth|id|login|session|user)tokens?|jwt|bearer|session|sid|session_?id|user|users?_?id|uid|account|"
    r"admin|is_?admin|member|(?<![a-z]_)principal|(?:"
    + _BEFORE_A_PRINCIPAL
    + r")_principal|identity|claims?|permissions?|privileges|rights|roles?|scopes|credentials?|"
    r"logged_?in|logged|owner|viewer|passport|oidc|password|secret|signature|x_(?:\w{1,30}_)?key)(_|$)"
)
_NOT_CREDENTIAL = re.compile(
    r"(^|_)(csrf|xsrf|\w*captcha|turnstile|authority|author|authors|user_?agent|locale|lang|language|theme|return_?to|flash|redirect\w*|origin|"
    r"requested_with|idempotency|mcp_session_id|(?:aiohttp|async|db|database|http|orm|read|sql|sqlalchemy|write)_session)(_|$)"
)


SIGNED = re.compile(r"(^|_)(signature|hmac|sig|(verif|webhook|callback|payload)_hash)(_|$)")
"""Headers that say who has written a message: Shopify's ``X-Shopify-Hmac-Sha256``, Flutterwave's ``verif-hash``."""


def is_credential(name: str) -> bool:
    """Return whether a header, cookie, field or parameter of that name proves who asks."""
    snake = snake_case(name.replace(".", "_"))
    return bool(_CREDENTIAL.search(snake)) and not _NOT_CREDENTIAL.search(snake)


def proves_nothing(name: str) -> bool:
    """Return whether a header or cookie of that name is for something else than to prove who asks: against forgery, for a language."""
    return bool(_NOT_CREDENTIAL.search(snake_case(name.replace(".", "_"))))


def credential_kind(name: str, place: str) -> str:
    """Return the kind of credential by where it is read: authorization, api_key, cookie, session, user, token, signature."""
    snake = snake_case(name)
    if SIGNED.search(snake):
        return "signature"
    if "key" in snake:
        return "api_key"
    if "authorization" in snake or "bearer" in snake:
        return "authorization"
    if "jwt" in snake:
        return "jwt"
    return {"headers": "token", "cookies": "cookie", "query": "token"}.get(place, place)
