"""What an endpoint does with a body and an answer: checks the one by a schema, takes files, streams the other.

Read in the handler, in the functions that it calls in one or two steps, and in the middleware that a request meets before it. FastAPI
checks what a parameter's class declares: https://fastapi.tiangolo.com/tutorial/body/. Express and Fastify check where a schema is asked:
``schema.parse(req.body)``, ``celebrate(...)``, ``validationResult(req)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._reach_code import Code, Unit
from analyzer.inventory._scan import REQUEST_ROOTS
from analyzer.inventory.facts import CallSite, Project, Scope, dotted
from analyzer.model.http import Endpoint
from analyzer.model.location import Location
from analyzer.syntax import program as p

_DEPTH = 2
_MOST_UNITS = 24
_MODELS = re.compile(r"^(?:pydantic|sqlmodel|msgspec|dataclasses)[\w.]*:(?:\w+\.)*(?:BaseModel|SQLModel|RootModel|Struct|dataclass)\b")
_BODIES = re.compile(r"^fastapi(?:\.[\w.]+)?:(?:\w+\.)*(?:Body|Form)$")
_FILES = re.compile(r"^(?:fastapi|starlette)(?:\.[\w.]+)?:(?:\w+\.)*(?:File|UploadFile)(?:\(\))?$")
_CHECKS = {
    "parse", "safeParse", "parseAsync", "safeParseAsync", "validate", "validateAsync", "validateSync", "validateOrReject", "is", "assert",
}  # fmt: skip
_SCHEMAS = re.compile(
    r"^(?:joi|@hapi/joi|celebrate|zod(?:/[\w-]+)?|yup|ajv|jsonschema|valibot|superstruct|class-validator|@sinclair/typebox[\w/]*|io-ts"
    r"|fastest-validator|validate\.js|arktype|@vinejs/vine):"
)
_NO_SCHEMAS = {"JSON", "JSON5", "qs", "querystring", "url", "path", "Date", "semver", "cookie", "marked", "YAML", "yaml", "Papa"}
_CHECKERS = re.compile(
    r"^(?:celebrate|express-validator|express-zod-api|zod-express-middleware|express-openapi-validator|express-joi-validation)\b"
)
_STREAMS = re.compile(r"(?:^|[:.])(?:StreamingResponse|EventSourceResponse|ServerSentEvent)$")
_NODE_STREAMS = re.compile(r"^(?:\w+\.)*(?:res|response|reply|rep)(?:\.raw)?\.(?:write|flushHeaders|hijack)$|^(?:\w+\.)*reply\.sse$")
_NODE_FILES = re.compile(r"^(?:\w+\.)*(?:req|request)\.(?:file|files|parts|saveRequestFiles)$")
_UPLOADERS = re.compile(r"^(?:multer|express-fileupload|busboy|connect-busboy|formidable|@fastify/busboy)\b")
_WRAPPED = {"Annotated", "Optional", "list", "List", "Union"}


class Traits(msgspec.Struct):
    """What was seen of one endpoint or function."""

    checked: bool = False
    uploads: bool = False
    streams: bool = False

    def take(self, other: Traits) -> None:
        """Take what another shows."""
        self.checked = self.checked or other.checked
        self.uploads = self.uploads or other.uploads
        self.streams = self.streams or other.streams


def with_traits(inputs: Inputs, endpoints: Sequence[Endpoint], before: Mapping[str, Sequence[Location]]) -> list[Endpoint]:
    """Return the endpoints with what their code does; ``before`` are the functions that a request meets before the handler, by endpoint."""
    places = [item.handler_location for item in endpoints] + [place for found in before.values() for place in found]
    reader = _Reader(inputs, {(place.file, place.line) for place in places if place is not None})
    return [reader.endpoint(item, before.get(item.id, ())) for item in endpoints]


class _Reader:
    def __init__(self, inputs: Inputs, places: set[tuple[str, int]]) -> None:
        self.project = inputs.project
        self.code = Code(inputs.project, places)
        self.known: dict[str, Traits] = {}

    def endpoint(self, item: Endpoint, before: Sequence[Location]) -> Endpoint:
        found = Traits(item.request_schema, item.upload, item.streaming)
        handler = self.code.at(item.handler_location)
        if handler is not None:
            found.take(self.reached(handler))
            if self.project.modules[handler.scope.file].is_python:
                found.take(self.parameters(handler))
        for place in before:
            unit = self.code.at(place)
            if unit is not None and unit is not handler:
                ahead = self.own(unit)
                found.checked = found.checked or ahead.checked or any(_by_library(call) for call in unit.calls)
                found.uploads = found.uploads or ahead.uploads
        for call in self.registrations(item.location):
            found.take(self.registered(call))
        answers = item.response_schema or (handler is not None and self.answers(handler))
        return msgspec.structs.replace(
            item, request_schema=found.checked, response_schema=answers, upload=found.uploads, streaming=found.streams
        )

    def reached(self, start: Unit) -> Traits:
        """Return what a handler shows, with the functions that it calls; a body is checked in the handler's own steps."""
        found, seen, pending = Traits(), {start.id}, [(start, 0)]
        while pending and len(seen) <= _MOST_UNITS:
            unit, depth = pending.pop(0)
            found.take(self.own(unit))
            for target, _ in self.code.runs(unit) if depth < _DEPTH else ():
                if target.id not in seen:
                    seen.add(target.id)
                    pending.append((target, depth + 1))
        return found

    def own(self, unit: Unit) -> Traits:
        if unit.id not in self.known:
            found = self.known[unit.id] = Traits()
            for call in unit.calls:
                found.take(self.call(call))
            facts = self.project.modules[unit.scope.file]
            if facts.is_python:
                return found
            end = unit.line + unit.lines - 1
            touched = {text.split(".", 2)[1] for text, line in facts.touches if text.startswith("req.") and unit.line <= line <= end}
            found.uploads = found.uploads or bool(touched & {"file", "files"})
            found.checked = found.checked or ("body" in touched and any(_by_library(call) for call in unit.calls))
        return self.known[unit.id]

    def call(self, call: CallSite) -> Traits:
        python = self.project.modules[call.file].is_python
        text = call.ref.text if call.ref is not None and not call.ref.local else ""
        if python:
            return Traits(streams=bool(_STREAMS.search(text)))
        last = call.text.rpartition(".")[2]
        asked = (
            last in _CHECKS
            and call.text.partition(".")[0] not in _NO_SCHEMAS
            and any(_of_request(argument.value) for argument in call.node.arguments[:2])
        )
        checked = asked or bool(_CHECKERS.match(text))
        handed = call.node.arguments[-1].value if call.node.arguments else None
        piped = last in {"pipe", "pipeline"} and isinstance(handed, p.Name) and REQUEST_ROOTS.get(handed.id) == "res"
        streams = piped or (call.ref is None and bool(_NODE_STREAMS.match(call.text)))
        uploads = bool(_UPLOADERS.match(text)) or (call.ref is None and bool(_NODE_FILES.match(call.text)))
        return Traits(checked, uploads, streams)

    def registrations(self, place: Location) -> Iterator[CallSite]:
        """Yield the calls that register the route: those that begin on its line."""
        facts = self.project.modules.get(place.file)
        for call in facts.calls if facts is not None and not facts.is_python else ():
            if call.line == place.line:
                yield call

    def registered(self, call: CallSite) -> Traits:
        """Return what stands among a route's arguments as a library's own middleware."""
        found = Traits()
        for argument in call.node.arguments:
            values = argument.value.items if isinstance(argument.value, p.ListDisplay) else [argument.value]
            for value in values[:40]:
                ref = self.project.ref(value.callee if isinstance(value, p.Call) else value, call.scope) if _followed(value) else None
                if ref is not None and not ref.local:
                    found.take(Traits(bool(_CHECKERS.match(ref.text)), bool(_UPLOADERS.match(ref.text))))
        return found

    # --- FastAPI's parameters

    def parameters(self, unit: Unit) -> Traits:
        found = Traits()
        scope = unit.scope.parent or unit.scope
        for parameter in unit.scope.node.parameters[:60]:
            values = [parameter.default] if isinstance(parameter.default, p.Call) else []
            for value, where in [*((value, scope) for value in values), *_types(self.project, parameter.annotation, scope)]:
                found.take(self.declared(value, where))
        return found

    def answers(self, unit: Unit) -> bool:
        """Say whether FastAPI makes the answer's schema from what the handler returns by annotation."""
        if not self.project.modules[unit.scope.file].is_python:
            return False
        scope = unit.scope.parent or unit.scope
        return any(self.declared(value, where).checked for value, where in _types(self.project, unit.scope.node.returns, scope))

    def declared(self, value: Any, scope: Scope) -> Traits:  # noqa: ANN401 - any expression
        """Return what a parameter's class, or the call that describes it, says of the body."""
        ref = self.project.ref(value.callee if isinstance(value, p.Call) else value, scope)
        if ref is None:
            return Traits()
        if not ref.local:
            return Traits(checked=bool(_BODIES.match(ref.text)), uploads=bool(_FILES.match(ref.text)))
        defined = self.project.defined(ref)
        if defined is None or not isinstance(defined.node, p.Class):
            return Traits()
        modelled = any(_MODELS.match(base.text) for base in self.project.bases(defined))
        decorated = any(item.ref is not None and _MODELS.match(item.ref.text) for item in defined.decorators)
        return Traits(checked=modelled or decorated)


