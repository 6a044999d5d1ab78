"""express-openapi: the modules of a folder, or of a list, are paths of an OpenAPI document, and their functions its operations.

https://github.com/kogosoftwarellc/open-api/tree/main/packages/express-openapi#readme (version 12)
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from analyzer.frameworks._express_paths import flattened
from analyzer.interp.compiled_names import source_folder
from analyzer.interp.hosts import HostFunction, HostModule, host_of
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.libraries.config import yaml_of
from analyzer.interp.libraries.folders import files_below, folder_of, root
from analyzer.interp.libraries.openapi_documents import read_document
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, Invocation, ModuleValue, Record, Sequence, Value
from analyzer.routing.router import SECURITY, Router, RouteSetup, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

VERBS = ("get", "post", "put", "patch", "delete", "options", "head")
MODULES = (".js", ".cjs", ".mjs", ".ts")
PARAMETER = re.compile(r"\{([^{}/]+)\}")
KINDS = {"bearer": "bearer", "basic": "basic", "apikey": "api_key", "oauth2": "oauth2", "openidconnect": "oauth2"}
MOST = 2_000


def initialize(call: Invocation, interp: Interpreter) -> Value:
    """Take ``initialize({app, apiDoc, paths})``: every operation of every path becomes a route of the application."""
    given = call.argument(0) or NONE
    target = getattr(host_of(interp.get(given, "app")), "router", None)
    if not isinstance(target, Router):
        return NONE
    document = document_of(interp.get(given, "apiDoc"), interp)
    bases = bases_of(document, interp)
    exposed = interp.get(given, "exposeApiDocs")
    if not (isinstance(exposed, Const) and exposed.value is False):
        shown = interp.text_of(interp.get(given, "docsPath")) or "/api-docs"
        library = External("express-openapi", ("docs",))
        record(interp, target, RouteSetup(["GET"], [base + shown for base in bases], [], library, call.site, interp.reasons))
    dependencies = interp.get(given, "dependencies")
    handlers = interp.get(given, "securityHandlers")
    for path, module in paths_of(interp.get(given, "paths"), call, interp)[:MOST]:
        operations = operations_of(module, dependencies, call, interp)
        put(target, [base + path for base in bases], operations, (document, handlers), call, interp)
    named = interp.get(given, "operations")
    for path, item in entries_of(interp, interp.get(document, "paths"))[0].items() if isinstance(named, Record) else ():
        put(target, [base + express_path(path) for base in bases], by_name(item, named, interp), (document, handlers), call, interp)
    return NONE


def by_name(item: Value, named: Value, interp: Interpreter) -> Record:
    """Return the operations of a path of the document, by verb, that there are handlers for under their ``operationId``."""
    asked = ((verb, interp.text_of(interp.get(interp.get(item, verb), "operationId"))) for verb in VERBS)
    return Record({verb: interp.get(named, name) for verb, name in asked if name is not None and HOLE not in name})


def put(target: Router, paths: list[str], operations: Value, secured: tuple[Value, Value], call: Invocation, interp: Interpreter) -> None:
    """Register the operations of one path; ``secured``: the document, and what asks for the credentials that it names."""
    for verb in VERBS:
        given = next((value for name in (verb, verb.upper()) if present(value := interp.get(operations, name))), None)
        chain = flattened([given]) if given is not None else []
        if chain:
            handler = chain[-1]
            site = handler.site if isinstance(handler, FunctionValue) and handler.site.file else call.site
            before = [*security_of(given, handler, secured, interp), *chain[:-1]]
            record(interp, target, RouteSetup([verb.upper()], paths, before, handler, site, interp.reasons))


def security_of(given: Value | None, handler: Value, secured: tuple[Value, Value], interp: Interpreter) -> list[Value]:
    """Return what asks for the credential of an operation, which its description names; nothing where it is optional."""
    document, handlers = secured
    described = [interp.get(value, "apiDoc") for value in (given or NONE, handler)]
    operation = next((value for value in described if isinstance(value, Record)), NONE)
    asked = asked_by(document, operation, interp)
    if not asked or "optional" in asked.lower() or not isinstance(interp.get(handlers, asked), (FunctionValue, External)):
        return []
    return [External("express-openapi", (SECURITY, asked, kind_of(asked, document, interp)))]


def asked_by(document: Value, operation: Value, interp: Interpreter) -> str:
    """Return the security scheme that an operation, or else the document, names; none where it leaves it to the caller."""
    said = interp.get(operation if "security" in getattr(operation, "entries", {}) else document, "security")
    named = [list(entries_of(interp, item)[0]) for item in items_of(interp, said)[0]] if isinstance(said, Sequence) else []
    return named[0][0] if named and all(named) else ""


def kind_of(scheme: str, document: Value, interp: Interpreter) -> str:
    """Return what kind of credential a document says that a scheme asks for."""
    schemes = interp.get(document, "securityDefinitions"), interp.get(interp.get(document, "components"), "securitySchemes")
    said = next((found for place in schemes if isinstance(found := interp.get(place, scheme), Record)), NONE)
    kind = interp.text_of(interp.get(said, "scheme")) or interp.text_of(interp.get(said, "type")) or ""
    return KINDS.get(kind.lower(), "custom")


def present(value: Value) -> bool:
    """Return whether a value is a handler, or a list of them."""
    return isinstance(value, (FunctionValue, Sequence, External))


def operations_of(module: Value, dependencies: Value, call: Invocation, interp: Interpreter) -> Value:
    """Return the operations that a module exports, or that the function makes which it exports, from dependencies by their names."""
    exported = module
    if isinstance(module, (ModuleValue, Record)):
        inner = interp.get(module, "default")
        exported = inner if isinstance(inner, (FunctionValue, Record)) else module
    if not isinstance(exported, FunctionValue):
        return exported
    names = [getattr(parameter.target, "id", "") for parameter in exported.node.parameters]
    return interp.invoke(exported, Invocation([interp.get(dependencies, name) for name in names], {}, call.site))


def paths_of(given: Value, call: Invocation, interp: Interpreter) -> list[tuple[str, Value]]:
    """Return paths and their modules: of folders, or of ``{path, module}``."""
    found: list[tuple[str, Value]] = []
    for item in items_of(interp, given)[0] if isinstance(given, Sequence) else [given]:
        path = interp.text_of(interp.get(item, "path")) if isinstance(item, Record) else None
        if path is not None:
            found.append((express_path(path), interp.get(item, "module")))
        elif isinstance(item, Const):
            found += below(item, call, interp)
    return found


def below(folder: Const, call: Invocation, interp: Interpreter) -> list[tuple[str, Value]]:
    """Return the paths and modules of a folder: a file's name is a path, ``index`` its folder's."""
    place = folder_of(folder, interp, root(interp))
    place = source_folder(place, interp) if place else place
    found: list[tuple[str, Value]] = []
    for file in files_below(interp, place, call) or []:
        name, suffix = posixpath.splitext(posixpath.relpath("/" + file, "/" + (place or "")))
        if suffix in MODULES and not file.endswith(".d.ts") and not name.endswith((".test", ".spec")):
            path = "/" + name.removesuffix("index").rstrip("/") if posixpath.basename(name) == "index" else "/" + name
            found.append((express_path(path), import_javascript(interp, "/" + file, file)))
    return found


def express_path(path: str) -> str:
    """Return an OpenAPI path as Express spells it."""
    return PARAMETER.sub(r":\1", path if path.startswith("/") else "/" + path)


def document_of(given: Value, interp: Interpreter) -> Value:
    """Return the OpenAPI document: an object, what a module exports, a file, or a text of YAML or JSON."""
    text = interp.text_of(given) if isinstance(given, Const) else None
    if text is not None and "\n" in text:
        return yaml_of(interp, text) if HOLE not in text else given
    place = folder_of(given, interp, root(interp)) if isinstance(given, Const) else None
    return read_document(interp, place) if place is not None and interp.world.is_file(place) else given


def bases_of(document: Value, interp: Interpreter) -> list[str]:
    """Return the base paths that a document gives: ``basePath``, or the paths of ``servers``."""
    servers, _ = items_of(interp, interp.get(document, "servers"))
    said = [interp.text_of(interp.get(server, "url")) for server in servers]
    urls = [text for text in (interp.text_of(interp.get(document, "basePath")), *said) if text is not None and HOLE not in text]
    return list(dict.fromkeys(path_of(url) for url in urls)) or [""]


def path_of(url: str) -> str:
    """Return a URL's path as Express spells it, without its last slash; none where it cannot be read."""
    try:
        return PARAMETER.sub(r":\1", urlsplit(url).path.rstrip("/"))
    except ValueError:
        return ""


def openapi_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:express-openapi": HostModule("express-openapi", {"initialize": HostFunction("initialize", initialize)})}
