"""Authentication schemes: the distinct ways to prove who asks, each one unit of migration work.

One scheme is one mechanism of `catalog/data/any/schemes.toml` that code declares or verifies, with a guard or without; of API keys, one for
each set of names that a guard reads. What only carries another's token (a bearer header, a form for a password) is evidence of the other. A
guard that no catalogued mechanism is behind is read by the credentials that it takes; one that asks only what another has proved is no
scheme, and a token that is verified in a link sent by mail is none either. The written rule: docs/inventory.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from analyzer.catalog.load import Mechanism, auth_rules
from analyzer.inventory._inputs import Inputs, evidence
from analyzer.inventory._scheme_guards import GuardCode, Reading
from analyzer.inventory._scheme_names import provider, registered, titled
from analyzer.inventory._scheme_signals import Site, known, sites
from analyzer.inventory._shapes import named_argument
from analyzer.model.http import AuthScheme, Guard, Middleware
from analyzer.model.location import Evidence, Location

MOST_EVIDENCE = 8
_LINKS = re.compile(
    r"e?mail|reset|invit|unsubscribe|confirm|activat|verification|magic|download|share|webhook|preview|recover|forgot|license|licence",
    re.IGNORECASE,
)
_ASIDE_IN_SESSION = re.compile(
    r"req\.session\.(?:\w*(?:oauth|state|nonce|csrf|flash|return|redirect|message|locale|lang)\w*)\Z", re.IGNORECASE
)
_CLIENTS = {"oauth1", "oauth2", "oidc", "openid2", "saml", "cas"}
_CARRIERS = {"authorization", "cookie"}
_NAMED_KEY = re.compile(r"\w[-_]?key\Z")
_TOKEN = re.compile(r"(?:access|refresh|id|auth|bearer)[-_]?token\Z|\bjwt\Z")
_OWN = {"api_key": "api-key", "basic": "basic", "oauth2": "oauth2", "oidc": "oidc", "sso": "saml"}


Stage = Guard | Middleware


class _Found:
    """One scheme in the making."""

    __slots__ = ("declared", "guards", "keys", "mechanism", "names", "supported", "verified")

    def __init__(self, mechanism: Mechanism) -> None:
        self.mechanism = mechanism
        self.declared: list[Site] = []
        self.verified: list[Site] = []
        self.supported: list[Site] = []
        self.guards: list[Stage] = []
        self.names: set[str] = set()
        self.keys: set[str] = set()

    def add(self, site: Site, names: dict[int, str]) -> None:
        """Take a site, each once."""
        kept = {"declares": self.declared, "verifies": self.verified, "supports": self.supported}[site.role]
        if all((item.file, item.line) != (site.file, site.line) for item in kept):
            kept.append(site)
        name = provider(self.mechanism.kind, site, names)
        if name and site.role == "declares":
            self.names.add(name)

    def absorb(self, other: _Found) -> None:
        """Take the evidence of what is no more than this scheme's carrier."""
        self.declared += other.declared
        self.verified += other.verified
        self.supported += other.supported
        self.guards += [item for item in other.guards if item not in self.guards]


