"""The request's path and method, as a probed body sees them: texts that note what they are asked.

Requests that give the same answers meet the same guard, so that a body is run once for each set of answers, not once for each endpoint.
What is used below a path sees in ``req.path`` only the rest: https://expressjs.com/en/4x/api.html#req.path
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, OneOf, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from analyzer.inventory.guards.finding import Finding


class Request(NamedTuple):
    """What is asked for. ``base`` is the path below which the middleware is used, ``config`` and ``schema`` what the route says of itself.

    ``handler`` is the function that answers.
    """

    method: str
    path: str
    base: str = ""
    config: Value = NONE
    handler: Value = NONE
    schema: Value = NONE


def whole(request: Request) -> Value:
    """Return the path."""
    return Const(request.path)


def rest(request: Request) -> Value:
    """Return what is left of the path below the place of the middleware."""
    base = request.base.rstrip("/")
    below = bool(base) and (request.path + "/").startswith(base + "/")
    return Const(request.path[len(base) :] or "/" if below else request.path)


def taken(request: Request) -> Value:
    """Return what the place of the middleware takes off the path."""
    return Const(request.base.rstrip("/"))


def verb(request: Request) -> Value:
    """Return the method; not known where a route takes any."""
    return Const(request.method) if request.method not in {"ALL", "WS"} else Unknown("method")


def socket(request: Request) -> Value:
    """Return whether it is a WebSocket."""
    return Const(request.method == "WS")


def kind(request: Request) -> Value:
    """Return what ASGI calls the kind of a request."""
    return Const("websocket" if request.method == "WS" else "http")


NO_CONFIG = Record()


def config(request: Request) -> Value:
    """Return Fastify's ``config`` of the route, or what a contract of ts-rest says of it."""
    return request.config if isinstance(request.config, Record) else NO_CONFIG


def schema(request: Request) -> Value:
    """Return Fastify's ``schema`` of the route."""
    return request.schema if isinstance(request.schema, Record) or request.schema is NONE else Unknown("schema")


@cache
def mark(name: str) -> Callable[[Request], Value]:
    """Return what asks whether the handler's function, or one that it wraps, has been given an attribute of that name."""

    def of(request: Request) -> Value:
        function: Value | None = request.handler
        for _ in range(WRAPPERS):
            if not isinstance(function, FunctionValue):
                break
            if name in function.fields:
                found = function.fields[name]
                return found if isinstance(found, Const) else Unknown("mark")
            function = function.wraps
        return NONE

    return of


def listed(functions: list[Value], request: Request, trace: list[Question]) -> Value:
    """Return whether the handler's function, or one that it wraps, is among some, noted as asked for: ``endpoint in PUBLIC``."""
    nodes = {id(function.node) for function in functions if isinstance(function, FunctionValue)}

    def of(request: Request) -> Value:
        function: Value | None = request.handler
        for _ in range(WRAPPERS):
            if not isinstance(function, FunctionValue):
                break
            if id(function.node) in nodes:
                return Const(value=True)
            function = function.wraps
        return Const(value=False)

    found = of(request)
    trace.append((of, answer(found)))
    return found


def is_socket(request: Request, trace: list[Question]) -> bool:
    """Return whether a request is for a WebSocket, noted as asked for."""
    found = socket(request)
    trace.append((socket, answer(found)))
    return request.method == "WS"


@cache
def parameter(name: str) -> Callable[[Request], Const]:
    """Return what asks whether the path may have a parameter of that name."""
    found = re.compile(rf"[:{{<*]{re.escape(name)}(?!\w)")
    return lambda request: Const(HOLE in request.path or bool(found.search(request.path)))


def lacks(name: str, request: Request, trace: list[Question]) -> bool:
    """Return whether the path has no parameter of that name, noted as asked for."""
    there = parameter(name)(request)
    trace.append((parameter(name), answer(there)))
    return there.value is False


def marked(name: str, request: Request, trace: list[Question]) -> Value:
    """Return an attribute of the handler's function, None where it has none: one that is noted as asked for."""
    found = mark(name)(request)
    trace.append((mark(name), answer(found)))
    return found


WRAPPERS = 20
PARTS: dict[str, Callable[[Request], Value]] = {
    "path": whole, "rest": rest, "base": taken, "method": verb, "config": config, "schema": schema, "type": kind,
}  # fmt: skip


def part(name: str, request: Request, trace: list[Question]) -> Value:
    """Return a part of the request: a text that notes what it is asked."""
    of = PARTS[name]
    found = of(request)
    readable = isinstance(found, Const)
    if name == "method":
        trace.append((lambda given: Const(isinstance(verb(given), Const)), answer(Const(readable))))
    if readable and found is not NONE:
        return Asked(None, request=request, trace=trace, of=of)
    trace.append((of, answer(found)))
    return found


