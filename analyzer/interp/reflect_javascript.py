"""``Reflect``: calls by name, and the metadata that decorators keep.

https://rbuckton.github.io/reflect-metadata/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.iteration import items_of
from analyzer.interp.values import (
    NONE,
    Const,
    Invocation,
    Value,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def reflect_apply(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.apply(f, this, arguments)``."""
    arguments = items_of(interp, call.argument(2) or NONE)[0]
    return interp.invoke(call.argument(0) or NONE, Invocation(list(arguments), {}, call.site, call.argument(1)))


def metadata_key(call: Invocation, interp: Interpreter, start: int) -> tuple[str, int, str]:
    """Return the key of reflect-metadata's store: name, object, property."""
    target = call.argument(start)
    return interp.text_of(call.argument(0)) or "", id(target), interp.text_of(call.argument(start + 1)) or ""


def define_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Reflect.defineMetadata(key, value, target, property)``."""
    interp.metadata[metadata_key(call, interp, 2)] = (call.argument(1) or NONE, call.argument(2) or NONE)
    return NONE


def get_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.getMetadata(key, target, property)``."""
    found = interp.metadata.get(metadata_key(call, interp, 1))
    return found[0] if found is not None else NONE


def has_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.hasMetadata(key, target, property)``."""
    return Const(metadata_key(call, interp, 1) in interp.metadata)