def schemes(inputs: Inputs, guards: Sequence[Guard], middleware: Sequence[Middleware] = ()) -> tuple[AuthScheme, ...]:
    """Return the schemes of a service, by id."""
    found: dict[str, _Found] = {}
    code = GuardCode(inputs.project, _places(guards, middleware))
    readings = [(guard, code.read(guard.location)) for guard in guards]
    guarded = {(site.file, site.line) for _, reading in readings for site in reading.sites}
    names = registered(inputs.project)
    for site in sites(inputs.project, inputs.aside):
        if site.role == "verifies" and (site.file, site.line) not in guarded and _in_link(site):
            continue
        name = _key_name(inputs, site)
        scheme = _scheme(found, "bearer") if name in _CARRIERS else _scheme(found, site.mechanism, name)
        scheme.add(site, names)
    kinds = {item.mechanism.kind for item in found.values() if item.declared or item.verified}
    left = [(guard, reading) for guard, reading in readings if not _attach(found, guard, reading)]
    for guard, reading in readings:
        keys = {key for key in reading.keys if _NAMED_KEY.search(key)}
        if keys and all(guard is not other for other, _ in left):
            _by_keys(found, guard, keys)
    for item in middleware:
        reading = code.read(item.location)
        named = reading.identifies or auth_rules().judge(item.name) in {"strong", "medium"}
        if named and not (_attach(found, item, reading) or _by_keys(found, item, reading.keys)) and "authorization" in reading.reads:
            _scheme(found, "bearer").guards.append(item)
    for guard, reading in left:
        _by_credentials(found, guard, reading, kinds)
    for guard, reading in readings:
        _by_another(found, guard, reading)
    return _result(inputs, found, guards)


def _places(*stages: Sequence[Stage]) -> set[tuple[str, int]]:
    return {(item.location.file, item.location.line) for items in stages for item in items if item.location is not None}


def _scheme(found: dict[str, _Found], mechanism: str, name: str = "") -> _Found:
    key = f"{mechanism}:{name}" if name else mechanism
    return found.setdefault(key, _Found(known()[mechanism]))


def _key_name(inputs: Inputs, site: Site) -> str:
    """Return the name under which a declared key is sent, lower-cased; "" for what is not told apart by name."""
    if not known()[site.mechanism].apart or site.call is None:
        return ""
    name = named_argument(site.call.node, "name", "header", "apiKeyHeader", "apiKeyField")
    return (inputs.project.constant(name, site.call.scope) or "").lower() if name is not None else ""


def _in_link(site: Site) -> bool:
    """Say whether a token is verified that came in a link: for a mail, a reset, an invitation."""
    where = site.call.function if site.call is not None else ""
    return bool(_LINKS.search(where.rsplit(".", 1)[-1]))


# --- guards


def _attach(found: dict[str, _Found], guard: Stage, reading: Reading) -> bool:
    """Give a guard to the mechanisms that its code reaches; say whether it reaches any."""
    reached = {site.mechanism for site in reading.sites if site.role != "supports"}
    if "api-key" in reached and "bearer" in found and not any(item.mechanism.id == "api-key" for item in found.values()):
        reached = reached - {"api-key"} | {"bearer"}
    for name in sorted(reached):
        for item in found.values():
            if item.mechanism.id == name and (item.declared or item.verified) and guard not in item.guards:
                item.guards.append(guard)
    return bool(reached) and any(item.mechanism.id in reached for item in found.values())


def _by_keys(found: dict[str, _Found], guard: Stage, names: Collection[str]) -> bool:
    """Give a guard that reads keys by name to the scheme that has one of these names, else make one of them."""
    if not names:
        return False
    keyed = [(key.partition(":")[2], item) for key, item in found.items() if item.mechanism.id == "api-key"]
    same = [item for name, item in keyed if item.keys.intersection(names) or name in names]
    scheme = same[0] if same else _scheme(found, "api-key", min(names))
    scheme.keys.update(names)
    if guard not in scheme.guards:
        scheme.guards.append(guard)
    return True


def _by_credentials(found: dict[str, _Found], guard: Guard, reading: Reading, kinds: Collection[str]) -> None:
    """Give a guard without a catalogued mechanism to the scheme that its credentials speak for; to none where it reads none of its own."""
    keyed = _by_keys(found, guard, reading.keys)
    if keyed and not reading.reads & {"session", "session header"}:
        return
    name = "session" if keyed else _own_mechanism(guard, reading, kinds)
    if name is None:
        return
    target = next((item for item in found.values() if item.mechanism.kind == name and (item.declared or item.verified)), None)
    scheme = target if target is not None and name in {"jwt", "session"} else _scheme(found, name)
    scheme.guards.append(guard)