def _types(project: Project, annotation: Any, scope: Scope) -> Iterator[tuple[Any, Scope]]:  # noqa: ANN401 - any expression
    """Yield the classes that an annotation names, and the calls in ``Annotated``; none of what a dependency provides."""
    pending: list[tuple[Any, Scope, int]] = [(annotation, scope, 0)]
    while pending:
        node, where, depth = pending.pop(0)
        if depth > 4 or node is None:
            continue
        if isinstance(node, p.Name | p.Member):
            value, inner = project.value(node, where)
            if isinstance(value, p.Index | p.Binary):
                pending.append((value, inner, depth + 1))
            else:
                yield node, where
        elif isinstance(node, p.Binary):
            pending += [(node.left, where, depth + 1), (node.right, where, depth + 1)]
        elif isinstance(node, p.Index) and dotted(node.object).rpartition(".")[2] in _WRAPPED:
            items = node.index.items if isinstance(node.index, p.ListDisplay) else [node.index]
            if not any(
                isinstance(item, p.Call) and dotted(item.callee).rpartition(".")[2] in {"Depends", "Security", "Query"} for item in items
            ):
                pending += [(item, where, depth + 1) for item in items[:8]]
        elif isinstance(node, p.Call):
            yield node, where


def _by_library(call: CallSite) -> bool:
    """Say whether a call asks a schema library whether a value fits."""
    ref = call.ref
    return ref is not None and not ref.local and bool(_SCHEMAS.match(ref.text)) and bool(ref.path) and ref.path[-1] in _CHECKS


def _followed(value: Any) -> bool:  # noqa: ANN401 - any expression
    return isinstance(value, p.Name | p.Member | p.Call)


def _of_request(value: Any) -> bool:  # noqa: ANN401 - any expression
    """Say whether an argument is what a request carries: ``req.body``, ``{ body: req.body }``."""
    if isinstance(value, p.RecordDisplay):
        return any(_of_request(entry.value) for entry in value.entries)
    head, _, rest = dotted(value).partition(".")
    return REQUEST_ROOTS.get(head) == "req" and rest.split(".")[0] in {"body", "query", "params"}
