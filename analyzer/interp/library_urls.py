"""URLs as node takes them apart and puts them together: ``URL``, ``URLSearchParams``, and what came before them.

https://url.spec.whatwg.org/#api, https://nodejs.org/api/url.html, https://nodejs.org/api/querystring.html
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from analyzer.interp.addresses import PARTS, PORTS, Parts, clean_hash, clean_path, clean_query, pairs_of, resolved, taken_apart
from analyzer.interp.hosts import HostClass, HostFunction, HostModule
from analyzer.interp.iteration import entries_of
from analyzer.interp.javascript_conversions import text_of
from analyzer.interp.javascript_errors import throw
from analyzer.interp.javascript_objects import traits
from analyzer.interp.javascript_queries import Parameters, grouped, parse_query, write_query, written_query
from analyzer.interp.javascript_symbols import COMPONENT, decoding, encoding
from analyzer.interp.values import HOLE, NONE, NULL, Const, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_SETTABLE = ("protocol", "host", "hostname", "port", "pathname", "search", "hash", "username", "password")


def new_url(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new URL(path, base)``; of a file's URL, the path relative to its folder."""
    path, base = [*(interp.text_of(argument) or "" for argument in call.arguments), "", ""][:2]
    if base.startswith("file://"):
        return file_url(posixpath.normpath(posixpath.join(posixpath.dirname(base.removeprefix("file://")), path)))
    if HOLE not in path + base:
        found = resolved(path, base)
        if found is not None:
            return filled(Record(kind="url", open=True), found, interp)
        if "//" not in path and not any(isinstance(argument, Const) and argument.soft for argument in call.arguments) and ":" not in path:
            throw(interp, "TypeError", Const("Invalid URL"), code=Const("ERR_INVALID_URL"), input=Const(path))
    return Record({"href": Const(path)}, open=True, kind="url")


def filled(made: Record, parts: Parts, interp: Interpreter) -> Record:
    """Return a URL with its parts; what is written to them, or to its query, changes the whole."""
    texts = {**parts._asdict(), "host": parts.host, "origin": parts.origin, "href": parts.href}
    made.entries |= {name: Const(text, site=interp.site) for name, text in texts.items()}
    query = Parameters()
    query.pairs = pairs_of(parts.search)

    def told(text: str | None, interp: Interpreter) -> None:
        if text is None:
            made.entries["search"] = made.entries["href"] = Unknown("URL", interp.site)
        else:
            after = filled(made, parts._replace(search="?" + text if text else ""), interp)
            after.entries["searchParams"] = query

    query.told = told
    made.entries["searchParams"] = query
    made.entries["toString"] = made.entries["toJSON"] = HostFunction("toString", lambda _c, _i: made.entries["href"])
    traits(made).setters = {name: HostFunction(name, writer(made, parts, name)) for name in _SETTABLE}
    return made


