"""Realtime: servers, namespaces and routes that keep a connection open, and the application's own socket events.

Clients (`socket.io-client`, `new WebSocket(url)`, `EventSource`) are consumers and count nothing; `connection`, `disconnect` and `error`
are lifecycle. An SSE stream is an ordinary endpoint that answers `text/event-stream`: one per function.
https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from analyzer.catalog.load import LibraryEntry
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs, unique_ids
from analyzer.inventory._job_reading import texts_of
from analyzer.inventory._passed import Passed
from analyzer.inventory._shapes import is_call, is_decorator, named_argument
from analyzer.inventory.facts import CallSite, Project, Ref, dotted
from analyzer.model.location import Location
from analyzer.model.work import Realtime
from analyzer.syntax import program as p

Kind = Literal["socketio", "websocket", "sse", "other"]
_LIFECYCLE = {
    "connection",
    "connect",
    "disconnect",
    "disconnecting",
    "error",
    "close",
    "message_error",
    "connect_error",
    "data",
    "end",
    "timeout",
    "open",
    "ping",
    "pong",
}
_IO = "socket.io"
_SOCKET = re.compile(r"(?:socket|sock)\.on\Z")
_FASTIFY_SOCKETS = {"@fastify/websocket", "fastify-websocket"}
_FASTIFY_STREAMS = {"fastify-sse-v2", "@fastify/sse"}
_STREAM = "text/event-stream"
_ANSWERS = {"setHeader", "writeHead", "set", "header", "type", "contentType", "StreamingResponse", "Response", "headers", "streamSSE"}


class _Found(msgspec.Struct, frozen=True):
    kind: Kind
    name: str
    library: str | None
    file: str
    line: int


def find_realtime(inputs: Inputs) -> tuple[Realtime, ...]:
    """Return the service's realtime channels, by file and line."""
    project = inputs.project
    index = inputs.of_concern("realtime")
    found = {*_servers(project, index), *_streams(project), *_stream_classes(project), *_routes(inputs), *_events(project)}
    found |= set(_served(inputs, {(item.file, item.line) for item in found if item.kind == "websocket"}))
    found = {item for item in _once(found) if not inputs.browser_script(item.file)}
    ordered = sorted(found, key=lambda item: (item.file, item.line, item.name, item.kind, item.library or ""))
    named = unique_ids(ordered, lambda item: f"{item.kind}:{item.name}")
    return tuple(
        Realtime(id=key, kind=item.kind, name=item.name, library=item.library, location=Location(file=item.file, line=item.line))
        for key, item in named.items()
    )


def _served(inputs: Inputs, known: set[tuple[str, int]]) -> Iterator[_Found]:
    """Yield the WebSocket routes that are served and that no signal has shown: those of a router of the repository's own class."""
    library = {"fastapi": "pypi:fastapi-websocket", "fastify": "npm:@fastify/websocket"}.get(inputs.framework)
    for endpoint in inputs.endpoints:
        place = (endpoint.location.file, endpoint.location.line)
        if endpoint.method == "WS" and place not in known:
            known.add(place)
            yield _Found("websocket", endpoint.path, library, *place)


def _servers(project: Project, index: Index) -> Iterator[_Found]:
    for call in project.calls:
        for entry in index.of_ref(call.ref, python=project.modules[call.file].is_python):
            if any(is_call(shape, call) for shape in entry.endpoint_signals):
                named = named_argument(call.node, "path", "namespace")
                text = (
                    project.constant(named, call.scope) if named is not None else next(iter(texts_of(project, call.node, call.scope)), "")
                )
                if entry.category == "sse":
                    text = _function(call)
                yield _Found(_kind(entry), text or entry.name, entry.id, call.file, call.line)
    for decoration in project.decorations:
        python = project.modules[decoration.file].is_python
        for entry in index.of_ref(decoration.ref, python=python):
            if any(is_decorator(shape, decoration) for shape in (*entry.endpoint_signals, *entry.event_signals)):
                texts = texts_of(project, decoration.call, decoration.scope) if decoration.call is not None else []
                name = texts[0] if texts else decoration.on.rsplit(".", 1)[-1]
                if name not in _LIFECYCLE:
                    yield _Found(_kind(entry), name, entry.id, decoration.file, decoration.line)


def _kind(entry: LibraryEntry) -> Kind:
    if entry.wire_protocol.startswith("socket.io"):
        return "socketio"
    if entry.category == "sse":
        return "sse"
    return "websocket" if entry.wire_protocol == "RFC 6455" or entry.category == "websocket" else "other"


def _streams(project: Project) -> Iterator[_Found]:
    seen: set[tuple[str, str]] = set()
    for call in project.calls:
        last = call.text.removesuffix("()").rsplit(".", 1)[-1]
        if last in _ANSWERS and _answers_stream(call.node) and (call.file, call.function) not in seen:
            seen.add((call.file, call.function))
            yield _Found("sse", _function(call), None, call.file, call.line)


def _once(found: set[_Found]) -> Iterator[_Found]:
    """Give one stream for each function, the first."""
    seen: set[tuple[str, str]] = set()
    for item in sorted(found, key=lambda item: (item.file, item.line, item.name, item.library or "")):
        if item.kind != "sse" or (item.file, item.name) not in seen:
            seen.add((item.file, item.name))
            yield item


def _function(call: CallSite) -> str:
    return call.function if call.function and "<anonymous>" not in call.function else f"stream at line {call.line}"


