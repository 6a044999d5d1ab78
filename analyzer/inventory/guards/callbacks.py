"""Functions that code out of sight was given, in a probed middleware: run as if it called them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import (
    FunctionValue,
    Value,
)
from analyzer.inventory.guards.values import (
    NEXT,
    REQUEST,
    RESPONSE,
    UNKNOWN,
    Closure,
    Derived,
    Thrown,
)

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe
    from analyzer.syntax import program as p


DEPTH = 10
ERRORS = frozenset({"err", "error", "e", "exc"})


def run_callbacks(probe: Probe, arguments: list[Value], kind: str | None, error: Value = UNKNOWN) -> None:
    """Run the functions that code out of sight was given: their parameters by their names; ``error`` is what it calls back with."""
    for value in arguments:
        if isinstance(value, (Closure, FunctionValue)) and probe.depth < DEPTH:
            probe.raised.append([])
            try:
                probe.enter(value, [callback_argument(parameter, kind, error) for parameter in value.node.parameters], {}, None)
            except Thrown as thrown:
                probe.may_raise(*thrown.error)
            raised = probe.raised.pop()
            probe.raised[-1].extend(raised)


def callback_argument(parameter: p.Parameter, kind: str | None, error: Value) -> Value:
    """Return what a callback's parameter stands for."""
    name = getattr(parameter.target, "id", "").lstrip("_").lower()
    part = {"req": REQUEST, "request": REQUEST, "res": RESPONSE, "reply": RESPONSE, "response": RESPONSE, "next": NEXT, "done": NEXT}.get(
        name
    )
    if part is not None:
        return part
    if name in ERRORS:
        return error
    if name in {"user", "decoded", "payload", "account", "session", "token", "claims", "verified"}:
        return Derived(kind or "token")
    return Derived(kind) if kind else UNKNOWN
