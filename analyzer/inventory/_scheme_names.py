"""What a scheme is called: the mechanism's name, with the providers of a login and the names of keys."""

from __future__ import annotations

import re

from analyzer.inventory._scheme_signals import Site
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import Project
from analyzer.syntax import program as p

_SPELLED = {
    "github": "GitHub", "gitlab": "GitLab", "linkedin": "LinkedIn", "openid": "", "openidconnect": "", "oauth": "", "oauth1": "",
    "saml": "",
    "azure": "Azure AD", "azuread": "Azure AD", "azure-ad": "Azure AD", "oidc": "", "wechat": "WeChat",
}  # fmt: skip
_REST = re.compile(r"(-?(?:oauth(?:1|2|20)?|openid|oidc|token|api|strategy|connect|next|latest|email|ad))+\Z")
_SHOWN = 12


def registered(project: Project) -> dict[int, str]:
    """Return the names under which Passport's strategies are used, by the id of the call that makes one."""
    found = {}
    for call in project.calls:
        arguments = call.node.arguments
        if call.text.endswith(".use") and len(arguments) > 1 and isinstance(arguments[0].value, p.Literal):
            made, _ = project.value(arguments[1].value, call.scope)
            name = arguments[0].value.value
            if isinstance(made, p.Call) and isinstance(name, str):
                found[id(made)] = name
    return found


def provider(kind: str, site: Site, names: dict[int, str]) -> str:
    """Return the name of the provider that a login client is declared for, "" where that is not written. ``names`` are Passport's."""
    if kind not in {"oauth2", "oidc"} or site.call is None:
        return ""
    if id(site.call.node) in names:
        return _spelled(names[id(site.call.node)])
    package = site.package.rpartition("/")[2] if site.package.startswith("@") else site.package
    if package.startswith("passport-"):
        return _spelled(_REST.sub("", re.sub(r"\d+\Z", "", package.removeprefix("passport-"))))
    last = site.text.rstrip("(").rpartition(".")[2].removeprefix("new ")
    named = re.fullmatch(r"(\w+?)(?:SSO|OAuth2)", last)
    if named:
        return _spelled(named[1])
    if site.package == "arctic":
        return last
    return _literal(site.call.node)


def _literal(call: p.Call) -> str:
    """Return the literal name that a client is registered under: ``oauth.register("google")``, ``register(oauth2, {name})``."""
    value = named_argument(call, "name")
    if value is None and call.arguments and call.arguments[0].keyword is None:
        value = call.arguments[0].value
    known = isinstance(value, p.Literal) and isinstance(value.value, str) and re.fullmatch(r"[\w -]{2,30}", value.value)
    return _spelled(value.value) if known else ""


def _spelled(name: str) -> str:
    lowered = name.strip("-").lower()
    return _SPELLED.get(lowered, lowered[:1].upper() + lowered[1:])


def titled(name: str, parts: list[str]) -> str:
    """Return a name with its parts in brackets, at most a dozen of them."""
    if not parts:
        return name
    shown = ", ".join(parts[:_SHOWN]) + (", ..." if len(parts) > _SHOWN else "")
    return f"{name} ({shown})"