def writer(made: Record, parts: Parts, name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return what takes an assignment to a part of a URL."""

    def write(call: Invocation, interp: Interpreter) -> Value:
        text = text_of(interp, call.argument(0) or NONE)
        if text is None or interp.conditions:
            made.entries[name] = made.entries["href"] = Unknown("URL", call.site)
            return NONE
        if name in {"search", "hash"}:
            sign = "?" if name == "search" else "#"
            text = text if text.startswith(sign) or not text else sign + text
            after = parts._replace(search=clean_query(text)) if name == "search" else parts._replace(hash=clean_hash(text))
        elif name == "pathname":
            after = parts._replace(pathname=clean_path("/" + text.removeprefix("/").replace("?", "%3F").replace("#", "%23")))
        elif name == "protocol":
            after = parts._replace(protocol=text.rstrip(":") + ":")
        elif name == "host":
            host, _, port = text.partition(":")
            after = parts._replace(hostname=host, port=port or parts.port)
        else:
            after = parts._replace(**{name: text})
        filled(made, taken_apart(after.href) or parts, interp)
        return NONE

    return write


def file_url(path: str) -> Record:
    """Return the URL of a file: read as text, its ``href``."""
    return Record({"pathname": Const(path), "href": Const("file://" + path)}, open=True, kind="url")


def can_parse(call: Invocation, interp: Interpreter) -> Value:
    """Return ``URL.canParse(text, base)``."""
    path, base = [*(interp.text_of(argument) or "" for argument in call.arguments), "", ""][:2]
    if HOLE in path + base:
        return Unknown("URL", call.site)
    return Const(value=True) if resolved(path, base) is not None else Const(value=False) if ":" not in path else Unknown("URL", call.site)


def legacy_parse(call: Invocation, interp: Interpreter) -> Value:
    """Return ``url.parse(text, parseQuery)``."""
    text = interp.text_of(call.argument(0))
    if text is None or HOLE in text:
        return Unknown("URL", call.site)
    whole = taken_apart(text)
    rest = PARTS.fullmatch(text) if whole is None else None
    if (whole is None and re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE)) or text.startswith("//"):
        return Unknown("URL", call.site)
    asked = call.argument(1)
    pathname = whole.pathname if whole is not None else rest["path"] if rest is not None else ""
    search = whole.search if whole is not None else (rest["search"] or "" if rest is not None else "")
    fragment = whole.hash if whole is not None else (rest["hash"] or "" if rest is not None else "")
    auth = ":".join(filter(None, (whole.username, whole.password))) if whole is not None else ""
    parts: dict[str, Value] = {
        name: Const(value, site=call.site) if value else NULL
        for name, value in {
            "protocol": whole.protocol if whole is not None else "", "auth": unquote(auth),
            "host": whole.host if whole is not None else "",
            "port": whole.port if whole is not None else "", "hostname": whole.hostname if whole is not None else "", "hash": fragment,
            "search": search, "query": search[1:], "pathname": pathname, "path": pathname + search,
            "href": whole.href if whole is not None else text,
        }.items()
    }  # fmt: skip
    parts["slashes"] = Const(value=True) if whole is not None else NULL
    if isinstance(asked, Const) and asked.value:
        parts["query"] = grouped(pairs_of(search), call)
    return Record(parts)


def legacy_resolve(call: Invocation, interp: Interpreter) -> Value:
    """Return ``url.resolve(from, to)``."""
    start, path = [*(interp.text_of(argument) or "" for argument in call.arguments), "", ""][:2]
    return Unknown("URL", call.site) if HOLE in start + path else Const(urljoin(start, path), site=call.site)


def legacy_format(call: Invocation, interp: Interpreter) -> Value:
    """Return ``url.format(parts)``."""
    given = call.argument(0)
    if isinstance(given, Const):
        return given
    if not isinstance(given, Record) or (given.open and given.kind != "url"):
        return Unknown("URL", call.site)
    if given.kind == "url":
        return given.entries.get("href", NONE)
    parts = {name: interp.text_of(given.entries.get(name)) or "" for name in ("protocol", "auth", "host", "hostname", "port", "pathname")}
    parts |= {name: interp.text_of(given.entries.get(name)) or "" for name in ("search", "hash")}
    query = given.entries.get("query")
    if isinstance(query, Record):
        parts["search"] = parts["search"] or "?" + written_query(entries_of(interp, query)[0], interp)
    host = parts["host"] or parts["hostname"] + (f":{parts['port']}" if parts["port"] else "")
    protocol = parts["protocol"] + (":" if parts["protocol"] and not parts["protocol"].endswith(":") else "")
    slashes = host or protocol in PORTS
    path = "/" + parts["pathname"].removeprefix("/") if host and parts["pathname"] else parts["pathname"]
    search = parts["search"] if parts["search"].startswith("?") or not parts["search"] else "?" + parts["search"]
    fragment = parts["hash"] if parts["hash"].startswith("#") or not parts["hash"] else "#" + parts["hash"]
    auth = f"{parts['auth']}@" if parts["auth"] else ""
    return Const(protocol + ("//" if slashes else "") + auth + host + path + search.rstrip("?") + fragment, site=call.site)


def path_url(call: Invocation, interp: Interpreter) -> Value:
    """Return ``pathToFileURL(path)``."""
    text = interp.text_of(call.argument(0))
    return file_url(text.removeprefix("file://")) if text is not None else Unknown("path")


def file_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``fileURLToPath(url)``."""
    value = call.argument(0)
    if isinstance(value, Record):
        value = value.entries.get("pathname")
    text = interp.text_of(value)
    return Const(text.removeprefix("file://"), site=call.site) if text is not None else Unknown("path")


def url_globals() -> dict[str, Value]:
    """Return the global names that are about URLs."""
    members: dict[str, Value] = {"name": Const("URL"), "canParse": HostFunction("canParse", can_parse)}
    return {"URL": HostModule("URL", members, new_url), "URLSearchParams": HostClass("URLSearchParams", Parameters)}


def url_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    functions = {
        "fileURLToPath": file_path, "pathToFileURL": path_url, "parse": legacy_parse, "resolve": legacy_resolve, "format": legacy_format,
    }  # fmt: skip
    queries: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "parse": parse_query, "decode": parse_query, "stringify": write_query, "encode": write_query,
        "escape": encoding(COMPONENT), "unescape": decoding(""),
    }  # fmt: skip
    known: dict[str, Value] = {name: HostFunction(name, body) for name, body in functions.items()}
    return {
        "npm:url": HostModule("url", {**known, **url_globals()}),
        "npm:querystring": HostModule("querystring", {name: HostFunction(name, body) for name, body in queries.items()}),
    }
