"""Hazards of a Python source: rules over the whole service. See `rules`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import Scope
from analyzer.inventory.hazards.common import Place, Rule, calls_of, first_argument, modules_of
from analyzer.syntax import program as p

_BLOCKING = re.compile(
    r"^(?:requests:|time:sleep$|urllib\.request:urlopen|psycopg2:|boto3:|subprocess:(?:run|call|check_output|check_call)$|pymysql:|smtplib:)"
)
_OF_TEXT = {"decode", "encode", "endswith", "format", "join", "lower", "replace", "rsplit", "split", "startswith", "strip", "upper"}
_HEAVY = re.compile(r"^(?:pandas|PIL[\w.]*|sklearn[\w.]*|cv2|torch|transformers|numpy\.linalg|openpyxl|pdfplumber|fitz):")


def _pydantic_pattern(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if (
            call.ref is not None
            and call.ref.origin.startswith(("pydantic", "fastapi"))
            and named_argument(call.node, "pattern", "regex") is not None
        ):
            yield call.file, call.line


def _pydantic_strict(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        strict = named_argument(call.node, "strict")
        if (
            call.ref is not None
            and call.ref.origin.startswith(("pydantic", "fastapi"))
            and isinstance(strict, p.Literal)
            and strict.value is True
        ):
            yield call.file, call.line


def _naive_now(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if call.ref is not None and call.ref.text in {"datetime:datetime.now", "datetime:datetime.today"} and not call.node.arguments:
            yield call.file, call.line


def _dumps_returned(inputs: Inputs) -> Iterator[Place]:
    routes = {
        decoration.on
        for facts in modules_of(inputs)
        for decoration in facts.decorations
        if decoration.ref is not None and decoration.ref.origin.startswith("fastapi")
    }
    for facts in modules_of(inputs):
        for name, defined in facts.functions.items():
            for value in defined.scope.returns if name in routes else ():
                ref = inputs.project.ref(value.callee, defined.scope) if isinstance(value, p.Call) else None
                if ref is not None and ref.text == "json:dumps":
                    yield facts.file, value.line


def _plain_redirect(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if (
            call.ref is not None
            and call.ref.path[-1:] == ("RedirectResponse",)
            and named_argument(call.node, "status_code") is None
            and len(call.node.arguments) < 2
        ):
            yield call.file, call.line


def _yielding_dependency(inputs: Inputs) -> Iterator[Place]:
    seen: set[int] = set()
    for call in calls_of(inputs):
        first = first_argument(call)
        if call.ref is not None and call.ref.path[-1:] in {("Depends",), ("Security",)} and first is not None:
            defined = inputs.project.defined(inputs.project.ref(first, call.scope))
            if defined is not None and isinstance(defined.node, p.Function) and defined.node.generator and id(defined) not in seen:
                seen.add(id(defined))
                yield defined.file, defined.node.line


def _inside_async(scope: Scope) -> bool:
    current: Scope | None = scope
    while current is not None and current.kind != "function":
        current = current.parent
    return current is not None and isinstance(current.node, p.Function) and current.node.is_async


def _blocking_in_async(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if not _inside_async(call.scope):
            continue
        library = call.ref is not None and not call.ref.local and _BLOCKING.match(call.ref.text) and call.ref.path[-1] not in _OF_TEXT
        if library or (call.ref is None and call.text == "open"):
            yield call.file, call.line


def _heavy_in_async(inputs: Inputs) -> Iterator[Place]:
    for call in calls_of(inputs):
        if call.ref is not None and not call.ref.local and _HEAVY.match(call.ref.text) and _inside_async(call.scope):
            yield call.file, call.line


PYTHON_RULES: dict[str, Rule] = {
    "pydantic-pattern": _pydantic_pattern, "pydantic-strict": _pydantic_strict, "naive-now": _naive_now, "dumps-returned": _dumps_returned,
    "plain-redirect": _plain_redirect, "yielding-dependency": _yielding_dependency, "blocking-in-async": _blocking_in_async,
    "heavy-in-async": _heavy_in_async,
}  # fmt: skip
