"""``Reflect``: calls by name, and the metadata that decorators keep.

https://rbuckton.github.io/reflect-metadata/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Invocation, Sequence, Value

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
    target = call.argument(1)
    if found is None and isinstance(target, ClassValue) and interp.text_of(call.argument(0)) == "design:paramtypes":
        return constructor_types(target, interp)
    return found[0] if found is not None else NONE


def constructor_types(target: ClassValue, interp: Interpreter) -> Value:
    """Return what TypeScript emits of a decorated class: the classes that its constructor's parameters name.

    https://www.typescriptlang.org/tsconfig/#emitDecoratorMetadata
    """
    own = [base.members.get("constructor") for base in lineage(target) if isinstance(base, ClassValue)]
    constructor = next((found for found in own if found is not None), None)
    if not isinstance(constructor, FunctionValue) or constructor.scope is None:
        return NONE
    annotations = [parameter.annotation for parameter in constructor.node.parameters]
    found = [interp.evaluate(item, constructor.scope) if item is not None else NONE for item in annotations]
    return Sequence([item if isinstance(item, ClassValue) else External("Object") for item in found])


def has_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.hasMetadata(key, target, property)``."""
    return Const(metadata_key(call, interp, 1) in interp.metadata)