def _by_another(found: dict[str, _Found], guard: Guard, reading: Reading) -> None:
    """Give a guard that asks for more than one credential to the other scheme too: Basic beside a JWT, a bearer token beside a session."""
    if "authorization" not in reading.reads:
        return
    kinds = {item.mechanism.kind for item in found.values() if guard in item.guards}
    other = "basic" if "basic" in reading.reads else "bearer" if "bearer" in reading.reads and kinds == {"session"} else ""
    if kinds and other and other not in kinds:
        _scheme(found, other).guards.append(guard)


def _carried(present: dict[str, _Found]) -> None:
    """A key that is named for a token, and asked only by guards that verify a JWT, is how the JWT is sent."""
    tokens = [item for item in present.values() if item.mechanism.kind == "jwt" and item.verified]
    for key, item in sorted(present.items()):
        names = item.keys | {key.partition(":")[2]} - {""}
        if item.mechanism.id != "api-key" or not item.guards or not all(_TOKEN.search(name) for name in names):
            continue
        target = next((token for token in tokens if all(guard in token.guards for guard in item.guards)), None)
        if target is not None:
            target.absorb(item)
            del present[key]


def _own_mechanism(guard: Guard, reading: Reading, kinds: Collection[str]) -> str | None:
    if guard.scheme in _OWN:
        return _OWN[guard.scheme]
    if "basic" in reading.reads and "authorization" in reading.reads:
        return "basic"
    if guard.scheme == "session":
        own = reading.reads & {"session", "cookies", "session header"}
        return "session" if own else "bearer" if "authorization" in reading.reads else None
    if guard.scheme in {"jwt", "bearer"} and "jwt" in kinds:
        return "jwt"
    if "authorization" in reading.reads or (guard.scheme == "bearer" and guard.library is not None):
        return "jwt" if "jwt" in kinds else "bearer"
    return "session" if reading.reads & {"session", "session header"} else None


# --- the result


def _result(inputs: Inputs, found: dict[str, _Found], guards: Sequence[Guard]) -> tuple[AuthScheme, ...]:
    present = {key: item for key, item in found.items() if item.declared or item.verified or item.guards}
    _idle_session(inputs, present)
    _carried(present)
    _merge_keys(present)
    _merge_clients(present)
    for key, item in sorted(present.items()):
        target = _yields_to(item, present)
        if target is not None:
            target.absorb(item)
            del present[key]
    made = [_made(inputs, key, item) for key, item in sorted(present.items())]
    if not made and any(guard.scheme is not None for guard in guards):
        proof = tuple(evidence(guard.location.file, guard.location.line, f"guard {guard.name}") for guard in guards if guard.location)
        first = next((guard for guard in guards if guard.scheme is not None), guards[0])
        return (AuthScheme(id="own", kind="custom", name="Own scheme", library=first.library, evidence=proof[:MOST_EVIDENCE]),)
    return tuple(made)


def _idle_session(inputs: Inputs, present: dict[str, _Found]) -> None:
    """Leave out a session that nobody reads where a login client needs one for its own state."""
    session = present.get("session")
    clients = [item for item in present.values() if item.mechanism.id in _CLIENTS]
    if session is None or session.guards or session.supported or not clients:
        return
    reads = any(
        (text == "req.session" or text.startswith("req.session.")) and not _ASIDE_IN_SESSION.match(text)
        for file, facts in inputs.project.modules.items()
        if file not in inputs.aside
        for text, _ in facts.touches
    )
    if not reads:
        clients[0].supported += session.declared
        del present["session"]


def _merge_clients(present: dict[str, _Found]) -> None:
    """A login client that is used, and declared as another mechanism of the same package, is that one."""
    for key, item in sorted(present.items()):
        packages = {site.package.partition(".")[0] for site in item.verified}
        if key not in _CLIENTS or item.declared or item.guards:
            continue
        for other in (other for name, other in sorted(present.items()) if name in _CLIENTS and other is not item):
            shown = [*other.declared, *(other.verified if other.mechanism.id == "oidc" else ())]
            if packages & {site.package.partition(".")[0] for site in shown}:
                other.absorb(item)
                del present[key]
                break


