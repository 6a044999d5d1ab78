"""oas-tools: every operation of an OpenAPI document becomes a route; settings lie in ``.oastoolsrc``, the manifest and the call.

https://github.com/oas-tools/oas-tools (``@oas-tools/core`` from version 3 on, ``oas-tools`` before)
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._express_openapi import VERBS, asked_by, bases_of, express_path, kind_of
from analyzer.frameworks._express_operations import text_in
from analyzer.frameworks._fastify_openapi import document_of
from analyzer.interp.decoded import read_json
from analyzer.interp.hosts import HostModule, function, host_of
from analyzer.interp.iteration import entries_of
from analyzer.interp.libraries.folders import folder_of, root
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import NONE, Const, External, FunctionValue, Invocation, Record, Value
from analyzer.routing.router import SECURITY, Router, RouteSetup, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

CORE, OLD = "@oas-tools/core", "oas-tools"
DOCUMENT, CONTROLLERS, SETTINGS = "api/oas-file.yaml", "controllers", ".oastoolsrc"
NAMED = ("x-router-controller", "x-swagger-router-controller")
UNNAMED = re.compile(r"[^A-Za-z0-9.]")


class Served(msgspec.Struct, eq=False):
    """What is to be served: a document, by the modules of a folder, below a path, guarded or not."""

    document: Value
    folder: str | None
    base: str
    guarded: bool


def serve(target: Value | None, served: Served, call: Invocation, interp: Interpreter) -> None:
    """Register every operation of a document, whatever its controller is."""
    router = getattr(host_of(target), "router", None)
    if not isinstance(router, Router):
        return
    paths, is_open = entries_of(interp, interp.get(served.document, "paths"))
    if is_open and not paths:
        interp.note("OpenAPI document that is not known", CORE, call.site)
    for path, item in interp.within(list(paths.items())):
        for verb in (*VERBS, "trace"):
            operation = interp.get(item, verb)
            if not isinstance(operation, Record):
                continue
            handler = handler_of(served, path, item, operation, interp)
            site = handler.site if isinstance(handler, FunctionValue) and handler.site.file else call.site
            asked = asked_by(served.document, operation, interp) if served.guarded else ""
            chain: list[Value] = [External(CORE, (SECURITY, asked, kind_of(asked, served.document, interp)))] if asked else []
            setup = RouteSetup([verb.upper()], [served.base + express_path(path)], chain, handler, site, interp.reasons)
            record(interp, router, setup)


def handler_of(served: Served, path: str, item: Value, operation: Value, interp: Interpreter) -> Value:
    """Return what answers an operation, by the names that the document says or else its path makes."""
    plain = UNNAMED.sub("", path)
    controller = text_in([operation, item], NAMED, interp) or f"{plain}Controller"
    name = text_in([operation], ("operationId",), interp) or f"func{plain}"
    listed = sorted(interp.world.listing(served.folder)) if served.folder is not None else []
    file = next((file for file in listed if posixpath.splitext(file)[0] == controller), None)
    file = file or next((file for file in listed if controller in file), None)
    if file is None or served.folder is None:
        return External(CORE, (controller, name))
    place = posixpath.join(served.folder, file)
    found = interp.get(import_javascript(interp, "/" + place, place), name)
    return External(CORE, (controller, name)) if isinstance(found, Const) else found


def initialize(call: Invocation, interp: Interpreter) -> Value:
    """Take ``initialize(app, config)`` of version 3."""
    base = root(interp)
    manifest = read_json(interp, posixpath.join(base, "package.json").lstrip("/"))
    said = [call.argument(1) or NONE, read_json(interp, posixpath.join(base, SETTINGS).lstrip("/")), interp.get(manifest, OLD)]
    routing = [setting(place, ("middleware", "router", "controllers"), interp) for place in said]
    checks = [setting(place, ("middleware", "security", "disable"), interp) for place in said]
    documents = [setting(place, ("oasFile",), interp) for place in said]
    disabled = next((value.value for value in checks if isinstance(value, Const) and value.value is not None), True)
    document = document_of(first(documents, DOCUMENT, interp), interp)
    folder = folder_of(first(routing, CONTROLLERS, interp), interp, base)
    serve(call.argument(0), Served(document, folder, "", disabled is False), call, interp)
    return External(CORE, ("initialize", "()"), tuple(call.arguments), {}, call.site)


def setting(place: Value, names: tuple[str, ...], interp: Interpreter) -> Value:
    """Return a setting within settings."""
    for name in names:
        place = interp.get(place, name)
    return place


def first(said: list[Value], default: str, interp: Interpreter) -> Value:
    """Return the first setting that is a text, or the default."""
    return next((value for value in said if interp.text_of(value) and isinstance(value, Const)), Const(default))


def old_module() -> HostModule:
    """Return what ``oas-tools`` exports: ``configure(options)``, then ``initialize(document, app, callback)``."""
    held: list[Value] = []

    def configure(call: Invocation, _interp: Interpreter) -> Value:
        held[:] = call.arguments[:1]
        return NONE

    def start(call: Invocation, interp: Interpreter) -> Value:
        options, document = held[0] if held else NONE, call.argument(0) or NONE
        checks = interp.get(options, "oasSecurity")
        folder = folder_of(first([interp.get(options, "controllers")], CONTROLLERS, interp), interp, root(interp))
        guarded = isinstance(checks, Const) and checks.value is True
        serve(call.argument(1), Served(document, folder, bases_of(document, interp)[0], guarded), call, interp)
        return interp.invoke(call.argument(2) or NONE, Invocation([], {}, call.site))

    return HostModule(OLD, {"configure": function("configure", configure), "initialize": function("initialize", start)})


def oas_tools_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:" + CORE: HostModule(CORE, {"initialize": function("initialize", initialize)}), "npm:" + OLD: old_module()}
