"""What is there only when something is installed: a value that came out of a plugin, and what it registers.

https://packaging.python.org/en/latest/guides/creating-and-discovering-plugins/
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from analyzer.interp.values import Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def only_when(interp: Interpreter, value: Value, why: str) -> Value:
    """Return ``value``; from now on it is there only when ``why`` holds, "" for always."""
    if why:
        interp.optional[id(value)] = (value, why)
    return value


def when(interp: Interpreter, value: Value) -> str:
    """Return when a value, or one of a tuple's, is there; "" for always."""
    found = interp.optional.get(id(value))
    if found is not None:
        return found[1]
    if isinstance(value, Sequence) and value.kind == "tuple":
        return next((interp.optional[id(item)][1] for item in value.items[:4] if id(item) in interp.optional), "")
    return ""


def supposing(interp: Interpreter, value: Value) -> AbstractContextManager[None]:
    """Run a block for a value: what it registers is there only when the value is."""
    return labelled(interp, when(interp, value) if interp.optional else "")


def labelled(interp: Interpreter, why: str) -> AbstractContextManager[None]:
    """Run a block under a condition, "" for none."""
    return interp.labelled(why) if why else nullcontext()
