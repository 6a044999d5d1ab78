"""What a metaclass of the repository does when a class of it is made: registries of routes and views live there.

https://docs.python.org/3/reference/datamodel.html#metaclasses
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.syntax import program as p


def metaclass_of(interp: Interpreter, cls: ClassValue) -> ClassValue | None:
    """Return the repository's own metaclass of a class, by the first of its bases that names one."""
    for base in lineage(cls):
        if isinstance(base, ClassValue):
            for item in base.node.keywords:
                if item.keyword == "metaclass":
                    kind = interp.evaluate(item.value, base.scope)
                    return kind if isinstance(kind, ClassValue) else None
    return None


def made_by_metaclass(interp: Interpreter, cls: ClassValue) -> None:
    """Run the metaclass's ``__new__`` and ``__init__``: what they put among the members is the class's."""
    kind = metaclass_of(interp, cls)
    if kind is None:
        return
    keywords = keywords_of(interp, cls.node, cls.scope)
    for name in ("__new__", "__init__"):
        hook = next((base.members[name] for base in lineage(kind) if isinstance(base, ClassValue) and name in base.members), None)
        if isinstance(hook, FunctionValue):
            this: Value = kind if name == "__new__" else cls
            given: list[Value] = [Const(cls.name), Sequence(list(cls.bases), "tuple"), Record(cls.members, kind="dict")]
            interp.making.append(cls)
            try:
                interp.invoke(hook, Invocation([this, *given], keywords, interp.site, this))
            finally:
                interp.making.pop()


def keywords_of(interp: Interpreter, node: p.Class, scope: Scope) -> dict[str, Value]:
    """Return what stands beside the bases of a class: ``class Users(View, prefix="/users")``."""
    return {item.keyword: interp.evaluate(item.value, scope) for item in node.keywords if item.keyword and item.keyword != "metaclass"}


def class_in_making(interp: Interpreter) -> Value:
    """Return what ``super().__new__(mcs, name, bases, members)`` returns in a metaclass."""
    return interp.making[-1] if interp.making else NONE