class Asked(Const, eq=False, kw_only=True):
    """A part of the request, or a text made of it by ``of``. Whoever reads ``value`` has asked for the whole text."""

    request: Request
    trace: list[Question]
    of: Callable[[Request], Value]

    @property  # type: ignore[misc]
    def value(self) -> str | int | float | bool | None:  # type: ignore[override]
        """The text for this path, noted as asked for."""
        found = self.of(self.request)
        self.trace.append((self.of, answer(found)))
        return found.value if isinstance(found, Const) else None

    def truth(self) -> bool:
        """Return whether the text is not empty."""
        found = derived([self], lambda values: Const(bool(getattr(values[0], "value", None))))
        return isinstance(found, Const) and found.value is True


Question = tuple["Callable[[Request], Value]", "Hashable"]


class Answers:
    """What a body came to, by what it had asked the request. A tree: each question leads, by its answer, to the next one or to the end."""

    __slots__ = ("branches", "finding", "question")

    def __init__(self) -> None:
        self.question: Callable[[Request], Value] | None = None
        self.branches: dict[Hashable, Answers] = {}
        self.finding: Finding | None = None

    def recall(self, request: Request) -> Finding | None:
        """Return what the body came to for a request with the same answers, None where there was none."""
        node: Answers | None = self
        while node is not None and node.question is not None:
            node = node.branches.get(answer(node.question(request)))
        return node.finding if node is not None else None

    def learn(self, trace: list[Question], finding: Finding) -> None:
        """Remember what the body came to, and what it had asked on the way."""
        node = self
        for question, given in trace:
            if node.question is None:
                node.question = question
            node = node.branches.setdefault(given, Answers())
        node.finding = finding


def answer(value: Value) -> Hashable:
    """Return what tells one answer from another."""
    if isinstance(value, Const):
        return type(value.value).__name__, value.value, value.soft
    if isinstance(value, OneOf):
        return tuple(answer(option) for option in value.options)
    return ("unknown", value.reason) if isinstance(value, Unknown) else value


def plain(value: Value, request: Request) -> Value:
    """Return a value with the request's text in place of the question."""
    if isinstance(value, Asked):
        return value.of(request)
    if isinstance(value, Sequence) and any(isinstance(item, Asked) for item in value.items):
        return Sequence([plain(item, request) for item in value.items], value.kind, value.open, value.fields)
    return value


def asked_in(values: list[Value]) -> Asked | None:
    """Return the question among some values, None where none depends on the request."""
    for value in values:
        if isinstance(value, Asked):
            return value
        if isinstance(value, Sequence):
            found = next((item for item in value.items if isinstance(item, Asked)), None)
            if found is not None:
                return found
    return None


def derived(values: list[Value], compute: Callable[[list[Value]], Value]) -> Value:
    """Return what ``compute`` makes of values of which some depend on the request: texts stay questions, all else is answered now."""
    first = asked_in(values)
    if first is None:
        return compute(values)
    trace = first.trace

    def of(request: Request) -> Value:
        return hard(compute([plain(value, request) for value in values]))

    found = of(first.request)
    if isinstance(found, Const) and isinstance(found.value, str):
        trace.append((lambda request: Const(isinstance(getattr(of(request), "value", None), str)), answer(Const(value=True))))
        return Asked(None, found.soft, request=first.request, trace=trace, of=of)
    if isinstance(found, Sequence) and all(isinstance(item, Const) for item in found.items):
        trace.append((lambda request: shape(of(request)), answer(shape(found))))
        return Sequence(
            [
                Asked(None, request=first.request, trace=trace, of=lambda request, at=at: item_of(of(request), at))  # type: ignore[misc]
                for at in range(len(found.items))
            ],
            found.kind,
            found.open,
        )
    trace.append((of, answer(found)))
    return found


def hard(value: Value) -> Value:
    """Return what is found of a request with a setting's text: where routes are by that text, paths are compared with it too."""
    return Const(value.value, site=value.site) if isinstance(value, Const) and value.soft else value


def equal(one: Asked, other: Asked) -> bool:
    """Return whether two texts are the same for this request: that alone is asked, not what they are."""
    found = derived([one, other], lambda given: Const(answer(given[0]) == answer(given[1])))
    return isinstance(found, Const) and found.value is True


def shape(value: Value) -> Value:
    """Return how many items a list has."""
    return Const(len(value.items) if isinstance(value, Sequence) else -1)


def item_of(value: Value, at: int) -> Value:
    """Return an item of a list."""
    return value.items[at] if isinstance(value, Sequence) and at < len(value.items) else Const(None)
