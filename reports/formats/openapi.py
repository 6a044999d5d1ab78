"""OpenAPI 3.1: the endpoints found, parameters from their templates, security from their guards.

``RenderOptions.contract`` narrows it to what an extraction would move. A WebSocket is written as the GET that opens it,
ALL as the five common methods.
https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analyzer.model.http import RARE
from reports.format import Format
from reports.paths import templated
from reports.serial import dump
from reports.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.model.http import Endpoint, GuardUse
    from reports.contract.report import Report
    from reports.contract.service import ServiceReport
    from reports.format import RenderOptions

_ALL = ("get", "post", "put", "patch", "delete")
_ADDITIONAL = "x-additional-operations"
"""Where OpenAPI 3.2 has ``additionalOperations``: methods that 3.1 does not know."""
_BODIES = frozenset({"post", "put", "patch"})
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9]+")
_SCHEMES: dict[str, dict[str, Any]] = {
    "jwt": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "session": {"type": "apiKey", "in": "cookie", "name": "session"},
    "api_key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "oauth2": {"type": "oauth2", "flows": {}},
}
_UNKNOWN = {"type": "apiKey", "in": "header", "name": "Authorization"}
_WORDS = {"oidc": "OpenID Connect", "sso": "Single sign-on", "custom": "A scheme of its own", "": "A guard of unknown scheme"}


def render(report: Report, options: RenderOptions) -> str:
    """The document of one service: ``options.service``, else the headline's. A report without services gives a document without paths."""
    service = _service(report, options.service)
    title = visible(service.name if service else report.source.name) or "service"
    document: dict[str, Any] = {
        "openapi": "3.1.1",
        "info": {
            "title": title,
            "version": visible((report.source.revision or "unversioned")[:12]),
            "description": _description(report, service),
        },
        "paths": {},
    }
    if service:
        endpoints = _moved(report, service) if options.contract else service.endpoints
        document["paths"] = _paths(endpoints)
        schemes = sorted({_scheme(guard) for endpoint in endpoints for guard in endpoint.guards})
        if schemes:
            document["components"] = {"securitySchemes": {scheme: _security_scheme(scheme) for scheme in schemes}}
    return dump(document)


def _service(report: Report, wanted: str) -> ServiceReport | None:
    ranked = sorted(report.services, key=lambda item: item.id != (wanted or report.headline.service))
    return next(iter(ranked), None)


def _description(report: Report, service: ServiceReport | None) -> str:
    others = [visible(item.name) for item in report.services if item is not service]
    beside = f" Other services of the repository: {', '.join(others)}." if others else ""
    return f"Read from the source by {report.tool.name} {report.tool.version}; request and response bodies are not described.{beside}"


def _moved(report: Report, service: ServiceReport) -> tuple[Endpoint, ...]:
    plan = next((item.extraction for item in report.decisions if item.service == service.id), None)
    ids = {entry.id for entry in plan.entries} if plan else set()
    return tuple(endpoint for endpoint in service.endpoints if endpoint.id in ids)


def _paths(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    spelled: dict[str, str] = {}
    ids: set[str] = set()
    for endpoint in endpoints:
        template = templated(endpoint.template)
        text = spelled.setdefault(template.shape, template.text)
        item = paths.setdefault(text, _path_item(text))
        for method in _methods(endpoint):
            holder = item.setdefault(_ADDITIONAL, {}) if method in RARE else item
            operation = holder.get(method)
            if operation is None:
                holder[method] = _operation(endpoint, method, _distinct_id(f"{method} {text}", ids))
            else:
                operation.setdefault("x-also-registered-at", []).append(_place(endpoint))
    return paths


def _path_item(text: str) -> dict[str, Any]:
    names = templated(text).parameters
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
    return {"parameters": parameters} if parameters else {}


def _methods(endpoint: Endpoint) -> tuple[str, ...]:
    if endpoint.method == "ALL":
        return _ALL
    if endpoint.method in RARE:
        return (endpoint.method,)
    return ("get",) if endpoint.method == "WS" else (endpoint.method.lower(),)


def _operation(endpoint: Endpoint, method: str, key: str) -> dict[str, Any]:
    told: dict[str, Any] = {"operationId": key}
    if endpoint.summary:
        told["summary"] = visible(endpoint.summary)
    if endpoint.condition:
        told["description"] = f"Only if: {visible(endpoint.condition)}"
    if method in _BODIES and (endpoint.request_schema or endpoint.upload):
        kind = "multipart/form-data" if endpoint.upload else "application/json"
        told["requestBody"] = {"content": {kind: {"schema": {}}}}
    told["responses"] = _responses(endpoint)
    if endpoint.guards:
        told["security"] = [{_scheme(guard): [] for guard in endpoint.guards}]
    told["x-path"] = visible(endpoint.path)
    told["x-source"] = _place(endpoint)
    told["x-confidence"] = endpoint.confidence
    return told


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.method == "WS":
        return {"101": {"description": "Switching to the WebSocket protocol"}}
    if endpoint.streaming:
        return {"default": {"description": "A stream", "content": {"text/event-stream": {"schema": {"type": "string"}}}}}
    return {"default": {"description": "Not described"}}


def _place(endpoint: Endpoint) -> str:
    return f"{visible(endpoint.location.file)}:{endpoint.location.line}"


def _scheme(guard: GuardUse) -> str:
    return guard.scheme or "unknown"


def _security_scheme(scheme: str) -> dict[str, Any]:
    known = _SCHEMES.get(scheme)
    return known or _UNKNOWN | {"description": _WORDS.get(scheme, _WORDS[""])}


def _distinct_id(text: str, taken: set[str]) -> str:
    base = _NOT_IN_IDS.sub("_", text).strip("_") or "operation"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    taken.add(key)
    return key


FORMAT = Format(name="openapi", suffix=".openapi.json", render=render)
