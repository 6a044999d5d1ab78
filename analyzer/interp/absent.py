"""Files of the repository that it does not hold: a build makes them, or they were never committed. What they register is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.handlers import is_missing
from analyzer.interp.values import MISSING, External, Invocation, Unknown, Value
from analyzer.interp.wording import describe

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def note_absent(interp: Interpreter, value: Value, call: Invocation) -> bool:
    """Say of a call that registers something, or is handed what registers, whether it leads to a file which is not there; note it if so."""
    while isinstance(value, External) and value.base is not None:
        value = value.base
    if is_missing(value):
        interp.note("file that is not in the repository", describe(call.node), call.site)
    return is_missing(value)


def answer(interp: Interpreter, callee: Value, call: Invocation, through: Value | None) -> Value:
    """Return what calling something unknown gives: what it was handed that wrappers hand back, else what is as little known, or there."""
    if through is None:
        return Unknown(MISSING if is_missing(callee) else "call of an unknown function", call.site)
    note_absent(interp, callee, call)
    return through
