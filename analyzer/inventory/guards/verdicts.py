"""What became of a probed request makes a guard, or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import auth_rules, snake_case
from analyzer.interp.values import FunctionValue, OneOf, Value
from analyzer.inventory.guards.credentials import is_credential
from analyzer.inventory.guards.entry import ROUTE_HANDLER
from analyzer.inventory.guards.finding import Finding
from analyzer.inventory.guards.sockets import CLOSES
from analyzer.inventory.guards.values import REQUEST, Names, Refusal, Thrown, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.inventory.guards.probe import Probe

KINDS = {
    "authorization": "bearer", "header": "custom", "token": "jwt", "jwt": "jwt", "api_key": "api_key", "cookie": "session",
    "session": "session", "user": "session", "cookies": "session", "basic": "basic", "bearer": "bearer", "oauth2": "oauth2",
    "oidc": "oidc", "query": "api_key", "signature": "custom",
}  # fmt: skip
OPTIONAL = re.compile(r"(^|_)(optional\w*|maybe|try|loose|or_none|if_any|attach|set|inject|load|populate|extract|parse|soft)(_|$)")
NEVER = re.compile(
    r"(^|_)(cors|helmet|csrf|csurf|\w*captcha|turnstile|rate_?limit\w*|limiter|throttle|body_?parser|cookie_?parser|compression|morgan|logger|multer)(_|$)"
)
OF_FILES = re.compile(r"(^|_)uploads?(_|$)")
"""What takes files in: a guard only where it says 401 or 403 for want of a credential."""
IDENTIFIES = re.compile(
    r"^((attach|decode|deserialize|extract|fetch|get|inject|load|parse|populate|read|resolve|set)_)"
    r"((the_)?(current|authenticated|logged_?in|active|auth)_)?(user|account|identity|principal|session|member|claims?)(_middleware)?$"
    r"|^(current|authenticated|logged_?in|active)_(user|account|identity|principal|session|member)$"
)
"""What middleware of JavaScript is called that says who asks, and lets the others by; FastAPI's dependencies of these names refuse."""
FEATURE = re.compile(r"(^|_)(modes?|flags?|features?|enabled|plans?|licen[sc]e\w*|billing|quota|version)(_|$)")
REFUSES = re.compile(r"\b40[13]\b|unauthori[sz]ed|unauthenticated|forbidden|access_?denied", re.IGNORECASE)
UNKNOWN_CALLER = re.compile(r"\b401\b|unauthori[sz]ed|unauthenticated", re.IGNORECASE)
"""Words of a refusal that behind other checks, too, is about who asks; 403 there is as often about what is asked for."""
ASKS = re.compile(r"\b401\)?$")
"""Words of a refusal by 401, which asks for credentials; 403 may be about anything."""


def run(
    probe: Probe,
    function: FunctionValue,
    arguments: list[Value],
    this: Value | None,
    keywords: dict[str, Value] | None = None,
    *,
    answers: bool = True,
) -> Finding:
    """Probe a function; what it throws to the framework is a refusal where a credential is behind it.

    ``answers``: what it returns is the answer. FastAPI hands on what a dependency returns, be it an answer or not.
    """
    top = Names(function, {})
    probe.names = top
    try:
        value = probe.enter(function, arguments, keywords or {}, this)
        if function.node.name == ROUTE_HANDLER:
            value = joined([probe.call(option, [REQUEST]) for option in (value.options if isinstance(value, OneOf) else [value])])
        options = value.options if isinstance(value, OneOf) else [value]
        probe.found.refuses = all(isinstance(option, Refusal) for option in options)
        for option in options if answers else ():
            if isinstance(option, Refusal):
                probe.site = option.site or function.site
                probe.refuse(option.text, because=option.because, blind=option.blind)
    except Thrown as thrown:
        probe.may_raise(*thrown.error)
        probe.found.fails = probe.found.refuses = True
    except RecursionError:
        probe.found.exhausted = True
    for error in probe.raised[0]:
        if error.kind == "auth":
            probe.found.refusals.append((error.text, function.site, not error.blind))
            probe.found.blind += error.blind
    return probe.found


