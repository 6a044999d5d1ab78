"""Guards of two parts: a dependency says who asks, and the handler refuses where it says nobody; or a setting has one refuse everybody.

https://fastapi.tiangolo.com/reference/security/#fastapi.security.HTTPBearer (``auto_error``)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.instead import others_of
from analyzer.interp.values import FunctionValue, Instance, Value
from analyzer.interp.wrapping import unwrapped
from analyzer.inventory.guards.entry import entry_point
from analyzer.inventory.guards.libraries import scheme_of
from analyzer.inventory.guards.parameters import dependencies
from analyzer.inventory.guards.verdicts import scheme_kind

if TYPE_CHECKING:
    from analyzer.inventory.guards.judge import Judge, Verdict
    from analyzer.inventory.guards.paths import Request


def by_its_handler(judge: Judge, handler: Value | None, request: Request) -> Verdict | None:
    """Return the dependency whose answer a handler refuses by where it is nobody; None where it asks by itself alone, or not at all."""
    inner = unwrapped(handler)[-1] if isinstance(handler, FunctionValue) else None
    if inner is None or not inner.scope.python:
        return None
    asked = [(target, kind) for target in dependencies(judge.interp, inner) if (kind := looked_for(judge, target, request))]
    how, always = judge.refusal(inner, request) if asked else ("", False)
    for target, kind in asked if always else ():
        verdict = judge.judge(target, request)
        if verdict is not None and not verdict.guard:
            return msgspec.structs.replace(verdict, guard=True, scheme=kind, how=how)
    return None


def looked_for(judge: Judge, target: Value, request: Request) -> str:
    """Return the kind of scheme whose credentials a dependency looks for, empty where it looks for none."""
    scheme = scheme_of(judge.interp, target)
    if scheme is not None:
        return scheme.kind
    if not isinstance(target, (FunctionValue, Instance)):
        return ""
    function, arguments, this = entry_point(judge.interp, target)
    if function is None:
        return ""
    found = judge.finding(target, (function, arguments, this), request)
    return scheme_kind(found, function.node.name) if found.reads else ""


def in_its_place(judge: Judge, value: Value, request: Request | None) -> Verdict | None:
    """Return the verdict on a guard in whose place a setting's default has what refuses everybody, None where there is none."""
    if judge.replacing:
        return None
    judge.replacing = True
    try:
        verdicts = [judge.decide(other, request) for other in others_of(judge.interp, value) if isinstance(other, Instance)]
    finally:
        judge.replacing = False
    return next((found for found in verdicts if found is not None and found.guard), None)
