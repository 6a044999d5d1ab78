"""fastify-openapi-glue: a plugin that registers every operation of an OpenAPI document, each handled by a service's function.

https://github.com/seriousme/fastify-openapi-glue#options
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.frameworks._fastify_types import HostPlugin
from analyzer.interp.hosts import host_of
from analyzer.interp.iteration import entries_of
from analyzer.interp.libraries.openapi_documents import read_document
from analyzer.interp.library_node import file_of
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
PARAMETER = re.compile(r"\{(\w+)\}")


class Glue(HostPlugin):
    """The plugin, which is the package's default export and bears its name too."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the plugin itself."""
        return self if name in {"default", "fastifyOpenapiGlue"} else None


def register(call: Invocation, interp: Interpreter) -> Value:
    """Take the plugin's call with its closure and options; a prefix is the closure's already, ``basePath`` counts where there is none."""
    context, options = host_of(call.argument(0)), call.argument(1) or NONE
    if context is None or not hasattr(context, "hooks"):
        return NONE
    document = document_of(interp.get(options, "specification"), interp)
    paths, is_open = entries_of(interp, interp.get(document, "paths"))
    if is_open and not paths:
        interp.note("OpenAPI document that is not known", "fastify-openapi-glue", call.site)
    base = None if present(interp.get(options, "prefix"), interp) else interp.text_of(interp.get(document, "basePath"))
    for path, item in interp.within(list(paths.items())):
        operations, _ = entries_of(interp, item)
        for verb, operation in operations.items():
            if verb.lower() in VERBS:
                url = (base or "").rstrip("/") + PARAMETER.sub(r":\1", path)
                put(context, verb.upper(), url, handler_of(operation, options, interp), call, interp)  # type: ignore[arg-type]
    return NONE


def put(context: PluginContext, method: str, url: str, handler: Value, call: Invocation, interp: Interpreter) -> None:
    """Register one operation, at the place of its handler where that is known."""
    site = handler.site if isinstance(handler, FunctionValue) and handler.site.file else call.site
    context.route(Invocation([Record({"method": Const(method), "url": Const(url), "handler": handler})], {}, site), interp)


def present(value: Value, interp: Interpreter) -> bool:
    """Return whether an option is given as a text that is not empty."""
    return bool(interp.text_of(value))


def document_of(given: Value, interp: Interpreter) -> Value:
    """Return the document: an object, or a file of JSON or YAML."""
    text = interp.text_of(given) if isinstance(given, Const) else None
    place = file_of(given, interp) if text is not None and HOLE not in text else None
    if place is None:
        return given
    return read_document(interp, place)


def handler_of(operation: Value, options: Value, interp: Interpreter) -> Value:
    """Return the service's function for an operation's name; one that is missing answers with an error."""
    name = interp.text_of(interp.get(operation, "operationId"))
    return interp.get(interp.get(options, "service"), name) if name is not None and HOLE not in name else NONE


def openapi_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:fastify-openapi-glue": Glue("fastify-openapi-glue", register)}
