"""Python's descriptors: class attributes that say themselves what they are, asked of an object or of its class.

https://docs.python.org/3/howto/descriptor.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.inspection import decorator_name
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, Invocation, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.syntax import program as p

OF_CLASS = "__of_class__"
"""Marks a property that the class has, not its objects alone: ``@classmethod`` over ``@property``, a library's ``@classproperty``."""
NAMES = frozenset({"classproperty", "class_property"})


def method_of(value: Instance, name: str) -> FunctionValue | None:
    """Return a method of an object's class, None where it has none."""
    found = next((base.members[name] for base in lineage(value.cls) if isinstance(base, ClassValue) and name in base.members), None)
    return found if isinstance(found, FunctionValue) else None


def described(interp: Interpreter, found: Instance, this: Value | None, order: list[Value]) -> Value:
    """Return what ``__get__`` of a class attribute says, the attribute itself where it has no such method."""
    get = method_of(found, "__get__")
    if get is None or interp.active.get(id(get.node)):
        return found
    owner = this.cls if isinstance(this, Instance) else order[0]
    return interp.invoke(get, Invocation([found, this if isinstance(this, Instance) else NONE, owner], {}, interp.site))


def of_class(interp: Interpreter, getter: FunctionValue, this: Value, order: list[Value]) -> Value:
    """Return a property that is asked of the class."""
    owner = this.cls if isinstance(this, Instance) else order[0]
    return interp.invoke(getter, Invocation([owner], {}, interp.site))


def is_property_of_class(interp: Interpreter, member: p.Function, body: Scope) -> bool:
    """Return whether a method is decorated as a class's property by a library; the repository's own decorator says itself what it does."""
    if len(member.decorators) != 1 or decorator_name(member.decorators[0]) not in NAMES:
        return False
    return isinstance(interp.evaluate(member.decorators[0], body), (External, Unknown))


def name_them(interp: Interpreter, cls: ClassValue) -> None:
    """Tell the descriptors of a new class their names: ``__set_name__``."""
    for name, value in list(cls.members.items()):
        told = method_of(value, "__set_name__") if isinstance(value, Instance) and value.cls.python else None
        if told is not None:
            interp.invoke(told, Invocation([value, cls, Const(name)], {}, interp.site))
