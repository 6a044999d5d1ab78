"""Hazards that lie in an order or in what counts as true: where the code itself shows that the other stack would read it differently.

https://expressjs.com/en/guide/using-middleware.html, https://docs.python.org/3/library/stdtypes.html#truth-value-testing
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._scan import CallSite, Instance, ModuleFacts, Scope, dotted
from analyzer.inventory.hazards.common import Place, Rule, modules_of
from analyzer.syntax import program as p
from analyzer.syntax import walking

_VERBS = {"get", "post", "put", "patch", "delete"}
_MIDDLEWARE_PARAMETERS = {2, 3}
_COLLECTIONS = {"Array", "ReadonlyArray", "list", "List", "dict", "Dict", "set", "Set", "Sequence", "Mapping", "frozenset"}
_MAYBE = {"Optional", "Annotated"}
_MOST = 30
_TESTING: frozenset[type] = frozenset({p.If, p.Conditional, p.While})


def _late_middleware(inputs: Inputs) -> Iterator[Place]:
    """Express: a function that is put into use between two routes of one router serves the second alone."""
    for facts in modules_of(inputs) if inputs.framework == "express" else ():
        by_router: dict[tuple[str, str], list[CallSite]] = {}
        for call in facts.calls:
            if isinstance(call.node.callee, p.Member) and call.node.callee.name in _VERBS | {"use"}:
                by_router.setdefault((dotted(call.node.callee.object), call.function), []).append(call)
        for (router, _), calls in sorted(by_router.items()):
            routes = [call.line for call in calls if call.node.callee.name in _VERBS and _is_route(call)]  # type: ignore[union-attr]
            for call in calls if router and routes else ():
                if min(routes) < call.line < max(routes) and _uses_function(inputs, call):
                    yield call.file, call.line


def _is_route(call: CallSite) -> bool:
    first = call.node.arguments[0].value if call.node.arguments else None
    text = first.value if isinstance(first, p.Literal) else None
    return isinstance(text, str) and text.startswith("/") and len(call.node.arguments) > 1


def _uses_function(inputs: Inputs, call: CallSite) -> bool:
    """Say whether ``use`` is given one function of the shape of middleware, and no path: no router, no handler of errors."""
    callee, arguments = call.node.callee, call.node.arguments
    if not isinstance(callee, p.Member) or callee.name != "use" or len(arguments) != 1:
        return False
    value: Any = arguments[0].value
    if isinstance(value, p.Name | p.Member):
        defined = inputs.project.defined(inputs.project.ref(value, call.scope))
        value = defined.node if defined is not None else None
    return isinstance(value, p.Function) and len(value.parameters) in _MIDDLEWARE_PARAMETERS


def _late_route(inputs: Inputs) -> Iterator[Place]:
    """FastAPI: a route that is added to a router below the line that includes it."""
    for facts in modules_of(inputs) if inputs.framework == "fastapi" else ():
        included: dict[str, int] = {}
        for call in facts.calls:
            if call.text.endswith(".include_router") and call.node.arguments and not call.function:
                included.setdefault(dotted(call.node.arguments[0].value), call.line)
        for decoration in facts.decorations if included else ():
            holder, _, verb = dotted(decoration.expr).rpartition(".")
            if verb in _VERBS and holder in included and decoration.line > included[holder]:
                yield facts.file, decoration.line


def _collection_as_condition(inputs: Inputs) -> Iterator[Place]:
    """A list or mapping that is asked for as a condition: empty, it is true in JavaScript and false in Python."""
    count = 0
    for facts in modules_of(inputs):
        for line in sorted(set(_asked_for(facts))):
            yield facts.file, line
            count += 1
        if count >= _MOST:
            return


def _asked_for(facts: ModuleFacts) -> Iterator[int]:
    for defined in facts.functions.values():
        known = {name for name, values in defined.scope.names.items() if _is_collection(values)}
        if not known:
            continue
        for node in walking.walk(defined.node.body, into_functions=False):
            kind: type = node.__class__
            if kind in _TESTING:
                test = node.test.operand if isinstance(node.test, p.Unary) and node.test.operator in {"not", "!"} else node.test
                if isinstance(test, p.Name) and test.id in known:
                    yield node.line or test.line


def _is_collection(values: list[tuple[Any, Scope]]) -> bool:
    """Say whether a name is annotated as a list or mapping, or never given anything but a display of one."""
    given = [value for value, _ in values if value is not None]
    typed = [value.annotation for value in given if isinstance(value, Instance)]
    if typed:
        return _names_collection(typed[0])
    return bool(given) and all(isinstance(value, p.ListDisplay | p.RecordDisplay | p.Comprehension) for value in given)


def _names_collection(annotation: Any) -> bool:  # noqa: ANN401 - any expression
    for _ in range(8):
        if isinstance(annotation, p.Binary) and annotation.operator == "|":
            annotation = annotation.left
        elif isinstance(annotation, p.Index) and dotted(annotation.object).rsplit(".", 1)[-1] in _MAYBE:
            inner = annotation.index
            annotation = inner.items[0] if isinstance(inner, p.ListDisplay) and inner.items else inner
        else:
            break
    holder = annotation.object if isinstance(annotation, p.Index) else annotation
    return dotted(holder).rsplit(".", 1)[-1] in _COLLECTIONS


ORDER_RULES: dict[str, Rule] = {
    "late-middleware": _late_middleware,
    "late-route": _late_route,
    "collection-as-condition": _collection_as_condition,
}