def refuses_by_itself(how: str) -> bool:
    """Return whether a refusal in words is one that a handler may give by itself: 401, 403, or the end of a WebSocket."""
    return bool(REFUSES.search(how) or CLOSES.search(how))


def refused(finding: Finding) -> str:
    """Return how a request was refused because its credentials are missing, empty where it was not."""
    because = next((item for item in finding.refusals if item[2]), None)
    if because is None or not (finding.reads or finding.verifier or finding.given):
        return ""
    text, site, _ = because
    return f"{text} ({site.file}:{site.line})"


def refuses_plainly(finding: Finding) -> bool:
    """Return whether a request whose credentials were asked for is refused by 401 or 403, and no test of something else decides it."""
    plainly = bool(finding.reads) and (finding.refuses or finding.certain)
    return plainly and any(REFUSES.search(text) for text, _, _ in finding.refusals)


def tried(
    probes: Iterator[Probe],
    function: FunctionValue,
    arguments: list[Value],
    this: Value | None,
    keywords: dict[str, Value] | None = None,
    *,
    answers: bool = True,
) -> tuple[Probe, Finding]:
    """Probe a function; again where it may refuse for want of something whose name says nothing of who asks, or behind it."""
    probe = next(probes)
    found = run(probe, function, arguments, this, keywords, answers=answers)
    if found.asks_unnamed and not refused(found):
        again = next(probes)
        told = run(again, function, arguments, this, keywords, answers=answers)
        if refuses_plainly(told):
            return again, told
        filled = next(probes)
        met = run(filled, function, arguments, this, keywords, answers=answers)
        if refused(met) and (met.refuses if function.scope.python else not met.passes):
            return filled, met
    return probe, found


def conclude(finding: Finding, name: str, *, is_stub: bool, python: bool) -> tuple[bool, str]:
    """Return whether the findings make a guard, and why."""
    named = auth_rules().judge(name.rpartition(".")[2])
    if NEVER.search(auth_snake(name)):
        return False, ""
    because = refused(finding)
    if OF_FILES.search(auth_snake(name)) and not REFUSES.search(because):
        return False, ""
    if because:
        return True, because
    telling = is_credential(name) and not FEATURE.search(auth_snake(name))
    asks = next((item for item in finding.refusals if (telling or finding.asks_own) and ASKS.search(item[0])), None)
    seeing = finding.verifier or (finding.reads and finding.blind < len(finding.refusals))
    if finding.refusals and (seeing or asks or named in {"strong", "medium"}):
        text, site, _ = asks or finding.refusals[0]
        return True, f"{text} ({site.file}:{site.line})"
    speaks = named in {"strong", "medium"} and (python or not IDENTIFIES.search(auth_snake(name.rpartition(".")[2])))
    given_up = finding.exhausted and (finding.reads or finding.refusals or not finding.passes)
    if speaks and (is_stub or (named == "strong" and finding.opaque and not finding.reads) or given_up):
        return True, "named like a guard" + ("" if is_stub else "; what it calls is not visible")
    if (
        (finding.handed or finding.exhausted)
        and finding.reads
        and not finding.passes
        and is_credential(name)
        and not OPTIONAL.search(auth_snake(name))
    ):
        return True, "hands the credential to code that is not visible, and is named like a guard"
    return False, ""


def auth_snake(name: str) -> str:
    """Return a name in lower snake case."""
    return snake_case(name)


def scheme_kind(finding: Finding, name: str) -> str:
    """Return the kind of scheme that the credentials read speak for."""
    lowered = name.lower()
    if "basic" in lowered:
        return "basic"
    if "jwt" in finding.reads or "jwt" in lowered or "jwt" in finding.verifier.lower() or "jose" in finding.verifier:
        return "jwt"
    if "apikey" in lowered.replace("_", "") or set(finding.reads) == {"api_key"}:
        return "api_key"
    for kind in finding.reads:
        if kind in KINDS:
            return KINDS[kind]
    return "custom"