def _stream_classes(project: Project) -> Iterator[_Found]:
    """Find FastAPI's routes that say by ``response_class`` that they stream.

    https://fastapi.tiangolo.com/tutorial/server-sent-events/
    """
    for decoration in project.decorations:
        value = named_argument(decoration.call, "response_class") if decoration.call is not None else None
        ref = project.ref(value, decoration.scope) if value is not None else None
        if ref is not None and not ref.local and ref.path[-1:] == ("EventSourceResponse",):
            name = decoration.on.rsplit(".", 1)[-1]
            yield _Found("sse", name, "pypi:sse-starlette", decoration.file, max(decoration.line, 1))


def _answers_stream(call: p.Call) -> bool:
    for argument in call.arguments:
        values = [argument.value]
        if isinstance(argument.value, p.RecordDisplay):
            values = [
                entry.value
                for entry in argument.value.entries
                if isinstance(entry.key, p.Literal) and str(entry.key.value).lower() == "content-type"
            ]
        for value in values:
            if isinstance(value, p.Literal) and isinstance(value.value, str) and value.value.startswith(_STREAM):
                return True
    return False


def _routes(inputs: Inputs) -> Iterator[_Found]:
    """Find what is written on the framework's own objects: Fastify's ``{ websocket: true }``, express-ws's ``app.ws(path)``."""
    project = inputs.project
    imported = {item.specifier for facts in project.modules.values() if not facts.is_python for item in facts.imports if not item.type_only}
    for call in project.calls:
        if project.modules[call.file].is_python or not isinstance(call.node.callee, p.Member):
            continue
        method = call.node.callee.name
        text = next(iter(texts_of(project, call.node, call.scope)), "")
        if method == "register":
            plugin = project.ref(call.node.arguments[0].value, call.scope) if call.node.arguments else None
            if plugin is not None and plugin.origin == "fastify-socket.io" and not plugin.local:
                yield _Found("socketio", "Socket.IO server", "npm:socket.io", call.file, call.line)
        elif (inputs.framework == "fastify" or imported & _FASTIFY_SOCKETS) and method in {"get", "route"}:
            option = named_argument(call.node, "websocket", "wsHandler")
            url = named_argument(call.node, "url")
            if option is not None and not (isinstance(option, p.Literal) and option.value is False):
                path = text or (project.constant(url, call.scope) if url is not None else "") or "/"
                yield _Found("websocket", path, "npm:@fastify/websocket", call.file, call.line)
        elif method == "sse" and imported & _FASTIFY_STREAMS:
            yield _Found("sse", _function(call), f"npm:{min(imported & _FASTIFY_STREAMS)}", call.file, call.line)
        elif method in {"get", "route"} and "@fastify/sse" in imported and named_argument(call.node, "sse") is not None:
            yield _Found("sse", text or "/", "npm:@fastify/sse", call.file, call.line)
        elif method == "ws" and "express-ws" in imported and text.startswith("/"):
            yield _Found("websocket", text, "npm:express-ws", call.file, call.line)


def _events(project: Project) -> Iterator[_Found]:
    """Find ``socket.on("name")`` in a service that runs a Socket.IO server, and the namespaces of a server that was handed on."""
    if not any(item.specifier == "socket.io" and not item.type_only for facts in project.modules.values() for item in facts.imports):
        return
    passed = Passed(project)
    calls = [call for call in project.calls if isinstance(call.node.callee, p.Member) and call.node.callee.name in {"on", "once", "of"}]
    calls = [call for call in calls if not project.modules[call.file].is_python]
    for call in calls:
        _connect(project, passed, call)
    for call in calls:
        event = next(iter(texts_of(project, call.node, call.scope)), "") or _constant(call.node)
        if not event or event in _LIFECYCLE:
            continue
        known = passed.call(call) if call.ref is None or call.ref.local or call.ref.origin == _IO else None
        path = known.ref.path if known is not None and known.ref.origin == _IO else ()
        if path[:1] == ("Socket()",) or (_SOCKET.match(call.text) and _is_server_socket(project, call)):
            yield _Found("socketio", f"event {event}", "npm:socket.io", call.file, call.line)


def _constant(call: p.Call) -> str:
    """Return the constant that stands for the name of an event, as it is written: ``Events.LOGIN.toString()``."""
    value = call.arguments[0].value if call.arguments else None
    value = value.callee.object if isinstance(value, p.Call) and isinstance(value.callee, p.Member) and not value.arguments else value
    text = dotted(value) if isinstance(value, p.Member) else ""
    return text if text[:1].isupper() else ""


def _connect(project: Project, passed: Passed, call: CallSite) -> None:
    """Note that what handles connections of a Socket.IO server is called with a socket."""
    on = passed.call(call) if {"connection", "connect"} & set(texts_of(project, call.node, call.scope)) else None
    if on is None or on.ref.origin != _IO:
        return
    value = call.node.arguments[-1].value
    bound = value.callee if isinstance(value, p.Call) else None
    if isinstance(bound, p.Member) and bound.name == "bind":
        value = bound.object
    handler = project.defined(project.ref(value, call.scope))
    if handler is not None and isinstance(handler.node, p.Function):
        passed.give(handler.scope, Ref(_IO, ("Socket()",)))


def _is_server_socket(project: Project, call: CallSite) -> bool:
    """A socket made by ``net``, ``ws`` or a client library is none of the server's."""
    ref = project.ref(call.node.callee.object, call.scope) if isinstance(call.node.callee, p.Member) else None
    return ref is None or ref.local or ref.origin == "socket.io"
