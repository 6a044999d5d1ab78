"""URLs in their parts, as the URL standard takes them apart and writes them.

https://url.spec.whatwg.org/#url-parsing
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, quote_plus, unquote_plus

_WHOLE = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]*:)//(?:(?P<auth>[^/?#@]*)@)?(?P<host>[^/?#@]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?P<name>[\w.~-]*|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5})?)?", re.ASCII)
PARTS = re.compile(r"(?P<path>[^?#]*)(?P<search>\?[^#]*)?(?P<hash>#.*)?", re.DOTALL)
PORTS = {"http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21"}
"""Protocols whose URLs have a host and a path, and the port that they leave out."""
_IN_PATH = "!$%&'()*+,-./:;=@[]_~|^\\"
_IN_QUERY = "!$%&()*+,-./:;=?@[]_~`{}|^\\"


class Parts(NamedTuple):
    """A URL in its parts."""

    protocol: str
    username: str
    password: str
    hostname: str
    port: str
    pathname: str
    search: str
    hash: str

    @property
    def host(self) -> str:
        """Return the host with its port."""
        return f"{self.hostname}:{self.port}" if self.port else self.hostname

    @property
    def origin(self) -> str:
        """Return what pages of one origin share."""
        return f"{self.protocol}//{self.host}" if self.protocol in PORTS else "null"

    @property
    def href(self) -> str:
        """Return the URL as a text."""
        secret = f":{self.password}" if self.password else ""
        auth = f"{self.username}{secret}@" if self.username or secret else ""
        return f"{self.protocol}//{auth}{self.host}{self.pathname}{self.search}{self.hash}"


def taken_apart(text: str) -> Parts | None:
    """Return the parts of an absolute URL with a host; None for any other text."""
    found = _WHOLE.fullmatch(text.strip())
    host = _HOST.fullmatch(found["host"]) if found is not None else None
    if found is None or host is None:
        return None
    protocol = found["protocol"].lower()
    special = protocol in PORTS
    if (special and not host["name"]) or (host["port"] and int(host["port"]) > 65_535):
        return None
    rest = PARTS.fullmatch(found["rest"].replace("\\", "/") if special else found["rest"])
    if rest is None:
        return None
    username, _, password = (found["auth"] or "").partition(":")
    port = str(int(host["port"])) if host["port"] else ""
    return Parts(
        protocol, quote(username, safe="!$%&'()*+,-._~"), quote(password, safe="!$%&'()*+,-._~"),
        host["name"].lower() if special else host["name"], "" if port == PORTS.get(protocol) else port,
        clean_path(rest["path"], special=special), clean_query(rest["search"] or ""), clean_hash(rest["hash"] or ""),
    )  # fmt: skip


def clean_path(path: str, *, special: bool = True) -> str:
    """Return a path without dots for folders, with what may not stand in it encoded."""
    kept: list[str] = []
    pieces = path.split("/")[1:] if path else []
    for position, piece in enumerate(pieces):
        last = position == len(pieces) - 1
        if piece == "..":
            del kept[-1:]
        if piece in {".", ".."}:
            kept += [""] if last else []
        else:
            kept.append(piece)
    return "/" + quote("/".join(kept), safe=_IN_PATH) if kept or special else ""


def clean_query(search: str) -> str:
    """Return a query with its question mark, none where it is empty."""
    return quote(search, safe=_IN_QUERY) if len(search) > 1 else ""


def clean_hash(text: str) -> str:
    """Return a fragment with its sign, none where it is empty."""
    return "#" + quote(text[1:], safe=_IN_QUERY.replace("`", "") + "'#") if len(text) > 1 else ""


def resolved(text: str, base: str) -> Parts | None:
    """Return the parts of a URL that may be relative to another."""
    whole = taken_apart(text)
    if whole is not None or not base:
        return whole
    start = taken_apart(base)
    if start is None or re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        return None
    if text.startswith("//"):
        return taken_apart(start.protocol + text)
    parts = PARTS.fullmatch(text.replace("\\", "/"))
    if parts is None:
        return None
    path, search = parts["path"], clean_query(parts["search"] or "")
    if not path:
        return start._replace(search=search or start.search, hash=clean_hash(parts["hash"] or ""))
    folder = path if path.startswith("/") else start.pathname.rpartition("/")[0] + "/" + path
    return start._replace(pathname=clean_path(folder), search=search, hash=clean_hash(parts["hash"] or ""))


def form_text(text: str) -> str:
    """Return a text as forms encode it."""
    return quote_plus(text, safe="*-._").replace("~", "%7E")


def pairs_of(query: str) -> list[tuple[str, str]]:
    """Return the pairs of a query."""
    pieces = [piece.partition("=") for piece in query.removeprefix("?").split("&") if piece]
    return [(unquote_plus(key), unquote_plus(value)) for key, _, value in pieces]
