"""``Reflect``: calls by name, and the metadata that decorators keep.

https://rbuckton.github.io/reflect-metadata/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_objects import prototype_of
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, Invocation, Record, Sequence, Value
from analyzer.interp.wrapping import AROUND

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

LONGEST_CHAIN = 100


def reflect_apply(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.apply(f, this, arguments)``."""
    arguments = items_of(interp, call.argument(2) or NONE)[0]
    return interp.invoke(call.argument(0) or NONE, Invocation(list(arguments), {}, call.site, call.argument(1)))


def metadata_key(call: Invocation, interp: Interpreter, start: int) -> tuple[str, int, str]:
    """Return the key of reflect-metadata's store: name, object, property."""
    return interp.text_of(call.argument(0)) or "", id(put_in_place(call.argument(start))), interp.text_of(call.argument(start + 1)) or ""


def put_in_place(target: Value | None) -> Value | None:
    """Return the function that decorators have put in the place of a method; anything else as it is."""
    return target.fields.get(AROUND, target) if isinstance(target, FunctionValue) else target


def define_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Take ``Reflect.defineMetadata(key, value, target, property)``."""
    interp.metadata[metadata_key(call, interp, 2)] = (call.argument(1) or NONE, call.argument(2) or NONE)
    return NONE


def metadata_decorator(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Reflect.metadata(key, value)``: a decorator of a class, or of a member."""

    def decorate(made: Invocation, interp: Interpreter) -> Value:
        return define_metadata(Invocation([*call.arguments[:2], *made.arguments[:2]], {}, made.site), interp)

    return HostFunction("metadata", decorate)


def kept(call: Invocation, interp: Interpreter) -> Value | None:
    """Return what is kept of an object, or of the nearest one that it inherits from; None where nothing is."""
    name, _, member = metadata_key(call, interp, 1)
    target = put_in_place(call.argument(1))
    for _ in range(LONGEST_CHAIN):
        found = interp.metadata.get((name, id(target), member))
        if found is not None:
            return found[0]
        if not isinstance(target, (Instance, ClassValue, Record)):
            return None
        target = prototype_of(Invocation([target], {}, call.site), interp)
    return None


def get_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.getMetadata(key, target, property)``."""
    return kept(call, interp) or emitted(call, interp)


def has_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.hasMetadata(key, target, property)``."""
    return Const(kept(call, interp) is not None)


def get_own_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.getOwnMetadata(key, target, property)``."""
    found = interp.metadata.get(metadata_key(call, interp, 1))
    return found[0] if found is not None else emitted(call, interp)


def has_own_metadata(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Reflect.hasOwnMetadata(key, target, property)``."""
    return Const(metadata_key(call, interp, 1) in interp.metadata)


def emitted(call: Invocation, interp: Interpreter) -> Value:
    """Return what the compiler keeps of a class by itself, ``design:paramtypes``."""
    target = call.argument(1)
    if isinstance(target, ClassValue) and interp.text_of(call.argument(0)) == "design:paramtypes":
        return constructor_types(target, interp)
    return NONE


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
