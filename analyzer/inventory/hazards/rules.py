"""Hazards that need more than one pattern: a rule looks at a whole service and returns the places where it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._scan import REQUEST_ROOTS, CallSite
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import dotted
from analyzer.inventory.hazards.common import Place, Rule, answers_of, calls_of, first_argument, modules_of
from analyzer.inventory.hazards.contract import CONTRACT_RULES
from analyzer.inventory.hazards.order import ORDER_RULES
from analyzer.inventory.hazards.paths import PATH_RULES
from analyzer.inventory.hazards.python import PYTHON_RULES
from analyzer.syntax import program as p

_SYNC_IO = re.compile(r"^(?:node:)?(?:fs|child_process|zlib|crypto|fs-extra):(?:default\.)?\w+Sync$")
_VERBS = {"get", "post", "put", "patch", "delete", "all", "use"}
_SETTERS = {"append", "header", "set", "setHeader"}
_COLLECTIONS = {"Map", "Set", "WeakMap"}


def _next_route(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        first = first_argument(call)
        if call.text == "next" and isinstance(first, p.Literal) and first.value in {"route", "router"}:
            yield call.file, call.line


def _sets_etag(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        first = first_argument(call) if isinstance(call.node.callee, p.Member) and call.node.callee.name in _SETTERS else None
        if isinstance(first, p.Literal) and str(first.value).lower() == "etag":
            yield call.file, call.line


def _of_request(expr: p.Expr, *parts: str) -> bool:
    head, _, rest = dotted(expr).partition(".")
    return REQUEST_ROOTS.get(head) == "req" and rest.split(".")[0].removesuffix("()") in parts


def _array_query(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if call.text != "Array.isArray" and not _joins_lists(call.node.callee):
            continue
        first = first_argument(call)
        if isinstance(first, p.Logical):
            first = first.left
        if first is not None and _of_request(first, "query"):
            yield call.file, call.line


def _joins_lists(callee: p.Expr) -> bool:
    """``[].concat(x)`` makes a list of one or of many."""
    return isinstance(callee, p.Member) and callee.name == "concat" and isinstance(callee.object, p.ListDisplay)


def _coerced_query(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        first = first_argument(call)
        if (
            call.text in {"parseInt", "Number", "parseFloat", "Number.parseInt", "Number.parseFloat"}
            and first is not None
            and _of_request(first, "query", "params")
        ):
            yield call.file, call.line


def _loose_json(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        strict = named_argument(call.node, "strict") if call.text.endswith("json") else None
        if isinstance(strict, p.Literal) and strict.value is False:
            yield call.file, call.line


def _route_schema(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs) if inputs.framework == "fastify" else ():
        if call.text.rsplit(".", 1)[-1] in _VERBS | {"route"}:
            schema = named_argument(call.node, "schema")
            if schema is not None:
                yield call.file, schema.line or call.line


def _response_schema(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs) if inputs.framework == "fastify" else ():
        schema = named_argument(call.node, "schema") if call.text.rsplit(".", 1)[-1] in _VERBS | {"route"} else None
        if isinstance(schema, p.RecordDisplay) and any(
            isinstance(entry.key, p.Literal) and entry.key.value == "response" for entry in schema.entries
        ):
            yield call.file, schema.line


def _bare_zod_parse(inputs: Inputs) -> Iterator[Place]:
    """A parse of the body that nothing turns into a 400: no provider, and no one looks for a ZodError."""
    specifiers = {item.specifier for facts in modules_of(inputs) for item in facts.imports}
    names = {name for facts in modules_of(inputs) for item in facts.imports for name in item.names}
    if not specifiers & {"zod", "zod/v4"} or "fastify-type-provider-zod" in specifiers or "ZodError" in names:
        return
    for call in calls_of(inputs):
        first = first_argument(call)
        if (
            isinstance(call.node.callee, p.Member)
            and call.node.callee.name in {"parse", "parseAsync"}
            and first is not None
            and _of_request(first, "body", "query", "params")
        ):
            yield call.file, call.line


def _date_of_request(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        first = first_argument(call)
        if call.text == "Date" and call.node.new and first is not None and _of_request(first, "body", "query", "params"):
            yield call.file, call.line


def _answers(call: CallSite, *methods: str) -> bool:
    """Say whether a call that begins with a response is one of some methods."""
    return call.text.partition(".")[2].rsplit(".", 1)[-1] in methods


def _special_in_json(inputs: Inputs) -> Iterator[Place]:
    for call in answers_of(inputs):
        first = first_argument(call)
        if (
            _answers(call, "json", "send")
            and isinstance(first, p.Call)
            and dotted(first.callee) in _COLLECTIONS | {"Buffer.from", "BigInt"}
        ):
            yield call.file, call.line


def _text_sent(inputs: Inputs) -> Iterator[Place]:
    for call in answers_of(inputs):
        first = first_argument(call)
        if (
            _answers(call, "send")
            and (isinstance(first, p.Template) or (isinstance(first, p.Literal) and isinstance(first.value, str) and first.value))
        ) or (_answers(call, "send", "end") and isinstance(first, p.Call) and dotted(first.callee) == "JSON.stringify"):
            yield call.file, call.line


def _error_middlewares(inputs: Inputs) -> Iterator[Place]:
    """Functions of four parameters, the first an error, the last ``next``."""
    for facts in modules_of(inputs) if inputs.framework == "express" else ():
        for defined in facts.functions.values():
            names = [parameter.target.id if isinstance(parameter.target, p.Name) else "" for parameter in defined.node.parameters]
            if len(names) == 4 and names[0].lstrip("_").lower().startswith(("err", "ex", "e")) and names[3].lstrip("_") == "next":
                yield facts.file, defined.node.line


def _several_error_middlewares(inputs: Inputs) -> Iterator[Place]:
    found = list(_error_middlewares(inputs))
    yield from found if len(found) > 1 else []


def _unwrapped_async(inputs: Inputs) -> Iterator[Place]:
    """Express 4: an async handler given to a route as it is; its rejection is answered by nobody."""
    version = re.search(r"\d+", inputs.framework_version or "")
    specifiers = {item.specifier for facts in modules_of(inputs) for item in facts.imports}
    if (
        inputs.framework != "express"
        or version is None
        or version[0] != "4"
        or specifiers & {"express-async-errors", "express-promise-router"}
    ):
        return
    for call in calls_of(inputs):
        if call.ref is None or call.ref.origin != "express" or call.ref.path[-1:] == () or call.ref.path[-1] not in _VERBS:
            continue
        for argument in call.node.arguments[1:]:
            defined = (
                inputs.project.defined(inputs.project.ref(argument.value, call.scope))
                if isinstance(argument.value, p.Name | p.Member | p.Function)
                else None
            )
            if defined is not None and isinstance(defined.node, p.Function) and defined.node.is_async and not _caught(defined.node):
                yield call.file, call.line
                break


def _caught(function: p.Function) -> bool:
    return (
        bool(function.body)
        and all(isinstance(item, p.Try | p.Declare) for item in function.body)
        and any(isinstance(item, p.Try) for item in function.body)
    )


def _status_403(inputs: Inputs) -> Iterator[Place]:
    for call in answers_of(inputs):
        first = first_argument(call)
        if _answers(call, "status", "code", "sendStatus") and isinstance(first, p.Literal) and first.value == 403:
            yield call.file, call.line


def _several(inputs: Inputs, wanted: Callable[[CallSite], bool]) -> Iterator[Place]:
    by_file: dict[str, list[int]] = {}
    for call in calls_of(inputs):
        if wanted(call):
            by_file.setdefault(call.file, []).append(call.line)
    yield from ((file, lines[0]) for file, lines in sorted(by_file.items()) if len(lines) > 1)


def _several_use(inputs: Inputs) -> Iterator[Place]:
    return _several(
        inputs,
        lambda call: call.ref is not None and call.ref.origin in {"express", "fastify"} and call.ref.path[-1:] in {("use",), ("addHook",)},
    )


def _several_middlewares(inputs: Inputs) -> Iterator[Place]:
    return _several(inputs, lambda call: call.text.endswith(".add_middleware"))


def _on_finish(inputs: Inputs) -> Iterator[Place]:
    for call in answers_of(inputs):
        first = first_argument(call)
        if _answers(call, "on", "once") and isinstance(first, p.Literal) and first.value in {"finish", "close"}:
            yield call.file, call.line


def _module_collection(inputs: Inputs) -> Iterator[Place]:
    """A Map or Set of the module that a function changes: one copy per process."""
    for facts in modules_of(inputs):
        made = {
            name: value.line
            for name, values in facts.scope.names.items()
            for value, _ in values
            if isinstance(value, p.Call) and value.new and dotted(value.callee) in _COLLECTIONS
        }
        changed = {
            call.text.split(".")[0]
            for call in facts.calls
            if call.function and call.text.rsplit(".", 1)[-1] in {"set", "add", "delete", "clear"}
        }
        yield from ((facts.file, line) for name, line in sorted(made.items()) if name in changed)


def _store_less(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if (
            call.ref is not None
            and not call.ref.local
            and call.ref.origin in {"express-session", "express-rate-limit"}
            and call.ref.path in {(), ("default",), ("rateLimit",)}
            and named_argument(call.node, "store") is None
        ):
            yield call.file, call.line


def _sync_io(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if call.function and call.ref is not None and not call.ref.local and _SYNC_IO.match(call.ref.text):
            yield call.file, call.line


def _pipe_to_response(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        last = call.node.arguments[-1].value if call.node.arguments else None
        if call.text.rsplit(".", 1)[-1] in {"pipe", "pipeline"} and isinstance(last, p.Name) and REQUEST_ROOTS.get(last.id) == "res":
            yield call.file, call.line


def _bare_sort(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if isinstance(call.node.callee, p.Member) and call.node.callee.name == "sort" and not call.node.arguments:
            yield call.file, call.line


RULES: dict[str, Rule] = {
    **CONTRACT_RULES,
    **ORDER_RULES,
    **PATH_RULES,
    **PYTHON_RULES,
    "next-route": _next_route, "array-query": _array_query, "coerced-query": _coerced_query, "loose-json": _loose_json,
    "route-schema": _route_schema, "sets-etag": _sets_etag,
    "response-schema": _response_schema, "bare-zod-parse": _bare_zod_parse, "date-of-request": _date_of_request,
    "special-in-json": _special_in_json,
    "text-sent": _text_sent, "error-middleware": _error_middlewares, "several-error-middlewares": _several_error_middlewares,
    "unwrapped-async": _unwrapped_async, "status-403": _status_403, "several-use": _several_use,
    "several-middlewares": _several_middlewares,
    "on-finish": _on_finish, "module-collection": _module_collection, "store-less": _store_less, "sync-io": _sync_io,
    "pipe-to-response": _pipe_to_response, "bare-sort": _bare_sort,
}  # fmt: skip