def _merge_keys(present: dict[str, _Found]) -> None:
    """One guard's names are one scheme; a key without a known name is that of the only one with a name."""
    keys = sorted(key for key, item in present.items() if item.mechanism.id == "api-key")
    if "api-key" in keys and len(keys) == 2:
        named = present[keys[1]]
        named.absorb(present.pop("api-key"))
    for at, key in enumerate(keys):
        first = present.get(key)
        for other in keys[at + 1 :]:
            second = present.get(other)
            if first is not None and second is not None and (first.keys & second.keys or _asked_together(first, second)):
                first.absorb(second)
                first.keys |= second.keys | {key.partition(":")[2], other.partition(":")[2]} - {""}
                del present[other]


def _asked_together(first: _Found, second: _Found) -> bool:
    """Say whether two declared keys are asked by the very same guards: names of one key."""
    return bool(first.guards) and [id(guard) for guard in first.guards] == [id(guard) for guard in second.guards]


def _yields_to(item: _Found, present: dict[str, _Found]) -> _Found | None:
    """Return the scheme of which this is only the carrier, None where it stands by itself."""
    wanted = item.mechanism.yields_to
    others = [other for key, other in sorted(present.items()) if other is not item and not other.mechanism.yields_to]
    targets = [other for other in others if other.mechanism.kind in wanted]
    together = [other for other in targets if any(guard in other.guards for guard in item.guards)]
    own = sorted((other for other in targets if other.mechanism.id in wanted), key=lambda other: wanted.index(other.mechanism.id))
    return next(iter([*together, *own, *targets]), None)


def _made(inputs: Inputs, key: str, item: _Found) -> AuthScheme:
    mechanism = item.mechanism
    names = sorted(item.names) if mechanism.kind in {"oauth2", "oidc"} else sorted(item.keys or {key.partition(":")[2]} - {""})
    return AuthScheme(
        id=key,
        kind=mechanism.kind,
        name=titled(mechanism.name, names),
        library=_library(inputs, [*item.verified, *item.declared]),
        evidence=_evidence(item),
        guards=tuple(sorted({guard.id for guard in item.guards if isinstance(guard, Guard)})),
    )


def _library(inputs: Inputs, proof: Iterable[Site]) -> str | None:
    """Return the catalogued id of the library that verifies, or declares; the package's own name where it is not catalogued."""
    for site in proof:
        if not site.package:
            continue
        python = inputs.project.modules[site.file].is_python
        entries = inputs.index.of_ref(site.call.ref, python=python) if site.call is not None and site.call.ref is not None else ()
        if not entries:
            entries = inputs.index.of_pypi(site.package) if python else inputs.index.of_npm(site.package)
        entry = next((entry for entry in entries if entry.concern == "auth"), None)
        return entry.id if entry is not None else f"pypi:{site.package.partition('.')[0]}" if python else f"npm:{site.package}"
    return None


def _evidence(item: _Found) -> tuple[Evidence, ...]:
    """Return where it is declared and verified first, then the guards, then the rest."""
    declared = [evidence(site.file, site.line, f"declared: {site.text}") for site in item.declared]
    verified = [evidence(site.file, site.line, f"verified: {site.text}") for site in item.verified]
    guards = [evidence(at.file, at.line, f"guard {guard.name}") for guard in item.guards if (at := guard.location) is not None]
    rest = [evidence(site.file, site.line, f"supported: {site.text}") for site in item.supported]
    ordered = [*declared[:1], *verified[:1], *guards[:3], *declared[1:], *verified[1:], *guards[3:], *rest]
    places: dict[tuple[Location, str], Evidence] = {}
    for proof in ordered:
        places.setdefault((proof.location, proof.note.partition(":")[0]), proof)
    return tuple(places.values())[:MOST_EVIDENCE]
