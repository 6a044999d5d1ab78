"""The contract of the new service: its operations, and the OpenAPI document that main backend and service both hold to.

https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from analyzer.model.analysis import Service
from analyzer.model.http import RARE, Endpoint
from analyzer.model.location import Location
from estimators.model import Extraction, Result
from estimators.plan_steps import place
from estimators.scaffold.names import camel, identifier, route, unique
from estimators.size import streams

VERSION = "1.0.0"
PREFIX = "/v1"
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE")
ANY = ("GET", "POST", "PUT", "PATCH", "DELETE")
WITH_BODY = ("POST", "PUT", "PATCH")
OpenApi = dict[str, Any]


class Operation(Result):
    """One method on one path of the service. ``came_from`` says in words what it replaces. ``body`` is how a request carries one."""

    id: str
    group: str
    method: str
    path: str
    parameters: tuple[str, ...]
    body: Literal["none", "json", "file"]
    streaming: bool
    came_from: str

    @property
    def model(self) -> str:
        """The stem of the names of its request and answer models."""
        return camel(self.id)


class Task(Result):
    """One job of the service's worker: its name on the queue and in code."""

    id: str
    came_from: str


class Contract(Result):
    """Everything that the main backend may ask of the service."""

    operations: tuple[Operation, ...]
    sockets: tuple[Operation, ...]
    tasks: tuple[Task, ...]


def contract(service: Service, plan: Extraction | None) -> Contract:
    """Return the operations of moved endpoints and of calls that become remote, and the tasks of moved jobs."""
    moved = {entry.id for entry in plan.entries} if plan else set()
    found: list[Operation] = []
    taken: set[tuple[str, str]] = set()
    for endpoint in sorted(service.endpoints, key=lambda item: (item.template, item.method, item.id)):
        if endpoint.id in moved:
            for operation in _of_endpoint(endpoint, found):
                if (operation.method, _shape(operation.path)) not in taken:
                    taken.add((operation.method, _shape(operation.path)))
                    found.append(operation)
    found += list(_of_calls(plan, found))
    return Contract(
        operations=tuple(item for item in found if item.method != "WS"),
        sockets=tuple(item for item in found if item.method == "WS"),
        tasks=_tasks(plan),
    )


def _of_endpoint(endpoint: Endpoint, found: list[Operation]) -> Iterator[Operation]:
    path, parameters = route(endpoint.template)
    methods = ANY if endpoint.method == "ALL" else ("POST",) if endpoint.method in RARE else (endpoint.method,)
    for method in methods:
        plain = [part for part in path.split("/") if part and "{" not in part]
        yield Operation(
            id=unique(identifier(f"{method} {path}", "call"), {item.id for item in found}),
            group=identifier(
                plain[1] if len(plain) > 1 and plain[0].lower() in ("api", "v1", "v2") else plain[0] if plain else "root", "root"
            ),
            method=method,
            path=f"{PREFIX}{path}",
            parameters=parameters,
            body="file" if endpoint.upload and method in WITH_BODY else "json" if method in WITH_BODY else "none",
            streaming=streams(endpoint),
            came_from=f"{endpoint.method} {endpoint.path}, {place(endpoint.handler_location or endpoint.location)}",
        )


def _of_calls(plan: Extraction | None, found: list[Operation]) -> Iterator[Operation]:
    """Yield an operation for each function of the service that the main backend calls while a request waits."""
    callees: dict[str, Location | None] = {}
    for call in plan.contract if plan else ():
        if call.direction == "main to service" and call.link == "HTTP":
            callees.setdefault(call.callee, call.location)
    taken = {item.id for item in found}
    for callee in sorted(callees):
        name = unique(identifier(f"call {callee}", "call"), taken)
        taken.add(name)
        yield Operation(
            id=name,
            group="calls",
            method="POST",
            path=f"{PREFIX}/calls/{name}",
            parameters=(),
            body="json",
            streaming=False,
            came_from=f"calls of {callee}, {place(callees[callee])}",
        )


def _tasks(plan: Extraction | None) -> tuple[Task, ...]:
    taken: list[Task] = []
    for entry in plan.entries if plan else ():
        if entry.kind == "job":
            name = unique(identifier(entry.name, "job"), {task.id for task in taken})
            taken.append(Task(id=name, came_from=f"{entry.name}, {place(entry.location)}"))
    return tuple(taken)


def document(service_name: str, agreed: Contract) -> OpenApi:
    """Return the OpenAPI 3.1 document of the contract; bodies and answers are open objects until somebody types them."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in agreed.operations:
        paths.setdefault(_openapi_path(operation.path), {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": service_name, "version": VERSION},
        "paths": {path: paths[path] for path in sorted(paths)},
        "components": {"securitySchemes": {"gateway": {"type": "http", "scheme": "bearer"}}},
        "security": [{"gateway": []}],
    }


def _operation(operation: Operation) -> OpenApi:
    answer = {"text/event-stream": {"schema": {"type": "string"}}} if operation.streaming else {"application/json": {"schema": _OPEN}}
    found: OpenApi = {
        "operationId": operation.id,
        "description": f"Replaces {operation.came_from}",
        "responses": {
            "200": {"description": "Done", "content": answer},
            "401": {"description": "Not from the gateway"},
            "501": {"description": "Not written yet"},
        },
    }
    if operation.parameters:
        found["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in operation.parameters
        ]
    if operation.body == "json":
        found["requestBody"] = {"content": {"application/json": {"schema": _OPEN}}}
    if operation.body == "file":
        schema = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]}
        found["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    return found


_OPEN = {"type": "object", "additionalProperties": True}


def _openapi_path(path: str) -> str:
    return path.replace(":path}", "}")


def _shape(path: str) -> str:
    """Return a path with its parameters unnamed: two paths of one shape are one to OpenAPI."""
    return "/".join("{}" if "{" in part else part for part in path.split("/"))
